//! A position seen through names, null and aliases.

use tintype::shape::{Additional, Body, Field, Flags, Kind, Schema, Shape};

/// Names for names are followed this far; the generator refuses longer chains.
const LONGEST_CHAIN: usize = 32;

/// What remains of a position when null and names for other positions are taken away.
pub(crate) fn bare(mut schema: &'static Schema) -> &'static Schema {
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
pub(crate) fn takes_null(mut schema: &'static Schema) -> bool {
    for _ in 0..LONGEST_CHAIN {
        schema = match &schema.kind {
            Kind::Nullable(_) | Kind::Any => return true,
            Kind::Type(Shape { body: Body::Alias(inner), .. }) => inner,
            _ => break,
        };
    }
    false
}

/// The known members of an object, and what else it takes.
pub(crate) fn object(schema: &'static Schema) -> Option<(&'static [Field], &'static Additional)> {
    match &bare(schema).kind {
        Kind::Type(Shape { body: Body::Object(fields, additional), .. }) => Some((fields, additional)),
        _ => None,
    }
}

/// The known member of an object.
pub(crate) fn member(schema: &'static Schema, name: &str) -> Option<&'static Field> {
    object(schema)?.0.iter().find(|field| field.name() == name)
}

/// Whether the object has the member.
pub(crate) fn knows(schema: Option<&'static Schema>, name: &str) -> bool {
    schema.and_then(|schema| member(schema, name)).is_some()
}

/// Whether a request can set the member.
pub(crate) fn sets(schema: Option<&'static Schema>, name: &str) -> bool {
    schema.and_then(|schema| member(schema, name)).is_some_and(|field| !field.flags().has(Flags::READ_ONLY))
}
