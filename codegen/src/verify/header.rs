//! Headers, and maps of them (section 4.8.21).

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;

use super::Verify;
use super::parameter::TOKEN;
use super::syntax::is_token;

impl Verify<'_> {
    /// A header is a parameter whose name and place are known.
    pub(super) fn header(&mut self, node: NodeId) {
        for (key, said) in [("name", self.document.key(node)), ("in", Some("header"))] {
            let Some(value) = self.document.get(node, key) else { continue };
            // What is only said twice does no harm; the key of a component is no header's name.
            let shared = self.document.parent(node).is_some_and(|map| self.is_component(map));
            let same = |text: &str| said.is_some_and(|said| said.eq_ignore_ascii_case(text));
            // What has nothing else is a parameter in the wrong place.
            let valued = ["schema", "content"].iter().any(|key| self.document.get(node, key).is_some());
            let harmless = valued && (self.document.str(value).is_some_and(same) || shared && key == "name");
            let help = "strike it: a header's name is the key that it stands under";
            let message = format!("a header has no `{key}`");
            self.judge(!harmless, "header", self.document.key_span(value), message, help);
        }
        self.one_value(node, "a header");
        self.style_of(node, "response header");
    }

    /// Whether a map is one of the components object.
    fn is_component(&self, map: NodeId) -> bool {
        let parent = self.document.parent(map);
        parent.is_some_and(|components| self.document.key(components) == Some("components"))
    }

    /// The names under `headers` of a response or an encoding: tokens, that differ by more than their case (RFC 9110, section 5.1).
    pub(super) fn header_names(&mut self, node: NodeId) {
        let document = self.document;
        let Some(headers) = document.get(node, "headers") else { return };
        let mut taken = HashMap::new();
        for entry in document.entries(headers) {
            let name = &entry.key;
            if !is_token(name) {
                let message = format!("`{}` is no name of a header", name.escape_default());
                self.error("header-name", entry.key_span, message, TOKEN);
            }
            if let Some(first) = taken.insert(name.to_ascii_lowercase(), entry.key_span) {
                let message = format!("the header `{name}` is declared twice");
                let diagnostic = Diagnostic::error("header", entry.key_span, message).also(first, "the other one");
                self.diagnostics.push(diagnostic.help("the names of headers are the same in any case; strike one"));
            }
        }
    }
}
