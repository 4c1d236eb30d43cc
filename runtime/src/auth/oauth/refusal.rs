//! A provider's no, in the words of OAuth 2.

use http::StatusCode;

/// What a provider refuses a token with (RFC 6749, sections 4.1.2.1 and 5.2). The description is the provider's text and
/// may repeat what it was sent, so neither `Debug` nor `Display` shows it.
#[derive(Clone, PartialEq, Eq)]
pub struct Refusal {
    pub(super) code: RefusalCode,
    pub(super) status: Option<StatusCode>,
    pub(super) description: Option<String>,
}

impl Refusal {
    /// The code.
    pub fn code(&self) -> &RefusalCode {
        &self.code
    }
    /// The status of the answer; `None` where the refusal came with the user's redirection.
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }
    /// What the provider says of it to developers.
    pub fn description(&self) -> Option<&str> {
        self.description.as_deref()
    }
}

impl std::fmt::Display for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "the provider gives no token: {}", self.code.as_str())
    }
}

impl std::fmt::Debug for Refusal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let status = self.status.map(|status| status.as_u16());
        f.debug_struct("Refusal").field("code", &self.code).field("status", &status).finish_non_exhaustive()
    }
}

/// Why a token is refused.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum RefusalCode {
    /// The request lacks something, or has it twice.
    InvalidRequest,
    /// The client is unknown, or its secret is wrong.
    InvalidClient,
    /// The code or the refresh token is wrong, used up, expired or revoked: the user has to log in again.
    InvalidGrant,
    /// The client may not ask in this way.
    UnauthorizedClient,
    /// The provider knows no such grant.
    UnsupportedGrantType,
    /// A scope is unknown, or more than there was.
    InvalidScope,
    /// The user or the provider said no.
    AccessDenied,
    /// The provider gives no codes in this way.
    UnsupportedResponseType,
    /// The provider failed.
    ServerError,
    /// The provider is too busy.
    TemporarilyUnavailable,
    /// Another code; `unlisted` in place of one that is longer than 60 bytes, is no word, or repeats what was sent.
    Other(String),
}

impl RefusalCode {
    /// The code of a text, unless it holds one of these secrets.
    pub(super) fn of(text: &str, secrets: &[&str]) -> RefusalCode {
        match text {
            "invalid_request" => RefusalCode::InvalidRequest,
            "invalid_client" => RefusalCode::InvalidClient,
            "invalid_grant" => RefusalCode::InvalidGrant,
            "unauthorized_client" => RefusalCode::UnauthorizedClient,
            "unsupported_grant_type" => RefusalCode::UnsupportedGrantType,
            "invalid_scope" => RefusalCode::InvalidScope,
            "access_denied" => RefusalCode::AccessDenied,
            "unsupported_response_type" => RefusalCode::UnsupportedResponseType,
            "server_error" => RefusalCode::ServerError,
            "temporarily_unavailable" => RefusalCode::TemporarilyUnavailable,
            other => {
                let word = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'.');
                let tells = secrets.iter().any(|secret| !secret.is_empty() && other.contains(secret));
                let fits = !other.is_empty() && other.len() <= 60 && other.bytes().all(word) && !tells;
                RefusalCode::Other(if fits { other.to_owned() } else { "unlisted".to_owned() })
            }
        }
    }

    /// The code as it is sent.
    pub fn as_str(&self) -> &str {
        match self {
            RefusalCode::InvalidRequest => "invalid_request",
            RefusalCode::InvalidClient => "invalid_client",
            RefusalCode::InvalidGrant => "invalid_grant",
            RefusalCode::UnauthorizedClient => "unauthorized_client",
            RefusalCode::UnsupportedGrantType => "unsupported_grant_type",
            RefusalCode::InvalidScope => "invalid_scope",
            RefusalCode::AccessDenied => "access_denied",
            RefusalCode::UnsupportedResponseType => "unsupported_response_type",
            RefusalCode::ServerError => "server_error",
            RefusalCode::TemporarilyUnavailable => "temporarily_unavailable",
            RefusalCode::Other(code) => code,
        }
    }
}
