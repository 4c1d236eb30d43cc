//! What stands beside alternatives and is not read with each of them.

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;
use crate::model::Rule;

use super::super::Lower;
use super::super::parts::Parts;
use super::Group;

impl Lower<'_> {
    /// What is asked beside the one alternative that a position is read as.
    pub(in crate::lower) fn beside_alternative(&mut self, parts: &Parts) -> Vec<Rule> {
        let mut rules = self.beside_alternatives(parts);
        rules.extend(self.exactly_one(parts, 0));
        rules
    }

    /// What is asked beside alternatives of which one stands alone.
    pub(super) fn beside_alternatives(&mut self, parts: &Parts) -> Vec<Rule> {
        let mut rules = self.types_beside(parts);
        rules.extend(self.lists_beside(parts));
        rules.extend(self.closed_beside(parts));
        rules
    }

    /// The lists of alternatives that a union's variants are not made from, where a variant stands alone.
    fn lists_beside(&mut self, parts: &Parts) -> Vec<Rule> {
        let open: Vec<NodeId> = self.open_lists(parts).into_iter().map(|open| open.list).collect();
        let mut rules = Vec::new();
        for part in parts.0.clone() {
            for (key, group) in [("anyOf", Group::AnyOf), ("oneOf", Group::OneOf)] {
                let Some(list) = self.document.get(part, key) else { continue };
                if !open.contains(&list) && !self.is_chosen(part, group, parts) {
                    rules.extend(self.group_rule(part, group));
                }
            }
        }
        rules
    }

    /// That no other members may come. Where the alternatives have members, that is meant of what the document knows, and
    /// reported.
    fn closed_beside(&mut self, parts: &Parts) -> Vec<Rule> {
        let lists = self.open_lists(parts);
        let [list] = lists.as_slice() else { return Vec::new() };
        let closed = |part: &NodeId| {
            let rest = self.document.get(*part, "additionalProperties")?;
            (self.document.bool(rest) == Some(false)).then_some((*part, rest))
        };
        let closed: Vec<(NodeId, NodeId)> = parts.0.iter().filter_map(closed).collect();
        let alone: Vec<NodeId> = if closed.is_empty() { Vec::new() } else { list.entries.clone() };
        let alone: Vec<NodeId> = alone.into_iter().filter(|entry| !self.adds(parts, *entry)).collect();
        let has_members = alone.iter().any(|entry| {
            let own = self.parts(&[*entry]);
            ["properties", "patternProperties", "oneOf", "anyOf"].iter().any(|key| self.first(&own, key).is_some())
        });
        let mut rules = Vec::new();
        for (part, rest) in closed.into_iter().filter(|_| !alone.is_empty()) {
            if !has_members {
                rules.extend(self.group_rule(part, Group::Properties));
            } else if self.checked.insert(rest) {
                let message = "`additionalProperties: false` forbids the members of the alternatives beside it";
                let diagnostic = Diagnostic::warning("closed-part", self.document.span(rest), message);
                let help = "it is ignored; write it within the alternatives, or use `unevaluatedProperties`";
                self.diagnostics.push(diagnostic.help(help));
            }
        }
        rules
    }
}
