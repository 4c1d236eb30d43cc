//! `enum` and `const`.

use std::collections::HashSet;

use crate::diagnostic::Diagnostic;
use crate::load::{NodeId, Value};
use crate::model::{Body, Check, EnumValue, Kind, Number, Rule, Schema, TextFormat};

use super::Lower;
use super::number::width_for;
use super::parts::Parts;
use super::read::parse_number;

impl Lower<'_> {
    /// The values that every `enum` and `const` lists, null aside, in the order of the first. Lists that share nothing are
    /// reported; the last of them, which stands nearest, is then taken for what is meant.
    pub(super) fn listed_values(&self, parts: &Parts) -> Vec<NodeId> {
        let mut lists: Vec<Vec<NodeId>> = Vec::new();
        for part in &parts.0 {
            lists.extend(self.document.get(*part, "enum").map(|list| self.document.items(list).to_vec()));
            lists.extend(self.document.get(*part, "const").map(|value| vec![value]));
        }
        let common = self.common(&lists);
        let values = if common.is_empty() { lists.pop().unwrap_or_default() } else { common };
        values.into_iter().filter(|value| !self.document.is_null(*value)).collect()
    }

    /// Reports lists that share no value.
    pub(super) fn report_apart(&mut self, parts: &Parts) {
        let keys = parts.0.iter().flat_map(|part| ["enum", "const"].map(|key| (key, self.document.get(*part, key))));
        let lists: Vec<(&str, NodeId)> = keys.filter_map(|(key, value)| Some((key, value?))).collect();
        let (Some((_, first)), Some((_, last))) = (lists.first().copied(), lists.last().copied()) else { return };
        if lists.len() < 2 {
            return;
        }
        let values = |(key, list): &(&str, NodeId)| match *key {
            "enum" => self.document.items(*list).to_vec(),
            _ => vec![*list],
        };
        let all: Vec<Vec<NodeId>> = lists.iter().map(values).collect();
        if self.common(&all).is_empty() && all.last().is_some_and(|values| !values.is_empty()) {
            let message = "no value fits: the lists that hold here share none";
            let diagnostic = Diagnostic::warning("contradiction", self.document.key_span(last), message)
                .also(self.document.key_span(first), "the other list")
                .help("correct one of the lists; as it stands, this one is used alone");
            self.diagnostics.push(diagnostic);
        }
    }

    /// The text of a string, a number or a boolean.
    pub(super) fn scalar_text(&self, node: NodeId) -> Option<String> {
        let text = self.document.str(node).or_else(|| self.document.number(node)).map(str::to_owned);
        text.or_else(|| self.document.bool(node).map(|value| value.to_string()))
    }

    /// The integer that a value spells, with a fraction of zeros or without: `1` and `1.0` are one number (JSON Schema core,
    /// section 4.2.2).
    pub(super) fn integer_value(&self, node: NodeId) -> Option<i64> {
        match parse_number(&self.scalar_text(node)?)? {
            Number::Int(value) => i64::try_from(value).ok(),
            Number::Float(_) => None,
        }
    }

    /// Whether a listed value is of one of these types.
    pub(super) fn is_of_types(&self, value: NodeId, types: &[&str]) -> bool {
        let name = match self.document.value(value) {
            Value::Null => "null",
            Value::Bool(_) => "boolean",
            Value::String(_) => "string",
            Value::Array(_) => "array",
            Value::Object(_) => "object",
            Value::Number(text) if matches!(parse_number(text), Some(Number::Int(_))) => "integer",
            Value::Number(_) => "number",
        };
        types.contains(&name) || name == "integer" && types.contains(&"number")
    }

    /// The text of a value by which equal ones are known.
    pub(super) fn value_text(&self, node: NodeId) -> String {
        let integer = self.document.number(node).and_then(|_| self.integer_value(node));
        integer.map_or_else(|| self.document.to_json(node), |value| value.to_string())
    }

    /// The values of the first list that stand in every other, each once.
    fn common(&self, lists: &[Vec<NodeId>]) -> Vec<NodeId> {
        let Some((first, others)) = lists.split_first() else { return Vec::new() };
        let others: Vec<HashSet<String>> =
            others.iter().map(|list| list.iter().map(|value| self.value_text(*value)).collect()).collect();
        let mut seen = HashSet::new();
        first
            .iter()
            .copied()
            .filter(|value| {
                let text = self.value_text(*value);
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
        Body::Integers(values.iter().filter_map(|value| self.integer_value(*value)).collect())
    }

    /// Values that no Rust enum holds: the plain type with a rule.
    pub(super) fn values_schema(&mut self, parts: &Parts) -> Schema {
        self.report_repeated(parts);
        let values = self.listed_values(parts);
        if values.is_empty() && !self.lists_null(parts) {
            self.report_impossible(parts);
            return Schema::of(Kind::Any);
        }
        let mut texts: Vec<String> = values.iter().map(|value| self.document.to_json(*value)).collect();
        let all = |test: &dyn Fn(NodeId) -> bool| !values.is_empty() && values.iter().all(|value| test(*value));
        let kind = if all(&|v| self.document.bool(v).is_some()) {
            Kind::Boolean
        } else if let Some(integers) = self.integral(&values, self.types(parts) == ["integer"]) {
            Kind::Integer(width_for(&integers))
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

    /// The numbers, if all values are integers; those with a fraction of zeros only where the type says so.
    fn integral(&self, values: &[NodeId], typed: bool) -> Option<Vec<Number>> {
        let integer = |value: &NodeId| {
            let text = self.document.number(*value)?;
            let digits = text.strip_prefix('-').unwrap_or(text).bytes().all(|b| b.is_ascii_digit());
            parse_number(text).filter(|number| digits || typed && matches!(number, Number::Int(_)))
        };
        values.iter().map(integer).collect::<Option<Vec<_>>>().filter(|all| !all.is_empty())
    }

    fn lists_null(&self, parts: &Parts) -> bool {
        let lists = parts.0.iter().filter_map(|part| self.document.get(*part, "enum"));
        let constants = parts.0.iter().filter_map(|part| self.document.get(*part, "const"));
        lists.flat_map(|list| self.document.items(list)).copied().chain(constants).any(|v| self.document.is_null(v))
    }

    /// Reports a list that leaves no value.
    fn report_impossible(&mut self, parts: &Parts) {
        let lists = || parts.0.iter().filter_map(|part| self.document.get(*part, "enum"));
        let none = lists().find(|list| !matches!(self.document.value(*list), Value::Array(_)));
        if let Some(value) = none {
            let message = format!("`enum` is {}", self.document.kind_name(value));
            let diagnostic =
                Diagnostic::error("wrong-type", self.document.span(value), message).label("expected a list");
            return self.diagnostics.push(diagnostic.help("write a list of the values, or `const` for one"));
        }
        let Some(list) = lists().next_back() else { return };
        let span = self.document.key_span(list);
        let diagnostic = Diagnostic::error("impossible-enum", span, "no value fits: the list is empty")
            .help("list the values, or leave the list out");
        self.diagnostics.push(diagnostic);
    }

    fn report_repeated(&mut self, parts: &Parts) {
        for part in &parts.0 {
            let Some(list) = self.document.get(*part, "enum") else { continue };
            if !self.checked.insert(list) {
                continue;
            }
            let mut seen = HashSet::new();
            for value in self.document.items(list) {
                if !seen.insert(self.value_text(*value)) {
                    let message = format!("{} is listed twice", self.document.to_json(*value));
                    self.diagnostics.push(
                        Diagnostic::warning("enum-repeated", self.document.span(*value), message).help("remove one"),
                    );
                }
            }
        }
    }
}
