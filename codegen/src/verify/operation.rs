//! Path items and operations: their lists of parameters, and what an operation must say (sections 4.8.9 and 4.8.10).

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{Minor, NodeId, Value, Version};

use super::Verify;
use super::syntax::is_token;

/// The methods that have a member of their own.
const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

impl<'a> Verify<'a> {
    /// A path item.
    pub(super) fn path_item(&mut self, node: NodeId) {
        self.servers(node);
        self.parameter_list(node);
        let Some(others) = self.document.get(node, "additionalOperations") else { return };
        // OpenAPI 3.2.0, section 4.9.1.
        for entry in self.document.entries(others) {
            if METHODS.contains(&entry.key.to_ascii_lowercase().as_str()) {
                let message = format!("the method `{}` has a member of its own", entry.key);
                let help = format!("write `{}` beside `additionalOperations`", entry.key.to_ascii_lowercase());
                self.error("method", entry.key_span, message, help);
            } else if !is_token(&entry.key) {
                let message = format!("`{}` is no method", entry.key);
                self.error("method", entry.key_span, message, "a method is a word such as `COPY` or `M-SEARCH`");
            }
        }
    }

    /// An operation.
    pub(super) fn operation(&mut self, node: NodeId) {
        self.servers(node);
        self.security_requirements(node);
        self.external_docs(node);
        self.parameter_list(node);
        if let (Some(id), Some(value)) = (self.text(node, "operationId"), self.document.get(node, "operationId")) {
            self.ids.entry(id).or_default().push(value);
        }
        match self.document.get(node, "responses") {
            // Optional since 3.1.
            None if self.version_of(node) <= Version::Three(Minor::Zero) => {
                self.require(Severity::Warning, node, "an operation", "responses");
            }
            // Section 4.8.16.
            Some(responses) if self.is_without_names(responses) => {
                let help = "describe at least the response of a call that succeeds";
                let span = self.document.key_span(responses);
                self.warning("missing-member", span, "`responses` has no response", help);
            }
            _ => {}
        }
    }

    /// Whether a node is a map with nothing in it but extensions.
    fn is_without_names(&self, node: NodeId) -> bool {
        matches!(self.document.value(node), Value::Object(entries) if entries.iter().all(|entry| entry.key.starts_with("x-")))
    }

    /// A parameter that is the whole query stands alone in it (OpenAPI 3.2.0, section 4.12.1).
    fn whole_query(&mut self, list: &[NodeId]) {
        let place = |item: &&NodeId| self.text(self.follow(**item), "in");
        let mut whole = list.iter().filter(|item| place(item) == Some("querystring"));
        let Some(first) = whole.next() else { return };
        let other = whole.next().or_else(|| list.iter().find(|item| place(item) == Some("query")));
        if let Some(other) = other {
            let message = "a parameter is the whole query, and this one stands in the query as well";
            let diagnostic = Diagnostic::error("parameter", self.document.key_span(*other), message);
            let diagnostic = diagnostic.also(self.document.key_span(*first), "the whole query");
            self.diagnostics.push(diagnostic.help("describe it among the members of the whole query"));
        }
    }

    /// No parameter stands in a list twice. The names of headers are the same in any case (RFC 9110, section 5.1).
    fn parameter_list(&mut self, node: NodeId) {
        let document = self.document;
        let Some(list) = document.get(node, "parameters") else { return };
        let mut taken = HashMap::new();
        self.whole_query(document.items(list));
        for item in document.items(list) {
            let parameter = self.follow(*item);
            let (Some(name), Some(place)) = (self.text(parameter, "name"), self.text(parameter, "in")) else {
                continue;
            };
            let key = if place == "header" { name.to_ascii_lowercase() } else { name.to_owned() };
            let span = document.key_span(*item);
            if let Some(first) = taken.insert((place, key), span) {
                let message = format!("the parameter `{name}` is declared twice");
                let diagnostic = Diagnostic::error("parameter", span, message).also(first, "the other one");
                self.diagnostics.push(diagnostic.help("strike one of the two, or correct its name or its place"));
            }
        }
    }
}
