//! What kind of schema this is, decided once; each kind is read in a file of its own.

use crate::diagnostic::Diagnostic;
use crate::load::{NodeId, Value};

use super::Lower;
use super::parts::Parts;

/// The kind of a schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Class {
    /// Nothing is said, or several types at once.
    Any,
    /// `type: boolean`
    Boolean,
    /// `type: integer`
    Integer,
    /// `type: number`
    Number,
    /// `type: string`
    Text,
    /// `enum` or `const` of strings.
    Strings,
    /// `enum` or `const` of integers.
    Integers,
    /// `enum` or `const` of anything else, or of very many values.
    Values,
    /// `type: array`
    Array,
    /// `type: object` with known members.
    Object,
    /// `type: object` without known members.
    Map,
    /// `oneOf`, `anyOf`, or several types.
    Union,
}

impl Class {
    /// Whether it gets a Rust type wherever it stands.
    pub(super) fn is_type(self) -> bool {
        matches!(self, Class::Strings | Class::Integers | Class::Object | Class::Union)
    }
}

/// Longer lists are rules on a plain value: nobody reads an enum of thousands, and compiling it takes minutes.
const MOST_VARIANTS: usize = 1000;

impl Lower<'_> {
    pub(super) fn classify(&mut self, parts: &Parts) -> Class {
        self.check_types(parts);
        if self.is_contradiction(parts) {
            return Class::Any;
        }
        self.report_apart(parts);
        self.report_values(parts);
        let shut = self.is_closed_over_parts(parts);
        let types = self.types(parts);
        let has = |key| self.first(parts, key).is_some();
        if has("enum") || has("const") {
            return self.classify_values(parts, &types);
        }
        let is_closed = |part: &NodeId| {
            let rest = self.document.get(*part, "additionalProperties").and_then(|rest| self.document.bool(rest));
            rest == Some(false) && !self.is_patterned(*part)
        };
        let closed = parts.0.iter().any(is_closed);
        let object = if has("properties") || closed || shut { Class::Object } else { Class::Map };
        self.report_empty(parts);
        let lists = self.open_lists(parts);
        if !lists.is_empty() && self.can_combine(parts, &lists) {
            return Class::Union;
        }
        if lists.is_empty() && self.split_types(parts).len() > 1 {
            return Class::Union;
        }
        let types = self.types(parts);
        let has = |key| self.first(parts, key).is_some();
        match types.as_slice() {
            ["boolean"] => Class::Boolean,
            ["integer"] => Class::Integer,
            ["number"] | ["number", "integer"] | ["integer", "number"] => Class::Number,
            ["string"] => Class::Text,
            ["array"] => Class::Array,
            ["object"] => object,
            [] if self.is_null_only(parts) => Class::Any,
            // Nothing names a type: `inferred.rs` says what that leaves open.
            [] if ["properties", "additionalProperties", "patternProperties"].into_iter().any(has) => object,
            [] if has("items") => Class::Array,
            [] if has("contentMediaType") && self.is_binary(parts) => Class::Text,
            _ => Class::Any,
        }
    }

    /// Reports unions that list nothing.
    fn report_empty(&mut self, parts: &Parts) {
        for list in
            parts.0.iter().flat_map(|part| ["oneOf", "anyOf"].map(|key| self.document.get(*part, key))).flatten()
        {
            if matches!(self.document.value(list), Value::Array(items) if items.is_empty()) && self.checked.insert(list)
            {
                let message = "a union without an alternative has no value".to_owned();
                self.diagnostics.push(Diagnostic::error("wrong-type", self.document.key_span(list), message));
            }
        }
    }

    /// The types of a list of several, each with the place where it is listed; empty where they are all there are.
    pub(super) fn split_types(&self, parts: &Parts) -> Vec<(String, NodeId)> {
        let mut types = self.types(parts);
        if types.len() < 2 {
            return Vec::new();
        }
        if types.contains(&"number") {
            types.retain(|name| *name != "integer");
        }
        if self.takes_every_type(parts) {
            return Vec::new();
        }
        let mut seen = std::collections::HashSet::new();
        let listed = parts.0.iter().filter_map(|part| self.document.get(*part, "type"));
        let named: Vec<(&str, NodeId)> = listed
            .flat_map(|list| self.document.items(list))
            .filter_map(|n| Some((self.meant_type(self.document.str(*n)?), *n)))
            .collect();
        let place =
            |name: &&str| named.iter().find(|(other, _)| other == name).map(|(_, node)| ((*name).to_owned(), *node));
        types.iter().filter(|name| seen.insert(**name)).filter_map(place).collect()
    }

    /// Whether all types are listed, so that the list says nothing.
    pub(super) fn takes_every_type(&self, parts: &Parts) -> bool {
        let types = self.types(parts);
        let numbers = types.contains(&"number") || types.contains(&"integer");
        numbers && ["string", "boolean", "object", "array"].iter().all(|name| types.contains(name))
    }

    /// The types that all parts allow, null aside; empty where none is named.
    pub(super) fn types(&self, parts: &Parts) -> Vec<&str> {
        let mut common: Option<Vec<&str>> = None;
        for part in &parts.0 {
            let all = self.type_names(*part);
            if all.is_empty() {
                continue;
            }
            let names: Vec<&str> = all.into_iter().filter(|name| *name != "null").collect();
            common = Some(match common {
                None => names,
                Some(before) => before.into_iter().filter_map(|name| narrowed(name, &names)).collect(),
            });
        }
        common.unwrap_or_default()
    }

    fn with_type(&self, parts: &Parts) -> Vec<NodeId> {
        parts.0.iter().copied().filter(|part| self.type_names(*part).iter().any(|name| *name != "null")).collect()
    }

    /// Whether the parts' types leave no value but null.
    pub(super) fn exclude_each_other(&self, parts: &Parts) -> bool {
        self.with_type(parts).len() > 1 && self.types(parts).is_empty() && !self.is_null_only(parts)
    }

    /// Whether a part takes nothing but null.
    pub(super) fn is_null_only(&self, parts: &Parts) -> bool {
        parts.0.iter().any(|part| self.type_names(*part) == ["null"])
    }

    /// Whether the parts' types exclude each other, which is reported.
    fn is_contradiction(&mut self, parts: &Parts) -> bool {
        let named = self.with_type(parts);
        let (first, last, key, help) = if self.exclude_each_other(parts) {
            let (Some(first), Some(last)) = (named.first(), named.last()) else { return false };
            (*first, *last, *first, "correct one of the types; as it stands, every value is wrong here")
        } else if let Some((null, other)) = self.null_excluded(parts) {
            let place = |node| parts.0.iter().position(|part| *part == node);
            let (first, last) = if place(null) < place(other) { (null, other) } else { (other, null) };
            (first, last, null, "`anyOf` with `type: 'null'` allows null; as it stands, every value is wrong here")
        } else {
            return false;
        };
        let (first, last) = (self.value_span(first, "type"), self.value_span(last, "type"));
        if self.document.get(key, "type").is_some_and(|value| self.checked.insert(value)) {
            let message = "no value fits: the types that hold here exclude each other";
            let diagnostic = Diagnostic::error("contradiction", last, message).also(first, "the other type");
            self.diagnostics.push(diagnostic.help(help));
        }
        true
    }

    /// A part that takes nothing but null, and one that does not take it. What was chosen from a union is not asked: the
    /// choice may have been null.
    fn null_excluded(&self, parts: &Parts) -> Option<(NodeId, NodeId)> {
        let null = parts.0.iter().copied().find(|part| self.type_names(*part) == ["null"])?;
        let other = parts.0.iter().copied().find(|part| self.takes_null(*part) == Some(false))?;
        let chosen = |part: &NodeId| !matches!(self.document.value(*part), Value::Object(_));
        (!parts.0.iter().any(chosen)).then_some((null, other))
    }

    /// Reports listed values that are not of the type.
    fn report_values(&mut self, parts: &Parts) {
        let only = match self.types(parts)[..] {
            [only] => only.to_owned(),
            _ => return,
        };
        let fits = |node: NodeId| match only.as_str() {
            "string" => self.document.str(node).is_some(),
            "integer" | "number" => self.document.number(node).is_some(),
            "boolean" => self.document.bool(node).is_some(),
            _ => true,
        };
        let values = self.listed_values(parts);
        let wrong = values.iter().copied().find(|value| !fits(*value));
        if let Some(value) = wrong
            && self.checked.insert(value)
        {
            let message = format!("{} is no {only}", self.document.to_json(value));
            let span = self.document.span(value);
            // Texts that YAML takes for numbers or truth values are meant as texts. Elsewhere either the list or the type is wrong.
            let none = only != "string" && !values.iter().any(|value| fits(*value));
            self.diagnostics.push(if none {
                let help = "no value fits: write the values as the type is, or correct the type";
                Diagnostic::error("enum-type", span, message).help(help)
            } else {
                let help = format!("write it as the type is, or correct the type; it is read as the {only} it spells");
                Diagnostic::warning("enum-type", span, message).help(help)
            });
        }
    }

    fn classify_values(&self, parts: &Parts, types: &[&str]) -> Class {
        let values = self.listed_values(parts);
        let all = |test: &dyn Fn(NodeId) -> bool| !values.is_empty() && values.iter().all(|v| test(*v));
        let text = |v| self.document.str(v).is_some() || types == ["string"] && self.scalar_text(v).is_some();
        let spelled = |v| self.scalar_text(v).is_some_and(|text| text.parse::<i64>().is_ok());
        let integer = |v| if types == ["integer"] { self.integer_value(v).is_some() } else { spelled(v) };
        if values.len() > MOST_VARIANTS {
            return Class::Values;
        }
        let untyped = types.is_empty();
        if all(&text) && (untyped || types.contains(&"string")) {
            Class::Strings
        } else if all(&|v| integer(v) && (self.document.number(v).is_some() || types == ["integer"]))
            && (untyped || types.contains(&"integer"))
        {
            Class::Integers
        } else {
            Class::Values
        }
    }
}

/// What is left of a type where others are named too: every integer is a number.
pub(super) fn narrowed<'n>(name: &'n str, others: &[&'n str]) -> Option<&'n str> {
    match name {
        _ if others.contains(&name) => Some(name),
        "integer" if others.contains(&"number") => Some("integer"),
        "number" if others.contains(&"integer") => Some("integer"),
        _ => None,
    }
}
