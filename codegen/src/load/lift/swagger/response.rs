//! Responses: the schema under each media type, examples by type, headers with schemas.

use std::borrow::Cow;

use super::super::super::{Entry, NodeId};
use super::media::{JSON, MediaType};
use super::{Swagger, known};

/// Any bytes.
const BYTES: &str = "application/octet-stream";
const ANY: &str = "*/*";

impl Swagger<'_, '_> {
    /// Lifts a response that may be of the types in `produces`.
    pub(super) fn response(&mut self, node: NodeId, produces: &[MediaType]) {
        if !self.begin(node, "a response") {
            return;
        }
        let mut entries = self.edit.take(node);
        self.check(&mut entries, &known::RESPONSE);
        if let Some(headers) = entries.iter().find(|entry| entry.key == "headers").map(|entry| entry.value) {
            self.headers(headers);
        }
        let place = entries.iter().position(|entry| entry.key == "schema");
        let schema = self.edit.pull(node, &mut entries, "schema");
        let mut examples = self.examples(node, &mut entries, "examples");
        let types = self.types(produces, schema.as_ref(), &examples.1);
        if !types.is_empty() {
            let content = self.content(node, &types, schema, &mut examples.1);
            entries.insert(place.unwrap_or(entries.len()).min(entries.len()), content);
        }
        self.examples_back(&mut entries, examples);
        self.edit.put(node, entries);
    }

    /// The types of a response. One without a schema has no content, unless examples show it.
    fn types<'m>(&self, produces: &'m [MediaType], schema: Option<&Entry>, examples: &[Entry]) -> Cow<'m, [MediaType]> {
        let shown = || {
            let shown = examples.iter().filter(|example| example.key.contains('/'));
            shown.map(|example| MediaType::new(&example.key, example.key_span)).collect::<Vec<_>>()
        };
        let Some(schema) = schema else { return Cow::Owned(shown()) };
        if self.is_bytes(schema.value) {
            let plain: Vec<MediaType> = produces.iter().filter(|one| !one.is_json()).cloned().collect();
            return match (plain.is_empty(), produces.first()) {
                (false, _) => Cow::Owned(plain),
                (true, None) => Cow::Owned(vec![MediaType::new(BYTES, schema.key_span)]),
                // The list is the document's, and says what other operations answer.
                (true, Some(first)) => Cow::Owned(vec![MediaType::new(ANY, first.span)]),
            };
        }
        if let Some(first) = produces.first() {
            // The list says what success answers; an object in an image is an error, and told in JSON.
            let told = self.is_object_or_list(schema.value) && produces.iter().all(MediaType::is_bytes);
            return if told { Cow::Owned(vec![MediaType::new(JSON, first.span)]) } else { Cow::Borrowed(produces) };
        }
        let shown = shown();
        Cow::Owned(if shown.is_empty() { vec![MediaType::new(JSON, schema.key_span)] } else { shown })
    }

    /// Whether a schema is that of an object or a list, also behind a reference.
    fn is_object_or_list(&self, schema: NodeId) -> bool {
        let schema = self.end(schema);
        let kind = self.edit.document.get(schema, "type").and_then(|kind| self.edit.document.str(kind));
        matches!(kind, Some("object" | "array")) || self.edit.document.get(schema, "properties").is_some()
    }

    /// `type: file`, also behind a reference.
    fn is_bytes(&self, schema: NodeId) -> bool {
        let kind = self.edit.document.get(self.end(schema), "type");
        kind.and_then(|kind| self.edit.document.str(kind)) == Some("file")
    }
}
