//! Where references may stand, and the lookup of one.
//!
//! `$ref` is a reference only where the specification reads it: inside examples, defaults, enums and constants it
//! is data, and as a name of a property or a component it is a name.

use crate::diagnostic::{Diagnostic, Diagnostics, suggest};
use crate::load::{Document, NodeId, Value};

/// Members whose value maps names that authors choose to things the specification describes.
const NAME_MAPS: &[&str] = &[
    "properties",
    "patternProperties",
    "$defs",
    "definitions",
    "dependentSchemas",
    "schemas",
    "responses",
    "parameters",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "paths",
    "webhooks",
    "x-webhooks",
    "content",
    "variables",
    "encoding",
    "mediaTypes",
];

/// Members whose value is data.
const DATA: &[&str] = &["example", "default", "enum", "const", "examples", "mapping", "scopes", "security"];

/// Every reference object, in the document's order.
pub(super) fn references(document: &Document) -> Vec<NodeId> {
    let mut found = Vec::new();
    let mut stack = vec![(document.root(), false)];
    while let Some((node, names)) = stack.pop() {
        match document.value(node) {
            Value::Object(entries) => {
                // What a map's names stand for is an object, so a text is a reference there as well.
                if document.get(node, "$ref").is_some_and(|r| document.str(r).is_some()) {
                    found.push(node);
                }
                for entry in entries.iter().rev() {
                    if names {
                        stack.push((entry.value, false));
                    } else if !is_data(document, &entry.key, entry.value) {
                        let is_map = NAME_MAPS.contains(&entry.key.as_str());
                        stack.push((entry.value, is_map));
                    }
                }
            }
            Value::Array(items) => stack.extend(items.iter().rev().map(|item| (*item, false))),
            _ => {}
        }
    }
    found
}

/// Whether a member is data. `examples` of a media type maps names to objects that may be references.
fn is_data(document: &Document, key: &str, value: NodeId) -> bool {
    let of_examples = key == "examples" && !document.entries(value).is_empty();
    (DATA.contains(&key) && !of_examples) || (key.starts_with("x-") && key != "x-webhooks")
}

/// The node that the reference at `node` names, or a diagnostic.
pub(super) fn find(document: &Document, node: NodeId, diagnostics: &mut Diagnostics) -> Option<NodeId> {
    let value = document.get(node, "$ref")?;
    let text = document.str(value)?;
    let span = document.span(value);
    let Some(pointer) = text.strip_prefix('#') else {
        let outside = text.contains("://") || text.starts_with(['/', '\\']) || text.contains("..");
        let diagnostic = if outside {
            Diagnostic::error("ref-outside", span, format!("`{text}` leads out of the document's folder"))
                .help("only references within the document are followed; nothing is fetched from a network")
        } else {
            Diagnostic::error("ref-external", span, format!("`{text}` is in another file, which is not supported yet"))
                .help("move the definition into this document and refer to it as `#/components/...`")
        };
        diagnostics.push(diagnostic);
        return None;
    };
    let target = if pointer.is_empty() || pointer.starts_with('/') {
        document.at_pointer(document.root(), &decode(pointer))
    } else {
        None
    };
    if target.is_none() {
        let diagnostic = Diagnostic::error("ref-unresolved", span, format!("`{text}` does not exist"));
        diagnostics.push(match nearest(document, pointer) {
            Some(other) => diagnostic.help(format!("did you mean `#{other}`?")),
            None => diagnostic.help("define it, or correct the reference"),
        });
    }
    target
}

/// Percent-decodes a URI fragment (RFC 3986, section 2.1) to the JSON Pointer it stands for.
fn decode(fragment: &str) -> String {
    let bytes = fragment.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = (byte == b'%').then(|| fragment.get(at + 1..at + 3)).flatten();
        match hex.and_then(|h| u8::from_str_radix(h, 16).ok()) {
            Some(decoded) => {
                out.push(decoded);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| fragment.to_owned())
}

/// A sibling of the missing thing whose name is close.
fn nearest(document: &Document, pointer: &str) -> Option<String> {
    let (folder, name) = pointer.rsplit_once('/')?;
    let siblings = document.at_pointer(document.root(), &decode(folder))?;
    let other = suggest(name, document.entries(siblings).iter().map(|e| e.key.as_str()))?;
    Some(format!("{folder}/{other}"))
}
