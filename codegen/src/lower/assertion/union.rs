//! What a union's variants leave unchecked.

use std::collections::BTreeSet;

use crate::load::{NodeId, Value};
use crate::model::{Check, JsonType, Rule};

use super::super::Lower;
use super::super::alternatives::Alternatives;
use super::super::parts::Parts;
use super::groups::{Group, json_type};

impl Lower<'_> {
    /// That no more than one alternative holds, where more may. A union of so many variants can say it of itself if each of
    /// them is an alternative.
    pub(in crate::lower) fn exactly_one(&mut self, parts: &Parts, variants: usize) -> Vec<Rule> {
        let lists = self.open_lists(parts);
        let alone = lists.len() == 1;
        let mut rules = Vec::new();
        for list in lists {
            let Some(part) = self.overlapping(&list) else { continue };
            let written = self.document.items(list.list).to_vec();
            let written: Vec<NodeId> = written.into_iter().map(|entry| self.stands_for(entry)).collect();
            let mut seen = BTreeSet::new();
            let once = written.into_iter().all(|entry| self.type_names(entry) == ["null"] || seen.insert(entry));
            if alone && once && list.entries.len() == variants {
                rules.push(Rule { check: Check::ExactlyOne, place: self.key_place(part, Group::OneOf) });
            } else {
                rules.extend(self.group_rule(part, Group::OneOf));
            }
        }
        rules
    }

    /// The part that a `oneOf` is of, where nothing tells that its alternatives exclude each other.
    fn overlapping(&mut self, list: &Alternatives) -> Option<NodeId> {
        let part = self.document.parent(list.list)?;
        let one_of = self.document.get(part, "oneOf") == Some(list.list);
        if !one_of || self.document.get(part, "discriminator").is_some() {
            return None;
        }
        let types = self.alternative_types(part, "oneOf");
        let mut seen = BTreeSet::new();
        let apart = types.iter().all(|types| !types.is_empty() && types.iter().all(|one| seen.insert(number(*one))));
        if apart || types.len() < 2 || self.lists_apart(part) || self.inherited(list).is_some() {
            return None;
        }
        Some(part)
    }

    /// The types that each alternative names, null aside where it is an alternative of its own.
    fn alternative_types(&mut self, part: NodeId, key: &str) -> Vec<Vec<JsonType>> {
        let mut all = Vec::new();
        for alternative in self.list(part, key) {
            let parts = self.parts(&[alternative]);
            let types = parts.0.iter().map(|part| self.own_types(*part)).find(|types| !types.is_empty());
            let mut types = types.unwrap_or_default();
            types.sort();
            types.dedup();
            all.push(types);
        }
        all
    }

    /// Whether each alternative lists texts or integers of its own.
    fn lists_apart(&mut self, part: NodeId) -> bool {
        let mut seen = BTreeSet::new();
        self.list(part, "oneOf").into_iter().all(|alternative| {
            let values = self.own_values(self.follow(alternative));
            !values.is_empty()
                && values.into_iter().all(|value| {
                    matches!(self.type_of_value(value), JsonType::String | JsonType::Integer)
                        && seen.insert(self.document.to_json(value))
                })
        })
    }

    fn own_values(&self, part: NodeId) -> Vec<NodeId> {
        let list = self.document.get(part, "enum").map(|list| self.document.items(list).to_vec());
        list.or_else(|| self.document.get(part, "const").map(|value| vec![value])).unwrap_or_default()
    }

    /// The types that a schema names, or those of the values that it lists.
    fn own_types(&self, part: NodeId) -> Vec<JsonType> {
        let named: Vec<JsonType> = self.type_names(part).into_iter().filter_map(json_type).collect();
        if !named.is_empty() {
            return named;
        }
        self.own_values(part).into_iter().map(|value| self.type_of_value(value)).collect()
    }

    fn type_of_value(&self, value: NodeId) -> JsonType {
        match self.document.value(value) {
            Value::Null => JsonType::Null,
            Value::Bool(_) => JsonType::Boolean,
            Value::Number(text) if text.parse::<i128>().is_ok() => JsonType::Integer,
            Value::Number(_) => JsonType::Number,
            Value::String(_) => JsonType::String,
            Value::Array(_) => JsonType::Array,
            Value::Object(_) => JsonType::Object,
        }
    }
}

/// An integer is a number.
fn number(one: JsonType) -> JsonType {
    if one == JsonType::Integer { JsonType::Number } else { one }
}
