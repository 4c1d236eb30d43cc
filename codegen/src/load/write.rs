//! A node back to JSON text.

use std::fmt::Write as _;

use super::{Document, NodeId, Value};

impl Document {
    /// A node as compact JSON text: members in their order, numbers as they were written.
    pub fn to_json(&self, node: NodeId) -> String {
        let mut out = String::new();
        self.write(node, &mut out);
        out
    }

    /// Calls itself at most as often as a tree may be deep.
    fn write(&self, node: NodeId, out: &mut String) {
        match self.value(node) {
            Value::Null => out.push_str("null"),
            Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
            Value::Number(text) => out.push_str(text),
            Value::String(text) => string(text, out),
            Value::Array(items) => {
                out.push('[');
                for (at, item) in items.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { "," });
                    self.write(*item, out);
                }
                out.push(']');
            }
            Value::Object(entries) => {
                out.push('{');
                for (at, entry) in entries.iter().enumerate() {
                    out.push_str(if at == 0 { "" } else { "," });
                    string(&entry.key, out);
                    out.push(':');
                    self.write(entry.value, out);
                }
                out.push('}');
            }
        }
    }
}

/// A string with the escapes that RFC 8259, section 7, requires.
fn string(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1F}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ => out.push(character),
        }
    }
    out.push('"');
}
