//! Secrets in JSON that did not fit its type.

use crate::shape::{Additional, Body, Flags, Kind, Schema};
use crate::value::Json;

/// The JSON without the values of sensitive members. The position may be any of several, for it did not fit one.
pub(crate) fn masked(json: &Json, positions: &[&Schema]) -> Json {
    let open = opened(positions);
    match json {
        Json::Array(items) => {
            let inner = |index| open.iter().map(|schema| schema.item(index)).collect::<Vec<&Schema>>();
            Json::Array(items.iter().enumerate().map(|(index, item)| masked(item, &inner(index))).collect())
        }
        Json::Object(members) => Json::Object(members.iter().map(|(name, value)| member(name, value, &open)).collect()),
        Json::String(_) | Json::Number(_) if open.iter().any(|schema| schema.is_password()) => "[redacted]".into(),
        simple => simple.clone(),
    }
}

/// One member, whichever of the positions the object has.
fn member<'n>(name: &'n str, value: &Json, open: &[&Schema]) -> (&'n str, Json) {
    let mut inner = Vec::new();
    for schema in open {
        if let Kind::Type(shape) = &schema.kind
            && let Body::Object(fields, additional) = &shape.body
        {
            match (fields.named(name), additional) {
                (Some(field), _) if field.flags().has(Flags::SENSITIVE) => return (name, "[redacted]".into()),
                (Some(field), _) => inner.push(field.schema()),
                (None, Additional::Typed(values)) => inner.push(values),
                (None, _) => {}
            }
        }
        if let Kind::Map(values) = &schema.kind {
            inner.push(values);
        }
    }
    (name, masked(value, &inner))
}

/// The positions without names, null and unions: each once, so that recursive unions end.
fn opened<'a>(positions: &[&'a Schema]) -> Vec<&'a Schema> {
    let mut open: Vec<&Schema> = Vec::new();
    let mut unions = Vec::new();
    let mut waiting: Vec<&Schema> = positions.to_vec();
    while let Some(schema) = waiting.pop().map(Schema::resolved) {
        match &schema.kind {
            Kind::Type(shape) => match &shape.body {
                Body::Union(_, variants) => {
                    if !unions.iter().any(|known| std::ptr::eq(*known, *shape)) {
                        unions.push(*shape);
                        waiting.extend(variants.iter().map(|variant| &variant.schema));
                    }
                }
                _ => {
                    let same = |known: &&Schema| matches!(known.kind, Kind::Type(other) if std::ptr::eq(other, *shape));
                    if !open.iter().any(same) {
                        open.push(schema);
                    }
                }
            },
            _ if !open.iter().any(|known| std::ptr::eq(*known, schema)) => open.push(schema),
            _ => {}
        }
    }
    open
}
