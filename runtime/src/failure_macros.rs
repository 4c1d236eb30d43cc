//! The macros by which generated code gives its error enums and its enums of successes their behaviour.

/// Implements [`OperationError`](crate::OperationError), `Display`, `Debug`, `Error` and the conversions for an
/// operation's error enum, which besides the listed variants has `Invalid(Violations)` and `Other(Error)`.
///
/// ```ignore
/// pub enum ShowProfileError {
///     NotFound(tintype::Response<types::Problem>),
///     Unexpected(tintype::Response<types::Problem>),
///     Invalid(tintype::Violations),
///     Other(tintype::Error),
/// }
/// tintype::operation_error!(ShowProfileError, operation::show_profile, [NotFound = "404", Unexpected = "default"]);
/// // With an envelope there is a variant `Refused(tintype::Refused<Code, Envelope>)` too:
/// tintype::operation_error!(EditError, operation::edit, [Denied = "403"], Refused(types::Code, types::EditResponse));
/// ```
#[macro_export]
macro_rules! operation_error {
    ($name:ident, $operation:expr, [$($variant:ident = $status:literal),* $(,)?] $(, Refused($code:ty, $envelope:ty))? $(,)?) => {
        impl $crate::OperationError for $name {
            #[inline]
            fn documented(status: &'static str, raw: $crate::RawResponse) -> ::core::result::Result<Self, $crate::Error> {
                match status {
                    $($status => raw.read().map(Self::$variant),)*
                    _ => ::core::result::Result::Err(raw.undocumented()),
                }
            }
            #[inline]
            fn invalid(violations: $crate::Violations) -> Self {
                Self::Invalid(violations)
            }
            #[inline]
            fn other(error: $crate::Error) -> Self {
                Self::Other(error)
            }
            #[inline]
            fn cause(&self) -> $crate::failure::Cause<'_> {
                Self::cause(self)
            }
        }
        #[allow(dead_code)]
        impl $name {
            // Not by the trait: to prove that a type has it takes a compiler longer than all else here.
            /// What the error holds, without its type.
            #[inline]
            pub fn cause(&self) -> $crate::failure::Cause<'_> {
                match self {
                    $(Self::$variant(answer) => $crate::failure::Cause::Answer(::core::stringify!($variant), answer),)*
                    $(Self::Refused(answer) => $crate::failure::Cause::Refused($crate::failure::refused::<$code, $envelope>(answer)),)?
                    Self::Invalid(violations) => $crate::failure::Cause::Invalid(violations),
                    Self::Other(error) => $crate::failure::Cause::Other(error),
                }
            }
            /// The status of the answer, if one came.
            #[inline]
            pub fn status(&self) -> ::core::option::Option<$crate::http::StatusCode> {
                self.cause().status()
            }
            /// The headers of the answer, if one came.
            #[inline]
            pub fn headers(&self) -> ::core::option::Option<&$crate::http::HeaderMap> {
                self.cause().headers()
            }
            /// The provider's name for the exchange, if an answer came with one.
            #[inline]
            pub fn request_id(&self) -> ::core::option::Option<&str> {
                self.cause().request_id()
            }
            /// Whether another attempt could succeed; whether it does no harm is another question.
            #[inline]
            pub fn is_retryable(&self) -> bool {
                self.cause().is_retryable()
            }
            /// Whether the provider has another version than the one that was written from.
            #[inline]
            pub fn is_conflict(&self) -> bool {
                self.cause().is_conflict()
            }
            /// How long the provider asks to wait, if an answer came that says so.
            #[inline]
            pub fn retry_after(&self) -> ::core::option::Option<::core::time::Duration> {
                self.cause().retry_after()
            }
            /// How many attempts were made: more than one only where retries are on.
            #[inline]
            pub fn attempts(&self) -> u32 {
                self.cause().attempts()
            }
            /// Whether the call took too long; the provider may have acted on it all the same.
            #[inline]
            pub fn is_timeout(&self) -> bool {
                self.cause().is_timeout()
            }
        }
        impl ::core::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.cause().display(&$operation, f)
            }
        }
        impl ::core::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                self.cause().debug(f)
            }
        }
        impl ::std::error::Error for $name {
            #[inline]
            fn source(&self) -> ::core::option::Option<&(dyn ::std::error::Error + 'static)> {
                self.cause().source()
            }
        }
        impl ::core::convert::From<$crate::Error> for $name {
            #[inline]
            fn from(error: $crate::Error) -> Self {
                Self::Other(error)
            }
        }
        impl ::core::convert::From<$crate::Violations> for $name {
            #[inline]
            fn from(violations: $crate::Violations) -> Self {
                Self::Invalid(violations)
            }
        }
        $(impl ::core::convert::From<$crate::Refused<$code, $envelope>> for $name {
            #[inline]
            fn from(refused: $crate::Refused<$code, $envelope>) -> Self {
                Self::Refused(refused)
            }
        })?
    };
}

/// Implements [`Answered`](crate::Answered) for an enum over the several successes of an operation.
///
/// ```ignore
/// pub enum UpdateProfileAnswer { Ok(types::Profile), Accepted(types::Job), NoContent(()) }
/// tintype::answers!(UpdateProfileAnswer, [Ok = "200", Accepted = "202", NoContent = "204"]);
/// ```
#[macro_export]
macro_rules! answers {
    ($name:ident, [$($variant:ident = $status:literal),* $(,)?] $(,)?) => {
        impl $crate::Answered for $name {
            #[inline]
            fn read(
                status: &'static str,
                raw: $crate::RawResponse,
            ) -> ::core::result::Result<$crate::Response<Self>, $crate::Error> {
                match status {
                    $($status => raw.read().map(|answer| $crate::Response::held(answer, Self::$variant)),)*
                    _ => ::core::result::Result::Err(raw.undocumented()),
                }
            }
            #[inline]
            fn slot(&self) -> ::core::option::Option<&dyn $crate::shape::Slot> {
                match self {
                    $(Self::$variant(answer) => $crate::Answered::slot(answer),)*
                }
            }
        }
    };
}

/// Implements [`Answered`](crate::Answered) for an enum over the bodies that one answer may have, by their indices among
/// the answer's [bodies](crate::operation::Answer::bodies).
///
/// ```ignore
/// pub enum CreateChatOkBody { Json(types::Chat), Events(tintype::Events<types::Chunk>) }
/// tintype::bodies!(CreateChatOkBody, [Json = 0, Events = 1]);
/// ```
#[macro_export]
macro_rules! bodies {
    ($name:ident, [$($variant:ident = $($index:literal)|+),* $(,)?] $(,)?) => {
        impl $crate::Answered for $name {
            #[inline]
            fn read(
                _: &'static str,
                raw: $crate::RawResponse,
            ) -> ::core::result::Result<$crate::Response<Self>, $crate::Error> {
                match raw.alternative() {
                    $($($index)|+ => raw.read().map(|answer| $crate::Response::held(answer, Self::$variant)),)*
                    _ => ::core::result::Result::Err(raw.undocumented()),
                }
            }
            #[inline]
            fn slot(&self) -> ::core::option::Option<&dyn $crate::shape::Slot> {
                match self {
                    $(Self::$variant(answer) => $crate::Answered::slot(answer),)*
                }
            }
        }
    };
}
