//! What a provider does wrong on demand.
//!
//! A [`Fault`] is one misdeed; a [`Step`] says with it whether the operation is carried out all the same, and how often;
//! [`Faults`] is a script of them. Each has a spelling, so that a test and the command line say it in the same words.

mod answer;
mod between;
mod bodies;
mod bomb;
mod chance;
mod envelope;
mod play;
mod script;
mod step;
mod words;

use std::time::Duration;

pub(crate) use between::{Tampering, interfere};
pub(crate) use play::{Cut, play};
pub(crate) use script::Queue;
pub use script::{FaultError, Faults};
pub use step::Step;

/// Something that a provider does wrong with one request.
///
/// Some are done in place of the operation: nothing is written, unless [`Fault::after`] says so. Others spoil an answer,
/// so that the operation has been carried out, unless [`Fault::before`] says that it has not.
///
/// | spelling | what happens | the write, if nothing else is said |
/// |---|---|---|
/// | `ok` | nothing wrong: it counts requests in a script | done |
/// | `refused` | no connection; on a socket, where there is one already, a reset | not done |
/// | `reset` | the connection is reset before the answer | not done |
/// | `reset-body` | the connection is reset in the middle of the body | done |
/// | `slow-headers 2s` | nothing comes for that long | done when the time is over, if the client is still there; with `after` at once |
/// | `slow-body 100ms` | the body comes byte by byte, with that long between them | done |
/// | `truncated` | the body ends in its middle, and `Content-Length` says that this is all | done |
/// | `endless` | a body that has no end while the client listens | done |
/// | `bomb` | 1 GiB of spaces in 7 MB of gzip | done |
/// | `503`, `429 retry-after 2`, `429 retry-after-date 2` | a status of 400 to 599 in its documented form; with `Retry-After` in seconds, or as the date in that many seconds | not done |
/// | `expired` | 401: the token has expired | not done |
/// | `envelope` | 200, and the body says that the call failed: as its envelope has it, or `{"error": …}` where there is none | not done |
/// | `html` | 200 with an HTML page that shows the request's headers | not done |
/// | `type text/csv` | the answer with another content type | done |
/// | `empty` | the answer without its body | done |
/// | `redirect elsewhere`, `redirect http`, `redirect within`, `redirect https://…`, each with a status after it or 307 | to another origin, to the same one over http, to the same URL; with `always`, the last is a ring | not done |
/// | `stale` | somebody else changes another member first; then the answer is the conflict that the document declares, 412 where the request has an `If-Match`, else 409 | not done |
/// | `ignored`, `ignored city` | the answer is a success, but nothing, or not that member, is written | done |
/// | `altered`, `altered city` | the first text that is written, or that member, is kept as another one | done |
/// | `unknown-enum` | the first member that has a list of values has one that nobody listed | done |
/// | `duplicate-keys` | the first member comes twice, null the first time | done |
/// | `wrong-types` | the members have other JSON types | done |
/// | `deep` | a member that nobody described, with 100,000 arrays in each other | done |
/// | `long-header` | a header of 100 KB | done |
/// | `other-tag` | the `ETag` is another one than the record's | done |
///
/// The word `before` or `after` behind it changes whether the write is done; then `3 times` or `always` says how often.
///
/// Nothing takes longer than a minute, and an endless body ends after 1 GiB.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Fault {
    /// Nothing wrong.
    Ok,
    /// No connection.
    Refused,
    /// The connection is reset before the answer.
    Reset,
    /// The connection is reset in the middle of the body.
    ResetBody,
    /// Nothing comes for some time, a minute at most.
    SlowHeaders(Duration),
    /// Some time passes between two bytes of the body, a minute at most for all of it.
    SlowBody(Duration),
    /// The body ends in its middle, and its length says that this is all.
    Truncated,
    /// A body that has no end while the client listens.
    Endless,
    /// Little gzip that holds much.
    Bomb,
    /// A status of 400 to 599.
    Status(u16),
    /// A status of 400 to 599 with `Retry-After` in seconds.
    RetryAfter(u16, u32),
    /// A status of 400 to 599 with `Retry-After` as the date in so many seconds.
    RetryAfterDate(u16, u32),
    /// 401: the token has expired.
    Expired,
    /// 200, and the body says that the call failed.
    Envelope,
    /// 200 with an HTML page.
    Html,
    /// Another content type.
    Type(String),
    /// No body.
    Empty,
    /// A redirect, with its status.
    Redirect(To, u16),
    /// Somebody else has written in between.
    Stale,
    /// Nothing, or not this member, is written.
    Ignored(Option<String>),
    /// The first text, or this member, is kept as another one.
    Altered(Option<String>),
    /// A value that nobody listed.
    UnknownEnum,
    /// A member that comes twice.
    DuplicateKeys,
    /// Members of other JSON types.
    WrongTypes,
    /// A member that is 100,000 levels deep.
    Deep,
    /// A header of 100 KB.
    LongHeader,
    /// Another `ETag`.
    OtherTag,
}

/// Where a redirect leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum To {
    /// The same path and query at another host.
    Elsewhere,
    /// The same URL over http.
    Http,
    /// The same URL.
    Within,
    /// A URL.
    Url(String),
}

impl Fault {
    /// The fault, before the operation is carried out: nothing is written.
    pub fn before(self) -> Step {
        Step::from(self).before()
    }

    /// The fault, after the operation has been carried out.
    pub fn after(self) -> Step {
        Step::from(self).after()
    }

    /// The fault so many times in a row.
    pub fn times(self, times: u32) -> Step {
        Step::from(self).times(times)
    }

    /// The fault from now on.
    pub fn always(self) -> Step {
        Step::from(self).always()
    }

    /// Whether the operation has been carried out, if nothing else is said.
    fn writes(&self) -> bool {
        !matches!(
            self,
            Fault::Refused
                | Fault::Reset
                | Fault::SlowHeaders(_)
                | Fault::Status(_)
                | Fault::RetryAfter(..)
                | Fault::RetryAfterDate(..)
                | Fault::Expired
                | Fault::Envelope
                | Fault::Html
                | Fault::Redirect(..)
                | Fault::Stale
        )
    }
}
