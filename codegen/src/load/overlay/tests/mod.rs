//! Overlays as their specification has them: a document, an overlay, and what the document is then.

mod actions;
mod itself;

use super::apply;
use crate::diagnostic::{Diagnostics, Sources, render_human};
use crate::load::{Document, NodeId, load_text};

/// What became of a document.
struct Result {
    document: Document,
    sources: Sources,
    diagnostics: Diagnostics,
    applied: bool,
}

impl Result {
    fn json(&self) -> String {
        self.document.to_json(self.document.root())
    }

    /// Severity, line and message of each problem.
    fn problems(&self) -> Vec<String> {
        let problem = |it: &crate::diagnostic::Diagnostic| {
            let line = self.sources.line_column(it.span).0;
            let help = it.help.as_deref().unwrap_or("-");
            format!("{:?} {}:{line} {} / {help}", it.severity, it.code, it.message)
        };
        self.diagnostics.iter().map(problem).collect()
    }

    fn node(&self, pointer: &str) -> NodeId {
        self.document.at_pointer(self.document.root(), pointer).unwrap()
    }

    fn place(&self, pointer: &str) -> String {
        let span = self.document.key_span(self.node(pointer));
        format!("{}:{}", self.sources.path(span.file).file_name().unwrap().display(), self.sources.line_column(span).0)
    }
}

/// Applies a whole overlay.
fn overlaid(document: &str, overlay: &str) -> Result {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("fix.overlay.yaml");
    std::fs::write(&path, overlay).unwrap();
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let name = folder.path().join("api.yaml");
    let mut document = load_text(&name, document.to_owned(), &mut sources, &mut diagnostics).unwrap();
    let applied = apply(&mut document, &path, &mut sources, &mut diagnostics).unwrap();
    check_tree(&document);
    Result { document, sources, diagnostics, applied }
}

/// Applies actions, written as a flow list.
fn actions(version: &str, document: &str, actions: &str) -> Result {
    overlaid(document, &format!("overlay: {version}\ninfo: {{ title: T, version: '1' }}\nactions: {actions}\n"))
}

/// What becomes of a document where nothing is to be said.
fn result(version: &str, document: &str, list: &str) -> String {
    let result = actions(version, document, list);
    assert!(result.diagnostics.is_empty(), "{}", render_human(&result.diagnostics, &result.sources, false));
    result.json()
}

fn problems(version: &str, document: &str, list: &str) -> Vec<String> {
    actions(version, document, list).problems()
}

/// Every node knows its parent and its place, and every member is found by its key.
fn check_tree(document: &Document) {
    let mut stack = vec![document.root()];
    while let Some(node) = stack.pop() {
        for (place, item) in document.items(node).iter().enumerate() {
            assert_eq!((document.parent(*item), document.place(*item)), (Some(node), place));
            stack.push(*item);
        }
        for (place, entry) in document.entries(node).iter().enumerate() {
            assert_eq!((document.parent(entry.value), document.place(entry.value)), (Some(node), place));
            assert_eq!(document.get(node, &entry.key), Some(entry.value));
            stack.push(entry.value);
        }
    }
}
