//! `enum` and `const`.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;
use crate::model::{Body, Check, EnumValue, Kind, Rule, Schema, TextFormat, Width};

use super::Lower;
use super::parts::Parts;

impl Lower<'_> {
    /// The values that every `enum` and `const` lists, null aside, in the order of the first.
    pub(super) fn listed_values(&self, parts: &Parts) -> Vec<NodeId> {
        let mut lists: Vec<Vec<NodeId>> = Vec::new();
        for part in &parts.0 {
            lists.extend(self.document.get(*part, "enum").map(|list| self.document.items(list).to_vec()));
            lists.extend(self.document.get(*part, "const").map(|value| vec![value]));
        }
        self.common(&lists).into_iter().filter(|value| !self.document.is_null(*value)).collect()
    }

    /// The text of a string, a number or a boolean.
    pub(super) fn scalar_text(&self, node: NodeId) -> Option<String> {
        let text = self.document.str(node).or_else(|| self.document.number(node)).map(str::to_owned);
        text.or_else(|| self.document.bool(node).map(|value| value.to_string()))
    }

    /// The values of the first list that stand in every other, each once.
    fn common(&self, lists: &[Vec<NodeId>]) -> Vec<NodeId> {
        let Some((first, others)) = lists.split_first() else { return Vec::new() };
        let others: Vec<HashSet<String>> =
            others.iter().map(|list| list.iter().map(|value| self.document.to_json(*value)).collect()).collect();
        let mut seen = HashSet::new();
        first
            .iter()
            .copied()
            .filter(|value| {
                let text = self.document.to_json(*value);
                others.iter().all(|list| list.contains(&text)) && seen.insert(text)
            })
            .collect()
    }

    pub(super) fn strings_body(&mut self, parts: &Parts) -> Body {
        self.report_repeated(parts);
        let values = self.listed_values(parts);
        let texts = values.iter().filter_map(|value| self.scalar_text(*value));
        Body::Strings(texts.map(|wire| EnumValue { wire }).collect())
    }

    pub(super) fn integers_body(&mut self, parts: &Parts) -> Body {
        self.report_repeated(parts);
        let values = self.listed_values(parts);
        Body::Integers(values.iter().filter_map(|value| self.scalar_text(*value)?.parse().ok()).collect())
    }

    /// Values that no Rust enum holds: the plain type with a rule.
    pub(super) fn values_schema(&mut self, parts: &Parts) -> Schema {
        let values = self.listed_values(parts);
        let mut texts: Vec<String> = values.iter().map(|value| self.document.to_json(*value)).collect();
        let all = |test: &dyn Fn(NodeId) -> bool| !values.is_empty() && values.iter().all(|value| test(*value));
        let kind = if all(&|v| self.document.bool(v).is_some()) {
            Kind::Boolean
        } else if all(&|v| self.document.number(v).is_some_and(|n| n.parse::<i64>().is_ok())) {
            Kind::Integer(Width::I64)
        } else if all(&|v| self.document.number(v).is_some()) {
            Kind::Number
        } else if all(&|v| self.document.str(v).is_some()) {
            Kind::Text(TextFormat::Plain)
        } else {
            // A value of any type may be null itself.
            if self.is_nullable(parts) {
                texts.push("null".to_owned());
            }
            Kind::Any
        };
        let place = self
            .first(parts, "enum")
            .or_else(|| self.first(parts, "const"))
            .map(|(_, value)| self.document.key_span(value));
        let rules = place.map(|place| Rule { check: Check::OneOf(texts), place });
        Schema { kind, rules: rules.into_iter().collect() }
    }

    fn report_repeated(&mut self, parts: &Parts) {
        for part in &parts.0 {
            let Some(list) = self.document.get(*part, "enum") else { continue };
            if !self.checked.insert(list) {
                continue;
            }
            let mut seen = HashSet::new();
            for value in self.document.items(list) {
                if !seen.insert(self.document.to_json(*value)) {
                    let message = format!("{} is listed twice", self.document.to_json(*value));
                    self.diagnostics.push(
                        Diagnostic::warning("enum-repeated", self.document.span(*value), message).help("remove one"),
                    );
                }
            }
        }
    }
}
