//! What was read, as the value that a write takes.

use crate::shape::{Additional, Body, Fields, Kind, Schema};
use crate::value::{Json, Map};

/// The JSON of one type as that of another: the members that both know, and those that neither knows. What only the type that
/// was read knows is the provider's own affair (an id, the time of the last change) and has no place in a request.
pub(super) fn project(json: &Json, from: Option<&Schema>, to: &Schema) -> Json {
    let source = from.map(Schema::resolved);
    let target = to.resolved();
    match (json, source.map(|schema| &schema.kind), &target.kind) {
        (Json::Object(members), from, Kind::Type(shape)) => match &shape.body {
            Body::Object(fields, additional) => {
                let known = match from {
                    // The same type has the same members.
                    Some(Kind::Type(other)) if std::ptr::eq(*other, *shape) => return json.clone(),
                    Some(Kind::Type(other)) => match &other.body {
                        Body::Object(known, _) => Some(known),
                        _ => None,
                    },
                    _ => None,
                };
                Json::Object(object(members, known, fields, additional))
            }
            _ => json.clone(),
        },
        (Json::Object(members), _, Kind::Map(values)) => {
            let inner = source.filter(|schema| matches!(schema.kind, Kind::Map(_))).map(Schema::values);
            Json::Object(members.iter().map(|(name, value)| (name, project(value, inner, values))).collect())
        }
        (Json::Array(items), _, Kind::Array(_) | Kind::Tuple(_)) => {
            let list = source.filter(|schema| matches!(schema.kind, Kind::Array(_) | Kind::Tuple(_)));
            let item = |index| list.map(|schema| schema.item(index));
            let items = items.iter().enumerate().map(|(index, value)| project(value, item(index), target.item(index)));
            Json::from(items.collect::<Vec<_>>())
        }
        _ => json.clone(),
    }
}

fn object(members: &Map<Json>, known: Option<&Fields>, fields: &Fields, additional: &Additional) -> Map<Json> {
    let mut out = Map::new();
    for (name, value) in members.iter() {
        let before = known.and_then(|known| known.named(name));
        match (before, fields.named(name), additional) {
            // What is empty here cannot be said to be empty there, but by leaving it out.
            (_, Some(field), _) if value.is_null() && !field.schema().holds_null() => {}
            (before, Some(field), _) => {
                out.insert(name, project(value, before.map(|field| field.schema()), field.schema()));
            }
            (None, None, Additional::Open | Additional::Typed(_)) => _ = out.insert(name, value.clone()),
            (Some(_), None, _) | (None, None, Additional::Closed) => {}
        }
    }
    out
}
