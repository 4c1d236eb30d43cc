//! Assertions: what a schema asks that no Rust type can hold, as a table over raw JSON.
//!
//! JSON Schema 2020-12. A schema object is an [`Assertion`]: the list of its keywords, all of which must hold. Where a
//! type's own table checks a keyword already, no assertion repeats it.

use std::sync::OnceLock;

use super::{Flags, Pattern, Rule};

/// A schema: all of its keywords hold. Without a keyword it is the schema `true`.
#[derive(Debug)]
pub struct Assertion(pub &'static [Keyword]);

/// One keyword of a schema, or several that are read together.
#[derive(Debug)]
pub enum Keyword {
    /// The schema `false`.
    Never,
    /// A keyword that says nothing certain, for what it asks is not carried over: neither it nor its negation fails.
    Open,
    /// `x-tintype-sensitive`, or `format: password`: the value is a secret. It asks nothing.
    Sensitive,
    /// `type`
    Type(Types),
    /// A keyword that types have as well: lengths, ranges, `enum`, …
    Rule(Rule),
    /// `required`; of members that one direction alone knows, the flags say which.
    Required(Flags, &'static [&'static str]),
    /// `dependentRequired`: where the first is, the others are required.
    DependentRequired(&'static [(&'static str, &'static [&'static str])]),
    /// `properties`, sorted by name; `patternProperties`; `additionalProperties`.
    Properties(
        &'static [(&'static str, Assertion)],
        &'static [(&'static Pattern, Assertion)],
        Option<&'static Assertion>,
    ),
    /// `propertyNames`
    PropertyNames(&'static Assertion),
    /// `prefixItems`, and `items` for what follows.
    Items(&'static [Assertion], Option<&'static Assertion>),
    /// `contains`, `minContains` (1 where it is not written) and `maxContains`.
    Contains(&'static Assertion, u64, Option<u64>),
    /// `$ref`
    Ref(&'static Assertion),
    /// `$ref`, in a table that is made while the program runs.
    Link(&'static Link),
    /// `allOf`
    AllOf(&'static [Assertion]),
    /// `anyOf`
    AnyOf(&'static [Assertion]),
    /// `oneOf`
    OneOf(&'static [Assertion]),
    /// `not`
    Not(&'static Assertion),
    /// `if`, `then` and `else`
    If(&'static Assertion, Option<&'static Assertion>, Option<&'static Assertion>),
    /// `dependentSchemas`
    DependentSchemas(&'static [(&'static str, Assertion)]),
    /// The rest of the schema, which is checked elsewhere: it tells which members and items are evaluated.
    Beside(&'static Assertion),
    /// `unevaluatedProperties`
    UnevaluatedProperties(&'static Assertion),
    /// `unevaluatedItems`
    UnevaluatedItems(&'static Assertion),
}

impl Assertion {
    /// The schema `true`.
    pub const ALWAYS: Assertion = Assertion(&[]);
    /// The schema `false`.
    pub const NEVER: Assertion = Assertion(&[Keyword::Never]);

    /// The first keyword.
    pub const fn id(&self) -> &'static str {
        match self.0 {
            [Keyword::Beside(_), next, ..] => next.id(),
            [first, ..] => first.id(),
            [] => "schema",
        }
    }

    /// Whether this is the schema `false`.
    pub(crate) const fn is_never(&self) -> bool {
        matches!(self.0, [Keyword::Never])
    }
}

impl Keyword {
    /// The keyword as the document spells it; of several, the one that the others depend on.
    pub const fn id(&self) -> &'static str {
        match self {
            Keyword::Never => "false",
            Keyword::Open | Keyword::Sensitive | Keyword::Beside(_) => "schema",
            Keyword::Type(_) => "type",
            Keyword::Rule(rule) => rule.id(),
            Keyword::Required(..) => "required",
            Keyword::DependentRequired(_) => "dependentRequired",
            Keyword::Properties(_, [], Some(_)) => "additionalProperties",
            Keyword::Properties(_, [], None) => "properties",
            Keyword::Properties(..) => "patternProperties",
            Keyword::PropertyNames(_) => "propertyNames",
            Keyword::Items([], _) => "items",
            Keyword::Items(..) => "prefixItems",
            Keyword::Contains(..) => "contains",
            Keyword::Ref(_) | Keyword::Link(_) => "$ref",
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

/// The JSON types that a schema allows, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Types(pub u8);

impl Types {
    /// `null`
    pub const NULL: Types = Types(1);
    /// `boolean`
    pub const BOOLEAN: Types = Types(2);
    /// `integer`: any number without a fraction, `1.0` too.
    pub const INTEGER: Types = Types(4);
    /// `number`
    pub const NUMBER: Types = Types(8);
    /// `string`
    pub const STRING: Types = Types(16);
    /// `array`
    pub const ARRAY: Types = Types(32);
    /// `object`
    pub const OBJECT: Types = Types(64);

    /// Whether every type of `other` is allowed.
    pub const fn has(self, other: Types) -> bool {
        self.0 & other.0 == other.0
    }

    /// The types in words.
    pub(crate) fn describe(self) -> String {
        const WORDS: [(Types, &str); 7] = [
            (Types::BOOLEAN, "a boolean"),
            (Types::INTEGER, "an integer"),
            (Types::NUMBER, "a number"),
            (Types::STRING, "a string"),
            (Types::ARRAY, "an array"),
            (Types::OBJECT, "an object"),
            (Types::NULL, "null"),
        ];
        let words: Vec<&str> = WORDS.into_iter().filter(|(one, _)| self.has(*one)).map(|(_, word)| word).collect();
        words.join(" or ")
    }
}

/// A reference that is set once its target is there: tables that are made while the program runs may form rings.
#[derive(Debug, Default)]
pub struct Link(OnceLock<&'static Assertion>);

impl Link {
    /// A reference without a target; until it is set, it asks nothing.
    pub const fn new() -> Link {
        Link(OnceLock::new())
    }
    /// Sets the target; false if it is set already.
    pub fn set(&self, target: &'static Assertion) -> bool {
        self.0.set(target).is_ok()
    }
    /// The target.
    pub fn get(&self) -> Option<&'static Assertion> {
        self.0.get().copied()
    }
}
