//! The keywords of a schema, in groups of those that are read together.

use crate::load::{NodeId, Value};
use crate::model::{JsonType, Keyword};

use super::super::Lower;

/// Keywords that are read together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(in crate::lower) enum Group {
    /// Whether the value is a secret.
    Secret,
    /// `type`
    Types,
    /// Lengths, ranges, counts, patterns and formats.
    Simple,
    /// `enum` and `const`
    Values,
    /// `required`
    Required,
    /// `dependentRequired`, and the `dependencies` that are lists
    DependentRequired,
    /// `properties`, `patternProperties`, `additionalProperties`
    Properties,
    /// `propertyNames`
    Names,
    /// `prefixItems` and `items`
    Items,
    /// `contains`, `minContains`, `maxContains`
    Contains,
    /// `$ref` or `$dynamicRef`
    Reference,
    /// `allOf`
    AllOf,
    /// `anyOf`
    AnyOf,
    /// `oneOf`
    OneOf,
    /// `not`
    Not,
    /// `if`, `then`, `else`
    If,
    /// `dependentSchemas`, and the `dependencies` that are schemas
    DependentSchemas,
    /// `unevaluatedProperties`
    UnevaluatedProperties,
    /// `unevaluatedItems`
    UnevaluatedItems,
    /// `$recursiveRef`
    Recursive,
}

/// Every group, cheap questions first.
pub(super) const ALL: &[Group] = &[
    Group::Secret,
    Group::Types,
    Group::Simple,
    Group::Values,
    Group::Required,
    Group::DependentRequired,
    Group::Names,
    Group::Properties,
    Group::Items,
    Group::Contains,
    Group::Reference,
    Group::AllOf,
    Group::AnyOf,
    Group::OneOf,
    Group::Not,
    Group::If,
    Group::DependentSchemas,
    Group::Recursive,
    Group::UnevaluatedProperties,
    Group::UnevaluatedItems,
];

impl Group {
    /// The members that a group is read from, the one that the others depend on first.
    pub(super) fn keys(self) -> &'static [&'static str] {
        match self {
            Group::Secret => &["x-tintype-sensitive", "format"],
            Group::Types => &["type"],
            Group::Simple => super::simple::KEYS,
            Group::Values => &["enum", "const"],
            Group::Required => &["required"],
            Group::DependentRequired => &["dependentRequired", "dependencies"],
            Group::Properties => &["patternProperties", "additionalProperties", "properties"],
            Group::Names => &["propertyNames"],
            Group::Items => &["prefixItems", "items", "additionalItems"],
            Group::Contains => &["contains"],
            Group::Reference => &["$ref", "$dynamicRef"],
            Group::AllOf => &["allOf"],
            Group::AnyOf => &["anyOf"],
            Group::OneOf => &["oneOf"],
            Group::Not => &["not"],
            Group::If => &["if"],
            Group::DependentSchemas => &["dependentSchemas", "dependencies"],
            Group::UnevaluatedProperties => &["unevaluatedProperties"],
            Group::UnevaluatedItems => &["unevaluatedItems"],
            Group::Recursive => &["$recursiveRef"],
        }
    }
}

impl Lower<'_> {
    /// What the group's keywords of a schema ask; nothing where there are none.
    pub(super) fn group(&mut self, node: NodeId, group: Group) -> Vec<Keyword> {
        if !group.keys().iter().any(|key| self.document.get(node, key).is_some()) {
            return Vec::new();
        }
        match group {
            Group::Secret => self.secret_keyword(node),
            Group::Types => self.type_keyword(node),
            Group::Simple => self.simple_rules(node).into_iter().map(|rule| Keyword::Check(rule.check)).collect(),
            Group::Values => self.value_keywords(node),
            Group::Required => self.required_keywords(node, &|_| true),
            Group::DependentRequired => self.dependent_required(node),
            Group::Properties => self.properties_keyword(node),
            Group::Names => self.applied(node, "propertyNames", Keyword::PropertyNames),
            Group::Items => self.items_keyword(node),
            Group::Contains => self.contains_keyword(node),
            Group::Reference => self.reference_keyword(node),
            Group::AllOf => self.applied_list(node, "allOf", Keyword::AllOf),
            Group::AnyOf => self.applied_list(node, "anyOf", Keyword::AnyOf),
            Group::OneOf => self.applied_list(node, "oneOf", Keyword::OneOf),
            Group::Not => self.applied(node, "not", Keyword::Not),
            Group::If => self.if_keyword(node),
            Group::DependentSchemas => self.dependent_schemas(node),
            Group::UnevaluatedProperties => self.applied(node, "unevaluatedProperties", Keyword::UnevaluatedProperties),
            Group::UnevaluatedItems => self.applied(node, "unevaluatedItems", Keyword::UnevaluatedItems),
            Group::Recursive => vec![Keyword::Open],
        }
    }

    fn type_keyword(&mut self, node: NodeId) -> Vec<Keyword> {
        let mut types: Vec<JsonType> = self.type_names(node).into_iter().filter_map(json_type).collect();
        let nullable = self.document.get(node, "nullable").and_then(|value| self.document.bool(value)) == Some(true);
        types.extend(nullable.then_some(JsonType::Null));
        types.sort();
        types.dedup();
        if types.is_empty() { vec![Keyword::Open] } else { vec![Keyword::Type(types)] }
    }

    /// `enum` and `const`; `nullable` adds null to them, as it does for types.
    fn value_keywords(&mut self, node: NodeId) -> Vec<Keyword> {
        use crate::model::Check;
        let nullable = self.document.get(node, "nullable").and_then(|value| self.document.bool(value)) == Some(true);
        let mut all = Vec::new();
        if self.document.get(node, "enum").is_some() {
            let mut texts: Vec<String> =
                self.list(node, "enum").into_iter().map(|value| self.document.to_json(value)).collect();
            texts.extend((nullable && !texts.iter().any(|text| text == "null")).then(|| "null".to_owned()));
            all.push(Keyword::Check(Check::OneOf(texts)));
        }
        if let Some(value) = self.document.get(node, "const") {
            let mut texts = vec![self.document.to_json(value)];
            texts.extend((nullable && texts != ["null"]).then(|| "null".to_owned()));
            all.push(Keyword::Check(Check::OneOf(texts)));
        }
        all
    }

    fn secret_keyword(&self, node: NodeId) -> Vec<Keyword> {
        let told = self.document.get(node, "x-tintype-sensitive").and_then(|value| self.document.bool(value));
        let password = self.document.get(node, "format").and_then(|value| self.document.str(value)) == Some("password");
        if told == Some(true) || password { vec![Keyword::Sensitive] } else { Vec::new() }
    }

    fn reference_keyword(&mut self, node: NodeId) -> Vec<Keyword> {
        match self.resolved.next(node) {
            Some(target) if !self.resolved.is_cut(node) => vec![Keyword::Ref(self.assertion_of(target))],
            _ => vec![Keyword::Open],
        }
    }

    /// Whether the member is the schema that asks nothing.
    pub(super) fn is_true(&self, node: NodeId) -> bool {
        match self.document.value(node) {
            Value::Bool(allowed) => *allowed,
            Value::Object(entries) => entries.is_empty(),
            _ => false,
        }
    }
}

pub(super) fn json_type(name: &str) -> Option<JsonType> {
    Some(match name {
        "null" => JsonType::Null,
        "boolean" => JsonType::Boolean,
        "integer" => JsonType::Integer,
        "number" => JsonType::Number,
        "string" => JsonType::String,
        "array" => JsonType::Array,
        "object" => JsonType::Object,
        _ => return None,
    })
}
