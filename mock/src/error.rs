//! Why a document can't be served.

use std::fmt;

use tintype_codegen::Failure;

/// Why a document can't be served.
#[derive(Debug)]
#[non_exhaustive]
pub enum MockError {
    /// The document could not be read, or has errors; all of them are in the failure.
    Document(Failure),
    /// An `x-tintype-mock` says something that the mock does not understand.
    Extension {
        /// The operation or the security scheme that it stands on.
        on: String,
        /// What is wrong.
        reason: String,
    },
    /// A fault is meant for an operation that the document does not have.
    Fault {
        /// The operation.
        on: String,
    },
}

impl fmt::Display for MockError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            MockError::Document(failure) => fmt::Display::fmt(failure, f),
            MockError::Fault { on } => write!(f, "a fault is meant for `{on}`, and the document has no such operation"),
            MockError::Extension { on, reason } => write!(f, "x-tintype-mock on `{on}`: {reason}"),
        }
    }
}

impl std::error::Error for MockError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            MockError::Document(failure) => Some(failure),
            MockError::Extension { .. } | MockError::Fault { .. } => None,
        }
    }
}

impl From<Failure> for MockError {
    fn from(failure: Failure) -> MockError {
        MockError::Document(failure)
    }
}
