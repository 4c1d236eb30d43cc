//! Documented examples, kept with the type whose values they are.

use std::collections::HashMap;

use crate::load::{NodeId, Value};
use crate::model::{Example, Kind, Schema, Type, TypeId};

use super::Lower;

/// The examples of bodies by the type of their position: types are filled at their own time.
pub(super) type BodyExamples = HashMap<TypeId, Vec<NodeId>>;

impl Lower<'_> {
    /// `example` and `examples` of a schema itself (OpenAPI 3.0, "Fixed Fields"; JSON Schema 2020-12, section 9.5).
    pub(super) fn schema_examples(&self, schema: NodeId) -> Vec<Example> {
        let list = self.document.get(schema, "examples").map(|list| self.document.items(list)).unwrap_or_default();
        let single = self.document.get(schema, "example");
        single.iter().chain(list).map(|node| self.as_example(*node)).collect()
    }

    /// Keeps the examples of a media type with the type of the schema that stands beside them.
    pub(super) fn note_examples(&mut self, media: NodeId, schema: &Schema) {
        let single = self.document.get(media, "example");
        let several = self.document.get(media, "examples");
        let several = several.map(|map| self.document.entries(map)).unwrap_or_default();
        let several = several.iter().filter_map(|entry| self.document.get(self.follow(entry.value), "value"));
        for node in single.into_iter().chain(several).collect::<Vec<NodeId>>() {
            self.note_example(node, schema);
        }
    }

    /// An example of a list or a map is one example for each item, as far as it is a list or a map.
    fn note_example(&mut self, node: NodeId, schema: &Schema) {
        match (&schema.kind, self.document.value(node)) {
            (Kind::Type(id), _) => {
                let known = self.body_examples.entry(*id).or_default();
                // A response that many operations share is met many times, mostly one after the other.
                if !known.iter().rev().take(8).any(|other| *other == node) {
                    known.push(node);
                }
            }
            (Kind::Nullable(inner), value) if !matches!(value, Value::Null) => self.note_example(node, inner),
            (Kind::Array(inner), Value::Array(items)) => {
                items.clone().into_iter().for_each(|item| self.note_example(item, inner));
            }
            (Kind::Tuple(schemas), Value::Array(items)) => {
                items.clone().into_iter().zip(schemas).for_each(|(item, schema)| self.note_example(item, schema));
            }
            (Kind::Map(inner), Value::Object(entries)) => {
                let values: Vec<NodeId> = entries.iter().map(|entry| entry.value).collect();
                values.into_iter().for_each(|value| self.note_example(value, inner));
            }
            (Kind::Array(inner) | Kind::Map(inner), _) => self.note_example(node, inner),
            _ => {}
        }
    }

    /// Gives the types the examples of bodies, each once.
    pub(super) fn give_body_examples(&mut self) {
        for (id, mut nodes) in std::mem::take(&mut self.body_examples) {
            nodes.sort_unstable();
            nodes.dedup();
            let more: Vec<Example> = nodes.into_iter().map(|node| self.as_example(node)).collect();
            if let Some(Type { examples, .. }) = self.types.get_mut(id.0).and_then(Option::as_mut) {
                examples.extend(more);
            }
        }
    }

    fn as_example(&self, node: NodeId) -> Example {
        Example { json: self.document.to_json(node), place: self.document.span(node), as_written: true }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    const DOCUMENT: &str = r##"openapi: 3.1.0
info: {title: t, version: "1"}
paths:
  /pets:
    get:
      responses:
        "200":
          description: all
          content:
            application/json:
              schema: {type: array, items: {$ref: "#/components/schemas/Pet"}}
              examples:
                two: {value: [{id: 2}, {id: 3}]}
                kept: {$ref: "#/components/examples/Kept"}
                elsewhere: {externalValue: https://example.com/pets}
    post:
      requestBody:
        content:
          application/json: {schema: {$ref: "#/components/schemas/Pet"}, example: {id: 5}}
      responses:
        "201": {$ref: "#/components/responses/Made"}
    put:
      responses:
        "200": {$ref: "#/components/responses/Made"}
components:
  examples:
    Kept: {value: [{id: 4}]}
  responses:
    Made:
      description: made
      content: {application/json: {schema: {$ref: "#/components/schemas/Pet"}, example: {id: 6}}}
  schemas:
    Pet: {type: object, properties: {id: {type: integer, example: 9}}, example: {id: 0}, examples: [{id: 1}]}
"##;

    #[test]
    fn a_type_has_its_own_examples_and_those_of_bodies() {
        let generated = crate::generate_text("a.yaml".as_ref(), DOCUMENT, &crate::Options::default()).unwrap();
        let checked = generated.checked();
        let [pet] = checked.api.types.as_slice() else { return assert_eq!(checked.api.types.len(), 1) };
        let mut found: Vec<(String, u32)> = Vec::new();
        for example in &pet.examples {
            found.push((example.json.clone(), checked.sources.line_column(example.place).0));
        }
        let expected = [(0, 33), (1, 33), (2, 13), (3, 13), (5, 19), (4, 27), (6, 31)];
        assert_eq!(found, expected.map(|(id, line)| (format!("{{\"id\":{id}}}"), line)));
    }
}
