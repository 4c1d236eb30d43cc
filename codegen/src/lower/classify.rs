//! What kind of schema this is, decided once; each kind is read in a file of its own.

use crate::diagnostic::Diagnostic;

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
    /// `enum` or `const` of anything else.
    Values,
    /// `type: array`
    Array,
    /// `type: object` with known members.
    Object,
    /// `type: object` without known members.
    Map,
    /// `oneOf` or `anyOf`
    Union,
}

impl Class {
    /// Whether it gets a Rust type wherever it stands.
    pub(super) fn is_type(self) -> bool {
        matches!(self, Class::Strings | Class::Integers | Class::Object | Class::Union)
    }
}

const TYPES: &[&str] = &["null", "boolean", "object", "array", "number", "string", "integer"];

impl Lower<'_> {
    pub(super) fn classify(&mut self, parts: &Parts) -> Class {
        self.check_types(parts);
        let types = self.types(parts);
        let has = |key| self.first(parts, key).is_some();
        if has("enum") || has("const") {
            return self.classify_values(parts, &types);
        }
        let closed = self
            .first(parts, "additionalProperties")
            .is_some_and(|(_, value)| self.document.bool(value) == Some(false));
        let object = if has("properties") || closed { Class::Object } else { Class::Map };
        if (has("oneOf") || has("anyOf")) && !has("properties") {
            return Class::Union;
        }
        match types.as_slice() {
            ["boolean"] => Class::Boolean,
            ["integer"] => Class::Integer,
            ["number"] | ["number", "integer"] | ["integer", "number"] => Class::Number,
            ["string"] => Class::Text,
            ["array"] => Class::Array,
            ["object"] => object,
            [] if has("properties") || has("additionalProperties") || has("required") => object,
            [] if has("items") => Class::Array,
            _ => Class::Any,
        }
    }

    /// The types that all parts allow, null aside; empty where none is named.
    fn types(&self, parts: &Parts) -> Vec<&str> {
        let mut common: Option<Vec<&str>> = None;
        for part in &parts.0 {
            let names: Vec<&str> = self.type_names(*part).into_iter().filter(|name| *name != "null").collect();
            if names.is_empty() {
                continue;
            }
            common = Some(match common {
                None => names,
                Some(before) => before
                    .into_iter()
                    .filter(|name| names.contains(name) || (*name == "integer" && names.contains(&"number")))
                    .collect(),
            });
        }
        common.unwrap_or_default()
    }

    fn classify_values(&self, parts: &Parts, types: &[&str]) -> Class {
        let values = self.listed_values(parts);
        let all = |test: &dyn Fn(crate::load::NodeId) -> bool| !values.is_empty() && values.iter().all(|v| test(*v));
        if all(&|v| self.document.str(v).is_some()) && matches!(types, [] | ["string"]) {
            Class::Strings
        } else if all(&|v| self.document.number(v).is_some_and(|n| n.parse::<i64>().is_ok()))
            && matches!(types, [] | ["integer"])
        {
            Class::Integers
        } else {
            Class::Values
        }
    }

    fn check_types(&mut self, parts: &Parts) {
        for part in &parts.0 {
            let Some(value) = self.document.get(*part, "type") else { continue };
            let names =
                if self.document.str(value).is_some() { vec![value] } else { self.document.items(value).to_vec() };
            if names.is_empty() {
                self.diagnostics.push(
                    Diagnostic::error("wrong-type", self.document.span(value), "`type` names no type")
                        .help(format!("one of {}", TYPES.join(", "))),
                );
            }
            for name in names {
                let text = self.document.str(name).unwrap_or_default().to_owned();
                if !TYPES.contains(&text.as_str()) && self.checked.insert(name) {
                    let diagnostic =
                        Diagnostic::error("wrong-type", self.document.span(name), format!("there is no type `{text}`"));
                    self.diagnostics.push(match crate::diagnostic::suggest(&text, TYPES.iter().copied()) {
                        Some(other) => diagnostic.help(format!("did you mean `{other}`?")),
                        None => diagnostic.help(match elsewhere(&text) {
                            Some(other) => format!("in OpenAPI it is {other}"),
                            None => format!("one of {}", TYPES.join(", ")),
                        }),
                    });
                }
            }
        }
    }
}

/// What a type's name in other languages is called here.
fn elsewhere(name: &str) -> Option<&'static str> {
    match name.to_ascii_lowercase().as_str() {
        "int" | "long" | "int32" | "int64" => Some("`integer`, with `format: int32` or `int64`"),
        "float" | "double" | "decimal" => Some("`number`"),
        "bool" => Some("`boolean`"),
        "str" | "text" => Some("`string`"),
        "date" => Some("`string` with `format: date`"),
        "datetime" | "date-time" | "timestamp" => Some("`string` with `format: date-time`"),
        "file" => Some("`string` with `format: binary`"),
        "list" | "set" => Some("`array`"),
        "map" | "dict" | "struct" => Some("`object`"),
        _ => None,
    }
}
