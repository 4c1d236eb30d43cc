//! `$recursiveRef` and `$recursiveAnchor` of JSON Schema 2019-09 (core, section 8.2.4.2), as the dynamic references that
//! came of them. What refers to no recursive anchor around it stays as it is written, and is reported.

use super::super::{Document, NodeId, Value};
use super::edit::Edit;

/// The one name that all recursive anchors share.
const NAME: &str = "recursiveAnchor";

pub(super) fn lift(edit: &mut Edit<'_>, node: NodeId) {
    if is_anchor(edit.document, node) {
        spell(edit, node, "$recursiveAnchor", "$dynamicAnchor", NAME);
    }
    let refers = edit.document.get(node, "$recursiveRef").and_then(|text| edit.document.str(text)) == Some("#");
    if refers && is_anchored(edit.document, node) {
        spell(edit, node, "$recursiveRef", "$dynamicRef", &format!("#{NAME}"));
    }
}

/// Whether a schema is a recursive anchor.
fn is_anchor(document: &Document, node: NodeId) -> bool {
    let is_true = |value| document.bool(value) == Some(true);
    document.get(node, "$recursiveAnchor").is_some_and(is_true)
}

/// Whether a schema around the node is a recursive anchor, or was one before it was lifted.
fn is_anchored(document: &Document, node: NodeId) -> bool {
    let named = |at: NodeId| document.get(at, "$dynamicAnchor").and_then(|name| document.str(name)) == Some(NAME);
    std::iter::successors(Some(node), |at| document.parent(*at)).any(|at| named(at) || is_anchor(document, at))
}

/// Gives a member another key and value, unless that key is taken.
fn spell(edit: &mut Edit<'_>, node: NodeId, old: &str, new: &str, text: &str) {
    if edit.document.get(node, new).is_some() {
        return;
    }
    let mut entries = edit.take(node);
    if let Some(entry) = entries.iter_mut().find(|entry| entry.key == old) {
        edit.document.moves.moved(entry.value, node, old);
        new.clone_into(&mut entry.key);
        edit.document.replace(entry.value, Value::String(text.to_owned()));
    }
    edit.put(node, entries);
}
