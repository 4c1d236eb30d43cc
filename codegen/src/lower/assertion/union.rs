//! What a union's variants leave unchecked.

use std::collections::BTreeSet;

use crate::load::NodeId;
use crate::model::{Check, JsonType, Rule};

use super::super::Lower;
use super::super::parts::Parts;
use super::groups::{Group, json_type};

impl Lower<'_> {
    /// That no more than one alternative holds, where more may.
    pub(super) fn exactly_one(&mut self, parts: &Parts) -> Option<Rule> {
        let lists = self.open_lists(parts);
        let [list] = lists.as_slice() else { return None };
        let part = self.document.parent(list.list)?;
        let one_of = self.document.get(part, "oneOf") == Some(list.list);
        if !one_of || self.document.get(part, "discriminator").is_some() {
            return None;
        }
        let types = self.alternative_types(part, "oneOf");
        let mut seen = BTreeSet::new();
        let apart = types.iter().all(|types| !types.is_empty() && types.iter().all(|one| seen.insert(number(*one))));
        if apart || types.len() < 2 {
            return None;
        }
        Some(Rule { check: Check::ExactlyOne, place: self.key_place(part, Group::OneOf) })
    }

    /// The types that each alternative names, null aside where it is an alternative of its own.
    fn alternative_types(&mut self, part: NodeId, key: &str) -> Vec<Vec<JsonType>> {
        let mut all = Vec::new();
        for alternative in self.list(part, key) {
            let parts = self.parts(&[alternative]);
            let types = parts.0.iter().find_map(|part| {
                let names = self.type_names(*part);
                (!names.is_empty()).then(|| names.into_iter().filter_map(json_type).collect::<Vec<_>>())
            });
            all.push(types.unwrap_or_default());
        }
        all
    }
}

/// An integer is a number.
fn number(one: JsonType) -> JsonType {
    if one == JsonType::Integer { JsonType::Number } else { one }
}
