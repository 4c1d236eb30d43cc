//! The JSON types of the values that a position takes.

use crate::model::{Api, Body, Check, Kind, Schema};

/// A set of JSON types.
pub(super) type JsonTypes = u8;

pub(super) const NONE: JsonTypes = 0;
pub(super) const OBJECT: JsonTypes = 16;
pub(super) const SCALAR: JsonTypes = BOOLEAN | NUMBER | STRING;
const BOOLEAN: JsonTypes = 1;
const NUMBER: JsonTypes = 2;
const STRING: JsonTypes = 4;
const ARRAY: JsonTypes = 8;
const ALL: JsonTypes = SCALAR | ARRAY | OBJECT;

/// Names and unions are followed this far; what is beyond may be anything.
const INSIGHT: usize = 8;

/// The JSON types of a position's values, null aside.
pub(super) fn of(api: &Api, schema: &Schema) -> JsonTypes {
    within(api, schema, INSIGHT)
}

fn within(api: &Api, schema: &Schema, insight: usize) -> JsonTypes {
    match &schema.kind {
        Kind::Any => listed(schema),
        Kind::Boolean => BOOLEAN,
        Kind::Integer(_) | Kind::Number | Kind::Decimal => NUMBER,
        Kind::Quoted(_) => STRING | NUMBER,
        Kind::Text(_) => STRING,
        Kind::Array(_) | Kind::Tuple(_) => ARRAY,
        Kind::Map(_) => OBJECT,
        Kind::Nullable(inner) => within(api, inner, insight),
        Kind::Type(id) => match (&api.type_of(*id).body, insight.checked_sub(1)) {
            (Body::Object { .. }, _) => OBJECT,
            (Body::Strings(_), _) => STRING,
            (Body::Integers(_), _) => NUMBER,
            (_, None) => ALL,
            (Body::Alias(schema), Some(insight)) => within(api, schema, insight),
            (Body::Union { variants, .. }, Some(insight)) => {
                let mut types = NONE;
                for variant in variants {
                    types |= within(api, &variant.schema, insight);
                    if types == ALL {
                        break;
                    }
                }
                types
            }
        },
    }
}

/// The types of listed values, where a position of any type has a list.
fn listed(schema: &Schema) -> JsonTypes {
    let list = schema.rules.iter().find_map(|rule| match &rule.check {
        Check::OneOf(values) => Some(values),
        _ => None,
    });
    list.map_or(ALL, |values| {
        values.iter().fold(NONE, |types, text| {
            types
                | match text.as_bytes().first() {
                    Some(b'"') => STRING,
                    Some(b't' | b'f') => BOOLEAN,
                    Some(b'n') => NONE,
                    Some(b'[') => ARRAY,
                    Some(b'{') => OBJECT,
                    _ => NUMBER,
                }
        })
    })
}

/// The types that more than one of the sets has.
pub(super) fn shared(sets: &[JsonTypes]) -> JsonTypes {
    let (mut seen, mut shared) = (NONE, NONE);
    for types in sets {
        shared |= seen & types;
        seen |= types;
    }
    shared
}
