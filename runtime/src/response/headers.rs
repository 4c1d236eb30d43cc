//! Headers as values: text in the style `simple` (OpenAPI 3.1.1, section 4.8.12.3), read by a table.

use http::HeaderMap;

use crate::json;
use crate::shape::{Body, Kind, Object, Schema, Slot, ViewMut};
use crate::value::Json;

/// The value of a struct whose fields are headers. What is not there is absent, and so is what does not fit its type, which
/// is kept as text among the extra members.
pub(super) fn read<H: Object + Slot>(headers: &HeaderMap) -> H {
    let mut read = H::blank();
    fill(&mut read, headers);
    read
}

fn fill(object: &mut dyn Object, headers: &HeaderMap) {
    let Body::Object(fields, _) = &object.shape().body else { return };
    object.slots_mut(&mut |slots, extra| {
        for (field, slot) in fields.iter().zip(slots.iter_mut()) {
            let values: Vec<String> = headers.get_all(field.name()).iter().map(text).collect();
            if values.is_empty() || !matches!(slot.view_mut(), ViewMut::Optional(_)) {
                continue;
            }
            let json = several(field.name(), &values, field.schema());
            if json::decode(*slot, field.schema(), json.as_bytes()).is_err() {
                if let ViewMut::Optional(optional) = slot.view_mut() {
                    optional.clear();
                }
                extra.insert(field.name(), Json::from(values.join(", ")));
            }
        }
    });
}

/// A value's text; bytes beyond ASCII are UTF-8, or what they look like.
fn text(value: &http::HeaderValue) -> String {
    String::from_utf8_lossy(value.as_bytes()).trim().to_owned()
}

/// The JSON text of a header that may have come several times: as if its values stood in one, with commas (RFC 9110,
/// section 5.3), but for cookies, which have commas of their own.
fn several(name: &str, values: &[String], schema: &Schema) -> String {
    match &schema.resolved().kind {
        Kind::Array(items) if name.eq_ignore_ascii_case("set-cookie") => {
            list(values.iter().map(|value| one(value, items)))
        }
        _ => one(&values.join(", "), schema),
    }
}

/// The JSON text of a value. A list or an object may be spelled in JSON as well, as a header with `content` is.
fn one(text: &str, schema: &Schema) -> String {
    let schema = schema.resolved();
    let spelled = || text.starts_with(['[', '{']) && text.parse::<Json>().is_ok();
    match &schema.kind {
        Kind::Array(_) | Kind::Tuple(_) | Kind::Map(_) if spelled() => text.to_owned(),
        Kind::Array(items) => list(pieces(text).map(|piece| one(piece, items))),
        Kind::Tuple(_) => list(pieces(text).enumerate().map(|(at, piece)| one(piece, schema.item(at)))),
        Kind::Map(values) => members(text, &|_| values),
        Kind::Type(shape) => match &shape.body {
            Body::Object(..) if spelled() => text.to_owned(),
            Body::Object(fields, _) => {
                members(text, &|name| fields.named(name).map_or(&Schema::TEXT, |field| field.schema()))
            }
            Body::Integers(_) => text.to_owned(),
            Body::Union(..) => scalar(text),
            Body::Strings(_) | Body::Alias(_) => quoted(text),
        },
        Kind::Boolean => text.to_ascii_lowercase(),
        Kind::Integer(_) | Kind::Number => text.to_owned(),
        _ => quoted(text),
    }
}

fn pieces(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|piece| !piece.is_empty())
}

/// `k,v,k,v`, or `k=v,k=v` where it is exploded.
fn members<'a>(text: &str, schema: &dyn Fn(&str) -> &'a Schema) -> String {
    let pairs: Option<Vec<(&str, &str)>> = pieces(text).map(|piece| piece.split_once('=')).collect();
    let pairs = pairs.unwrap_or_else(|| {
        let pieces: Vec<&str> = pieces(text).collect();
        pieces.chunks(2).filter_map(|pair| Some((*pair.first()?, pair.get(1).copied().unwrap_or_default()))).collect()
    });
    let all = pairs.into_iter().map(|(name, value)| format!("{}:{}", quoted(name), one(value, schema(name))));
    format!("{{{}}}", all.collect::<Vec<_>>().join(","))
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

/// A number or boolean as such, anything else as a string.
fn scalar(text: &str) -> String {
    match text.parse::<Json>() {
        Ok(Json::Number(_) | Json::Boolean(_)) => text.to_owned(),
        _ => quoted(text),
    }
}

fn quoted(text: &str) -> String {
    Json::from(text).to_string()
}
