//! Questions about a position, answered from the table.

use super::{Body, Flags, Kind, Schema, Shape, Width};

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

    /// Whether the position holds any JSON.
    pub(crate) fn is_free(&self) -> bool {
        matches!(self.resolved().kind, Kind::Any)
    }

    /// The position of an array's items.
    pub(crate) fn items(&self) -> &Schema {
        if let Kind::Array(items) = &self.resolved().kind { items } else { &Schema::ANY }
    }

    /// The position of a map's values.
    pub(crate) fn values(&self) -> &Schema {
        if let Kind::Map(values) = &self.resolved().kind { values } else { &Schema::ANY }
    }

    /// What the position promises, in two words.
    pub(crate) fn describe(&self) -> &'static str {
        match &self.resolved().kind {
            Kind::Any => "any value",
            Kind::Boolean => "a boolean",
            Kind::Integer(width) => width.describe(),
            Kind::Quoted(Width::I32 | Width::I64 | Width::Big) => "an integer in quotes",
            Kind::Quoted(Width::U32 | Width::U64) => "an unsigned integer in quotes",
            Kind::Number => "a number",
            Kind::Text => "a string",
            Kind::Array(_) => "an array",
            Kind::Map(_) => "an object",
            Kind::Nullable(_) => "a value or null",
            Kind::Type(shape) => shape.name,
        }
    }
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
