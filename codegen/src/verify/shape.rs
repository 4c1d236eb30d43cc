//! Objects and maps that are something else, `null` above all.

use crate::diagnostic::Diagnostic;
use crate::load::{Kind, NodeId, Value};

use super::Verify;

impl Verify<'_> {
    /// Whether a node is an object, as each kind but a schema has to be; a report where it is something else.
    pub(super) fn is_object(&mut self, node: NodeId, kind: Kind) -> bool {
        let is = matches!(self.document.value(node), Value::Object(_));
        let what = match kind {
            // The stages after this read them, and say so in these words.
            Kind::Document | Kind::Schema => return is,
            Kind::Components => "`components`",
            Kind::RequestBody => "`requestBody`",
            other => other.spoken(),
        };
        if !is {
            self.wrong_type(node, what, only_describes(kind));
        }
        is
    }

    /// Whether the value under a key is a map.
    pub(super) fn is_map(&mut self, node: NodeId, key: &str, holds: Kind) -> bool {
        let is = matches!(self.document.value(node), Value::Object(_));
        // A list of examples is a schema's way.
        if !is && holds != Kind::Schema {
            // A member that is null is as good as none, but for what a body holds.
            let absent = self.document.is_null(node) && key != "content";
            self.wrong_type(node, &format!("`{key}`"), absent || only_describes(holds) && key != "content");
        }
        is
    }

    /// A value that is no object.
    fn wrong_type(&mut self, node: NodeId, what: &str, harmless: bool) {
        let message = format!("{what} is {}", self.document.kind_name(node));
        let span = self.document.span(node);
        let diagnostic = if harmless {
            Diagnostic::warning("wrong-type", span, message).help("it is ignored; write an object, or leave it out")
        } else {
            Diagnostic::error("wrong-type", span, message).help("write an object, or leave it out")
        };
        self.diagnostics.push(diagnostic.label("expected an object"));
    }
}

/// What an object that is missing takes nothing from.
fn only_describes(kind: Kind) -> bool {
    matches!(kind, Kind::Example | Kind::Link | Kind::Encoding | Kind::MediaType)
}
