//! What a document says of updates.

use super::Place;

/// `x-tintype-update` on an operation. What it leaves out is found in the model.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Update {
    /// What becomes of members that are not sent.
    pub plan: Option<Plan>,
    /// JSON Pointer to the record in the request's body.
    pub request: Option<Pointer>,
    /// JSON Pointer to the record in the body of success.
    pub response: Option<Pointer>,
    /// The operation that reads the record.
    pub read: Option<Reader>,
    /// Where it stands.
    pub place: Place,
}

/// The operation that reads a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reader {
    /// Its `operationId`.
    pub operation: String,
    /// JSON Pointer to the record in its body of success.
    pub response: Option<Pointer>,
    /// Where it is named.
    pub place: Place,
}

/// A JSON Pointer (RFC 6901), and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pointer {
    /// The pointer.
    pub text: String,
    /// Where it stands.
    pub place: Place,
}

/// What an update does with members that are not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Plan {
    /// It is none.
    None,
    /// They are gone.
    Replace,
    /// They stay; null clears (RFC 7396).
    MergePatch,
    /// A list of changes is sent (RFC 6902).
    JsonPatch,
    /// They stay.
    Partial,
}

/// What a provider may change of a value without changing what it says: `x-tintype-normalize`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Spelling {
    /// Upper and lower case.
    Case,
    /// White space.
    Whitespace,
    /// How a telephone number is written.
    Phone,
    /// The time zone of a moment.
    Zone,
}
