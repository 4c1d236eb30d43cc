//! A value of any type, of which schemas are asked that alternatives were chosen from.

use crate::load::{NodeId, Value};
use crate::model::{Check, JsonType, Keyword, Rule};

use super::super::Lower;
use super::super::parts::Parts;
use super::groups::{ALL, Group};

impl Lower<'_> {
    /// All that is asked at a position of these schemas and choices, as rules. A list that was chosen from is not asked: how
    /// many of its alternatives hold is a question to the union, not to one of its variants.
    pub(in crate::lower) fn asserted_variant(&mut self, nodes: &[NodeId]) -> Vec<Rule> {
        let of = |is: fn(&Value) -> bool| -> Vec<NodeId> {
            nodes.iter().copied().filter(|node| is(self.document.value(*node))).collect()
        };
        let schemas = of(|value| matches!(value, Value::Object(_) | Value::Bool(_)));
        let chosen = of(|value| matches!(value, Value::Array(_)));
        let mut rules = Vec::new();
        for schema in schemas {
            let parts = self.parts(&[schema]);
            if parts.0.iter().any(|part| self.stands_beside(*part, &chosen)) {
                for part in parts.0 {
                    rules.extend(self.asserted_without(part, &chosen));
                }
            } else {
                rules.extend(self.asserted_whole(&Parts(vec![schema])));
            }
        }
        let mut seen: Vec<Check> = Vec::new();
        rules.retain(|rule| !seen.contains(&rule.check) && (seen.push(rule.check.clone()), true).1);
        rules
    }

    fn stands_beside(&self, part: NodeId, chosen: &[NodeId]) -> bool {
        [Group::AnyOf, Group::OneOf].into_iter().any(|group| self.is_list_of(part, group, chosen))
    }

    /// Whether a group of a part is a list that was chosen from.
    fn is_list_of(&self, part: NodeId, group: Group, chosen: &[NodeId]) -> bool {
        matches!(group, Group::AnyOf | Group::OneOf)
            && group.keys().iter().any(|key| self.document.get(part, key).is_some_and(|list| chosen.contains(&list)))
    }

    /// What a part asks without its references, its `allOf` and the lists that were chosen from.
    fn asserted_without(&mut self, part: NodeId, chosen: &[NodeId]) -> Vec<Rule> {
        if self.document.bool(part) == Some(false) {
            return vec![self.never(part)];
        }
        let asked = |group: &&Group| !matches!(group, Group::Reference | Group::AllOf);
        let groups: Vec<Group> =
            ALL.iter().filter(asked).copied().filter(|group| !self.is_list_of(part, *group, chosen)).collect();
        let nullable = self.document.get(part, "nullable").and_then(|value| self.document.bool(value)) == Some(true);
        if nullable && self.document.get(part, "type").is_none() {
            // By `nullable`, null is allowed whatever stands beside it.
            let keywords: Vec<Keyword> = groups.into_iter().flat_map(|group| self.group(part, group)).collect();
            if keywords.is_empty() {
                return Vec::new();
            }
            let null = self.assertion(part, vec![Keyword::Type(vec![JsonType::Null])]);
            let other = self.assertion(part, keywords);
            return vec![self.assert(part, vec![Keyword::AnyOf(vec![null, other])], self.document.key_span(part))];
        }
        let rule = |it: &mut Self, group| match group {
            Group::UnevaluatedProperties | Group::UnevaluatedItems => it.unevaluated_of(part, group),
            _ => it.group_rule(part, group),
        };
        groups.into_iter().filter_map(|group| rule(self, group)).collect()
    }

    fn unevaluated_of(&mut self, part: NodeId, group: Group) -> Option<Rule> {
        let said = group.keys().iter().any(|key| self.document.get(part, key).is_some());
        if said { self.unevaluated_rule(part, group) } else { None }
    }
}
