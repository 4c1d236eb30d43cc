//! The face for build scripts.

mod features;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostics, Severity, Sources};
use crate::name::is_identifier;
use crate::{Failure, Generated, Options, Output, Stamp, generate, parallel};

/// A build script's work; begun by [`build`].
#[derive(Debug, Default)]
#[must_use = "nothing is generated before `run`"]
pub struct Build {
    documents: Vec<Document>,
    /// What is said before the first document, for all of them.
    common: Settings,
    strict: bool,
    keep_going: bool,
    out_dir: Option<PathBuf>,
}

/// A document, and what is wanted of it.
#[derive(Debug)]
struct Document {
    module: String,
    path: PathBuf,
    settings: Settings,
}

/// What is wanted of a document.
#[derive(Debug, Clone, Default, Hash)]
struct Settings {
    options: Options,
    tree: bool,
}

/// Begins the work of a build script.
///
/// ```no_run
/// tintype_codegen::build().document("petstore", "specs/petstore.yaml").run();
/// ```
pub fn build() -> Build {
    Build::default()
}

impl Build {
    /// Generates `<module>.rs` from the document at `path`, which is relative to the package. The settings `overlay` to
    /// `tree` that follow are about this document; those before the first one are about all.
    pub fn document(mut self, module: impl Into<String>, path: impl Into<PathBuf>) -> Build {
        self.documents.push(Document { module: module.into(), path: path.into(), settings: self.common.clone() });
        self
    }

    /// Applies the OpenAPI Overlay at `path` to the document, after those that were named before.
    ///
    /// ```no_run
    /// tintype_codegen::build()
    ///     .document("petstore", "specs/petstore.yaml")
    ///     .overlay("specs/petstore.overlay.yaml")
    ///     .run();
    /// ```
    pub fn overlay(self, path: impl Into<PathBuf>) -> Build {
        self.set(|settings| settings.options.overlays.push(path.into()))
    }

    /// Generates the operations with one of these tags, and only the types that they need; see [`Options::tags`].
    pub fn tags<T: Into<String>>(self, tags: impl IntoIterator<Item = T>) -> Build {
        self.set(|settings| settings.options.tags.extend(tags.into_iter().map(Into::into)))
    }

    /// Generates the operations on one of these paths; see [`Options::paths`].
    pub fn paths<T: Into<String>>(self, paths: impl IntoIterator<Item = T>) -> Build {
        self.set(|settings| settings.options.paths.extend(paths.into_iter().map(Into::into)))
    }

    /// Generates the operations with one of these ids; see [`Options::operations`].
    pub fn operations<T: Into<String>>(self, ids: impl IntoIterator<Item = T>) -> Build {
        self.set(|settings| settings.options.operations.extend(ids.into_iter().map(Into::into)))
    }

    /// Generates types and no client; see [`Options::types_only`].
    pub fn types_only(self) -> Build {
        self.set(|settings| settings.options.types_only = true)
    }

    /// Puts what belongs to a tag behind a Cargo feature; see [`Options::features_per_tag`].
    pub fn features_per_tag(self, features: bool) -> Build {
        self.set(|settings| settings.options.features_per_tag = features)
    }

    /// Makes formats describe and no more; see [`Options::format_annotation`].
    pub fn format_annotation(self, annotation: bool) -> Build {
        self.set(|settings| settings.options.format_annotation = annotation)
    }

    /// Has a format checked by the function at this path; see [`Options::formats`].
    ///
    /// ```no_run
    /// tintype_codegen::build()
    ///     .document("petstore", "specs/petstore.yaml")
    ///     .format("phone", "crate::formats::is_phone")
    ///     .run();
    /// ```
    pub fn format(self, name: impl Into<String>, function: impl Into<String>) -> Build {
        self.set(|settings| drop(settings.options.formats.insert(name.into(), function.into())))
    }

    /// Has patterns that look around or refer back matched; see [`Options::backtracking`].
    pub fn backtracking(self, backtracking: bool) -> Build {
        self.set(|settings| settings.options.backtracking = backtracking)
    }

    /// Writes a folder `<module>` with `mod.rs` and a file for each component, instead of `<module>.rs`.
    pub fn tree(self, tree: bool) -> Build {
        self.set(|settings| settings.tree = tree)
    }

    fn set(mut self, set: impl FnOnce(&mut Settings)) -> Build {
        set(match self.documents.last_mut() {
            Some(document) => &mut document.settings,
            None => &mut self.common,
        });
        self
    }

    /// Makes every warning an error.
    pub fn strict(mut self, strict: bool) -> Build {
        self.strict = strict;
        self
    }

    /// Generates what is left where parts of a document are at fault; see [`Options::keep_going`].
    pub fn keep_going(mut self, keep_going: bool) -> Build {
        self.keep_going = keep_going;
        self
    }

    /// Writes into this folder instead of `OUT_DIR`.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Build {
        self.out_dir = Some(folder.into());
        self
    }

    /// Generates everything. Tells cargo which files were read, shows warnings and errors with their places, and ends
    /// the process with status 1 if a document has errors. A document that has not changed is not generated again; those
    /// that have are generated side by side.
    pub fn run(self) {
        let mut lines = Vec::new();
        let done = self.try_run(&mut lines);
        for line in lines {
            println!("{line}");
        }
        if !done {
            std::process::exit(1);
        }
    }

    /// The work of [`run`](Build::run), with the lines for cargo given back instead of printed; false after an error.
    pub fn try_run(&self, lines: &mut Vec<String>) -> bool {
        let Some(folder) = self.out_dir.clone().or_else(|| std::env::var_os("OUT_DIR").map(PathBuf::from)) else {
            tell(lines, "error", "OUT_DIR is not set: this is to run in a build script");
            return false;
        };
        // Side by side, two documents would write one file.
        let mut modules = HashSet::new();
        let (first, again): (Vec<_>, Vec<_>) = self.documents.iter().partition(|it| modules.insert(&it.module));
        for document in &again {
            tell(lines, "error", &format!("{:?} is the module of two documents", document.module));
        }
        let results = parallel::map(&first, |document| {
            let mut lines = Vec::new();
            let done = self.one(&folder, document, &mut lines);
            (done, lines)
        });
        let mut done = again.is_empty();
        let mut watched = HashSet::new();
        for (document_done, document_lines) in results {
            done &= document_done;
            let is_new = |line: &String| !line.starts_with(WATCH) || watched.insert(line.clone());
            lines.extend(document_lines.into_iter().filter(is_new));
        }
        done
    }

    fn one(&self, folder: &Path, document: &Document, lines: &mut Vec<String>) -> bool {
        let Document { module, path, settings } = document;
        if !is_module(module) {
            tell(lines, "error", &format!("{module:?} is no name for a module"));
            return false;
        }
        let mut settings = settings.clone();
        settings.options.strict = self.strict;
        settings.options.keep_going = self.keep_going;
        settings.one(folder, module, path, lines)
    }
}

impl Settings {
    fn one(&self, folder: &Path, module: &str, path: &Path, lines: &mut Vec<String>) -> bool {
        watch(path, lines);
        self.options.overlays.iter().for_each(|overlay| watch(overlay, lines));
        let target = folder.join(if self.tree { module.to_owned() } else { format!("{module}.rs") });
        let stamp = folder.join(format!("{module}.stamp"));
        // What the manifest lacks is said, until it has it.
        let manifest = self.options.features_per_tag.then(|| features::manifest(lines)).flatten();
        let decisive = (self, path, &target, &manifest);
        if let Some(last) = Stamp::fresh(&stamp, &decisive) {
            last.read.iter().for_each(|file| watch(file, lines));
            lines.extend(last.said.lines().map(str::to_owned));
            return true;
        }
        match generate(path, &self.options) {
            Ok(generated) => {
                generated.files().into_iter().for_each(|file| watch(file, lines));
                let checked = generated.checked();
                let shown = lines.len();
                show(lines, &checked.diagnostics, &checked.sources);
                if let Some(manifest) = &manifest {
                    features::tell_undeclared(&checked.features, manifest, lines);
                }
                let said = lines.iter().skip(shown).map(|line| format!("{line}\n")).collect();
                let failed = match self.write(&target, &generated) {
                    Err(error) => Some((&target, error)),
                    Ok(written) => {
                        Stamp::keep(&stamp, &generated, written, said, &decisive).err().map(|error| (&stamp, error))
                    }
                };
                if let Some((file, error)) = &failed {
                    tell(lines, "error", &format!("{}: {error}", file.display()));
                }
                failed.is_none()
            }
            Err(Failure::Io(path, error)) => {
                tell(lines, "error", &format!("{}: {error}", path.display()));
                false
            }
            Err(Failure::Document(refused)) => {
                let sources = &refused.sources;
                sources.files().for_each(|file| watch(sources.path(file), lines));
                show(lines, &refused.diagnostics, sources);
                false
            }
        }
    }

    /// Writes the module; the files of it.
    fn write(&self, target: &Path, generated: &Generated) -> std::io::Result<Vec<PathBuf>> {
        if !self.tree {
            return Output::write(target, &generated.text()).map(|_| vec![target.to_owned()]);
        }
        let tree = generated.tree();
        tree.write(target)?;
        Ok(tree.files().map(|(path, _)| target.join(path)).collect())
    }
}

/// Whether a name can be that of a module and of a file.
fn is_module(name: &str) -> bool {
    is_identifier(name) && name.len() < 200
}

/// How cargo is told of a file that was read.
const WATCH: &str = "cargo::rerun-if-changed=";

fn watch(path: &Path, lines: &mut Vec<String>) {
    if let Some(path) = path.to_str().filter(|path| !path.contains(['\n', '\r'])) {
        lines.push(format!("{WATCH}{path}"));
    }
}

/// Shows each diagnostic as cargo shows a line of a build script: `file:line:column: message`, and the help.
fn show(lines: &mut Vec<String>, diagnostics: &Diagnostics, sources: &Sources) {
    for diagnostic in diagnostics.iter() {
        let (line, column) = sources.line_column(diagnostic.span);
        let path = sources.path(diagnostic.span.file).display();
        let help = diagnostic.help.as_ref().map(|help| format!("; {help}")).unwrap_or_default();
        let level = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        tell(lines, level, &format!("{path}:{line}:{column}: {} [{}]{help}", diagnostic.message, diagnostic.code));
    }
}

/// One line for cargo. Nothing of a document can begin another: controls become blanks.
fn tell(lines: &mut Vec<String>, level: &str, message: &str) {
    let message: String =
        message.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect();
    lines.push(format!("cargo::{level}={message}"));
}
