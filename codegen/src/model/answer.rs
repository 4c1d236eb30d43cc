//! Documented answers: a status, the bodies it may have, and headers.

use super::{Doc, Place, Schema};

/// A documented answer.
#[derive(Debug, Clone)]
pub struct Answer {
    /// `200`, `4XX` or `default`.
    pub status: String,
    /// Its prose.
    pub doc: Doc,
    /// The alternatives of bodies, the preferred one first; empty where none is documented.
    pub bodies: Vec<AnswerBody>,
    /// The documented headers.
    pub headers: Vec<Header>,
    /// Where it stands.
    pub place: Place,
}

/// One alternative of a received body.
#[derive(Debug, Clone)]
pub struct AnswerBody {
    /// The media type or range.
    pub media: String,
    /// How it is read.
    pub coding: Coding,
    /// What it holds: of a stream, what one event or line holds; of bytes, anything.
    pub schema: Schema,
    /// A documented example, as JSON text.
    pub example: Option<String>,
}

/// How a received body is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Coding {
    /// As JSON.
    Json,
    /// As text.
    Text,
    /// As it is.
    Bytes,
    /// As server-sent events, whose data the schema describes.
    Events,
    /// As server-sent events that the schema describes whole: an object with `event`, `data`, `id`.
    WholeEvents,
    /// As a JSON text a line.
    Lines,
}

impl Coding {
    /// Whether the body is read while it comes.
    pub fn is_stream(self) -> bool {
        matches!(self, Coding::Events | Coding::WholeEvents | Coding::Lines)
    }
}

/// A documented header of an answer.
#[derive(Debug, Clone)]
pub struct Header {
    /// Its name.
    pub wire: String,
    /// What it may hold.
    pub schema: Schema,
    /// Its prose.
    pub doc: Doc,
    /// An example value.
    pub example: Option<String>,
    /// Where it stands.
    pub place: Place,
}

impl Answer {
    /// Whether the status is one of success.
    pub fn is_success(&self) -> bool {
        self.status.starts_with('2')
    }

    /// The preferred body.
    pub fn body(&self) -> Option<&AnswerBody> {
        self.bodies.first()
    }

    /// The schema of the one JSON body.
    pub fn json(&self) -> Option<&Schema> {
        match self.bodies.as_slice() {
            [AnswerBody { coding: Coding::Json, schema, .. }] => Some(schema),
            _ => None,
        }
    }
}
