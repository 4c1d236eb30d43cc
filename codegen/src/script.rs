//! The face for build scripts.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::diagnostic::{Diagnostics, Severity, Sources};
use crate::{Failure, Options, Output, generate};

/// A build script's work; begun by [`build`].
#[derive(Debug, Default)]
#[must_use = "nothing is generated before `run`"]
pub struct Build {
    documents: Vec<(String, PathBuf)>,
    options: Options,
    out_dir: Option<PathBuf>,
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
    /// Generates `<module>.rs` from the document at `path`, which is relative to the package.
    pub fn document(mut self, module: impl Into<String>, path: impl Into<PathBuf>) -> Build {
        self.documents.push((module.into(), path.into()));
        self
    }

    /// Makes every warning an error.
    pub fn strict(mut self, strict: bool) -> Build {
        self.options.strict = strict;
        self
    }

    /// Generates what is left where parts of a document are at fault; see [`Options::keep_going`].
    pub fn keep_going(mut self, keep_going: bool) -> Build {
        self.options.keep_going = keep_going;
        self
    }

    /// Writes into this folder instead of `OUT_DIR`.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Build {
        self.out_dir = Some(folder.into());
        self
    }

    /// Generates everything. Tells cargo which files were read, shows warnings and errors with their places, and ends
    /// the process with status 1 if a document has errors. A document that has not changed is not generated again.
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
        let mut done = true;
        for (module, path) in &self.documents {
            if !is_module(module) {
                tell(lines, "error", &format!("{module:?} is no name for a module"));
                done = false;
                continue;
            }
            done &= self.one(&folder, module, path, lines);
        }
        done
    }

    fn one(&self, folder: &Path, module: &str, path: &Path, lines: &mut Vec<String>) -> bool {
        watch(path, lines);
        let target = folder.join(format!("{module}.rs"));
        let stamp = folder.join(format!("{module}.stamp"));
        if let Some(files) = self.fresh(&target, &stamp, path) {
            files.iter().for_each(|file| watch(file, lines));
            return true;
        }
        match generate(path, &self.options) {
            Ok(generated) => {
                let files: Vec<PathBuf> = generated.files().into_iter().map(Path::to_owned).collect();
                files.iter().filter(|file| file.as_path() != path).for_each(|file| watch(file, lines));
                let checked = generated.checked();
                show(lines, &checked.diagnostics, &checked.sources);
                let written = Output::write(&target, &generated.text());
                // A stamp is kept only where there is nothing to show again.
                let stamped = if checked.diagnostics.is_empty() {
                    Output::write(&stamp, &self.stamp(&files)).map(|_| ())
                } else {
                    Ok(())
                };
                if let Err(error) = written.map(|_| ()).and(stamped) {
                    tell(lines, "error", &format!("{}: {error}", target.display()));
                    return false;
                }
                true
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

    /// The files of the last run, if none of them has changed since and what it wrote is there.
    fn fresh(&self, target: &Path, stamp: &Path, document: &Path) -> Option<Vec<PathBuf>> {
        let old = std::fs::read_to_string(stamp).ok()?;
        let files: Vec<PathBuf> = old.lines().skip(1).map(PathBuf::from).collect();
        let same = files.first().map(PathBuf::as_path) == Some(document) && self.stamp(&files) == old;
        (same && target.exists()).then_some(files)
    }

    /// A first line that changes with the generator, the options and the files' bytes, then the files.
    fn stamp(&self, files: &[PathBuf]) -> String {
        let mut hasher = DefaultHasher::new();
        (env!("CARGO_PKG_VERSION"), &self.options).hash(&mut hasher);
        std::env::current_exe().and_then(std::fs::metadata).and_then(|it| it.modified()).ok().hash(&mut hasher);
        for file in files {
            (file, std::fs::read(file).ok()).hash(&mut hasher);
        }
        let mut stamp = format!("{:016x}\n", hasher.finish());
        for file in files {
            stamp.push_str(&format!("{}\n", file.display()));
        }
        stamp
    }
}

/// Whether a name can be that of a module and of a file.
fn is_module(name: &str) -> bool {
    syn::parse_str::<syn::Ident>(name).is_ok() && name.len() < 200
}

fn watch(path: &Path, lines: &mut Vec<String>) {
    if let Some(path) = path.to_str().filter(|path| !path.contains(['\n', '\r'])) {
        let line = format!("cargo::rerun-if-changed={path}");
        if !lines.contains(&line) {
            lines.push(line);
        }
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
