//! `default`: carried over where it is a value of its schema, reported where it is not.

use crate::diagnostic::Diagnostic;
use crate::load::{NodeId, Value};

use super::Lower;
use super::classify::Class;
use super::parts::Parts;

impl Lower<'_> {
    /// The default of everything that applies, as JSON text.
    pub(super) fn default(&mut self, parts: &Parts, schema: &Parts) -> Option<String> {
        let (_, value) = self.first(parts, "default")?;
        let class = self.classify(schema);
        let nullable = self.is_nullable(schema);
        if self.is_of(value, class, nullable, schema) {
            return Some(self.document.to_json(value));
        }
        if self.checked.insert(value) {
            let message = format!("the default {} is no value of its schema", self.document.to_json(value));
            let span = self.document.span(value);
            let diagnostic = match self.doubts_type(value, class) {
                true => Diagnostic::error("default", span, message).help("correct it, or correct the type"),
                false => Diagnostic::warning("default", span, message).help("correct it; as it stands, it is not used"),
            };
            self.diagnostics.push(diagnostic);
        }
        None
    }

    /// Whether a default that does not fit lets one doubt the type. Documents have texts that describe a default, plain values without
    /// their quotation marks, and null or something empty where there is none.
    fn doubts_type(&self, value: NodeId, class: Class) -> bool {
        match (self.document.value(value), class) {
            (Value::Null | Value::String(_), _) => false,
            (_, Class::Any | Class::Union | Class::Strings | Class::Integers | Class::Values) => false,
            (Value::Bool(_) | Value::Number(_), Class::Text) => false,
            (Value::Number(text), Class::Boolean) => !matches!(text.as_str(), "0" | "1"),
            (Value::Array(items), _) => !items.is_empty(),
            (Value::Object(entries), _) => !entries.is_empty(),
            _ => true,
        }
    }

    /// Whether a value is of one of several types; true where other things than types are listed.
    fn is_of_split_types(&self, value: NodeId, schema: &Parts) -> bool {
        let types = self.split_types(schema);
        types.is_empty()
            || types.iter().any(|(name, _)| match (self.document.value(value), name.as_str()) {
                (Value::Bool(_), name) => name == "boolean",
                (Value::String(_), name) => name == "string",
                (Value::Number(_), name) => matches!(name, "number" | "integer"),
                (Value::Array(_), name) => name == "array",
                (Value::Object(_), name) => name == "object",
                (Value::Null, _) => false,
            })
    }

    fn is_of(&self, value: NodeId, class: Class, nullable: bool, schema: &Parts) -> bool {
        let listed = || {
            let text = self.document.to_json(value);
            self.listed_values(schema).into_iter().any(|listed| self.document.to_json(listed) == text)
        };
        match (self.document.value(value), class) {
            (Value::Null, _) => nullable,
            (_, Class::Union) => self.is_of_split_types(value, schema),
            (_, Class::Any) => true,
            (Value::Bool(_), Class::Boolean) | (Value::String(_), Class::Text) => true,
            (Value::Number(text), Class::Integer) => text.parse::<f64>().is_ok_and(|number| number.fract() == 0.0),
            (Value::Number(_), Class::Number) | (Value::Array(_), Class::Array) => true,
            (Value::Object(_), Class::Object | Class::Map) => true,
            (_, Class::Strings | Class::Integers | Class::Values) => listed(),
            _ => false,
        }
    }
}
