//! Bytes to a tree in which every node knows its place: JSON (RFC 8259) and YAML 1.2 with its core schema.
//!
//! Whatever the bytes are, reading ends in bounded time and memory, with a tree or with diagnostics.

mod again;
mod alias;
mod build;
mod document;
mod encoding;
mod files;
mod index;
mod itself;
mod json;
mod json_token;
mod lift;
mod merge;
mod moves;
mod number;
mod overlay;
mod percent;
mod pointer;
mod references;
mod scalar;
mod write;
mod yaml;
mod yaml_error;
mod yaml_place;
mod yaml_scalar;
mod yaml_text;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod hostile_tests;

use std::io::Read as _;
use std::path::Path;

use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Sources, Span};

pub(crate) use build::shorten;
pub use document::{Document, Entry, NodeId, Value};
pub(crate) use files::{Files, Link};
pub(crate) use itself::{own_uri, resolved};
pub(crate) use lift::lift_linked;
pub(crate) use lift::{Holds, Kind, Minor, Version, below, spelled_truth};
pub use lift::{lift, lift_tree};
pub use overlay::apply as apply_overlay;
pub(crate) use percent::{decode as percent_decode, fragment};
pub(crate) use references::{References, reference};

/// Larger files are refused.
const MAX_BYTES: usize = 200 * 1024 * 1024;
/// Deeper nesting is refused, so that everything after may walk a tree by calling itself.
const MAX_DEPTH: usize = 256;
/// More values in one document are refused: about a gigabyte of tree.
const MAX_NODES: usize = 20_000_000;

/// Reading cannot go on; the reason is in the diagnostics.
#[derive(Debug)]
struct Stop;

/// Reads a document.
///
/// A file that ends in `.json` is JSON. Any other is YAML, of which JSON is a part; where such a file begins with a brace or a bracket and
/// is valid JSON, it is read as JSON, which is faster.
///
/// # Errors
/// Only those of the file system. Where the content is at fault, the answer is `None` and `diagnostics` has the reasons, with one of the
/// codes `encoding`, `size-limit`, `document-count`, `json-syntax`, `yaml-syntax`, `lost-value`, `duplicate-key`, `key-type`, `depth-limit`,
/// `alias-budget`, `tag` or `number`.
pub fn load(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) -> std::io::Result<Option<Document>> {
    let mut document = Document::empty();
    let root = load_into(&mut document, path, sources, diagnostics)?;
    Ok(root.map(|root| document.with_root(root)))
}

/// Reads a document from a text; `path` is the name by which diagnostics call it, and tells JSON from YAML as in [`load`].
pub fn load_text(path: &Path, text: String, sources: &mut Sources, diagnostics: &mut Diagnostics) -> Option<Document> {
    let mut document = Document::empty();
    let root = load_text_into(&mut document, path, text, sources, diagnostics)?;
    Some(document.with_root(root))
}

/// Reads another file into the arena of a document that is already there, for references to other files. The answer is the root of the
/// new tree; it has no parent, and pointers to its nodes begin at it.
///
/// # Errors
/// Those of [`load`]. The document is then as it was.
pub fn load_into(
    document: &mut Document,
    path: &Path,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> std::io::Result<Option<NodeId>> {
    let bytes = bytes(path)?;
    if bytes.len() > MAX_BYTES {
        too_large(path, sources, diagnostics);
        return Ok(None);
    }
    match encoding::decode(bytes) {
        Ok(text) => Ok(load_text_into(document, path, text, sources, diagnostics)),
        Err(problem) => {
            problem.report(path, sources, diagnostics);
            Ok(None)
        }
    }
}

/// The bytes of a file, of one that is too large no more than show it.
fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(MAX_BYTES as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Whether a file still holds the text that was read of it.
pub(crate) fn holds(path: &Path, text: &str) -> bool {
    let now = bytes(path).ok().and_then(|bytes| encoding::decode(bytes).ok());
    now.is_some_and(|now| now.strip_prefix('\u{FEFF}').unwrap_or(&now) == text)
}

/// [`load_into`] for a text that was read already.
pub fn load_text_into(
    document: &mut Document,
    path: &Path,
    mut text: String,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<NodeId> {
    if text.len() > MAX_BYTES {
        too_large(path, sources, diagnostics);
        return None;
    }
    if text.starts_with('\u{FEFF}') {
        text.drain(..'\u{FEFF}'.len_utf8());
    }
    let file = sources.add(path.to_owned(), text);
    let before = document.mark();
    let mut found = Diagnostics::new();
    let root = read(path, sources.text(file), file, document, &mut found);
    let root = root.ok().filter(|_| !found.has_errors());
    if root.is_none() {
        document.back_to(before);
    }
    found.iter().cloned().for_each(|diagnostic| diagnostics.push(diagnostic));
    root
}

fn read(
    path: &Path,
    text: &str,
    file: FileId,
    document: &mut Document,
    diagnostics: &mut Diagnostics,
) -> Result<NodeId, Stop> {
    if text.trim().is_empty() {
        let problem = Diagnostic::error("document-count", Span { file, start: 0, end: 0 }, "the file is empty");
        diagnostics.push(problem.help("an OpenAPI document begins with `openapi: 3.1.0`"));
        return Err(Stop);
    }
    if path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("json")) {
        return json::read(text, file, document, diagnostics);
    }
    if text.trim_start().starts_with(['{', '[']) {
        let before = document.mark();
        let mut found = Diagnostics::new();
        let root = json::read(text, file, document, &mut found);
        if let (Ok(root), true) = (root, found.is_empty()) {
            return Ok(root);
        }
        // Braces and brackets begin YAML as well.
        document.back_to(before);
    }
    yaml::read(text, file, document, diagnostics)
}

fn too_large(path: &Path, sources: &mut Sources, diagnostics: &mut Diagnostics) {
    let file = sources.add(path.to_owned(), String::new());
    let message = format!("the file has more than {} MB", MAX_BYTES / (1024 * 1024));
    diagnostics.push(Diagnostic::error("size-limit", Span { file, start: 0, end: 0 }, message));
}
