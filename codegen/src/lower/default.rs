//! `default`: carried over where it is a value of its schema, reported where it is not.

use crate::diagnostic::Diagnostic;
use crate::load::{NodeId, Value};

use super::Lower;
use super::classify::Class;
use super::number::format_range;
use super::parts::Parts;

/// So many schemas and listed values are compared with a default.
const MOST: usize = 10_000;

impl Lower<'_> {
    /// The default of a schema at a position that is no member.
    pub(super) fn default_of(&mut self, schema: NodeId) -> Option<String> {
        let parts = self.parts(&[schema]);
        let direct = Parts([schema, self.follow(schema)].into_iter().chain(parts.0.iter().copied()).collect());
        self.default(&direct, &parts)
    }

    /// The default of everything that applies, as JSON text.
    pub(super) fn default(&mut self, parts: &Parts, schema: &Parts) -> Option<String> {
        let (part, value) = self.first(parts, "default")?;
        let class = self.classify(schema);
        let nullable = self.is_nullable(schema);
        let kind = self.is_of(value, class, nullable, schema);
        let wrong = if kind { self.wrong_below(value, class, schema, &mut { MOST }) } else { Some(value) };
        let Some(wrong) = wrong else {
            self.report_default(part, value);
            return Some(self.document.to_json(value));
        };
        if self.checked.insert(value) {
            let message = format!("the default {} is no value of its schema", self.document.to_json(value));
            let span = self.document.span(wrong);
            let diagnostic = match !kind && self.doubts_type(value, class) {
                true => Diagnostic::error("default", span, message).help("correct it, or correct the type"),
                false => Diagnostic::warning("default", span, message).help("correct it; as it stands, it is not used"),
            };
            self.diagnostics.push(diagnostic);
        }
        None
    }

    /// Whether a default that does not fit lets one doubt the type. Documents have texts that describe a default, plain values without
    /// their quotation marks, and null or something empty where there is none.
    fn doubts_type(&self, value: NodeId, class: Class) -> bool {
        match (self.document.value(value), class) {
            (Value::Null | Value::String(_), _) => false,
            (_, Class::Any | Class::Union | Class::Strings | Class::Integers | Class::Values) => false,
            (Value::Bool(_) | Value::Number(_), Class::Text) => false,
            (Value::Number(text), Class::Boolean) => !matches!(text.as_str(), "0" | "1"),
            (Value::Array(items), _) => !items.is_empty(),
            (Value::Object(entries), _) => !entries.is_empty(),
            _ => true,
        }
    }

    /// Whether a value is of one of several types; true where other things than types are listed.
    fn is_of_split_types(&self, value: NodeId, schema: &Parts) -> bool {
        let types = self.split_types(schema);
        types.is_empty()
            || types.iter().any(|(name, _)| match (self.document.value(value), name.as_str()) {
                (Value::Bool(_), name) => name == "boolean",
                (Value::String(_), name) => name == "string",
                (Value::Number(_), name) => matches!(name, "number" | "integer"),
                (Value::Array(_), name) => name == "array",
                (Value::Object(_), name) => name == "object",
                (Value::Null, _) => false,
            })
    }

    /// The first value within a list or an object that is not of its own schema, or the object that lacks a member.
    fn wrong_below(&mut self, value: NodeId, class: Class, schema: &Parts, left: &mut usize) -> Option<NodeId> {
        let below: Vec<(NodeId, Vec<NodeId>)> = match class {
            Class::Union => return self.wrong_for_all(value, schema, left),
            Class::Array if !self.has_prefix(schema) => {
                let items: Vec<NodeId> = schema.0.iter().filter_map(|part| self.document.get(*part, "items")).collect();
                self.document.items(value).iter().map(|item| (*item, items.clone())).collect()
            }
            Class::Object if matches!(self.document.value(value), Value::Object(_)) => {
                let required = |part: &NodeId| self.document.get(*part, "required");
                let names = schema.0.iter().filter_map(required).flat_map(|list| self.document.items(list));
                if names.filter_map(|name| self.document.str(*name)).any(|it| self.document.get(value, it).is_none()) {
                    return Some(value);
                }
                let properties: Vec<NodeId> =
                    schema.0.iter().filter_map(|part| self.document.get(*part, "properties")).collect();
                let of = |key: &str| properties.iter().filter_map(|map| self.document.get(*map, key)).collect();
                self.document.entries(value).iter().map(|entry| (entry.value, of(&entry.key))).collect()
            }
            _ => return None,
        };
        let mut below = below.into_iter().filter(|(_, schemas)| !schemas.is_empty());
        below.find_map(|(value, schemas)| self.wrong_in(value, &schemas, left))
    }

    /// What is wrong with a value by some schemas.
    fn wrong_in(&mut self, value: NodeId, schemas: &[NodeId], left: &mut usize) -> Option<NodeId> {
        // Alternatives of alternatives, and items by listed values, can be more than there is time for.
        if *left == 0 {
            return None;
        }
        let parts = self.parts(schemas);
        *left = left.saturating_sub(1 + self.listed_values(&parts).len());
        if *left == 0 {
            return None;
        }
        let (class, nullable) = (self.classify(&parts), self.is_nullable(&parts));
        if self.is_of(value, class, nullable, &parts) {
            self.wrong_below(value, class, &parts, left)
        } else {
            Some(value)
        }
    }

    /// The value, if no alternative takes it.
    fn wrong_for_all(&mut self, value: NodeId, schema: &Parts, left: &mut usize) -> Option<NodeId> {
        let lists: Vec<NodeId> = schema
            .0
            .iter()
            .flat_map(|part| ["oneOf", "anyOf"].map(|key| self.document.get(*part, key)))
            .flatten()
            .collect();
        for list in lists {
            let alternatives = self.document.items(list);
            if !alternatives.is_empty() && alternatives.iter().all(|it| self.wrong_in(value, &[*it], left).is_some()) {
                return Some(value);
            }
        }
        None
    }

    fn is_of(&self, value: NodeId, class: Class, nullable: bool, schema: &Parts) -> bool {
        let listed = || {
            let text = self.value_text(value);
            self.listed_values(schema).into_iter().any(|listed| self.value_text(listed) == text)
        };
        match (self.document.value(value), class) {
            (Value::Null, _) => nullable,
            (_, Class::Union) => self.is_of_split_types(value, schema),
            (_, Class::Any) => true,
            (Value::Bool(_), Class::Boolean) | (Value::String(_), Class::Text) => true,
            (Value::Number(text), Class::Integer | Class::Number) => {
                let format = self.first(schema, "format").and_then(|(_, format)| self.document.str(format));
                let range = format.and_then(format_range);
                text.parse::<f64>().is_ok_and(|number| {
                    (class == Class::Number || number.fract() == 0.0)
                        && range.is_none_or(|(least, greatest)| (least as f64..=greatest as f64).contains(&number))
                })
            }
            (Value::Array(_), Class::Array) => true,
            (Value::Object(_), Class::Object | Class::Map) => true,
            (_, Class::Strings | Class::Integers | Class::Values) => listed(),
            _ => self.is_inferred(schema, class),
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use crate::{Options, generate_text};

    #[test]
    fn a_long_default_is_not_compared_with_a_long_list() {
        let values: Vec<String> = (0..50_000).map(|number| format!("\"v{number}\"")).collect();
        let values = values.join(",");
        let text = format!(
            r#"{{"openapi":"3.1.0","info":{{"title":"t","version":"1"}},"paths":{{}},"components":{{"schemas":{{"A":{{
                "type":"object","properties":{{"a":{{"type":"array","items":{{"type":"string","enum":[{values}]}},
                "default":[{values}]}}}}}}}}}}}}"#
        );
        let module = generate_text("a.json".as_ref(), &text, &Options::default()).unwrap();
        assert!(module.checked().diagnostics.is_empty());
    }
}
