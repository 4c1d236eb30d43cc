//! Why there is no token.

use std::error::Error;
use std::time::Duration;

use http::StatusCode;

use super::Refusal;
use crate::transport::TransportError;

/// Why a token could not be had.
///
/// Its text holds no token, secret or code, and nothing that the provider wrote but a code that is none of these. What
/// a [`TokenSource`](super::TokenSource) of the program says is shown as it is.
#[derive(Debug)]
#[non_exhaustive]
pub enum TokenError {
    /// The provider says no, and why.
    Refused(Refusal),
    /// The token request could not be sent, or its answer broke off.
    Transport(TransportError),
    /// There was no token in time.
    Timeout {
        /// The time it had.
        limit: Duration,
    },
    /// The answer says failure, but not in the words of OAuth 2.
    Status {
        /// The status.
        status: StatusCode,
    },
    /// The answer is not JSON: HTML, for example.
    ContentType {
        /// The status.
        status: StatusCode,
    },
    /// The answer is no answer of OAuth 2 (RFC 6749, section 5.1).
    Answer {
        /// The status.
        status: StatusCode,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The answer is longer than any with tokens.
    TooLarge {
        /// The limit in bytes.
        limit: usize,
    },
    /// The token holds no longer, and there is no refresh token: the user has to log in again.
    LoginNeeded,
    /// Where the user was sent back to is no answer to what was asked (RFC 6749, sections 4.1.2 and 10.12).
    Redirection {
        /// Why.
        reason: &'static str,
    },
    /// The token request was ended from outside: its runtime is gone, or the hook has panicked.
    Interrupted,
    /// What the program's own [`TokenSource`](super::TokenSource) says.
    Source(Box<dyn Error + Send + Sync>),
}

impl TokenError {
    /// What the provider refused with, if it did.
    pub fn refusal(&self) -> Option<&Refusal> {
        match self {
            TokenError::Refused(refusal) => Some(refusal),
            _ => None,
        }
    }

    /// The status of the provider's answer, if one came.
    pub fn status(&self) -> Option<StatusCode> {
        match self {
            TokenError::Refused(refusal) => refusal.status(),
            TokenError::Status { status } | TokenError::ContentType { status } | TokenError::Answer { status, .. } => {
                Some(*status)
            }
            _ => None,
        }
    }

    /// Whether asking again could help: no answer came, or its status speaks of the moment.
    pub fn is_retryable(&self) -> bool {
        let passing = |status: StatusCode| matches!(status.as_u16(), 408 | 429 | 500 | 502 | 503 | 504);
        match self {
            TokenError::Transport(_) | TokenError::Timeout { .. } | TokenError::Interrupted => true,
            _ => self.status().is_some_and(passing),
        }
    }
}

impl std::fmt::Display for TokenError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            TokenError::Refused(refusal) => refusal.fmt(f),
            TokenError::Transport(error) => error.fmt(f),
            TokenError::Timeout { limit } => write!(f, "no complete answer to the token request within {limit:?}"),
            TokenError::Status { status } => write!(f, "the token request was answered by {status}"),
            TokenError::ContentType { status } => write!(f, "the answer to the token request, {status}, is not JSON"),
            TokenError::Answer { status, reason } => {
                write!(f, "the answer to the token request, {status}, cannot be used: {reason}")
            }
            TokenError::TooLarge { limit } => write!(f, "the answer to the token request is over {limit} bytes"),
            TokenError::LoginNeeded => {
                f.write_str("the token holds no longer and there is no refresh token: the user has to log in again")
            }
            TokenError::Redirection { reason } => write!(f, "the login did not come back as it should: {reason}"),
            TokenError::Interrupted => f.write_str("the token request was ended from outside"),
            TokenError::Source(error) => error.fmt(f),
        }
    }
}

impl Error for TokenError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        match self {
            TokenError::Transport(error) => Error::source(error),
            TokenError::Source(error) => Error::source(error.as_ref()),
            _ => None,
        }
    }
}
