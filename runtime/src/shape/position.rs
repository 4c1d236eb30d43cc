//! Questions about a position, answered from the table.

use std::borrow::Cow;

use super::{Body, Flags, Kind, Rule, Schema, Shape, Width};

/// Names for names are followed this far; a table that goes on longer names itself.
const LONGEST_CHAIN: usize = 32;

impl Schema {
    /// The position that remains when names for other positions and null are taken away.
    pub fn resolved(&self) -> &Schema {
        let mut schema = self;
        for _ in 0..LONGEST_CHAIN {
            schema = match &schema.kind {
                Kind::Nullable(inner) => inner,
                Kind::Type(Shape { body: Body::Alias(inner), .. }) => inner,
                _ => break,
            };
        }
        schema
    }

    /// Whether null is a value of the position.
    pub fn holds_null(&self) -> bool {
        let mut schema = self;
        for _ in 0..LONGEST_CHAIN {
            schema = match &schema.kind {
                Kind::Nullable(_) | Kind::Any => return true,
                Kind::Type(Shape { body: Body::Alias(inner), .. }) => inner,
                _ => break,
            };
        }
        false
    }

    /// Whether the kind is inferred, so that values of other types are as good.
    pub(crate) fn is_untyped(&self) -> bool {
        let schema = self.resolved();
        let inner: &[Rule] = if let Kind::Type(shape) = &schema.kind { shape.rules } else { &[] };
        Rule::is_untyped(schema.rules) || Rule::is_untyped(inner)
    }

    /// Whether texts at the position are secrets by their format.
    pub(crate) fn is_password(&self) -> bool {
        let schema = self.resolved();
        schema.rules.iter().any(|rule| matches!(rule, Rule::Format("password") | Rule::OwnFormat("password", _)))
    }

    /// Whether the position, or a list or a map there, holds nothing but such texts.
    pub(crate) fn holds_passwords(&self) -> bool {
        let mut schema = self.resolved();
        for _ in 0..LONGEST_CHAIN {
            schema = match &schema.kind {
                Kind::Array(inner) | Kind::Map(inner) => inner.resolved(),
                _ => break,
            };
        }
        schema.is_password()
    }

    /// Whether a value of the Rust type can be none of the position: rules are broken, members misfit, numbers are infinite.
    pub(crate) fn may_be_wrong(&self) -> bool {
        let mut schema = self;
        for _ in 0..LONGEST_CHAIN {
            if !schema.rules.is_empty() {
                return true;
            }
            schema = match &schema.kind {
                Kind::Any | Kind::Boolean | Kind::Text | Kind::Quoted(_) => return false,
                Kind::Integer(width) => return *width == Width::Big,
                Kind::Array(inner) | Kind::Map(inner) | Kind::Nullable(inner) => inner,
                Kind::Type(Shape { body: Body::Alias(inner), rules: [], .. }) => inner,
                Kind::Number | Kind::Tuple(_) | Kind::Type(_) => return true,
            };
        }
        true
    }

    /// Whether a value is of one of several types.
    pub(crate) fn is_union(&self) -> bool {
        matches!(&self.resolved().kind, Kind::Type(Shape { body: Body::Union(..), .. }))
    }

    /// Whether the position holds any JSON.
    pub(crate) fn is_free(&self) -> bool {
        matches!(self.resolved().kind, Kind::Any)
    }

    /// The position of an array's item at an index.
    pub(crate) fn item(&self, index: usize) -> &Schema {
        match &self.resolved().kind {
            Kind::Array(items) => items,
            Kind::Tuple(items) => items.get(index).unwrap_or(&Schema::ANY),
            _ => &Schema::ANY,
        }
    }

    /// The position of a map's values.
    pub(crate) fn values(&self) -> &Schema {
        if let Kind::Map(values) = &self.resolved().kind { values } else { &Schema::ANY }
    }

    /// What the position promises, in two words.
    pub(crate) fn describe(&self) -> Cow<'static, str> {
        Cow::Borrowed(match &self.resolved().kind {
            Kind::Any => "any value",
            Kind::Boolean => "a boolean",
            Kind::Integer(width) => width.describe(),
            Kind::Quoted(Width::I32 | Width::I64 | Width::Big) => "an integer in quotes",
            Kind::Quoted(Width::U32 | Width::U64) => "an unsigned integer in quotes",
            Kind::Number => "a number",
            Kind::Text => "a string",
            Kind::Array(_) => "an array",
            Kind::Tuple(items) => return Cow::Owned(array_of(items.len())),
            Kind::Map(_) => "an object",
            Kind::Nullable(_) => "a value or null",
            Kind::Type(shape) => shape.name,
        })
    }
}

/// An array by its number of items.
pub(crate) fn array_of(count: usize) -> String {
    if count == 1 { "an array of 1 item".to_owned() } else { format!("an array of {count} items") }
}

impl Width {
    const fn describe(self) -> &'static str {
        match self {
            Width::I32 => "a 32-bit integer",
            Width::I64 => "a 64-bit integer",
            Width::U32 => "an unsigned 32-bit integer",
            Width::U64 => "an unsigned 64-bit integer",
            Width::Big => "an integer",
        }
    }
}

impl Flags {
    /// Whether one direction alone knows the member: `readOnly` or `writeOnly`.
    pub(crate) const fn one_way(self) -> bool {
        self.has(Flags::READ_ONLY) || self.has(Flags::WRITE_ONLY)
    }
}
