//! Which members one direction alone knows: those are not required in the other (OpenAPI 3.1.1, section 4.8.24.6).

use std::collections::BTreeMap;

use crate::load::NodeId;
use crate::model::{Keyword, OneWay};

use super::super::Lower;

/// The members whose value is a schema for the same value.
const ALONE: &[&str] = &["not", "if", "then", "else"];
/// The members whose value is a list or a map of such schemas.
const SEVERAL: &[&str] = &["allOf", "anyOf", "oneOf", "dependentSchemas", "dependencies"];

impl Lower<'_> {
    /// `required`, for the names that are wanted.
    pub(super) fn required_keywords(&mut self, node: NodeId, wanted: &dyn Fn(&str) -> bool) -> Vec<Keyword> {
        // A boolean is that of an older draft, and has been reported.
        if self.document.get(node, "required").is_some_and(|value| self.document.bool(value).is_some()) {
            return Vec::new();
        }
        let names = self.strings(node, "required").into_iter().map(|(name, _)| name).filter(|name| wanted(name));
        let names: Vec<String> = names.collect();
        if names.is_empty() {
            return Vec::new();
        }
        let declared = self.declared_around(node);
        let mut by_way: BTreeMap<OneWay, Vec<String>> = BTreeMap::new();
        for name in names {
            let way = self.way(&declared, &name);
            let list = by_way.entry(way).or_default();
            if !list.contains(&name) {
                list.push(name);
            }
        }
        by_way.into_iter().map(|(way, names)| Keyword::Required(way, names)).collect()
    }

    /// The `properties` of all schemas that apply to the same value, as far as the document shows it.
    fn declared_around(&mut self, node: NodeId) -> Vec<NodeId> {
        let mut around = vec![node];
        let mut at = node;
        while let Some(outer) = self.around(at) {
            around.push(outer);
            at = outer;
        }
        let parts = self.parts(&around).0;
        parts.into_iter().filter_map(|part| self.document.get(part, "properties")).collect()
    }

    /// The schema around, where a schema stands in it for the same value.
    fn around(&self, node: NodeId) -> Option<NodeId> {
        let parent = self.document.parent(node)?;
        if self.document.key(node).is_some_and(|key| ALONE.contains(&key)) {
            return Some(parent);
        }
        self.document.key(parent).filter(|key| SEVERAL.contains(key))?;
        self.document.parent(parent)
    }

    fn way(&self, declared: &[NodeId], name: &str) -> OneWay {
        let schemas = declared.iter().filter_map(|properties| self.document.get(*properties, name));
        let marked = |key: &str, node: NodeId| {
            let own = self.document.get(node, key).or_else(|| self.document.get(self.follow(node), key));
            own.and_then(|value| self.document.bool(value)) == Some(true)
        };
        for schema in schemas {
            if marked("readOnly", schema) {
                return OneWay::ReadOnly;
            }
            if marked("writeOnly", schema) {
                return OneWay::WriteOnly;
            }
        }
        OneWay::No
    }
}
