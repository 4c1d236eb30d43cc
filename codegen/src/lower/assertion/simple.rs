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
        if let Some((name, place)) = self.text_format(node) {
            rules.push(Rule { check: Check::Format(name), place });
        }
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

    /// The format, where it is one of texts; those of numbers say nothing of a text.
    fn text_format(&mut self, node: NodeId) -> Option<(String, crate::model::Place)> {
        let value = self.document.get(node, "format")?;
        let types = self.type_names(node);
        let of_numbers = types.contains(&"integer") || types.contains(&"number");
        let name = self.document.str(value)?;
        if of_numbers || matches!(name, "int32" | "int64" | "uint32" | "uint64" | "float" | "double" | "password") {
            return None;
        }
        self.format(&Parts(vec![node]))
    }
}
