//! An answer before its body has a type.

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::{Answered, Response};
use crate::error::Error;
use crate::json;
use crate::operation::{Answer, Operation};
use crate::shape::{Kind, Schema, Slot, ViewMut};
use crate::validate::{Violations, misfits_slot};

/// An answer as it came: status, headers and the body's bytes, which are never more than the client's limit.
#[derive(Clone)]
pub struct RawResponse(Box<Raw>);

#[derive(Clone)]
struct Raw {
    operation: &'static Operation,
    answer: Option<&'static Answer>,
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
    strict: bool,
}

/// The headers by which providers name an exchange.
const REQUEST_IDS: [&str; 5] = ["x-request-id", "request-id", "x-amzn-requestid", "x-correlation-id", "x-trace-id"];

/// The longest preview, in bytes.
const PREVIEW: usize = 1024;

static ANY: Schema = Schema { kind: Kind::Any, rules: &[] };

impl RawResponse {
    pub(crate) fn new(operation: &'static Operation, response: http::Response<Bytes>, strict: bool) -> RawResponse {
        let (head, bytes) = response.into_parts();
        let answer = operation.answer(head.status.as_u16());
        RawResponse(Box::new(Raw { operation, answer, status: head.status, headers: head.headers, bytes, strict }))
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.status
    }
    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.0.headers
    }
    /// A header's first value, if it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.headers.get(name)?.to_str().ok()
    }
    /// The body as it came, after any content coding.
    pub fn bytes(&self) -> &Bytes {
        &self.0.bytes
    }
    /// The provider's name for this exchange, from whichever of the usual headers carries it.
    pub fn request_id(&self) -> Option<&str> {
        REQUEST_IDS.into_iter().find_map(|name| self.header(name))
    }
    /// The first kilobyte of the body as text. It may hold personal data, so nothing in this crate prints it.
    pub fn preview(&self) -> String {
        let length = self.0.bytes.len().min(PREVIEW);
        String::from_utf8_lossy(self.0.bytes.get(..length).unwrap_or_default()).into_owned()
    }
    /// The document's answer that the status matches.
    pub fn answer(&self) -> Option<&'static Answer> {
        self.0.answer
    }
    /// The operation that was called.
    pub fn operation(&self) -> &'static Operation {
        self.0.operation
    }

    /// The answer with its body read as `T`, by the schema of the answer it matches.
    ///
    /// # Errors
    /// If the body does not fit the type, is empty where one is due, or is something else altogether (HTML).
    pub fn read<T: Answered>(self) -> Result<Response<T>, Error> {
        let status = self.0.answer.map_or("", |answer| answer.status);
        T::read(status, self)
    }

    /// The error of an answer that the document does not foresee.
    pub fn undocumented(self) -> Error {
        Error::Undocumented { response: self }
    }

    pub(crate) fn schema(&self) -> &'static Schema {
        self.0.answer.and_then(|answer| answer.schema.as_ref()).unwrap_or(&ANY)
    }

    /// The violations of a body, each with its place also where no named type is around it.
    pub(crate) fn located(&self, mut found: Violations, schema: &Schema) -> Violations {
        let of = |answer: &&Answer| answer.schema.as_ref().is_some_and(|own| std::ptr::eq(own, schema));
        if let Some(answer) = self.0.answer.filter(of) {
            found.locate(&|steps| self.0.operation.answer_place(answer.status, steps));
        }
        found
    }

    fn content_type(&self) -> &str {
        self.0.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Whether the body is to be read as JSON: by the document, or where that says nothing definite, by the answer.
    fn json(&self) -> bool {
        let sent = self.content_type();
        match self.0.answer.and_then(|answer| answer.media) {
            Some(media) if media.contains('*') => sent.is_empty() || is_json(sent),
            Some(media) => is_json(media),
            None => true,
        }
    }

    /// Fills a slot from the body.
    pub(crate) fn fill(self, slot: &mut dyn Slot) -> Result<RawResponse, Error> {
        if !self.json() {
            match (slot.view_mut(), std::str::from_utf8(&self.0.bytes)) {
                (ViewMut::String(out), Ok(text)) => {
                    text.clone_into(out);
                    return Ok(self);
                }
                (ViewMut::Text(out), Ok(text)) => {
                    out.set(text);
                    return Ok(self);
                }
                _ => {}
            }
        }
        if self.0.bytes.iter().all(u8::is_ascii_whitespace) {
            return match slot.view_mut() {
                ViewMut::Optional(_) => Ok(self),
                _ => Err(Error::EmptyBody { response: self }),
            };
        }
        if let Err(error) = json::decode(slot, self.schema(), &self.0.bytes) {
            let sent = self.content_type();
            return Err(match self.0.answer.and_then(|answer| answer.media) {
                Some(expected) if !sent.is_empty() && !is_json(sent) => Error::ContentType { response: self, expected },
                _ => Error::Decode { response: self, error: Box::new(error) },
            });
        }
        if self.0.strict {
            let misfits = self.located(misfits_slot(slot, self.schema()), self.schema());
            if !misfits.is_empty() {
                return Err(Error::Misfit { response: self, violations: Box::new(misfits) });
            }
        }
        Ok(self)
    }
}

/// Whether a media type is JSON (RFC 6838's suffix `+json` too).
pub(crate) fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    matches!(essence.as_str(), "application/json" | "text/json") || essence.ends_with("+json")
}

impl std::fmt::Debug for RawResponse {
    /// The status and the body's length; headers and body can carry secrets and are left out.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RawResponse")
            .field("operation", &self.0.operation.id)
            .field("status", &self.0.status.as_u16())
            .field("length", &self.0.bytes.len())
            .finish_non_exhaustive()
    }
}
