//! Keywords that types have as well, read without a type: each says something of values of its own type alone.

use crate::load::NodeId;
use crate::model::{Check, Number, Rule};

use super::super::Lower;
use super::super::number::few_bits;
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
        rules.extend(self.width_rules(node));
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

    /// What a format of integers asks of numbers, which a Rust type would say: they are integers, and in its range.
    fn width_rules(&mut self, node: NodeId) -> Vec<Rule> {
        let format = self.document.get(node, "format").and_then(|value| self.document.str(value));
        let range = match format.unwrap_or_default() {
            "int64" => (i64::MIN.into(), i64::MAX.into()),
            "uint64" => (0, u64::MAX.into()),
            "int32" => (i32::MIN.into(), i32::MAX.into()),
            "uint32" => (0, u32::MAX.into()),
            other => match few_bits(other) {
                Some(range) => range,
                None => return Vec::new(),
            },
        };
        if self.options.format_annotation {
            return Vec::new();
        }
        let place = self.value_span(node, "format");
        // The ends of few bits are among the others already.
        let ends = if format.and_then(few_bits).is_some() {
            Vec::new()
        } else {
            vec![Check::Minimum(Number::Int(range.0)), Check::Maximum(Number::Int(range.1))]
        };
        let whole = Check::MultipleOf(Number::Int(1));
        ends.into_iter().chain([whole]).map(|check| Rule { check, place }).collect()
    }
}
