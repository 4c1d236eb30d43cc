//! The body of an answer in its documented form.

use bytes::Bytes;
use tintype::shape::{Body, Flags, Kind, Schema, Shape};
use tintype::{Json, Map};
use tintype_codegen::model::{Coding, Envelope};

use crate::document::{Answer, Operation};
use crate::refusal::Refusal;
use crate::sample::sample;
use crate::speak::adapt;
use crate::words::{member, object};

/// The body of a success: the documented example, else one made from the schema; the record's members stand in it.
pub(crate) fn success(operation: &Operation, answer: &Answer, record: Option<Map<Json>>) -> Option<Bytes> {
    answer.media.as_ref()?;
    let Some(schema) = answer.schema else { return Some(plain(answer, "")) };
    let mut body = answer.example.clone().unwrap_or_else(|| opened(sample(schema, None), answer));
    if let (Some(record), Some(pointer)) = (record, &operation.script.response) {
        let place = reach(&mut body, pointer);
        let whole = completed(record, place, operation.script.shown);
        *place = whole;
    }
    Some(framed(&body, answer.coding))
}

/// The body of a refusal: the documented example of this status, else one made from the schema. The example under
/// `default` is of some other failure.
pub(crate) fn refusal(answer: &Answer, refusal: &Refusal) -> Option<Bytes> {
    answer.media.as_ref()?;
    let Some(schema) = answer.schema else { return Some(plain(answer, &refusal.text)) };
    let example = answer.example.as_ref().filter(|_| answer.status != "default");
    let mut body = match example {
        Some(example) => example.clone(),
        None => sample(schema, Some(refusal)),
    };
    match &answer.envelope {
        Some(envelope) => close(&mut body, schema, envelope, refusal),
        None if example.is_some() => adapt(&mut body, refusal),
        None => {}
    }
    Some(framed(&body, answer.coding))
}

/// A body in the form of its media type: JSON, or a stream of one event or line.
fn framed(body: &Json, coding: Coding) -> Bytes {
    match coding {
        Coding::Events => format!("data: {body}\n\n").into(),
        Coding::WholeEvents => {
            let field = |name: &str| match body.get(name) {
                Some(Json::String(text)) => format!("{name}: {}\n", text.replace(['\r', '\n'], " ")),
                Some(json) => format!("{name}: {json}\n"),
                None => String::new(),
            };
            format!("{}{}\n", field("event"), field("data")).into()
        }
        Coding::Lines => format!("{body}\n").into(),
        Coding::Json | Coding::Text | Coding::Bytes => body.to_string().into(),
    }
}

/// A body that is not JSON.
fn plain(answer: &Answer, text: &str) -> Bytes {
    match &answer.example {
        Some(Json::String(text)) => text.clone().into(),
        Some(json) => json.to_string().into(),
        None => text.to_owned().into(),
    }
}

/// The place that a JSON Pointer leads to; objects are made on the way.
fn reach<'a>(body: &'a mut Json, pointer: &str) -> &'a mut Json {
    let mut place = body;
    for token in pointer.split('/').skip(1) {
        if place.as_object().is_none() {
            *place = Json::Object(Map::new());
        }
        let Json::Object(members) = place else { return place };
        place = members.get_or_insert_with(&token.replace("~1", "/").replace("~0", "~"), || Json::Null);
    }
    place
}

/// The record, with those members of the example that every answer has.
fn completed(mut record: Map<Json>, example: &Json, schema: Option<&'static Schema>) -> Json {
    for field in schema.and_then(object).map_or(&[][..], |(fields, _)| fields) {
        if field.flags().has(Flags::REQUIRED) && !record.contains_key(field.name()) {
            let value = example.get(field.name()).cloned().unwrap_or_else(|| sample(field.schema(), None));
            record.insert(field.name(), value);
        }
    }
    Json::Object(record)
}

/// An envelope of a success that was made from its schema.
fn opened(mut body: Json, answer: &Answer) -> Json {
    if let (Some(envelope), Json::Object(members), Some(schema)) = (&answer.envelope, &mut body, answer.schema) {
        members.insert(envelope.success.as_str(), envelope.equals.parse().unwrap_or(Json::Null));
        if member(schema, &envelope.code).is_some_and(|field| field.schema().holds_null()) {
            members.insert(envelope.code.as_str(), Json::Null);
        }
    }
    body
}

/// Makes an envelope say that the call failed.
fn close(body: &mut Json, schema: &'static Schema, envelope: &Envelope, refusal: &Refusal) {
    adapt(body, refusal);
    let Json::Object(members) = body else { return };
    members.insert(envelope.success.as_str(), otherwise(schema, envelope));
    members.insert(envelope.data.as_str(), Json::Null);
    if let Some(code) = &refusal.code {
        members.insert(envelope.code.as_str(), Json::from(code.as_str()));
    }
}

/// A value of the success member other than the one that means success.
fn otherwise(schema: &'static Schema, envelope: &Envelope) -> Json {
    let equals: Json = envelope.equals.parse().unwrap_or(Json::Null);
    if let Json::Boolean(value) = equals {
        return Json::Boolean(!value);
    }
    let listed = member(schema, &envelope.success).and_then(|field| match &field.schema().resolved().kind {
        Kind::Type(Shape { body: Body::Strings(values), .. }) => {
            values.iter().find(|value| equals.as_str() != Some(**value)).map(|value| Json::from(*value))
        }
        _ => None,
    });
    listed.unwrap_or_else(|| Json::from("error"))
}
