//! A word for each kind of error: what metrics and traces count by.

use super::Error;

impl Error {
    /// What went wrong, as a word of which there are few and which stays the same: `timeout`, `connect`, `transport`, `decode` …
    pub fn kind(&self) -> &'static str {
        match self {
            Error::Transport(error) if error.is_unconnected() => "connect",
            Error::Transport(_) => "transport",
            Error::Timeout { .. } => "timeout",
            Error::NoRuntime => "no_runtime",
            Error::Decode { .. } => "decode",
            Error::Misfit { .. } => "misfit",
            Error::Invalid { .. } => "invalid_answer",
            Error::Undocumented { .. } => "undocumented",
            Error::EmptyBody { .. } => "empty_body",
            Error::ContentType { .. } => "content_type",
            Error::BodyTooLarge { .. } => "body_too_large",
            Error::HeadersTooLarge { .. } => "headers_too_large",
            Error::Idle { .. } => "idle",
            Error::Item { .. } => "item",
            Error::ItemTooLarge { .. } => "item_too_large",
            Error::Argument { .. } => "argument",
            Error::Token { .. } => "token",
            Error::Redirect { .. } => "redirect",
            Error::Reconnect { .. } => "reconnect",
            Error::NextPage { .. } => "next_page",
            Error::MissingCredential { .. } => "missing_credential",
            Error::Request { .. } => "request",
            Error::Throttled { .. } => "throttled",
            Error::Intercepted { .. } => "intercepted",
            Error::InsideRuntime => "inside_runtime",
        }
    }
}
