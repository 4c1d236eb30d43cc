//! What a body can be read as.

use bytes::Bytes;

use super::{RawResponse, Response};
use crate::error::Error;
use crate::shape::Slot;

/// A type that an answer's body can be read as: every model, `()` for a body that nobody reads, [`Bytes`], and the
/// enums of generated code for an operation with several successes (see [`answers!`](crate::answers)).
pub trait Answered: Sized {
    /// Reads the body of an answer; `status` is the text of the documented answer it matches (`200`, `2XX`, `default`).
    ///
    /// # Errors
    /// If the body does not fit the type.
    fn read(status: &'static str, raw: RawResponse) -> Result<Response<Self>, Error>;

    /// The value that the document's schema describes; nothing for a body that has none.
    fn slot(&self) -> Option<&dyn Slot>;
}

impl<T: Slot> Answered for T {
    fn read(_status: &'static str, raw: RawResponse) -> Result<Response<T>, Error> {
        let mut body = T::blank();
        let raw = raw.fill(&mut body)?;
        let schema = raw.schema();
        Ok(Response::new(body, raw, Some(schema)))
    }
    fn slot(&self) -> Option<&dyn Slot> {
        Some(self)
    }
}

impl Answered for () {
    fn read(_status: &'static str, raw: RawResponse) -> Result<Response<()>, Error> {
        Ok(Response::new((), raw, None))
    }
    fn slot(&self) -> Option<&dyn Slot> {
        None
    }
}

impl Answered for Bytes {
    fn read(_status: &'static str, raw: RawResponse) -> Result<Response<Bytes>, Error> {
        Ok(Response::new(raw.bytes().clone(), raw, None))
    }
    fn slot(&self) -> Option<&dyn Slot> {
        None
    }
}
