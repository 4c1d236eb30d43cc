//! Text of a URL or a header as the JSON that the table asks for.

use tintype::shape::{Body, Kind, Schema, Shape};
use tintype::{Json, Mode, validate_json};

/// Unions are looked into so deep; below, a text is a string.
const DEEPEST: usize = 2;

/// Texts as the items of an array, if the position is one's; each as the position of that item wants it.
pub(super) fn array(schema: &'static Schema, texts: impl Iterator<Item = String>) -> Option<Json> {
    let read = |(index, text): (usize, String)| match &schema.resolved().kind {
        Kind::Tuple(items) => scalar(items.get(index).unwrap_or(&Schema::ANY), &text),
        Kind::Array(items) => scalar(items, &text),
        _ => Json::from(text),
    };
    let is = matches!(schema.resolved().kind, Kind::Array(_) | Kind::Tuple(_));
    is.then(|| Json::Array(texts.enumerate().map(read).collect()))
}

/// Whether the position is an object's.
pub(super) fn object(schema: &'static Schema) -> bool {
    matches!(&schema.resolved().kind, Kind::Map(_) | Kind::Type(Shape { body: Body::Object(..), .. }))
}

/// One text as the position wants it; as a string where it does not fit, so that validation names the misfit.
pub(super) fn scalar(schema: &'static Schema, text: &str) -> Json {
    read(schema, text, DEEPEST)
}

fn read(schema: &'static Schema, text: &str, left: usize) -> Json {
    let plain = || Json::from(text);
    match &schema.resolved().kind {
        Kind::Boolean => match text {
            "true" => Json::Boolean(true),
            "false" => Json::Boolean(false),
            _ => plain(),
        },
        Kind::Integer(_) | Kind::Number | Kind::Type(Shape { body: Body::Integers(_), .. }) => {
            text.parse().ok().filter(|json| matches!(json, Json::Number(_))).unwrap_or_else(plain)
        }
        Kind::Type(Shape { body: Body::Union(_, variants), .. }) if left > 0 => {
            let readings = variants.iter().map(|variant| (read(&variant.schema, text, left - 1), &variant.schema));
            let mut fitting = readings.filter(|(json, schema)| validate_json(json, schema, Mode::Request).is_empty());
            fitting.next().map_or_else(plain, |(json, _)| json)
        }
        _ => plain(),
    }
}
