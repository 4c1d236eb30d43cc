//! The extensions of schemas and operations: names, envelopes, repetition.

use crate::diagnostic::{Diagnostic, suggest};
use crate::load::NodeId;
use crate::model::{Body, Envelope, Repeat, TypeId};

use super::Lower;
use super::parts::Parts;

const MOCK: &[&str] =
    &["action", "record", "request", "response", "key", "set", "missing", "already", "conflict", "invalid"];

impl Lower<'_> {
    /// `x-tintype-name` on a schema itself (the last part), not on what it refers to.
    pub(super) fn given_name(&mut self, parts: &Parts) -> Option<String> {
        // A copy is not what has the name.
        let last = parts.0.last().copied().filter(|last| !self.resolved.is_copy(*last))?;
        self.string(last, "x-tintype-name")
    }

    /// `x-tintype-envelope`, whose names have to be members of the type.
    pub(super) fn envelope(&mut self, parts: &Parts, id: TypeId) -> Option<Envelope> {
        let (_, node) = self.first(parts, "x-tintype-envelope")?;
        if !self.is_object(node, "`x-tintype-envelope`") {
            return None;
        }
        super::keywords::check(self, node, "x-tintype-envelope", &["success", "data", "code"]);
        let Some(success) = self.document.get(node, "success") else {
            self.missing(node, "x-tintype-envelope", "success");
            return None;
        };
        super::keywords::check(self, success, "success", &["property", "equals"]);
        let equals = self.document.get(success, "equals").map(|value| self.document.to_json(value));
        let (property, data, code) =
            (self.string(success, "property"), self.string(node, "data"), self.string(node, "code"));
        let (Some(success), Some(equals), Some(data), Some(code)) = (property, equals, data, code) else {
            self.missing(node, "x-tintype-envelope", "success.property, success.equals, data or code");
            return None;
        };
        for name in [&success, &data, &code] {
            if !self.has_member(id, name) {
                let message = format!("the envelope names `{name}`, which is no property of the schema");
                self.diagnostics.push(Diagnostic::error("extension", self.document.key_span(node), message));
                return None;
            }
        }
        Some(Envelope { success, equals, data, code })
    }

    fn has_member(&self, id: TypeId, name: &str) -> bool {
        let read = self.types.get(id.0).and_then(Option::as_ref);
        read.is_some_and(|read| match &read.body {
            Body::Object { members, .. } => members.iter().any(|member| member.wire == name),
            _ => false,
        })
    }

    fn missing(&mut self, node: NodeId, what: &str, member: &str) {
        let message = format!("`{what}` lacks {member}");
        let help = "docs/extensions.md describes its members";
        self.diagnostics.push(Diagnostic::error("extension", self.document.key_span(node), message).help(help));
    }

    /// `x-tintype-retry` on an operation.
    pub(super) fn repeat(&mut self, node: NodeId) -> Option<Repeat> {
        match self.string(node, "x-tintype-retry")?.as_str() {
            "safe" => Some(Repeat::Safe),
            "idempotent" => Some(Repeat::Idempotent),
            "never" => Some(Repeat::Never),
            other => {
                let message = format!("there is no retry class `{other}`");
                let diagnostic =
                    Diagnostic::error("unknown-extension", self.value_span(node, "x-tintype-retry"), message);
                self.diagnostics.push(match suggest(other, ["safe", "idempotent", "never"]) {
                    Some(word) => diagnostic.help(format!("did you mean `{word}`?")),
                    None => diagnostic.help("there are `safe`, `idempotent` and `never`"),
                });
                None
            }
        }
    }

    /// `x-tintype-mock`, as it stands; only its members' names are checked here.
    pub(super) fn mock(&mut self, node: NodeId) -> Option<serde_json::Value> {
        let value = self.document.get(node, "x-tintype-mock")?;
        if !self.is_object(value, "`x-tintype-mock`") {
            return None;
        }
        super::keywords::check(self, value, "x-tintype-mock", MOCK);
        serde_json::from_str(&self.document.to_json(value)).ok()
    }
}
