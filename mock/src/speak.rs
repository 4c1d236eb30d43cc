//! Members of an error that say what went wrong, by the names that providers give them.

use http::StatusCode;
use tintype::shape::{Body, Kind, Rule, Schema, Shape};
use tintype::{Json, Map};

use crate::refusal::Refusal;

/// The names of members that hold a text for people.
const TEXTS: [&str; 9] =
    ["detail", "details", "message", "messages", "errormessage", "errordescription", "description", "errors", "reason"];

/// The value that a member of this name has in the answer to a refusal.
pub(crate) fn speak(name: &str, schema: &'static Schema, refusal: &Refusal) -> Option<Json> {
    let name: String = name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect();
    value(&name, schema.resolved(), refusal, 2)
}

fn value(name: &str, schema: &'static Schema, refusal: &Refusal, left: usize) -> Option<Json> {
    let words = || StatusCode::from_u16(refusal.status).ok()?.canonical_reason();
    match &schema.kind {
        Kind::Integer(_) => match name {
            "status" | "statuscode" | "httpstatus" | "code" => Some(Json::from(u32::from(refusal.status))),
            _ => None,
        },
        Kind::Text => match name {
            "type" if is_uri(schema) => Some(Json::from("about:blank")),
            "code" | "errorcode" | "error" => Some(Json::from(refusal.code.as_deref().or_else(words)?)),
            "status" | "statuscode" => Some(Json::from(refusal.status.to_string())),
            "title" => Some(Json::from(words()?)),
            _ if TEXTS.contains(&name) => Some(Json::from(refusal.text.as_str())),
            _ => None,
        },
        Kind::Any => match name {
            "error" | "errors" | "message" | "detail" => Some(Json::from(refusal.text.as_str())),
            _ => None,
        },
        Kind::Type(Shape { body: Body::Strings(_), .. }) => match name {
            "code" | "errorcode" | "error" => refusal.code.as_deref().map(Json::from),
            _ => None,
        },
        Kind::Array(items) if TEXTS.contains(&name) && left > 0 => {
            value(name, items.resolved(), refusal, left - 1).map(|item| Json::Array(vec![item]))
        }
        Kind::Type(Shape { body: Body::Union(_, variants), .. }) if left > 0 => {
            variants.iter().find_map(|variant| value(name, variant.schema.resolved(), refusal, left - 1))
        }
        _ => None,
    }
}

fn is_uri(schema: &Schema) -> bool {
    schema.rules.iter().any(|rule| matches!(rule, Rule::Format("uri" | "uri-reference")))
}

/// Puts what is known of a refusal into a documented example: the status, the code, and the text where it tells more.
pub(crate) fn adapt(example: &mut Json, refusal: &Refusal) {
    let Json::Object(members) = example else { return };
    if let Some(status @ Json::Number(_)) = members.get_mut("status") {
        *status = Json::from(u32::from(refusal.status));
    }
    for name in ["code", "error", "error_code"] {
        if let (Some(old @ Json::String(_)), Some(code)) = (members.get_mut(name), &refusal.code) {
            *old = Json::from(code.as_str());
        }
    }
    if refusal.tells {
        tell(members, &refusal.text);
        // Some providers keep the text beside other facts of the request; deeper it is about something else.
        members.iter_mut().filter_map(|(_, value)| value.as_object_mut()).for_each(|inner| tell(inner, &refusal.text));
    }
}

fn tell(members: &mut Map<Json>, text: &str) {
    for name in ["detail", "message", "validation_error", "error_description"] {
        if let Some(old @ Json::String(_)) = members.get_mut(name) {
            *old = Json::from(text);
        }
    }
}
