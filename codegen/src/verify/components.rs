//! The names of components (section 4.8.7).

use crate::load::{NodeId, Version};

use super::Verify;
use super::syntax::is_component_name;

/// The members of the components object, whose members are named by the author.
const SECTIONS: &[&str] = &[
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
];

impl Verify<'_> {
    /// All names match `^[a-zA-Z0-9.\-_]+$`. Swagger 2.0 has no such rule.
    pub(super) fn components(&mut self, node: NodeId) {
        if self.version_of(node) == Version::Swagger {
            return;
        }
        let document = self.document;
        for section in document.entries(node).iter().filter(|entry| SECTIONS.contains(&entry.key.as_str())) {
            for entry in document.entries(section.value) {
                if entry.key == "$ref" {
                    self.reference_among_names(entry);
                } else if !is_component_name(&entry.key) {
                    let message = format!("`{}` is no name of a component", entry.key);
                    let help = "names are made of letters, digits, `.`, `-` and `_`";
                    // What is made of a schema or a scheme does not depend on the letters of its key: schemas are called as types of
                    // other languages are, and schemes by words.
                    let harmful = match section.key.as_str() {
                        "schemas" => false,
                        "securitySchemes" => !entry.key.contains(' '),
                        _ => true,
                    };
                    self.judge(harmful, "component-name", entry.key_span, message, help);
                }
            }
        }
    }
}
