//! The error enums of generated operations: what they all can do, written once.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

use crate::error::Error;
use crate::operation::Operation;
use crate::response::{RawResponse, Refused, Response};
use crate::validate::Violations;

/// What can come of a call besides success: a generated enum with a variant per documented answer, and
/// `Invalid` and `Other`. [`operation_error!`](crate::operation_error) writes the implementation.
pub trait OperationError: std::error::Error + Send + Sized + 'static {
    /// The variant of a documented answer; `status` is the answer's text (`409`, `4XX`, `default`).
    ///
    /// # Errors
    /// If the body does not fit, or the enum has no variant for that answer.
    fn documented(status: &'static str, raw: RawResponse) -> Result<Self, Error>;
    /// The variant of a request that breaks the document's rules. Nothing was sent.
    fn invalid(violations: Violations) -> Self;
    /// The variant of everything else.
    fn other(error: Error) -> Self;
    /// What the enum holds, without its type.
    fn cause(&self) -> Cause<'_>;
}

/// What an operation's error holds, seen without its type.
pub enum Cause<'a> {
    /// A documented answer: the variant's name and the answer.
    Answer(&'static str, &'a dyn Documented),
    /// An envelope that says failure.
    Refused(&'a dyn Documented),
    /// A request that breaks the document's rules.
    Invalid(&'a Violations),
    /// Everything else.
    Other(&'a Error),
}

/// A documented answer with a body of any type.
pub trait Documented {
    /// The answer as it came.
    fn raw(&self) -> &RawResponse;
    /// The code of an envelope that says failure.
    fn code(&self) -> Option<&dyn std::fmt::Display>;
    /// For `Debug`.
    fn debug(&self) -> &dyn std::fmt::Debug;
}

impl<T: std::fmt::Debug> Documented for Response<T> {
    fn raw(&self) -> &RawResponse {
        Response::raw(self)
    }
    fn code(&self) -> Option<&dyn std::fmt::Display> {
        None
    }
    fn debug(&self) -> &dyn std::fmt::Debug {
        self
    }
}

impl<C: std::fmt::Debug + std::fmt::Display, V: std::fmt::Debug> Documented for Refused<C, V> {
    fn raw(&self) -> &RawResponse {
        self.response.raw()
    }
    fn code(&self) -> Option<&dyn std::fmt::Display> {
        self.code.as_ref().map(|code| code as &dyn std::fmt::Display)
    }
    fn debug(&self) -> &dyn std::fmt::Debug {
        self
    }
}

impl<'a> Cause<'a> {
    /// The answer, if one came.
    pub fn response(&self) -> Option<&'a RawResponse> {
        match self {
            Cause::Answer(_, answer) | Cause::Refused(answer) => Some(answer.raw()),
            Cause::Other(error) => error.response(),
            Cause::Invalid(_) => None,
        }
    }
    /// The status of the answer, if one came.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Cause::Other(error) => error.status(),
            _ => self.response().map(RawResponse::status),
        }
    }
    /// The headers of the answer, if one came.
    pub fn headers(&self) -> Option<&'a HeaderMap> {
        self.response().map(RawResponse::headers)
    }
    /// The provider's name for the exchange, if an answer came with one.
    pub fn request_id(&self) -> Option<&'a str> {
        self.response().and_then(RawResponse::request_id)
    }
    /// Whether another attempt could succeed; see [`Error::is_retryable`].
    pub fn is_retryable(&self) -> bool {
        match self {
            Cause::Other(error) => error.is_retryable(),
            _ => self.response().is_some_and(RawResponse::is_retryable),
        }
    }
    /// Whether the status says that the provider has another version than the one that was written from, or wants to know
    /// which that is: 409, 412 or 428.
    pub fn is_conflict(&self) -> bool {
        self.status().is_some_and(|status| matches!(status.as_u16(), 409 | 412 | 428))
    }
    /// How long the provider asks to wait, if an answer came that says so; see [`RawResponse::retry_after`].
    pub fn retry_after(&self) -> Option<Duration> {
        self.response().and_then(RawResponse::retry_after)
    }
    /// How many attempts were made; see [`Error::attempts`].
    pub fn attempts(&self) -> u32 {
        match self {
            Cause::Other(error) => error.attempts(),
            _ => self.response().map_or(1, RawResponse::attempts),
        }
    }
    /// Whether the call took too long.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Cause::Other(error) if error.is_timeout())
    }
    /// The error beneath, if there is one.
    pub fn source(&self) -> Option<&'a (dyn std::error::Error + 'static)> {
        match self {
            Cause::Invalid(violations) => Some(*violations),
            // `display` says this error's own text, so the chain goes on beneath it.
            Cause::Other(error) => std::error::Error::source(*error),
            Cause::Answer(..) | Cause::Refused(_) => None,
        }
    }

    /// `updateProfile: 409 Conflict (request 7f3a)`: the operation and what came of it, without anything of a body.
    ///
    /// # Errors
    /// If the formatter fails.
    pub fn display(&self, operation: &Operation, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: ", operation.id)?;
        match self {
            Cause::Answer(_, answer) => write!(f, "{}", answer.raw().status())?,
            Cause::Refused(answer) => match answer.code() {
                Some(code) => write!(f, "refused: {code}")?,
                None => f.write_str("refused without a code")?,
            },
            Cause::Invalid(violations) => {
                match violations.len() {
                    1 => f.write_str("nothing was sent, for the request breaks a rule")?,
                    count => write!(f, "nothing was sent, for the request breaks {count} rules, first")?,
                }
                // The place, the rule and its line alone: what was seen there may be personal.
                if let Some(first) = violations.first() {
                    write!(f, ": {} {}", crate::validate::Pointer(first.pointer()), first.rule())?;
                    if let Some(place) = first.place() {
                        write!(f, " ({place})")?;
                    }
                }
            }
            Cause::Other(error) => write!(f, "{error}")?,
        }
        // An error beneath says so itself.
        if let (Cause::Answer(..) | Cause::Refused(_), made @ 2..) = (self, self.attempts()) {
            write!(f, ", after {made} attempts")?;
        }
        match self.request_id() {
            // The provider chose the text, so it is cut and escaped.
            Some(id) => write!(f, " (request {})", id.chars().take(64).collect::<String>().escape_debug()),
            None => Ok(()),
        }
    }

    /// The variant and what it holds.
    ///
    /// # Errors
    /// If the formatter fails.
    pub fn debug(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Cause::Answer(variant, answer) => f.debug_tuple(variant).field(answer.debug()).finish(),
            Cause::Refused(answer) => f.debug_tuple("Refused").field(answer.debug()).finish(),
            Cause::Invalid(violations) => f.debug_tuple("Invalid").field(violations).finish(),
            Cause::Other(error) => f.debug_tuple("Other").field(error).finish(),
        }
    }
}

/// Names the types of a refusal for the macro.
#[doc(hidden)]
pub fn refused<C, V>(refused: &Refused<C, V>) -> &dyn Documented
where
    Refused<C, V>: Documented,
{
    refused
}
