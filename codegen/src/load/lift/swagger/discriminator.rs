//! `x-discriminator-value`, by which definitions say the value that selects them, to the `mapping` of the base's `discriminator`.

use std::collections::{BTreeMap, HashSet};

use super::super::super::{NodeId, Value};
use super::super::edit::entry;
use super::Swagger;
use crate::diagnostic::Span;
use crate::pointer::escape;

/// More schemas on the way up are not looked at.
const MAX_BASES: usize = 64;

const KEYS: [&str; 2] = ["x-discriminator-value", "x-ms-discriminator-value"];

impl Swagger<'_, '_> {
    /// Gives every base the values of the definitions that are all of it. Definitions without a value keep their name.
    pub(super) fn discriminator_values(&mut self, definitions: NodeId) {
        let mut mapped: BTreeMap<NodeId, Vec<(String, Span, NodeId, String)>> = BTreeMap::new();
        for definition in self.edit.document.entries(definitions) {
            let told = KEYS.iter().find_map(|key| self.edit.document.get(definition.value, key));
            let Some((told, value)) = told.and_then(|told| Some((told, self.edit.document.str(told)?))) else {
                continue;
            };
            let pointer = format!("#/definitions/{}", escape(&definition.key));
            for base in self.bases(definition.value) {
                let span = self.edit.document.span(told);
                mapped.entry(base).or_default().push((value.to_owned(), span, told, pointer.clone()));
            }
        }
        for (base, values) in mapped {
            let Some(node) = self.edit.document.get(base, "discriminator") else { continue };
            let Some(name) = self.edit.document.str(node).map(str::to_owned) else { continue };
            let span = self.edit.document.span(node);
            let property = self.edit.said("propertyName", node, span, &name);
            let mut mapping = Vec::new();
            for (value, span, told, pointer) in values {
                mapping.push(self.edit.said(&value, told, span, &pointer));
            }
            let mapping = self.edit.object(node, span, mapping);
            self.edit.put(node, vec![property, entry("mapping", span, mapping)]);
        }
    }

    /// The schemas with a discriminator that a schema is all of.
    fn bases(&self, schema: NodeId) -> Vec<NodeId> {
        let document = &self.edit.document;
        let mut found = Vec::new();
        let mut seen = HashSet::from([schema]);
        let mut todo = vec![schema];
        while let Some(node) = todo.pop().filter(|_| seen.len() <= MAX_BASES) {
            let all_of = document.get(node, "allOf").map(|list| document.items(list)).unwrap_or_default();
            for base in all_of.iter().map(|part| self.end(*part)) {
                if seen.insert(base) {
                    let told = document.get(base, "discriminator").map(|told| document.value(told));
                    found.extend(matches!(told, Some(Value::String(_))).then_some(base));
                    todo.push(base);
                }
            }
        }
        found
    }
}
