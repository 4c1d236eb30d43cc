//! Truth values that stand as texts where a schema may be one: `additionalProperties: no`, which is a text in YAML 1.2.

use super::super::{NodeId, Value};
use super::edit::Edit;
use crate::diagnostic::Diagnostic;

const KEYS: [&str; 4] = ["additionalProperties", "unevaluatedProperties", "additionalItems", "unevaluatedItems"];

pub(super) fn lift(edit: &mut Edit<'_>, node: NodeId) {
    for key in KEYS {
        let Some(value) = edit.document.get(node, key) else { continue };
        let Some(flag) = edit.document.str(value).and_then(spelled_truth) else { continue };
        let diagnostic = Diagnostic::warning("wrong-type", edit.document.span(value), format!("`{key}` is a string"));
        edit.diagnostics.push(diagnostic.help(format!("it is read as `{flag}`; write `{flag}`")));
        edit.document.replace(value, Value::Bool(flag));
    }
}

/// The truth value that a text spells.
pub(crate) fn spelled_truth(text: &str) -> Option<bool> {
    match text.to_ascii_lowercase().as_str() {
        "true" | "yes" | "on" | "1" => Some(true),
        "false" | "no" | "off" | "0" => Some(false),
        _ => None,
    }
}
