//! Documents before and after lifting: what stands in the file, and the OpenAPI 3.1 document that is read.

mod forms;
mod operations;
mod places;
mod schemas;
mod shared;
mod spellings;

use std::path::Path;

use super::lift;
use crate::diagnostic::{Diagnostics, Sources};
use crate::load::{Document, load_text};

/// A lifted document, and what was said on the way: `code line:column message`, a line each.
fn read(text: &str) -> (Document, String) {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let document = load_text(Path::new("api.yaml"), text.to_owned(), &mut sources, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    let document = lift(document.unwrap(), &mut diagnostics);
    diagnostics.sort();
    let said = diagnostics.iter().map(|diagnostic| {
        let (line, column) = sources.line_column(diagnostic.span);
        format!("{} {line}:{column} {}\n", diagnostic.code, diagnostic.message)
    });
    let said = said.collect();
    (document, said)
}

/// Reads `text` without a word, and compares what stands at `pointer` afterwards with JSON, in which white space does not count.
#[track_caller]
fn lifted(text: &str, pointer: &str, json: &str) {
    told(text, pointer, json, "");
}

/// The same with what is said.
#[track_caller]
fn told(text: &str, pointer: &str, json: &str, said: &str) {
    let (document, found) = read(text);
    let node = document.at_pointer(document.root(), pointer);
    let node = node.unwrap_or_else(|| panic!("nothing at {pointer} in {}", document.to_json(document.root())));
    let json: serde_json::Value = serde_json::from_str(json).unwrap_or_else(|error| panic!("{error}: {json}"));
    let left: serde_json::Value = serde_json::from_str(&document.to_json(node)).unwrap();
    assert_eq!(left, json, "at {pointer}: {}", document.to_json(node));
    assert_eq!(found, said);
}
