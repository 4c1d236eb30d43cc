//! Parameters (section 4.8.12).

use crate::diagnostic::Severity;
use crate::load::{Minor, NodeId, Version};

use super::Verify;
use super::syntax::is_token;

impl Verify<'_> {
    /// One parameter.
    pub(super) fn parameter(&mut self, node: NodeId) {
        self.require(Severity::Error, node, "a parameter", "name");
        self.require(Severity::Error, node, "a parameter", "in");
        let place = self.text(node, "in").unwrap_or_default();
        match place {
            "path" => self.path_parameter(node),
            "header" | "cookie" => self.token_name(node, place),
            "querystring" => {
                let span = self.value_span(node, "in");
                self.since(Severity::Error, node, span, "`in: querystring`", Version::Three(Minor::Two));
            }
            _ => {}
        }
        self.one_value(node, "a parameter");
        self.style_of(node, place);
    }

    /// A parameter of the path is required, and says so (section 4.8.12.2).
    fn path_parameter(&mut self, node: NodeId) {
        let Some(required) = self.document.get(node, "required") else {
            self.require(Severity::Warning, node, "a parameter of the path", "required");
            return;
        };
        if self.document.bool(required) == Some(false) {
            let help = "it is taken as required; write `required: true`";
            self.error("parameter", self.document.span(required), "a parameter of the path is optional", help);
        }
    }

    /// The name of a header or a cookie is a token.
    fn token_name(&mut self, node: NodeId, place: &str) {
        let Some(name) = self.text(node, "name").filter(|name| !is_token(name)) else { return };
        let message = format!("`{name}` is no name of a {place}");
        self.error("header-name", self.value_span(node, "name"), message, TOKEN);
    }
}

/// What the name of a header or a cookie is made of.
pub(super) const TOKEN: &str = "a name has letters, digits and signs such as `-` and `_`, and no space";
