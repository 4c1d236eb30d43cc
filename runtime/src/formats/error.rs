//! Why a text could not be converted.

use std::fmt;

/// Why a text could not be converted to a value of its format.
///
/// The text itself is not part of the error, for it may be personal and errors are logged; the caller has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct FormatError {
    format: &'static str,
    reason: &'static str,
}

impl FormatError {
    pub(super) const fn new(format: &'static str, reason: &'static str) -> FormatError {
        FormatError { format, reason }
    }

    /// The format the text was read as: `date`, `date-time`, `duration`, `uuid`, `uri`, `decimal` or `byte`.
    pub const fn format(&self) -> &'static str {
        self.format
    }

    /// What is wrong with the text.
    pub const fn reason(&self) -> &'static str {
        self.reason
    }
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a usable {}: {}", self.format, self.reason)
    }
}

impl std::error::Error for FormatError {}
