//! Positions: what a member, an item, a parameter or a body may hold.

use super::{AssertionId, Place, TypeId};

/// A position and the constraints written there.
#[derive(Debug, Clone)]
pub struct Schema {
    /// The kind of value.
    pub kind: Kind,
    /// The constraints, in the order of [`Check`]'s variants.
    pub rules: Vec<Rule>,
}

impl Schema {
    /// A position without constraints.
    pub fn of(kind: Kind) -> Schema {
        Schema { kind, rules: Vec::new() }
    }

    /// The position, or null.
    #[must_use]
    pub fn or_null(self) -> Schema {
        match self.kind {
            Kind::Nullable(_) | Kind::Any => self,
            _ => Schema::of(Kind::Nullable(Box::new(self))),
        }
    }

    /// The nullable position with what refuses null all the same; one of any value has it among its rules.
    #[must_use]
    pub(crate) fn with(mut self, no_null: Option<Rule>) -> Schema {
        if matches!(self.kind, Kind::Nullable(_)) {
            self.rules.extend(no_null);
        }
        self
    }

    /// What it holds if it is not null.
    pub fn without_null(&self) -> &Schema {
        match &self.kind {
            Kind::Nullable(inner) => inner,
            _ => self,
        }
    }

    /// Whether null is a value of it.
    pub fn is_nullable(&self) -> bool {
        matches!(self.kind, Kind::Nullable(_))
    }
}

/// The kind of value at a position.
#[derive(Debug, Clone)]
pub enum Kind {
    /// Any JSON.
    Any,
    /// `true` or `false`.
    Boolean,
    /// An integer.
    Integer(Width),
    /// An integer that the wire holds as a string.
    Quoted(Width),
    /// Any number.
    Number,
    /// Any number, with its digits.
    Decimal,
    /// A string.
    Text(TextFormat),
    /// An array.
    Array(Box<Schema>),
    /// An array of exactly these items, 1 to 12, one after the other.
    Tuple(Vec<Schema>),
    /// An object used as a map.
    Map(Box<Schema>),
    /// The value or null.
    Nullable(Box<Schema>),
    /// A type of the arena.
    Type(TypeId),
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
    /// Any size, with its digits.
    Big,
}

/// The formats of strings that have a Rust type of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFormat {
    /// A `String`.
    Plain,
    /// `date`
    Date,
    /// `date-time`
    DateTime,
    /// `uuid`
    Uuid,
    /// `uri`
    Uri,
    /// `duration`
    Duration,
    /// `byte`
    Base64,
    /// `decimal`
    Decimal,
    /// `binary`: bytes where a body carries bytes, text in JSON.
    Binary,
}

/// One constraint and where it stands.
#[derive(Debug, Clone)]
pub struct Rule {
    /// What is asked.
    pub check: Check,
    /// Where it is written.
    pub place: Place,
}

/// What a constraint asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// `minLength`
    MinLength(u64),
    /// `maxLength`
    MaxLength(u64),
    /// `pattern`
    Pattern(Pattern),
    /// `format`
    Format(String),
    /// `format`, checked by the user's function at this path.
    OwnFormat(String, String),
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
    /// `enum` or `const` over values that no Rust enum holds, as JSON texts.
    OneOf(Vec<String>),
    /// `oneOf` of a union whose alternatives may hold at once.
    ExactlyOne,
    /// No `type` is named: values of other JSON types than the inferred one are as good.
    Untyped,
    /// What no type can hold, over raw JSON, and its keyword.
    Assert(AssertionId, &'static str),
}

/// A pattern as the document spells it and as an engine takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// The document's spelling.
    pub source: String,
    /// The translation.
    pub regex: String,
    /// Whether the engine is `fancy-regex` rather than `regex`.
    pub backtracks: bool,
}

/// A number of the document.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Number {
    /// An integer.
    Int(i128),
    /// Any other number.
    Float(f64),
}
