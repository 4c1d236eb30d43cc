//! Servers and their variables (sections 4.8.5 and 4.8.6).

use std::collections::HashMap;

use crate::diagnostic::{Diagnostic, Severity};
use crate::load::{Minor, NodeId, Version};

use super::Verify;
use super::syntax::template_names;

impl Verify<'_> {
    /// The servers of a document, a path item or an operation.
    pub(super) fn servers(&mut self, node: NodeId) {
        let document = self.document;
        let Some(servers) = document.get(node, "servers") else { return };
        let mut taken = HashMap::new();
        for server in document.items(servers) {
            self.server(*server);
            // OpenAPI 3.2.0, section 4.6.
            if self.version_of(*server) >= Version::Three(Minor::Two)
                && let Some(name) = self.text(*server, "name")
                && let Some(first) = taken.insert(name, self.value_span(*server, "name"))
            {
                let span = self.value_span(*server, "name");
                let diagnostic = Diagnostic::error("server", span, format!("two servers have the name `{name}`"));
                self.diagnostics.push(diagnostic.also(first, "the other one").help("give each a name of its own"));
            }
        }
    }

    /// One server.
    pub(super) fn server(&mut self, node: NodeId) {
        if let Some(name) = self.document.get(node, "name") {
            let span = self.document.key_span(name);
            self.since(Severity::Warning, node, span, "`name` of a server", Version::Three(Minor::Two));
        }
        self.require(Severity::Error, node, "a server", "url");
        if let Some(url) = self.text(node, "url") {
            let span = self.value_span(node, "url");
            // It may be a relative reference, which an empty text is one of.
            if url.trim().is_empty() {
                let help = "write the address that paths are appended to, or `/` for the host of the document";
                self.warning("url", span, "a server's address is empty", help);
            } else if let Err(fault) = template_names(url) {
                let message = format!("in the address of the server `{url}` {fault}");
                self.error("url", span, message, "a variable of a server stands in a pair of braces");
            }
        }
        self.variables(node);
    }

    fn variables(&mut self, server: NodeId) {
        let document = self.document;
        let Some(variables) = document.get(server, "variables") else { return };
        for variable in document.entries(variables) {
            let Some(values) = document.get(variable.value, "enum") else { continue };
            let name = &variable.key;
            if document.items(values).is_empty() {
                let message = format!("the server variable `{name}` has no value to choose");
                let help = "list its values under `enum`, or leave `enum` out";
                // Forbidden since 3.1, and no good idea before.
                let forbidden = self.version_of(server) >= Version::Three(Minor::One);
                self.judge(forbidden, "server", document.key_span(values), message, help);
            }
            let mut taken = HashMap::new();
            for value in document.items(values) {
                let Some(text) = document.str(*value) else { continue };
                let span = document.span(*value);
                if let Some(first) = taken.insert(text, span) {
                    let message = format!("the server variable `{name}` lists `{text}` twice");
                    let diagnostic = Diagnostic::error("server", span, message).also(first, "the other one");
                    self.diagnostics.push(diagnostic.help("strike one of the two, or correct it"));
                }
            }
        }
    }
}
