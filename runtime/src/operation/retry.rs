//! Whether an operation may be sent again.

/// The retry class of an operation: what it means for the provider if the same request comes twice.
///
/// It is decided when the code is generated: by the method (RFC 9110, section 9.2), by a declared header for an idempotency
/// key, or by the extension `x-tintype-retry`. [`RetryPolicy`](crate::client::RetryPolicy) has the table of what follows from it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Retry {
    /// It changes nothing: `GET`, `HEAD`, `OPTIONS`, `TRACE`, `QUERY`.
    Safe,
    /// Twice has the effect of once: `PUT`, `DELETE`.
    Idempotent,
    /// Twice has the effect of once if both requests carry the same key in this header.
    Keyed(&'static str),
    /// Twice may be once too often: `POST`, `PATCH` and whatever else. It is not sent again once a byte of it has left.
    Never,
}

impl Retry {
    /// The class of a method by itself. Methods are told apart by case (RFC 9110, section 9.1).
    ///
    /// ```
    /// use tintype::operation::Retry;
    ///
    /// assert_eq!(Retry::of("GET"), Retry::Safe);
    /// assert_eq!(Retry::of("PATCH"), Retry::Never);
    /// ```
    pub const fn of(method: &str) -> Retry {
        match method.as_bytes() {
            b"GET" | b"HEAD" | b"OPTIONS" | b"TRACE" | b"QUERY" => Retry::Safe,
            b"PUT" | b"DELETE" => Retry::Idempotent,
            _ => Retry::Never,
        }
    }
}
