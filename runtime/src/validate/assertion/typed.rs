//! Which parts of a value are secrets, by the position that holds it.

use crate::shape::{Additional, Body, Flags, Kind, Schema, Variant};
use crate::validate::trail::Key;

/// Unions within unions are looked into this far.
const INSIGHT: usize = 8;

/// The position of a part, and whether it holds a secret; anything where the type knows no such part.
pub(in crate::validate) fn part<'s>(schema: &'s Schema, key: Key<'_>) -> (&'s Schema, bool) {
    find(schema, key, INSIGHT).unwrap_or((&Schema::ANY, false))
}

fn find<'s>(schema: &'s Schema, key: Key<'_>, insight: usize) -> Option<(&'s Schema, bool)> {
    match (&schema.resolved().kind, key) {
        (Kind::Array(items), Key::Index(_)) => Some((items, false)),
        (Kind::Tuple(items), Key::Index(index)) => Some((items.get(index)?, false)),
        (Kind::Map(values), Key::Name(_)) => Some((values, false)),
        (Kind::Type(shape), _) => match (&shape.body, key) {
            (Body::Object(fields, additional), Key::Name(name)) => {
                let field = fields.named(name);
                match (field, additional) {
                    (Some(field), _) => Some((field.schema(), field.flags().has(Flags::SENSITIVE))),
                    (None, Additional::Typed(values)) => Some((values, false)),
                    _ => None,
                }
            }
            // What is a secret in one alternative is none of the others' business either.
            (Body::Union(_, variants), _) => {
                let insight = insight.checked_sub(1)?;
                let inside = |variant: &'s Variant| find(&variant.schema, key, insight);
                let mut all = variants.iter().filter_map(inside);
                let first = all.next()?;
                Some((first.0, first.1 || all.any(|(_, secret)| secret)))
            }
            _ => None,
        },
        _ => None,
    }
}
