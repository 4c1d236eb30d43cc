//! How an operation changes what the provider holds.

/// The update plan of an operation: what a write means, and where the record stands in what is sent, answered and read.
///
/// It is decided when the code is generated, by the method, the media type and the extension `x-tintype-update`. All pointers
/// are JSON Pointers (RFC 6901), into values as calls take and give them: inside an envelope's data.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UpdatePlan {
    /// What becomes of members that are not sent.
    pub kind: UpdateKind,
    /// Which of the body's media types carries the update, from 0.
    pub media: usize,
    /// Where the record stands in the request's body.
    pub sent: &'static str,
    /// Where it stands in the answer, if it is known to stand there.
    pub answered: Option<&'static str>,
    /// Where it stands in what the reading operation gives.
    pub read: &'static str,
    /// Where the version of optimistic locking stands in the record.
    pub version: Option<&'static str>,
    /// Whether the record has an `ETag`, which a write names in `If-Match`.
    pub tag: bool,
}

/// What an update does with members that are not sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UpdateKind {
    /// The record is replaced: what is not sent is gone.
    Replace,
    /// JSON Merge Patch (RFC 7396): what is not sent stays, null clears.
    MergePatch,
    /// JSON Patch (RFC 6902): a list of changes is sent.
    JsonPatch,
    /// What is not sent stays.
    Partial,
}

impl UpdatePlan {
    /// A plan for whole bodies, without a version.
    pub const fn new(kind: UpdateKind) -> UpdatePlan {
        UpdatePlan { kind, media: 0, sent: "", answered: Some(""), read: "", version: None, tag: false }
    }

    /// The JSON Pointer to the version in the request's body.
    pub(crate) fn sent_version(&self) -> Option<String> {
        self.version.map(|pointer| format!("{}{pointer}", self.sent))
    }

    /// The same with another of the body's media types.
    #[must_use]
    pub const fn media(self, media: usize) -> UpdatePlan {
        UpdatePlan { media, ..self }
    }

    /// The same with the record's places in what is sent, answered and read.
    #[must_use]
    pub const fn at(self, sent: &'static str, answered: &'static str, read: &'static str) -> UpdatePlan {
        UpdatePlan { sent, answered: Some(answered), read, ..self }
    }

    /// The same, whose answer does not have the record.
    #[must_use]
    pub const fn unanswered(self) -> UpdatePlan {
        UpdatePlan { answered: None, ..self }
    }

    /// The same with a version.
    #[must_use]
    pub const fn version(self, pointer: &'static str) -> UpdatePlan {
        UpdatePlan { version: Some(pointer), ..self }
    }

    /// The same with an `ETag`.
    #[must_use]
    pub const fn tag(self) -> UpdatePlan {
        UpdatePlan { tag: true, ..self }
    }
}
