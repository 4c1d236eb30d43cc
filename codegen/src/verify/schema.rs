//! Schemas: what JSON Schema 2020-12 and OpenAPI (section 4.8.24) say of keywords that each stand for themselves.

use crate::diagnostic::Severity;
use crate::load::{Minor, NodeId, Value, Version};

use super::Verify;

impl Verify<'_> {
    /// One schema.
    pub(super) fn schema(&mut self, node: NodeId) {
        self.divisor(node);
        self.all_of_nothing(node);
        self.discriminator(node);
        self.required_names(node);
        self.exclusive_ways(node);
    }

    /// A number that values are divided by is above zero (JSON Schema validation, section 6.2.1).
    fn divisor(&mut self, node: NodeId) {
        let Some(value) = self.document.get(node, "multipleOf") else { return };
        let text = self.document.number(value).unwrap_or("1");
        if text.parse::<f64>().is_ok_and(|number| number <= 0.0) {
            let message = format!("`multipleOf` is {text}, of which no number is a multiple");
            self.error("bounds", self.document.span(value), message, "write a number above zero, or leave it out");
        }
    }

    /// `allOf` has a schema at least (JSON Schema core, section 10.2.1.1).
    fn all_of_nothing(&mut self, node: NodeId) {
        let Some(list) = self.document.get(node, "allOf") else { return };
        if matches!(self.document.value(list), Value::Array(items) if items.is_empty()) {
            let help = "list the schemas that hold here, or leave it out";
            self.warning("wrong-type", self.document.span(list), "`allOf` lists no schema", help);
        }
    }

    /// A discriminator says which property tells (section 4.8.25). Its mapping has texts.
    fn discriminator(&mut self, node: NodeId) {
        let document = self.document;
        let Some(discriminator) = document.get(node, "discriminator") else { return };
        if !matches!(document.value(discriminator), Value::Object(_)) {
            return;
        }
        self.require(Severity::Error, discriminator, "a discriminator", "propertyName");
        if let Some(value) = document.get(discriminator, "defaultMapping") {
            let since = Version::Three(Minor::Two);
            self.since(Severity::Warning, node, document.key_span(value), "`defaultMapping`", since);
            if document.str(value).is_none() {
                let message = format!("`defaultMapping` is {}", document.kind_name(value));
                let help = "name a schema, or write a reference as a text";
                self.warning("wrong-type", document.span(value), message, help);
            }
        }
        let Some(mapping) = document.get(discriminator, "mapping") else { return };
        for entry in document.entries(mapping).iter().filter(|entry| document.str(entry.value).is_none()) {
            let message = format!("`{}` is mapped to {}", entry.key, document.kind_name(entry.value));
            let help = "name a schema, or write a reference as a text";
            self.warning("wrong-type", document.span(entry.value), message, help);
        }
    }

    /// No name is required twice (JSON Schema validation, section 6.5.3).
    fn required_names(&mut self, node: NodeId) {
        let document = self.document;
        let Some(list) = document.get(node, "required") else { return };
        let mut once = std::collections::HashSet::new();
        for item in document.items(list) {
            let Some(name) = document.str(*item) else { continue };
            if !once.insert(name) {
                let message = format!("`{name}` is required twice");
                self.warning("required-repeated", document.span(*item), message, "strike one");
            }
        }
    }

    /// What is only read can't be only written (OpenAPI 3.0.4, section 4.7.24.2).
    fn exclusive_ways(&mut self, node: NodeId) {
        let set = |key| self.document.get(node, key).filter(|value| self.document.bool(*value) == Some(true));
        let (Some(_), Some(write)) = (set("readOnly"), set("writeOnly")) else { return };
        let help = "it could be neither sent nor received; strike one of the two";
        let span = self.document.key_span(write);
        self.warning("exclusive-members", span, "`readOnly` and `writeOnly` are both true", help);
    }

    /// A reference is a text. Whether it leads anywhere was looked at before.
    pub(super) fn reference(&mut self, node: NodeId) {
        let Some(value) = self.document.get(node, "$ref") else { return };
        if self.document.str(value).is_none() {
            let message = format!("`$ref` is {}", self.document.kind_name(value));
            let help = "write where it leads, such as `#/components/schemas/Pet`";
            // One that is null is as good as none.
            self.judge(!self.document.is_null(value), "wrong-type", self.document.span(value), message, help);
        }
    }
}
