//! Why a pattern could not be translated, and what its author can do.

use std::fmt;

/// Why a pattern could not be translated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct PatternError {
    /// What is wrong, in one line, as the end of a sentence that begins with "the pattern can't be used:".
    pub(crate) message: String,
    /// The byte of the source where it is wrong; 0 if the whole pattern is meant.
    pub(crate) offset: usize,
    /// What can be done about it.
    pub(crate) help: String,
    /// Which kind of problem it is.
    pub(crate) kind: PatternErrorKind,
}

/// The kinds of problems with a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum PatternErrorKind {
    /// The dialect has it, and an engine with linear time does not.
    Unsupported,
    /// The dialect does not allow it.
    Invalid,
    /// It would take too much memory.
    TooLarge,
}

impl PatternError {
    pub(super) fn unsupported(offset: usize, message: impl Into<String>) -> PatternError {
        let help = "rewrite the pattern without it; as it stands, the text is not checked against it";
        PatternError { message: message.into(), offset, help: help.to_owned(), kind: PatternErrorKind::Unsupported }
    }

    /// What a backtracking engine has.
    pub(super) fn backtracking(offset: usize, message: impl Into<String>) -> PatternError {
        PatternError::unsupported(offset, message).with_help(
            "rewrite the pattern without it, or generate with the option `backtracking`; as it stands, the text is not \
             checked against it",
        )
    }

    pub(super) fn invalid(offset: usize, message: impl Into<String>) -> PatternError {
        let help = "correct the pattern, or leave it out: the text is then not checked";
        PatternError { message: message.into(), offset, help: help.to_owned(), kind: PatternErrorKind::Invalid }
    }

    pub(super) fn too_large(offset: usize, message: impl Into<String>) -> PatternError {
        let help = "use maxLength for the length and let the pattern say which characters; or leave it out: \
                    the text is then not checked";
        PatternError { message: message.into(), offset, help: help.to_owned(), kind: PatternErrorKind::TooLarge }
    }

    pub(super) fn with_help(mut self, help: &str) -> PatternError {
        help.clone_into(&mut self.help);
        self
    }
}

impl fmt::Display for PatternError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} (at byte {}); {}", self.message, self.offset, self.help)
    }
}

impl std::error::Error for PatternError {}
