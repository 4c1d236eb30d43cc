//! Keywords that types have as well, read without a type: each says something of values of its own type alone.

use crate::load::NodeId;
use crate::model::{Check, Rule};

use super::super::Lower;
use super::super::parts::Parts;

/// The members that they are read from.
pub(super) const KEYS: &[&str] = &[
    "minLength",
    "maxLength",
    "pattern",
    "format",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

impl Lower<'_> {
    /// The rules of one schema on lengths, ranges, counts, patterns and formats.
    pub(super) fn simple_rules(&mut self, node: NodeId) -> Vec<Rule> {
        let one = Parts(vec![node]);
        let mut rules = self.counts(&one, ("minLength", "maxLength"), (Check::MinLength, Check::MaxLength));
        rules.extend(self.patterns(&one));
        rules.extend(self.own_format_rule(node));
        rules.extend(self.range(&one));
        if let Some(number) = self.number(node, "multipleOf") {
            rules.push(Rule { check: Check::MultipleOf(number), place: self.value_span(node, "multipleOf") });
        }
        rules.extend(self.counts(&one, ("minItems", "maxItems"), (Check::MinItems, Check::MaxItems)));
        if self.flag(node, "uniqueItems") == Some(true) {
            rules.push(Rule { check: Check::UniqueItems, place: self.value_span(node, "uniqueItems") });
        }
        let properties = (Check::MinProperties as fn(u64) -> Check, Check::MaxProperties as fn(u64) -> Check);
        rules.extend(self.counts(&one, ("minProperties", "maxProperties"), properties));
        Self::sorted(rules)
    }
}
