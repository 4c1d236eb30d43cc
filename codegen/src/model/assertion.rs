//! Assertions: what a schema asks that no Rust type can hold, as plain data over raw JSON.

use super::{AssertionId, Check, Pattern, Place};

/// A schema: all of its keywords hold. Without a keyword it is the schema `true`.
#[derive(Debug, Clone)]
pub struct Assertion {
    /// Where it stands, as a JSON Pointer; a word to name its table by.
    pub pointer: String,
    /// Where it stands.
    pub place: Place,
    /// What it asks, cheap questions first.
    pub keywords: Vec<Keyword>,
}

impl Assertion {
    /// The schemas that the keywords apply, in order.
    pub fn children(&self) -> Vec<AssertionId> {
        self.keywords.iter().flat_map(Keyword::children).collect()
    }
}

/// One keyword of a schema, or several that are read together.
#[derive(Debug, Clone)]
pub enum Keyword {
    /// The schema `false`.
    Never,
    /// A keyword that is not carried over: neither it nor its negation fails.
    Open,
    /// The value is a secret.
    Sensitive,
    /// `type`, with null where `nullable` says so.
    Type(Vec<JsonType>),
    /// A keyword that types have as well.
    Check(Check),
    /// `required`
    Required(OneWay, Vec<String>),
    /// `dependentRequired`
    DependentRequired(Vec<(String, Vec<String>)>),
    /// `properties` sorted by name, `patternProperties`, `additionalProperties`
    Properties(Dependents, Vec<(Pattern, AssertionId)>, Option<AssertionId>),
    /// `propertyNames`
    PropertyNames(AssertionId),
    /// `prefixItems`, and `items` for what follows.
    Items(Vec<AssertionId>, Option<AssertionId>),
    /// `contains`, `minContains`, `maxContains`
    Contains(AssertionId, u64, Option<u64>),
    /// `$ref`
    Ref(AssertionId),
    /// `allOf`
    AllOf(Vec<AssertionId>),
    /// `anyOf`
    AnyOf(Vec<AssertionId>),
    /// `oneOf`
    OneOf(Vec<AssertionId>),
    /// `not`
    Not(AssertionId),
    /// `if`, `then`, `else`
    If(AssertionId, Option<AssertionId>, Option<AssertionId>),
    /// `dependentSchemas`
    DependentSchemas(Dependents),
    /// The rest of the schema, which is checked elsewhere.
    Beside(AssertionId),
    /// `unevaluatedProperties`
    UnevaluatedProperties(AssertionId),
    /// `unevaluatedItems`
    UnevaluatedItems(AssertionId),
}

/// Schemas by the names of members.
pub type Dependents = Vec<(String, AssertionId)>;

/// A type of JSON Schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum JsonType {
    /// `null`
    Null,
    /// `boolean`
    Boolean,
    /// `integer`
    Integer,
    /// `number`
    Number,
    /// `string`
    String,
    /// `array`
    Array,
    /// `object`
    Object,
}

/// Whether one direction alone knows the members that a `required` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum OneWay {
    /// Both directions know them.
    No,
    /// `readOnly`
    ReadOnly,
    /// `writeOnly`
    WriteOnly,
}

impl Keyword {
    /// The schemas that it applies, in order.
    pub fn children(&self) -> Vec<AssertionId> {
        match self {
            Keyword::Properties(named, patterns, rest) => {
                let named = named.iter().map(|(_, id)| *id);
                named.chain(patterns.iter().map(|(_, id)| *id)).chain(*rest).collect()
            }
            Keyword::Items(first, rest) => first.iter().copied().chain(*rest).collect(),
            Keyword::AllOf(all) | Keyword::AnyOf(all) | Keyword::OneOf(all) => all.clone(),
            Keyword::If(test, then, other) => [Some(*test), *then, *other].into_iter().flatten().collect(),
            Keyword::DependentSchemas(all) => all.iter().map(|(_, id)| *id).collect(),
            Keyword::PropertyNames(id)
            | Keyword::Contains(id, ..)
            | Keyword::Ref(id)
            | Keyword::Not(id)
            | Keyword::Beside(id)
            | Keyword::UnevaluatedProperties(id)
            | Keyword::UnevaluatedItems(id) => vec![*id],
            Keyword::Never
            | Keyword::Open
            | Keyword::Sensitive
            | Keyword::Type(_)
            | Keyword::Check(_)
            | Keyword::Required(..)
            | Keyword::DependentRequired(_) => Vec::new(),
        }
    }

    /// The keyword as the document spells it.
    pub fn word(&self) -> &'static str {
        match self {
            Keyword::Never => "false",
            Keyword::Open | Keyword::Sensitive | Keyword::Beside(_) | Keyword::Check(_) => "schema",
            Keyword::Type(_) => "type",
            Keyword::Required(..) => "required",
            Keyword::DependentRequired(_) => "dependentRequired",
            Keyword::Properties(_, patterns, rest) => match (patterns.is_empty(), rest) {
                (true, Some(_)) => "additionalProperties",
                (true, None) => "properties",
                (false, _) => "patternProperties",
            },
            Keyword::PropertyNames(_) => "propertyNames",
            Keyword::Items(first, _) => {
                if first.is_empty() {
                    "items"
                } else {
                    "prefixItems"
                }
            }
            Keyword::Contains(..) => "contains",
            Keyword::Ref(_) => "$ref",
            Keyword::AllOf(_) => "allOf",
            Keyword::AnyOf(_) => "anyOf",
            Keyword::OneOf(_) => "oneOf",
            Keyword::Not(_) => "not",
            Keyword::If(..) => "if",
            Keyword::DependentSchemas(_) => "dependentSchemas",
            Keyword::UnevaluatedProperties(_) => "unevaluatedProperties",
            Keyword::UnevaluatedItems(_) => "unevaluatedItems",
        }
    }
}
