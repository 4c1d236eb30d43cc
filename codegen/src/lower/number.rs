//! `type: integer` and `type: number`.

use crate::model::{Check, Kind, Rule, Schema, Width};

use super::Lower;
use super::parts::Parts;

impl Lower<'_> {
    pub(super) fn integer(&mut self, parts: &Parts) -> Schema {
        let width = match self.first(parts, "format") {
            None => Width::I64,
            Some((part, value)) => {
                let span = self.document.span(value);
                match self.string(part, "format").as_deref() {
                    Some("int32" | "int16" | "int8") => Width::I32,
                    Some("uint32" | "uint16" | "uint8") => Width::U32,
                    Some("uint64" | "uint") => Width::U64,
                    Some("int64" | "long" | "int") | None => Width::I64,
                    Some(other) => {
                        if self.checked.insert(value) {
                            self.unsupported(span, &format!("the format `{other}`"), "the integer is an `i64`");
                        }
                        Width::I64
                    }
                }
            }
        };
        Schema { kind: Kind::Integer(width), rules: self.number_rules(parts) }
    }

    pub(super) fn number_schema(&mut self, parts: &Parts) -> Schema {
        Schema { kind: Kind::Number, rules: self.number_rules(parts) }
    }

    fn number_rules(&mut self, parts: &Parts) -> Vec<Rule> {
        let mut rules = self.range(parts);
        for part in &parts.0 {
            if let Some(number) = self.number(*part, "multipleOf") {
                rules.push(Rule { check: Check::MultipleOf(number), place: self.value_span(*part, "multipleOf") });
            }
        }
        Self::sorted(rules)
    }
}
