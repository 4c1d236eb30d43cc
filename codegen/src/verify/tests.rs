//! Documents and what is said of their form: `severity code line:column message`, a line each.

mod content;
mod document;
mod naming;
mod operations;
mod parameters;
mod security;

use std::path::Path;

use super::verify;
use crate::diagnostic::{Diagnostics, Severity, Sources};
use crate::load::{Files, References, load_text};
use crate::resolve::resolve;

/// What is said of a document.
fn said(text: &str) -> String {
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let document = load_text(Path::new("api.yaml"), text.to_owned(), &mut sources, &mut diagnostics).unwrap();
    let mut document = document;
    let mut references = References::default();
    let path = Path::new("no/such/folder/api.yaml");
    let files = Files::gather(&mut document, path, &mut references, &mut sources, &mut diagnostics);
    let (document, resolved) = resolve(document, &files, references, &mut diagnostics);
    assert!(diagnostics.is_empty(), "{diagnostics:?}");
    verify(&document, &resolved, &mut diagnostics);
    diagnostics.sort();
    let said = diagnostics.iter().map(|diagnostic| {
        assert!(diagnostic.help.is_some(), "{diagnostic:?}");
        let (line, column) = sources.line_column(diagnostic.span);
        let severity = match diagnostic.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        format!("{severity} {} {line}:{column} {}\n", diagnostic.code, diagnostic.message)
    });
    said.collect()
}

/// Compares what is said of a document with `expected`, a line each.
#[track_caller]
fn tells(text: &str, expected: &[&str]) {
    let said = said(text.trim_start());
    let said: Vec<&str> = said.lines().collect();
    assert_eq!(said, expected, "{said:#?}");
}

/// The same for the lines of an operation, `get: {…}` of one path of a 3.0 document, which begins at line 6.
#[track_caller]
fn tells_of_operation(operation: &str, expected: &[&str]) {
    tells(&format!("openapi: 3.0.3\ninfo: {{title: a, version: '1'}}\npaths:\n  /a:\n    get:\n{operation}"), expected);
}
