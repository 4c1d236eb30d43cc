//! An answer before its body has a type.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, StatusCode};

use super::media::is_json;
use super::{Answered, Response, charset, headers, media, preview, retry_after};
use crate::client::AnswerCheck;
use crate::error::Error;
use crate::json;
use crate::operation::{Answer, AnswerBody, Coding, Operation};
use crate::shape::{Kind, Object, Schema, Slot, Step, ViewMut};
use crate::stream::{Again, ByteStream};
use crate::update::Sent;
use crate::validate::{Violations, misfits_slot};

/// An answer as it came: status, headers and the body's bytes, which are never more than the client's limit. Of a body that
/// is read while it comes there are none.
#[derive(Clone)]
pub struct RawResponse(Box<Raw>);

#[derive(Clone)]
struct Raw {
    operation: &'static Operation,
    answer: Option<&'static Answer>,
    status: StatusCode,
    headers: HeaderMap,
    bytes: Bytes,
    /// A body that has not been read; whoever takes it first has it.
    stream: Option<Arc<Mutex<Option<ByteStream>>>>,
    reading: Reading,
    attempts: u32,
    /// What it answers, if that had a body.
    sent: Option<Sent>,
}

/// How an answer is read.
#[derive(Clone)]
pub(crate) struct Reading {
    pub(crate) strict: bool,
    /// For what of a stream is held at once.
    pub(crate) limit: usize,
    pub(crate) check: AnswerCheck,
    /// How many violations are recorded.
    pub(crate) most: usize,
}

/// A body, read or not.
pub(crate) enum Received {
    Whole(Bytes),
    Stream(ByteStream),
}

/// The headers by which providers name an exchange.
const REQUEST_IDS: [&str; 8] = [
    "x-request-id",
    "request-id",
    "x-amzn-requestid",
    "x-amz-request-id",
    "x-ms-request-id",
    "x-correlation-id",
    "correlation-id",
    "x-trace-id",
];

/// The statuses that speak of the moment rather than of the request (RFC 9110, section 15; RFC 6585, section 4).
const PASSING: [u16; 6] = [408, 429, 500, 502, 503, 504];

/// The longest preview, in bytes.
const PREVIEW: usize = 1024;

static ANY: Schema = Schema { kind: Kind::Any, rules: &[] };

impl RawResponse {
    /// An answer to a call.
    pub(crate) fn new(
        operation: &'static Operation,
        response: http::Response<Received>,
        reading: Reading,
    ) -> RawResponse {
        let (head, body) = response.into_parts();
        let answer = operation.answer(head.status.as_u16());
        let (bytes, stream) = match body {
            Received::Whole(bytes) => (bytes, None),
            Received::Stream(stream) => (Bytes::new(), Some(Arc::new(Mutex::new(Some(stream))))),
        };
        let (status, headers) = (head.status, head.headers);
        RawResponse(Box::new(Raw {
            operation,
            answer,
            status,
            headers,
            bytes,
            stream,
            reading,
            attempts: 1,
            sent: None,
        }))
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
    /// How long the provider asks to wait before the next call: `Retry-After` in seconds or as a date (RFC 9110, section
    /// 10.2.3). A date is reckoned from the answer's own `Date`, for clocks differ; one that is past is no wait.
    pub fn retry_after(&self) -> Option<Duration> {
        retry_after::of(&self.0.headers)
    }
    /// How many attempts it took.
    pub fn attempts(&self) -> u32 {
        self.0.attempts
    }
    /// The same, as the answer to a body.
    pub(crate) fn to(mut self, sent: Option<Sent>) -> RawResponse {
        self.0.sent = sent;
        self
    }
    /// What was sent, if it was a value.
    pub(crate) fn sent(&self) -> Option<&Sent> {
        self.0.sent.as_ref()
    }
    /// The same answer, after that many attempts.
    pub(crate) fn after(mut self, made: u32) -> RawResponse {
        self.0.attempts = made;
        self
    }
    /// Whether the status (408, 429, 500, 502, 503, 504) lets hope that another attempt succeeds.
    pub fn is_retryable(&self) -> bool {
        PASSING.contains(&self.0.status.as_u16())
    }
    /// The first kilobyte of the body as text, without what goes by the name of a secret (`"access_token":"[redacted]"`). It
    /// may hold personal data, so nothing in this crate prints it.
    pub fn preview(&self) -> String {
        let length = self.0.bytes.len().min(PREVIEW);
        preview::redact(&String::from_utf8_lossy(self.0.bytes.get(..length).unwrap_or_default()))
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

    /// Which of the documented bodies the content type names. For generated code.
    #[doc(hidden)]
    pub fn alternative(&self) -> usize {
        self.body().map_or(0, |(index, _)| index)
    }

    /// The headers as values, by the table of a generated struct.
    pub fn typed_headers<H: Object + Slot>(&self) -> H {
        headers::read(&self.0.headers)
    }

    fn body(&self) -> Option<(usize, &'static AnswerBody)> {
        self.0.answer.and_then(|answer| answer.body(self.content_type()))
    }

    pub(crate) fn schema(&self) -> &'static Schema {
        self.body().map_or(&ANY, |(_, body)| &body.schema)
    }

    pub(crate) fn coding(&self) -> Option<Coding> {
        self.body().map(|(_, body)| body.coding)
    }

    pub(crate) fn is_strict(&self) -> bool {
        self.0.reading.strict
    }

    pub(crate) fn limit(&self) -> usize {
        self.0.reading.limit
    }

    /// The media type without its parameters: that of the answer, else the documented one.
    pub(crate) fn media(&self) -> String {
        let sent = self.content_type();
        let media = if sent.is_empty() { self.body().map_or("", |(_, body)| body.media) } else { sent };
        media::essence(media).to_ascii_lowercase()
    }

    /// The answer, if its body is a stream or may be read as one.
    pub(crate) fn streamed(self) -> Result<RawResponse, Error> {
        match self.body() {
            Some((_, body)) if self.0.stream.is_none() && !body.takes(self.content_type()) => {
                Err(Error::ContentType { response: self, expected: body.media })
            }
            _ => Ok(self),
        }
    }

    /// Whether the body is read while it comes.
    pub(crate) fn is_stream(&self) -> bool {
        self.0.stream.is_some()
    }

    /// The body's bytes as they come, or as they are.
    pub(crate) fn take_stream(&self) -> ByteStream {
        let stream = self.0.stream.as_ref();
        let taken = stream.and_then(|stream| stream.lock().unwrap_or_else(PoisonError::into_inner).take());
        taken.unwrap_or_else(|| ByteStream::of(self.0.bytes.clone()))
    }

    /// Makes the stream one that is asked for again.
    pub(crate) fn come_back(&self, again: Again) {
        let stream = self.0.stream.iter();
        let mut held = stream.map(|stream| stream.lock().unwrap_or_else(PoisonError::into_inner));
        if let Some(bytes) = held.next().as_deref_mut().and_then(Option::as_mut) {
            bytes.again = Some(Box::new(again));
        }
    }

    pub(super) fn check(&self) -> &AnswerCheck {
        &self.0.reading.check
    }

    pub(super) fn most(&self) -> usize {
        self.0.reading.most
    }

    /// The violations of a body, each with its place also where no named type is around it.
    pub(crate) fn located(&self, mut found: Violations, schema: &Schema) -> Violations {
        let Some(answer) = self.0.answer else { return found };
        if let Some(index) = answer.bodies.iter().position(|body| std::ptr::eq(&raw const body.schema, schema)) {
            let place = |steps: &[Step]| self.0.operation.answer_body_place(answer.status, index, steps);
            let location = || {
                answer
                    .bodies
                    .get(index)
                    .map_or(String::new(), |body| self.0.operation.answer_location(answer.status, body))
            };
            found.locate(&location, &place);
        }
        found
    }

    fn content_type(&self) -> &str {
        self.0.headers.get(CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// Whether the body is to be read as JSON: by the document, or where that says nothing definite, by the answer.
    fn is_json(&self) -> bool {
        let sent = self.content_type();
        match self.body() {
            // A text in quotes is a JSON string, if that is what the answer says it is.
            Some((_, AnswerBody { coding: Coding::Text, .. })) => is_json(sent) && self.0.bytes.starts_with(b"\""),
            Some((_, body)) if body.media.contains('*') => sent.is_empty() || is_json(sent),
            _ => true,
        }
    }

    /// Whether the answer says that its body is a text and no JSON.
    fn is_text(&self) -> bool {
        let sent = self.content_type();
        media::covers("text/*", sent) && !is_json(sent)
    }

    /// Takes the body as text, if the slot holds one.
    fn take_text(&self, slot: &mut dyn Slot) -> bool {
        let text = || charset::decode(&self.0.bytes, self.content_type());
        match slot.view_mut() {
            ViewMut::String(out) => *out = text().into_owned(),
            ViewMut::Text(out) => out.set(&text()),
            _ => return false,
        }
        true
    }

    /// Fills a slot from the body, and checks it if that is asked for.
    pub(crate) fn fill(self, slot: &mut dyn Slot) -> Result<RawResponse, Error> {
        self.read_into(slot)?.checked(slot)
    }

    fn read_into(self, slot: &mut dyn Slot) -> Result<RawResponse, Error> {
        if !self.is_json() && self.take_text(slot) {
            return Ok(self);
        }
        if self.0.bytes.iter().all(u8::is_ascii_whitespace) {
            return match slot.view_mut() {
                ViewMut::Optional(_) => Ok(self),
                _ => Err(Error::EmptyBody { response: self }),
            };
        }
        if let Err(error) = json::decode(slot, self.schema(), &self.0.bytes) {
            if self.is_text() && self.take_text(slot) {
                return Ok(self);
            }
            let sent = self.content_type();
            return Err(match self.body() {
                // A documented text that is to be read as something else is of its type, and does not fit.
                Some((_, body)) if !sent.is_empty() && !is_json(sent) && !media::is_same(sent, body.media) => {
                    Error::ContentType { response: self, expected: body.media }
                }
                _ => Error::Decode { response: self, error: Box::new(error) },
            });
        }
        if self.0.reading.strict {
            let misfits = self.located(misfits_slot(slot, self.schema()), self.schema());
            if !misfits.is_empty() {
                return Err(Error::Misfit { response: self, violations: Box::new(misfits) });
            }
        }
        Ok(self)
    }
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
