//! What can go wrong in a call besides the answers that the document foresees.

mod kind;

use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;

use crate::auth::TokenError;
use crate::client::Throttle;
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
    /// The answer's headers are longer than the client takes.
    HeadersTooLarge {
        /// The status they came with.
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
        /// The environment variables that would have given it, if the client has [looked for
        /// them](crate::ClientBuilder::credentials_from_env).
        variable: Option<String>,
    },
    /// There is no token for the operation: the [token source](crate::auth::TokenSource) or the provider gave none.
    Token {
        /// The security scheme's name in the document.
        scheme: &'static str,
        /// Whether the call was sent with an older token, and answered by 401.
        sent: bool,
        /// Why.
        error: Arc<TokenError>,
    },
    /// The provider redirects the call to where this client does not go; see
    /// [`follow_redirects`](crate::ClientBuilder::follow_redirects).
    Redirect {
        /// What came. Its header `Location` may hold a credential, so nothing in this crate prints it.
        response: RawResponse,
        /// Why it is not followed.
        reason: &'static str,
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
    /// The call's time would be over before the call may be sent. Nothing was sent.
    Throttled {
        /// What limits the calls.
        by: Throttle,
        /// The time the call had.
        limit: Duration,
        /// How long it would have had to wait, if that is known.
        wait: Option<Duration>,
    },
    /// An [`Interceptor`](crate::client::Interceptor) refused the call's first attempt. Nothing was sent.
    Intercepted {
        /// What it said.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// A call that blocks was made where tasks run, which it would hold up. Nothing was sent.
    InsideRuntime,
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
            | Error::Redirect { response, .. }
            | Error::ContentType { response, .. } => Some(response),
            Error::Reconnect { error, .. } => error.as_ref()?.response(),
            _ => None,
        }
    }
    /// The status of the answer, if one came.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            Error::BodyTooLarge { status, .. } | Error::HeadersTooLarge { status, .. } => Some(*status),
            _ => self.response().map(RawResponse::status),
        }
    }
    /// The provider's name for the exchange, if an answer came with one.
    pub fn request_id(&self) -> Option<&str> {
        self.response().and_then(RawResponse::request_id)
    }
    /// How long the provider asks to wait, if an answer came that says so; see [`RawResponse::retry_after`].
    pub fn retry_after(&self) -> Option<Duration> {
        match self {
            Error::Throttled { by: Throttle::Provider, wait, .. } => *wait,
            _ => self.response().and_then(RawResponse::retry_after),
        }
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
            Error::Transport(_)
            | Error::Timeout { .. }
            | Error::Idle { .. }
            | Error::Throttled { .. }
            | Error::Reconnect { .. } => true,
            Error::Token { error, .. } => error.is_retryable(),
            _ => self.response().is_some_and(RawResponse::is_retryable),
        }
    }
    /// Whether the call took too long, or nothing more of a stream came. The provider may have acted on the request all
    /// the same.
    pub fn is_timeout(&self) -> bool {
        matches!(self, Error::Timeout { .. } | Error::Idle { .. } | Error::Throttled { .. })
    }
    /// Whether the provider has certainly seen nothing of the request.
    pub fn is_unsent(&self) -> bool {
        match self {
            Error::Transport(error) => error.is_connect(),
            Error::Token { sent, .. } => !sent,
            Error::NoRuntime | Error::Argument { .. } | Error::MissingCredential { .. } | Error::Request { .. } => true,
            Error::Throttled { .. } | Error::Intercepted { .. } | Error::InsideRuntime | Error::NextPage { .. } => true,
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
            Error::HeadersTooLarge { status, limit } => write!(f, "the headers of {status} are over {limit} bytes"),
            Error::Idle { limit } => write!(f, "nothing came for {limit:?}"),
            Error::Item { .. } => f.write_str("an event or line does not fit its type"),
            Error::ItemTooLarge { limit } => write!(f, "an event or line is over {limit} bytes"),
            Error::Reconnect { attempts, .. } => {
                write!(f, "the stream broke off and did not come back, asked for {attempts} times")
            }
            Error::Argument { parameter, reason } => write!(f, "{parameter} cannot be sent: {reason}"),
            Error::MissingCredential { scheme, variable } => {
                write!(f, "no credential for the security scheme `{scheme}`: ")?;
                if let Some(variable) = variable {
                    write!(f, "set {variable} in the environment, ")?;
                }
                f.write_str("give one to the client's builder, or set its header")
            }
            Error::Token { scheme, error, .. } => write!(f, "no token for the security scheme `{scheme}`: {error}"),
            Error::Redirect { response, reason } => {
                write!(f, "the redirect of {} is not followed: {reason}", response.status())
            }
            Error::NextPage { fault } => write!(f, "the next page was not asked for: {fault}"),
            Error::Request { reason } => write!(f, "no request could be made: {reason}"),
            Error::Throttled { by, limit, .. } => write!(f, "not sent within {limit:?}, because of {by}"),
            Error::Intercepted { .. } => f.write_str("an interceptor refused the call"),
            Error::InsideRuntime => f.write_str(
                "a call that blocks was made inside an async runtime: await it there, or use spawn_blocking",
            ),
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
            Error::Token { error, .. } => std::error::Error::source(error.as_ref()),
            Error::Decode { error, .. } | Error::Item { error, .. } => Some(error),
            Error::Intercepted { source } => Some(source.as_ref()),
            Error::Reconnect { error: Some(error), .. } => Some(error),
            Error::Misfit { violations, .. } | Error::Invalid { violations, .. } => Some(violations),
            _ => None,
        }
    }
}
