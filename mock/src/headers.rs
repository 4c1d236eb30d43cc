//! The headers of an answer: the documented ones with their example values, those that change made anew.

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_TYPE, WWW_AUTHENTICATE};
use http::{HeaderMap, HeaderName, HeaderValue};

use crate::document::Answer;
use crate::fresh::Fresh;
use crate::precondition::tag;
use crate::refusal::Refusal;

/// What the server itself writes.
const NOT_DOCUMENTED: &[&str] = &["connection", "content-length", "content-type", "date", "transfer-encoding"];

/// The headers that are documented for an answer.
pub(crate) fn documented(headers: &mut HeaderMap, answer: &Answer, body: &Bytes, fresh: &Fresh) {
    for (name, example) in &answer.headers {
        let value = match name.to_ascii_lowercase().as_str() {
            name if NOT_DOCUMENTED.contains(&name) => continue,
            "etag" => Some(entity_tag(example.as_deref(), body)),
            "x-request-id" | "x-correlation-id" | "request-id" => Some(fresh.id()),
            _ => example.clone(),
        };
        let name = HeaderName::from_bytes(name.as_bytes()).ok();
        if let (Some(name), Some(value)) = (name, value.and_then(|value| HeaderValue::from_str(&value).ok())) {
            headers.insert(name, value);
        }
    }
}

/// The type of the body. A range (`*/*`) is JSON's.
pub(crate) fn content_type(headers: &mut HeaderMap, media: &str) {
    let media = if media.contains('*') { "application/json" } else { media };
    if let Ok(value) = HeaderValue::from_str(media) {
        headers.insert(CONTENT_TYPE, value);
    }
}

/// The headers that go with a refusal.
pub(crate) fn refused(headers: &mut HeaderMap, refusal: &Refusal) {
    if let Some(challenge) = refusal.challenge {
        headers.insert(WWW_AUTHENTICATE, HeaderValue::from_static(challenge));
    }
    if let Some(allow) = refusal.allow.as_deref().and_then(|allow| HeaderValue::from_str(allow).ok()) {
        headers.insert(ALLOW, allow);
    }
}

/// A tag that changes with the body (RFC 9110, section 8.8.3); strong only if the example is. An answer that shows a record
/// gets the record's tag in its place.
fn entity_tag(example: Option<&str>, body: &Bytes) -> String {
    let strong = example.is_some_and(|example| example.starts_with('"'));
    tag(body, !strong)
}
