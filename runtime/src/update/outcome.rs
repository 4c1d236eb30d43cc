//! What comes of an update that is read, changed and written.

use std::error::Error as StdError;
use std::fmt;

use crate::applied::Applied;
use crate::error::Error;
use crate::failure::OperationError;
use crate::response::Response;

/// An update that the provider accepted, and what it made of it.
#[derive(Debug, Clone)]
pub struct Updated<A> {
    pub(super) answer: Option<Response<A>>,
    pub(super) applied: Applied,
    pub(super) conflicts: u32,
    pub(super) versioned: bool,
    pub(super) verified: bool,
}

impl<A> Updated<A> {
    /// What the provider answered to the write. There is nothing where the answer was lost on the way and a later read showed
    /// that the write was done.
    pub const fn answer(&self) -> Option<&Response<A>> {
        self.answer.as_ref()
    }

    /// The same, to keep.
    pub fn into_answer(self) -> Option<Response<A>> {
        self.answer
    }

    /// What became of each member of the record that was aimed at, also of those that a partial write does not name;
    /// [`Applied::changes`] gives those that were to change.
    pub const fn applied(&self) -> &Applied {
        &self.applied
    }

    /// Whether the write carried the version of what was read. If not, what somebody else may have written in between is
    /// overwritten.
    pub const fn was_versioned(&self) -> bool {
        self.versioned
    }

    /// Whether a read after the write says what was applied; if not, the write's answer does. With
    /// [`verify`](super::Update::verify) it is so unless that read failed.
    pub const fn was_verified(&self) -> bool {
        self.verified
    }

    /// How often somebody else had written in between, so that it was read, changed and written anew.
    pub const fn conflicts(&self) -> u32 {
        self.conflicts
    }
}

/// Why an update was not done.
///
/// `R` is what the reading operation gives, `RE` its error, `WE` that of the writing one.
#[non_exhaustive]
pub enum UpdateError<R, RE, WE> {
    /// The record could not be read. Nothing was written.
    Read(RE),
    /// The write failed. Whether it was done all the same, its error says: see [`Error::is_unsent`].
    Write(WE),
    /// Somebody else has written in between, and this write was refused.
    Conflict(Box<Conflict<R, WE>>),
    /// No request can be made of what was read, or of the change. Nothing was written.
    Other(Error),
}

/// A write that was refused because the provider has another version than the one it was made from.
pub struct Conflict<R, WE> {
    pub(super) current: Option<Response<R>>,
    pub(super) error: WE,
    pub(super) conflicts: u32,
    pub(super) unsure: bool,
}

impl<R, WE> Conflict<R, WE> {
    /// What the provider has now, if it could be read.
    pub const fn current(&self) -> Option<&Response<R>> {
        self.current.as_ref()
    }
    /// The same, to keep.
    pub fn into_current(self) -> Option<Response<R>> {
        self.current
    }
    /// The answer to the last write.
    pub const fn error(&self) -> &WE {
        &self.error
    }
    /// How many writes were refused.
    pub const fn conflicts(&self) -> u32 {
        self.conflicts
    }
    /// Whether the change may stand in the current value all the same: an earlier attempt of the same write got no answer, and
    /// what the provider has now is neither what was sent nor certainly without it. Doing it again might do it twice.
    pub const fn is_unsure(&self) -> bool {
        self.unsure
    }
}

impl<R, RE, WE> UpdateError<R, RE, WE> {
    /// The conflict, if it is one.
    pub fn conflict(&self) -> Option<&Conflict<R, WE>> {
        if let UpdateError::Conflict(conflict) = self { Some(conflict) } else { None }
    }
}

impl<R, RE, WE> From<Error> for UpdateError<R, RE, WE> {
    fn from(error: Error) -> Self {
        UpdateError::Other(error)
    }
}

impl<R, RE: OperationError, WE: OperationError> fmt::Display for UpdateError<R, RE, WE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UpdateError::Read(error) => write!(f, "the record was not read: {error}"),
            UpdateError::Write(error) => write!(f, "{error}"),
            UpdateError::Conflict(conflict) => {
                let times = match conflict.conflicts {
                    1 => String::new(),
                    times => format!(" {times} times"),
                };
                write!(f, "somebody else has written in between{times}: {}", conflict.error)?;
                match conflict.unsure {
                    true => f.write_str("; the change may be done all the same"),
                    false => Ok(()),
                }
            }
            UpdateError::Other(error) => write!(f, "{error}"),
        }
    }
}

impl<R, RE: OperationError, WE: OperationError> fmt::Debug for UpdateError<R, RE, WE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            UpdateError::Read(error) => f.debug_tuple("Read").field(error).finish(),
            UpdateError::Write(error) => f.debug_tuple("Write").field(error).finish(),
            UpdateError::Conflict(conflict) => f.debug_tuple("Conflict").field(conflict).finish(),
            UpdateError::Other(error) => f.debug_tuple("Other").field(error).finish(),
        }
    }
}

impl<R, WE: OperationError> fmt::Debug for Conflict<R, WE> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Conflict { current, error, conflicts, unsure } = self;
        let current = current.as_ref().map(Response::status);
        let mut shown = f.debug_struct("Conflict");
        shown.field("error", error).field("conflicts", conflicts).field("unsure", unsure);
        shown.field("current", &current).finish()
    }
}

impl<R, RE: OperationError, WE: OperationError> StdError for UpdateError<R, RE, WE> {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match self {
            UpdateError::Read(error) => Some(error),
            // What is beneath: `Display` says the error's own text.
            UpdateError::Write(error) => error.source(),
            UpdateError::Conflict(conflict) => conflict.error.source(),
            UpdateError::Other(error) => error.source(),
        }
    }
}
