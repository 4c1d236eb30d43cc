//! What a call gives: the body as its type, with the status and headers it came with.

mod answered;
mod applied;
mod charset;
mod check;
mod envelope;
mod headers;
pub(crate) mod media;
mod preview;
mod raw;
pub(crate) mod retry_after;
#[cfg(feature = "tracing")]
mod warn;

use std::ops::Deref;
use std::time::Duration;

use http::{HeaderMap, StatusCode};

pub use answered::Answered;
#[doc(hidden)]
pub use envelope::member_equals;
pub use envelope::{Envelope, Refused};
pub(crate) use media::is_json;
pub use raw::RawResponse;
pub(crate) use raw::{Reading, Received};

use crate::shape::{Object, Schema, Slot};
use crate::validate::{Mode, Violations, misfits_slot, validate_slot_up_to};

/// An answer of the provider: its body as a value, its status and its headers. It derefs to the body.
pub struct Response<T>(Box<Parts<T>>);

// One box keeps a `Result` over several of these small, whatever the bodies are.
struct Parts<T> {
    body: T,
    raw: RawResponse,
    schema: Option<&'static Schema>,
}

impl<T> Response<T> {
    pub(crate) fn new(body: T, raw: RawResponse, schema: Option<&'static Schema>) -> Response<T> {
        Response(Box::new(Parts { body, raw, schema }))
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.0.raw.status()
    }
    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        self.0.raw.headers()
    }
    /// A header's first value, if it is there and is text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.0.raw.header(name)
    }
    /// The `ETag` as it came, a weak one with its `W/` (RFC 9110, section 8.8.3).
    pub fn etag(&self) -> Option<&str> {
        self.header("etag")
    }
    /// The provider's name for this exchange, from whichever of the usual headers carries it.
    pub fn request_id(&self) -> Option<&str> {
        self.0.raw.request_id()
    }
    /// How long the provider asks to wait before the next call; see [`RawResponse::retry_after`].
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.raw.retry_after()
    }
    /// How many attempts it took: more than one only where [retries](crate::client::RetryPolicy) are on.
    pub fn attempts(&self) -> u32 {
        self.0.raw.attempts()
    }
    /// The headers as values, by the table of a generated struct `<Operation>Headers`. A header that is not there is
    /// absent, and so is one that does not fit its type, whose text is kept among the extra members.
    pub fn typed_headers<H: Object + Slot>(&self) -> H {
        self.0.raw.typed_headers()
    }
    /// The answer as it came.
    pub fn raw(&self) -> &RawResponse {
        &self.0.raw
    }
    pub(crate) fn schema(&self) -> Option<&'static Schema> {
        self.0.schema
    }
    /// The body.
    pub fn body(&self) -> &T {
        &self.0.body
    }
    /// The body, for changing.
    pub fn body_mut(&mut self) -> &mut T {
        &mut self.0.body
    }
    /// The body alone.
    pub fn into_body(self) -> T {
        self.0.body
    }
    /// The same answer with another body made from this one.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Response<U> {
        let parts = *self.0;
        Response::new(change(parts.body), parts.raw, None)
    }
    /// The same answer with its body inside another type. For generated code.
    #[doc(hidden)]
    pub fn held<U>(self, hold: impl FnOnce(T) -> U) -> Response<U> {
        let parts = *self.0;
        Response::new(hold(parts.body), parts.raw, parts.schema)
    }
}

impl<T: Answered> Response<T> {
    /// What did not fit its documented type and was kept as it came. Empty for a body without a schema, and for one made
    /// with [`map`](Self::map).
    pub fn misfits(&self) -> Violations {
        self.checked(misfits_slot)
    }

    /// Whether the body keeps every rule that the document states for it.
    ///
    /// # Errors
    /// All violations, each with its place.
    pub fn validate(&self) -> Result<(), Violations> {
        let most = self.0.raw.most();
        self.checked(|slot, schema| validate_slot_up_to(slot, schema, Mode::Response, most)).into_result()
    }

    fn checked(&self, check: impl FnOnce(&dyn Slot, &Schema) -> Violations) -> Violations {
        match (self.0.body.slot(), self.0.schema) {
            (Some(slot), Some(schema)) => self.0.raw.located(check(slot, schema), schema),
            _ => Violations::default(),
        }
    }
}

impl<T> Deref for Response<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0.body
    }
}

impl<T: Clone> Clone for Response<T> {
    fn clone(&self) -> Response<T> {
        Response::new(self.0.body.clone(), self.0.raw.clone(), self.0.schema)
    }
}

impl<T: std::fmt::Debug> std::fmt::Debug for Response<T> {
    /// The status and the body; headers can carry cookies and are left out.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let status = self.status();
        f.debug_struct("Response").field("status", &status.as_u16()).field("body", &self.0.body).finish_non_exhaustive()
    }
}
