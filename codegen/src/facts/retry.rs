//! Whether an operation may be sent again.

use crate::model::{Operation, ParameterPlace, Repeat};

/// The headers that carry an idempotency key, in lower case.
const KEYS: [&str; 3] = ["idempotency-key", "x-idempotency-key", "idempotency-token"];

/// The retry class of an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Retry<'a> {
    /// It changes nothing.
    Safe,
    /// Twice has the effect of once.
    Idempotent,
    /// The same, if the same key stands in this header.
    Keyed(&'a str),
    /// Twice may be once too often.
    Never,
}

impl<'a> Retry<'a> {
    /// The class: what the document says in so many words, else by the method, else by a declared header for a key.
    pub(crate) fn of(operation: &'a Operation) -> Retry<'a> {
        match (operation.retry, Retry::of_method(&operation.method)) {
            (Some(Repeat::Safe), _) => Retry::Safe,
            (Some(Repeat::Idempotent), _) => Retry::Idempotent,
            (Some(Repeat::Never), _) => Retry::Never,
            (None, Retry::Never) => key(operation).map_or(Retry::Never, Retry::Keyed),
            (None, class) => class,
        }
    }

    /// The class of a method by itself (RFC 9110, section 9.2): the runtime knows it too.
    pub(crate) fn of_method(method: &str) -> Retry<'static> {
        match method {
            "GET" | "HEAD" | "OPTIONS" | "TRACE" | "QUERY" => Retry::Safe,
            "PUT" | "DELETE" => Retry::Idempotent,
            _ => Retry::Never,
        }
    }

    /// `safe`, `idempotent`, `keyed` or `never`.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Retry::Safe => "safe",
            Retry::Idempotent => "idempotent",
            Retry::Keyed(_) => "keyed",
            Retry::Never => "never",
        }
    }
}

/// The header for a key. One with a fixed value tells no two requests apart.
fn key(operation: &Operation) -> Option<&str> {
    let headers = operation.parameters.iter().filter(|it| it.location == ParameterPlace::Header && it.fixed.is_none());
    let mut keys = headers.filter(|it| KEYS.contains(&it.wire.to_ascii_lowercase().as_str()));
    keys.next().map(|parameter| parameter.wire.as_str())
}
