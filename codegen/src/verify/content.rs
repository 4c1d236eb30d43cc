//! Request bodies, media types and encodings (sections 4.8.13 to 4.8.15).

use std::collections::HashSet;

use crate::diagnostic::Severity;
use crate::load::{NodeId, Version};

use super::Verify;
use super::syntax::is_media_type;

/// More schemas are not asked for their properties.
const MOST_SCHEMAS: usize = 1_000;

impl<'a> Verify<'a> {
    /// A request body has content.
    pub(super) fn request_body(&mut self, node: NodeId) {
        self.require(Severity::Warning, node, "a request body", "content");
        self.media_types(node);
    }

    /// The keys of `content` are media types or ranges of them.
    pub(super) fn media_types(&mut self, node: NodeId) {
        let document = self.document;
        let Some(content) = document.get(node, "content") else { return };
        for entry in document.entries(content).iter().filter(|entry| !is_media_type(&entry.key)) {
            if entry.key == "$ref" {
                self.reference_among_names(entry);
                continue;
            }
            let message = format!("`{}` is no media type", entry.key);
            let help = "a media type has two words, such as `application/json`";
            // A Swagger 2.0 document lists media types for all operations, where a wrong one does less harm.
            let harmful = self.version_of(node) != Version::Swagger;
            self.judge(harmful, "media-type", entry.key_span, message, help);
        }
    }

    /// One media type: one kind of examples, and encodings of properties that there are.
    pub(super) fn media_type(&mut self, node: NodeId) {
        self.exclusive(Severity::Warning, node, "a media type", ["example", "examples"]);
        let document = self.document;
        let (Some(encodings), Some(schema)) = (document.get(node, "encoding"), document.get(node, "schema")) else {
            return;
        };
        let Some(names) = self.properties(schema) else { return };
        for entry in document.entries(encodings).iter().filter(|entry| !names.contains(entry.key.as_str())) {
            let message = format!("the schema has no property `{}` to encode", entry.key);
            let help = "correct the name, or declare the property under `properties` of the schema";
            self.warning("encoding", entry.key_span, message, help);
        }
    }

    /// One encoding.
    pub(super) fn encoding(&mut self, node: NodeId) {
        self.header_names(node);
        self.style_of(node, "form");
        if let Some(types) = self.text(node, "contentType")
            && !types.split(',').all(|one| is_media_type(one.trim()))
        {
            let message = format!("`{types}` is no media type");
            let help = "write a media type, or several with commas between them";
            self.warning("media-type", self.value_span(node, "contentType"), message, help);
        }
    }

    /// The names of all properties that a schema has, itself or by the schemas that it is made of; `None` where they are too many.
    fn properties(&self, schema: NodeId) -> Option<HashSet<&'a str>> {
        let document = self.document;
        let mut names = HashSet::new();
        let mut seen = HashSet::new();
        let mut stack = vec![schema];
        while let Some(node) = stack.pop() {
            if !seen.insert(node) {
                continue;
            }
            if seen.len() > MOST_SCHEMAS {
                return None;
            }
            stack.extend(self.resolved.target(node));
            let properties = document.get(node, "properties").map(|map| document.entries(map)).unwrap_or_default();
            names.extend(properties.iter().map(|entry| entry.key.as_str()));
            // Of an array, the items are what is encoded.
            stack.extend(document.get(node, "items"));
            for key in ["allOf", "oneOf", "anyOf"] {
                stack.extend(document.get(node, key).map(|list| document.items(list)).unwrap_or_default());
            }
        }
        Some(names)
    }
}
