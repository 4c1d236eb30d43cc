//! The whole program: the stages in order, the same for every face.

use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;

use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, render_human, render_json};
use crate::emit::{Lines, Module, outline};
use crate::facts::Facts;
use crate::load::{Document, Files, References, apply_overlay, load, load_text};
use crate::lower::lower;
use crate::model::{Api, Usage};
use crate::name::Names;
use crate::options::Options;
use crate::resolve::resolve;
use crate::slice::{self, Features};
use crate::verify::verify;

/// A document that has been read without an error: its model, and what was noticed on the way.
#[derive(Debug)]
pub struct Checked {
    /// What the document says.
    pub api: Api,
    /// The Rust names.
    pub names: Names,
    /// What follows from the model.
    pub facts: Facts,
    /// The Cargo features of tags, where they were asked for.
    pub features: Features,
    /// Warnings.
    pub diagnostics: Diagnostics,
    /// The texts that were read.
    pub sources: Sources,
}

/// A module that can be written: as tokens, as text, as a tree of files, or as an outline.
#[derive(Debug)]
pub struct Generated {
    checked: Checked,
    /// The paths of the files that were read, as generated code names them.
    shown: Vec<String>,
    types_only: bool,
}

/// Why nothing was generated.
#[derive(Debug)]
pub enum Failure {
    /// The document could not be read.
    Io(PathBuf, std::io::Error),
    /// The document has errors.
    Document(Box<Refused>),
}

/// A document with errors.
#[derive(Debug)]
pub struct Refused {
    /// The errors, and the warnings among them.
    pub diagnostics: Diagnostics,
    /// The texts that were read.
    pub sources: Sources,
    /// Whether [`Options::keep_going`] would generate the rest of the document.
    pub usable: bool,
    /// What is made of each keyword, as far as the document could be read; see [`Failure::report`].
    pub usage: Usage,
}

/// Generates a module from the document at `path`.
///
/// # Errors
/// If the document can't be read, or has errors; all of them are in the failure.
///
/// ```no_run
/// # fn main() -> Result<(), tintype_codegen::Failure> {
/// let module = tintype_codegen::generate("petstore.yaml".as_ref(), &Default::default())?;
/// println!("{}", module.text());
/// # Ok(()) }
/// ```
pub fn generate(path: &Path, options: &Options) -> Result<Generated, Failure> {
    check(path, options).map(|checked| Generated::from_checked(checked, options))
}

/// Generates a module from a document's text, in place of the one at `path`: that is its name in messages, and what its
/// references to other files start from.
///
/// # Errors
/// If the document has errors.
pub fn generate_text(path: &Path, text: &str, options: &Options) -> Result<Generated, Failure> {
    let mut input = Input::default();
    let document = load_text(path, text.to_owned(), &mut input.sources, &mut input.diagnostics);
    run(document, path, input, options).map(|checked| Generated::from_checked(checked, options))
}

/// [`generate_text`] for a text that lies in no folder, so that no other file is read.
#[cfg(feature = "openapiv3")]
pub(crate) fn generate_alone(name: &Path, text: &str, options: &Options) -> Result<Generated, Failure> {
    let mut input = Input::default();
    let document = load_text(name, text.to_owned(), &mut input.sources, &mut input.diagnostics);
    run(document, Path::new(""), input, options).map(|checked| Generated::from_checked(checked, options))
}

/// Reads the document at `path` and generates nothing.
///
/// # Errors
/// If the document can't be read, or has errors; all of them are in the failure.
pub fn check(path: &Path, options: &Options) -> Result<Checked, Failure> {
    let mut input = Input::default();
    let document =
        load(path, &mut input.sources, &mut input.diagnostics).map_err(|error| Failure::Io(path.to_owned(), error))?;
    run(document, path, input, options)
}

#[derive(Default)]
struct Input {
    sources: Sources,
    diagnostics: Diagnostics,
}

/// The stages. A broken reference does not keep the rest of the document from being read, so that all problems
/// are reported at once; names are given only to a document without an error.
fn run(document: Option<Document>, path: &Path, input: Input, options: &Options) -> Result<Checked, Failure> {
    let Input { mut sources, mut diagnostics } = input;
    let Some(mut document) = document else { return Err(refuse(diagnostics, sources, false, Usage::default())) };
    for overlay in &options.overlays {
        let applied = apply_overlay(&mut document, overlay, &mut sources, &mut diagnostics);
        if !applied.map_err(|error| Failure::Io(overlay.clone(), error))? {
            return Err(refuse(diagnostics, sources, false, Usage::default()));
        }
    }
    let mut references = References::default();
    let files = Files::gather(&mut document, path, &mut references, &mut sources, &mut diagnostics);
    let (document, resolved) = resolve(document, &files, references, &mut diagnostics);
    verify(&document, &resolved, &mut diagnostics);
    if let Some(message) = options.wrong_format() {
        let root = document.span(document.root());
        let place = Span { end: root.start, ..root };
        diagnostics.push(Diagnostic::error("format", place, message).help("spell it as `crate::formats::is_phone`"));
    }
    let Some(api) = lower(&document, &resolved, options, &mut diagnostics) else {
        return Err(refuse(diagnostics, sources, false, Usage::default()));
    };
    let facts = Facts::derive(&api, &mut diagnostics);
    if options.keep_going {
        diagnostics.tolerate();
    }
    if options.strict {
        diagnostics.deny_warnings();
    }
    if diagnostics.has_errors() {
        return Err(refuse(diagnostics, sources, !options.strict, api.usage));
    }
    let names = Names::of(&api);
    let chosen = slice::choose(&api, &names, options, operations_place(&document), &mut diagnostics);
    if diagnostics.has_errors() {
        return Err(refuse(diagnostics, sources, false, api.usage));
    }
    let (mut api, names, facts) = slice::cut(api, names, facts, &chosen);
    let features = if options.features_per_tag { Features::of(&mut api) } else { Features::default() };
    diagnostics.sort();
    Ok(Checked { api, names, facts, features, diagnostics, sources })
}

/// Where a document has its operations, for messages about the choice of some.
fn operations_place(document: &Document) -> Span {
    let root = document.root();
    let start = document.span(root);
    document.get(root, "paths").map_or(Span { end: start.start, ..start }, |paths| document.key_span(paths))
}

fn refuse(mut diagnostics: Diagnostics, sources: Sources, usable: bool, usage: Usage) -> Failure {
    diagnostics.sort();
    Failure::Document(Box::new(Refused { diagnostics, sources, usable, usage }))
}

impl Generated {
    fn from_checked(checked: Checked, options: &Options) -> Generated {
        let shown = checked.sources.files().map(|file| shown_path(checked.sources.path(file))).collect();
        Generated { checked, shown, types_only: options.types_only }
    }

    /// The module as pieces.
    pub(crate) fn module(&self) -> Module<'_> {
        let Checked { api, names, facts, features, sources, .. } = &self.checked;
        Module::new(api, names, facts, features, Lines::new(sources, &self.shown), self.types_only)
    }

    /// The module's items.
    pub fn tokens(&self) -> TokenStream {
        self.module().tokens()
    }

    /// One line per operation, type and field.
    pub fn outline(&self) -> String {
        outline(&self.checked.api, &self.checked.names, &self.checked.facts)
    }

    /// The model behind the module, its names, and the warnings.
    pub fn checked(&self) -> &Checked {
        &self.checked
    }

    /// The files that were read.
    pub fn files(&self) -> Vec<&Path> {
        self.checked.sources.files().map(|file| self.checked.sources.path(file)).collect()
    }

    /// Whether the files hold what was read of them: one may have been saved since.
    pub fn is_current(&self) -> bool {
        let sources = &self.checked.sources;
        sources.files().all(|file| crate::load::holds(sources.path(file), sources.text(file)))
    }

    /// The warnings as a person reads them; empty where there is none.
    pub fn warnings(&self, color: bool) -> String {
        if self.checked.diagnostics.is_empty() {
            return String::new();
        }
        render_human(&self.checked.diagnostics, &self.checked.sources, color)
    }
}

/// A path as generated code names it: the same on every machine.
fn shown_path(path: &Path) -> String {
    use std::path::Component;
    let here = std::env::var_os("CARGO_MANIFEST_DIR").map(PathBuf::from).or_else(|| std::env::current_dir().ok());
    let relative = match here {
        Some(here) if path.is_absolute() => path
            .strip_prefix(&here)
            .map(Path::to_owned)
            .unwrap_or_else(|_| path.file_name().map(PathBuf::from).unwrap_or_default()),
        _ => path.to_owned(),
    };
    let words: Vec<String> = relative
        .components()
        .filter_map(|part| match part {
            Component::Normal(word) => Some(word.to_string_lossy().into_owned()),
            _ => None,
        })
        .collect();
    words.join("/")
}

impl Failure {
    /// The diagnostics, or the I/O error, as a person reads them.
    pub fn human(&self, color: bool) -> String {
        match self {
            Failure::Io(path, error) => format!("error: {}: {error}\n", path.display()),
            Failure::Document(refused) => render_human(&refused.diagnostics, &refused.sources, color),
        }
    }

    /// One JSON object a line.
    pub fn json(&self) -> String {
        match self {
            Failure::Io(path, error) => {
                let object = serde_json::json!({
                    "code": "io", "severity": "error", "file": path.to_string_lossy(), "message": error.to_string(),
                });
                format!("{object}\n")
            }
            Failure::Document(refused) => render_json(&refused.diagnostics, &refused.sources),
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.human(false))
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Failure::Io(_, error) => Some(error),
            Failure::Document(..) => None,
        }
    }
}
