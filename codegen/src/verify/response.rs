//! Responses (section 4.8.17).

use crate::diagnostic::Severity;
use crate::load::{Minor, NodeId, Version};

use super::Verify;
use super::syntax::is_component_name;

impl Verify<'_> {
    /// A response has a description; its headers, media types and links have names.
    pub(super) fn response(&mut self, node: NodeId) {
        // Optional since 3.2 (section 4.16).
        if self.version_of(node) < Version::Three(Minor::Two) {
            self.require(Severity::Warning, node, "a response", "description");
        }
        self.header_names(node);
        self.media_types(node);
        let document = self.document;
        let Some(links) = document.get(node, "links") else { return };
        for entry in document.entries(links).iter().filter(|entry| !is_component_name(&entry.key)) {
            let message = format!("`{}` is no name of a link", entry.key);
            let help = "names are made of letters, digits, `.`, `-` and `_`";
            self.warning("component-name", entry.key_span, message, help);
        }
    }
}
