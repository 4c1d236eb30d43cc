//! The members of a position, seen through names, null and aliases.

use tintype::shape::{Additional, Body, Field, Flags, Kind, Schema, Shape};

/// The known members of an object, and what else it takes.
pub(crate) fn object(schema: &'static Schema) -> Option<(&'static [Field], &'static Additional)> {
    match &schema.resolved().kind {
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
