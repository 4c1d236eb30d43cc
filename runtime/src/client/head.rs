//! The limit of an answer's headers.

use http::response::Parts;

use crate::error::Error;

/// The most bytes of headers that are taken, where nothing else is set.
pub(super) const LIMIT: usize = 64 << 10;

/// Whether the headers are within the limit, counted as they are written: name, colon, space, value and line end.
pub(super) fn check(head: &Parts, limit: usize) -> Result<(), Error> {
    let lengths = head.headers.iter().map(|(name, value)| name.as_str().len().saturating_add(value.len()));
    let total = lengths.fold(0usize, |total, length| total.saturating_add(length).saturating_add(4));
    if total > limit { Err(Error::HeadersTooLarge { status: head.status, limit }) } else { Ok(()) }
}
