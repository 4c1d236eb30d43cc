//! What can go wrong in a call besides the answers that the document foresees.

use std::time::Duration;

use http::StatusCode;

use crate::json::DecodeError;
use crate::pages::PageFault;
use crate::response::RawResponse;
use crate::transport::TransportError;
use crate::validate::Violations;

/// Why a call gave no documented answer.
///
/// Its text holds no credential, no URL and nothing of a body; what came is in [`response`](Error::response).
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// The request could not be sent, or the answer broke off.
    Transport(TransportError),
    /// The call took longer than it may.
    Timeout {
        /// The time it had: the call, or each attempt.
        limit: Duration,
        /// How many attempts were made, the one that was cut off included.
        attempts: u32,
    },
    /// The call was awaited outside a tokio runtime.
    NoRuntime,
    /// The body does not fit the type that the document gives it.
    Decode {
        /// What came.
        response: RawResponse,
        /// Where and why.
        error: Box<DecodeError>,
    },
    /// In a strict call: members of the body do not fit their types.
    Misfit {
        /// What came.
        response: RawResponse,
        /// Which members.
        violations: Box<Violations>,
    },
    /// The client checks answers, and the body breaks the document's rules; see
    /// [`AnswerCheck`](crate::client::AnswerCheck).
    Invalid {
        /// What came.
        response: RawResponse,
        /// Which rules, and where.
        violations: Box<Violations>,
    },
    /// The status is not in the document.
    Undocumented {
        /// What came.
        response: RawResponse,
    },
    /// There is no body where the document has one.
    EmptyBody {
        /// What came.
        response: RawResponse,
    },
    /// The body is of another media type (HTML where JSON is due).
    ContentType {
        /// What came.
        response: RawResponse,
        /// The documented media type.
        expected: &'static str,
    },
    /// The body is longer than the client takes.
    BodyTooLarge {
        /// The status it came with.
        status: StatusCode,
        /// The limit in bytes.
        limit: usize,
    },
    /// Nothing more of a stream came for too long.
    Idle {
        /// The time it had.
        limit: Duration,
    },
    /// An event or line of a stream does not fit the type that the document gives it. What comes after it can be read.
    Item {
        /// What came. It may hold personal data, so nothing in this crate prints it.
        text: String,
        /// Where and why.
        error: Box<DecodeError>,
    },
    /// An event or line of a stream is longer than the client takes.
    ItemTooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// A stream of events broke off and did not come back; see [`ReconnectPolicy`](crate::ReconnectPolicy).
    Reconnect {
        /// How often it was asked for since the last event.
        attempts: u32,
        /// Why it did not come back the last time; nothing where it did, and ended without an event.
        error: Option<Box<Error>>,
    },
    /// A value that cannot be sent where it belongs. Nothing was sent.
    Argument {
        /// The parameter, as `path/id`.
        parameter: String,
        /// Why.
        reason: &'static str,
    },
    /// The operation needs a credential that the client does not have. Nothing was sent.
    MissingCredential {
        /// The security scheme's name in the document.
        scheme: &'static str,
    },
    /// The next page was not asked for; see [`Call::pages`](crate::Call::pages). The pages before it are good.
    NextPage {
        /// Why.
        fault: PageFault,
    },
    /// The request could not be put together. Nothing was sent.
    Request {
        /// Why.
        reason: &'static str,
    },
}

impl Error {
    /// What the provider answered, if it is what this error is about.
    pub fn response(&self) -> Option<&RawResponse> {
        match self {
            Error::Decode { response, .. }
            | Error::Misfit { response, .. }
            | Error::Invalid { response, .. }
            | Error::Undocumented { response }
            | Error::EmptyBody { response }
            | Error::ContentType { response, .. } => Some(response),
            Error::Reconnect { error, .. } => error.as_ref()?.response(),
            _ => None,
        }
    }
    /// The status of the answer, if one came.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Error::BodyTooLarge { status, .. } => Some(*status),
            _ => self.response().map(RawResponse::status),
        }
    }
    /// The provider's name for the exchange, if an answer came with one.
    pub fn request_id(&self) -> Option<&str> {
        self.response().and_then(RawResponse::request_id)
    }
    /// How long the provider asks to wait, if an answer came that says so; see [`RawResponse::retry_after`].
    pub fn retry_after(&self) -> Option<Duration> {
        self.response().and_then(RawResponse::retry_after)
    }
    /// How many attempts were made, as far as is known: more than one only where [retries](crate::client::RetryPolicy)
    /// are on.
    pub fn attempts(&self) -> u32 {
        match self {
            Error::Transport(error) => error.attempts(),
            Error::Timeout { attempts, .. } => *attempts,
            _ => self.response().map_or(1, RawResponse::attempts),
        }
    }
    /// The same error, after that many attempts, one of which may have been received.
    pub(crate) fn after(self, made: u32, sent_before: bool) -> Error {
        match self {
            Error::Transport(error) => Error::Transport(error.after(made, sent_before)),
            Error::Timeout { limit, .. } => Error::Timeout { limit, attempts: made },
            other => other,
        }
    }
    /// Whether another attempt could succeed: no answer came in time or unbroken, or its status (408, 429, 500, 502, 503,
    /// 504) speaks of the moment. That another attempt does no harm is not said by this, but by the operation's
    /// [retry class](crate::operation::Retry).
    pub fn is_retryable(&self) -> bool {
        match self {
            Error::Transport(_) | Error::Timeout { .. } | Error::Idle { .. } | Error::Reconnect { .. } => true,
            _ => self.response().is_some_and(RawResponse::is_retryable),
        }
    }
    /// Whether the call took too long, or nothing more of a stream came. The provider may have acted on the request all
    /// the same.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Error::Timeout { .. } | Error::Idle { .. })
    }
    /// Whether the provider has certainly seen nothing of the request.
    pub fn is_unsent(&self) -> bool {
        match self {
            Error::Transport(error) => error.is_connect(),
            Error::NoRuntime
            | Error::Argument { .. }
            | Error::MissingCredential { .. }
            | Error::NextPage { .. }
            | Error::Request { .. } => true,
            _ => false,
        }
    }
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Error::Transport(error) => error.fmt(f),
            Error::Timeout { limit, .. } => write!(f, "no complete answer within {limit:?}"),
            Error::NoRuntime => f.write_str("a call can be awaited inside a tokio runtime only"),
            Error::Decode { response, .. } => write!(f, "the body of {} does not fit its type", response.status()),
            Error::Misfit { response, violations } => {
                write!(f, "{} members of {} do not fit their types", violations.len(), response.status())
            }
            Error::Invalid { response, violations } => match violations.len() {
                1 => write!(f, "the body of {} breaks a rule", response.status()),
                count => write!(f, "the body of {} breaks {count} rules", response.status()),
            },
            Error::Undocumented { response } => write!(f, "{} is not in the document", response.status()),
            Error::EmptyBody { response } => write!(f, "{} came without the body it should have", response.status()),
            Error::ContentType { response, expected } => {
                write!(f, "the body of {} is not {expected}", response.status())
            }
            Error::BodyTooLarge { status, limit } => write!(f, "the body of {status} is over {limit} bytes"),
            Error::Idle { limit } => write!(f, "nothing came for {limit:?}"),
            Error::Item { .. } => f.write_str("an event or line does not fit its type"),
            Error::ItemTooLarge { limit } => write!(f, "an event or line is over {limit} bytes"),
            Error::Reconnect { attempts, .. } => {
                write!(f, "the stream broke off and did not come back, asked for {attempts} times")
            }
            Error::Argument { parameter, reason } => write!(f, "{parameter} cannot be sent: {reason}"),
            Error::MissingCredential { scheme } => {
                write!(
                    f,
                    "no credential for the security scheme `{scheme}`: give one to the client's builder, or set its header"
                )
            }
            Error::NextPage { fault } => write!(f, "the next page was not asked for: {fault}"),
            Error::Request { reason } => write!(f, "no request could be made: {reason}"),
        }?;
        match self.attempts() {
            0 | 1 => Ok(()),
            made => write!(f, ", after {made} attempts"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Transport(error) => std::error::Error::source(error),
            Error::Decode { error, .. } | Error::Item { error, .. } => Some(error),
            Error::Reconnect { error: Some(error), .. } => Some(error),
            Error::Misfit { violations, .. } | Error::Invalid { violations, .. } => Some(violations),
            _ => None,
        }
    }
}
