//! The table itself: plain data that generated code spells as `static` literals.
//!
//! A [`Shape`] is the table of a named type. A [`Schema`] is a position: what a member, an item or a map
//! value may hold; it refers to a shape where the document refers to a type.

use super::{Assertion, Choice, Fields, Pattern, Source};

/// The table of one generated type.
#[derive(Debug)]
pub struct Shape {
    /// The Rust name of the type; also the name of its row in [`Source`].
    pub name: &'static str,
    /// Where the type was declared.
    pub source: &'static Source,
    /// What values of the type look like.
    pub body: Body,
    /// The constraints on a whole value.
    pub rules: &'static [Rule],
}

/// What values of a named type look like.
#[derive(Debug)]
pub enum Body {
    /// A JSON object with known members.
    Object(Fields, Additional),
    /// One of the listed strings.
    Strings(&'static [&'static str]),
    /// One of the listed integers.
    Integers(&'static [i64]),
    /// One of several alternatives: how they are told apart, and the variants.
    Union(Choice, &'static [Variant]),
    /// Another position under a name of its own.
    Alias(Schema),
}

/// One alternative of a union.
#[derive(Debug)]
pub struct Variant {
    /// The Rust name of the variant.
    pub name: &'static str,
    /// What selects it by the union's [`Choice`]: values of a member (numbers and booleans as JSON spells them), or names
    /// of members.
    pub tags: &'static [&'static str],
    /// What it holds.
    pub schema: Schema,
}

/// A known member of an object: its wire name, its flags, what it holds and its default as JSON text.
#[derive(Debug)]
pub struct Field(pub &'static str, pub Flags, pub Schema, pub Option<&'static str>);

impl Field {
    /// The member's name on the wire.
    pub const fn name(&self) -> &'static str {
        self.0
    }
    /// Required, readOnly, writeOnly, sensitive.
    pub const fn flags(&self) -> Flags {
        self.1
    }
    /// What the member may hold.
    pub const fn schema(&self) -> &Schema {
        &self.2
    }
    /// The documented default, as JSON text. It is never filled in on reading.
    pub const fn default(&self) -> Option<&'static str> {
        self.3
    }
}

/// Properties of a member. Combined with [`Flags::and`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flags(pub u16);

impl Flags {
    /// An optional member.
    pub const NONE: Flags = Flags(0);
    /// The member must be present.
    pub const REQUIRED: Flags = Flags(1);
    /// `readOnly`: sent by the server alone.
    pub const READ_ONLY: Flags = Flags(2);
    /// `writeOnly`: sent by the client alone.
    pub const WRITE_ONLY: Flags = Flags(4);
    /// Masked in `Debug`, errors and traces.
    pub const SENSITIVE: Flags = Flags(8);
    /// The provider takes the first value and ignores later ones.
    pub const ONCE: Flags = Flags(16);
    /// The provider may change upper and lower case.
    pub const ANY_CASE: Flags = Flags(32);
    /// The provider may change white space.
    pub const ANY_SPACE: Flags = Flags(64);
    /// The provider may spell a telephone number in another way.
    pub const ANY_PHONE: Flags = Flags(128);
    /// The provider may tell the same moment in another time zone.
    pub const ANY_ZONE: Flags = Flags(256);

    /// Both sets of properties.
    #[must_use]
    pub const fn and(self, other: Flags) -> Flags {
        Flags(self.0 | other.0)
    }
    /// Whether every property of `other` is set.
    pub const fn has(self, other: Flags) -> bool {
        self.0 & other.0 == other.0
    }
}

/// What members beyond the known ones an object takes.
#[derive(Debug)]
pub enum Additional {
    /// Anything (also where the document says nothing).
    Open,
    /// None (`additionalProperties: false`); reading keeps them all the same.
    Closed,
    /// Values of this schema, held in the type's `additional` map.
    Typed(&'static Schema),
}

/// A position: what it holds and the constraints written there.
#[derive(Debug)]
pub struct Schema {
    /// The kind of value.
    pub kind: Kind,
    /// The constraints, in the document's order of keywords as the generator sorts them.
    pub rules: &'static [Rule],
}

/// The kind of value at a position.
#[derive(Debug)]
pub enum Kind {
    /// Any JSON.
    Any,
    /// `true` or `false`.
    Boolean,
    /// An integer of a width.
    Integer(Width),
    /// An integer that the wire holds as a string (`type: string, format: int64` or `uint64`); a bare number is read too.
    Quoted(Width),
    /// Any number.
    Number,
    /// A string.
    Text,
    /// An array of items.
    Array(&'static Schema),
    /// An array of exactly these items, one after the other.
    Tuple(&'static [Schema]),
    /// An object used as a map.
    Map(&'static Schema),
    /// The value or null.
    Nullable(&'static Schema),
    /// A named type.
    Type(&'static Shape),
}

/// The width of an integer in Rust.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// `i32`
    I32,
    /// `i64`
    I64,
    /// `u32`
    U32,
    /// `u64`
    U64,
    /// An integer of any size, which keeps its digits: [`Decimal`](crate::Decimal).
    Big,
}

impl Width {
    /// The least and the greatest value; of what has no bounds, as far as 128 bits go.
    pub const fn range(self) -> (i128, i128) {
        match self {
            Width::I32 => (i32::MIN as i128, i32::MAX as i128),
            Width::I64 => (i64::MIN as i128, i64::MAX as i128),
            Width::U32 => (0, u32::MAX as i128),
            Width::U64 => (0, u64::MAX as i128),
            Width::Big => (i128::MIN, i128::MAX),
        }
    }
}

/// A number of the document: exact where it is an integer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// An integer.
    Int(i128),
    /// Any other number.
    Float(f64),
}

/// One constraint.
#[derive(Debug)]
pub enum Rule {
    /// `minLength`, in Unicode code points.
    MinLength(u64),
    /// `maxLength`, in Unicode code points.
    MaxLength(u64),
    /// `pattern`
    Pattern(&'static Pattern),
    /// `format`, by the document's name for it.
    Format(&'static str),
    /// `format`, checked by a function of the user's.
    OwnFormat(&'static str, fn(&str) -> bool),
    /// `minimum`
    Minimum(Number),
    /// `maximum`
    Maximum(Number),
    /// `exclusiveMinimum`
    ExclusiveMinimum(Number),
    /// `exclusiveMaximum`
    ExclusiveMaximum(Number),
    /// `multipleOf`
    MultipleOf(Number),
    /// `minItems`
    MinItems(u64),
    /// `maxItems`
    MaxItems(u64),
    /// `uniqueItems`
    UniqueItems,
    /// `minProperties`
    MinProperties(u64),
    /// `maxProperties`
    MaxProperties(u64),
    /// `enum` or `const` over values that no Rust enum holds, each as JSON text.
    OneOf(&'static [&'static str]),
    /// `oneOf` of a union whose alternatives may hold at once: exactly one does.
    ExactlyOne,
    /// No `type` is named, and the kind is inferred from what is said of its values: a value of another JSON type is as
    /// good, and the other rules say nothing of it (JSON Schema core, section 7.6.1).
    Untyped,
    /// What no type can hold, over raw JSON.
    Assert(&'static Assertion),
}

impl Rule {
    /// Whether rules say that the kind is inferred.
    pub(crate) fn is_untyped(rules: &[Rule]) -> bool {
        rules.iter().any(|rule| matches!(rule, Rule::Untyped))
    }

    /// The rule's id: the keyword of the document.
    pub const fn id(&self) -> &'static str {
        match self {
            Rule::MinLength(_) => "minLength",
            Rule::MaxLength(_) => "maxLength",
            Rule::Pattern(_) => "pattern",
            Rule::Format(_) | Rule::OwnFormat(..) => "format",
            Rule::Minimum(_) => "minimum",
            Rule::Maximum(_) => "maximum",
            Rule::ExclusiveMinimum(_) => "exclusiveMinimum",
            Rule::ExclusiveMaximum(_) => "exclusiveMaximum",
            Rule::MultipleOf(_) => "multipleOf",
            Rule::MinItems(_) => "minItems",
            Rule::MaxItems(_) => "maxItems",
            Rule::UniqueItems => "uniqueItems",
            Rule::MinProperties(_) => "minProperties",
            Rule::MaxProperties(_) => "maxProperties",
            Rule::OneOf(_) => "enum",
            Rule::ExactlyOne => "oneOf",
            Rule::Untyped => "type",
            Rule::Assert(assertion) => assertion.id(),
        }
    }
}

/// One step from a shape into its table: how a rule is found again in [`Source`].
#[derive(Debug, Clone, Copy)]
pub enum Step {
    /// The object's field at this index.
    Field(usize),
    /// The values of `additionalProperties` or of a map.
    Values,
    /// The items of an array.
    Items,
    /// The item of a tuple at this index.
    Item(usize),
    /// The union's variant at this index.
    Variant(usize),
    /// The rule at this index of the position reached so far.
    Rule(usize),
    /// Within an assertion: a keyword, or a name under one.
    Word(&'static &'static str),
    /// Within an assertion: a pattern of `patternProperties`.
    Pattern(&'static Pattern),
    /// Within an assertion: an item of a list of schemas.
    Number(usize),
    /// The steps before name the broken keyword itself.
    End,
}
