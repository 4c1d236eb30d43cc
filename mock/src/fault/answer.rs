//! Answers that are spoiled: their text or their JSON is another one.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, ETAG};
use http::{HeaderName, HeaderValue, Response};
use tintype::shape::{Body, Kind, Schema, Shape};
use tintype::{Json, Map};

use super::Fault;
use crate::document::Operation;
use crate::incoming::Incoming;
use crate::words::{member, object};

/// Objects are looked into so deep.
const DEEPEST: usize = 16;

/// So many arrays stand in each other.
const LEVELS: usize = 100_000;

/// The length of a long header.
const LONG: usize = 100 << 10;

/// A value that no list of values has.
const UNLISTED: &str = "TINTYPE_UNLISTED";

/// Spoils an answer. What is not about its text or its headers is left as it is.
pub(super) fn spoil(fault: &Fault, response: &mut Response<Bytes>, operation: &Operation) {
    match fault {
        Fault::Truncated => {
            let half = response.body().len() / 2;
            response.body_mut().truncate(half);
        }
        Fault::Empty => *response.body_mut() = Bytes::new(),
        Fault::Type(media) => header(response, CONTENT_TYPE, media),
        Fault::LongHeader => header(response, HeaderName::from_static("x-long"), &"a".repeat(LONG)),
        Fault::OtherTag => header(response, ETAG, "\"of-another-time\""),
        Fault::DuplicateKeys => json(response, twice),
        Fault::Deep => json(response, deep),
        Fault::UnknownEnum => json(response, |mut body| {
            unlisted(&mut body, operation.success().1.and_then(|answer| answer.schema), DEEPEST);
            body.to_string()
        }),
        Fault::WrongTypes => json(response, |mut body| {
            // The record's members, where the answer shows a record.
            match operation.script.response.as_deref().and_then(|pointer| body.pointer_mut(pointer)) {
                Some(record) => wrong(record),
                None => wrong(&mut body),
            }
            body.to_string()
        }),
        _ => {}
    }
}

fn header(response: &mut Response<Bytes>, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        response.headers_mut().insert(name, value);
    }
}

fn json(response: &mut Response<Bytes>, change: impl FnOnce(Json) -> String) {
    if let Ok(body) = Json::parse(response.body()) {
        *response.body_mut() = change(body).into();
    }
}

/// The first member twice, null the first time.
fn twice(body: Json) -> String {
    let text = body.to_string();
    let first = body.as_object().and_then(|members| members.keys().next());
    match (first, text.strip_prefix('{')) {
        (Some(name), Some(rest)) => format!("{{{}:null,{rest}", Json::from(name)),
        _ => text,
    }
}

/// A member beside the others that holds an array in an array in an array.
fn deep(body: Json) -> String {
    let nest = format!("{}{}", "[".repeat(LEVELS), "]".repeat(LEVELS));
    let text = body.to_string();
    match (body.as_object(), text.strip_suffix('}')) {
        (Some(members), Some(start)) => {
            format!("{start}{}\"deep\":{nest}}}", if members.is_empty() { "" } else { "," })
        }
        _ => nest,
    }
}

/// Gives the first member with a list of values another one.
fn unlisted(body: &mut Json, schema: Option<&'static Schema>, left: usize) -> bool {
    let (Json::Object(members), Some((fields, _))) = (body, schema.and_then(object)) else { return false };
    for field in fields {
        if matches!(&field.schema().resolved().kind, Kind::Type(Shape { body: Body::Strings(_), .. })) {
            members.insert(field.name(), Json::from(UNLISTED));
            return true;
        }
    }
    let known = |name: &str| schema.and_then(|schema| member(schema, name)).map(|field| field.schema());
    left > 0 && members.iter_mut().any(|(name, value)| unlisted(value, known(name), left - 1))
}

/// Gives each member another JSON type.
fn wrong(record: &mut Json) {
    let Json::Object(members) = record else { return };
    for (_, value) in members.iter_mut() {
        *value = match value {
            Json::String(_) => Json::from(7),
            Json::Number(_) | Json::Boolean(_) => Json::Array(vec![Json::from("another type")]),
            Json::Array(_) => Json::Object(Map::new()),
            Json::Object(_) => Json::from("another type"),
            Json::Null => Json::Boolean(false),
        };
    }
}

/// The page that a framework shows while it is being debugged: with all that the request said, its credentials too.
pub(super) fn page(incoming: &Incoming) -> Bytes {
    let mut page = "<!doctype html><title>Something went wrong</title><pre>".to_owned();
    for (name, value) in &incoming.headers {
        page.push_str(&format!("{name}: {}\n", String::from_utf8_lossy(value.as_bytes())));
    }
    page.push_str(&format!("{} {}</pre>", incoming.method, incoming.target()));
    page.into()
}
