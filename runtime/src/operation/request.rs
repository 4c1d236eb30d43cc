//! The request's half of an operation's table that is more than a name and a schema: bodies and their parts.

use super::Style;
use crate::shape::Schema;

/// What a parameter, or a member of a form, allows beyond the usual.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Allow(pub u8);

impl Allow {
    /// Nothing.
    pub const NONE: Allow = Allow(0);
    /// `allowReserved`: the reserved characters of a URL and encoded bytes stand as they are, as far as they do not end
    /// the value.
    pub const RESERVED: Allow = Allow(1);
    /// `allowEmptyValue`: an empty text is sent, whatever its schema says.
    pub const EMPTY: Allow = Allow(2);
    /// A text of a multipart body stands for a file: it is sent with a file name (RFC 7578, section 4.2).
    pub const FILE: Allow = Allow(4);

    /// Whether everything of `other` is allowed.
    pub const fn has(self, other: Allow) -> bool {
        self.0 & other.0 == other.0
    }
}

/// The declared request body.
#[derive(Debug)]
pub struct RequestBody {
    /// Whether a call without it is refused.
    pub required: bool,
    /// The media types that it can be sent as; the first is the one that is preferred.
    pub content: &'static [Content],
}

/// One media type of a request body.
#[derive(Debug)]
pub struct Content {
    /// The media type it is sent as. A range such as `image/*` says that the caller knows better.
    pub media: &'static str,
    /// How a value becomes bytes.
    pub encoding: Encoding,
    /// What it may hold.
    pub schema: Schema,
    /// How single members are spelled (OpenAPI 3.1.1, "Encoding Object").
    pub parts: &'static [Part],
}

impl Content {
    /// What is said of a member.
    pub(crate) fn part(&self, name: &str) -> Option<&'static Part> {
        self.parts.iter().find(|part| part.name == name)
    }
}

/// How a value becomes the bytes of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// JSON text.
    Json,
    /// `application/x-www-form-urlencoded`: a pair a member.
    Form,
    /// `multipart/…` (RFC 2046, RFC 7578): a part a member.
    Multipart,
    /// A line of JSON an item (`application/jsonl`, `application/x-ndjson`, `application/json-seq`).
    Lines,
    /// The text of a scalar.
    Text,
    /// Bytes as they are given.
    Bytes,
}

/// How one member of a form or a multipart body is spelled.
#[derive(Debug)]
pub struct Part {
    /// The member's name.
    pub name: &'static str,
    /// The media type of its value.
    pub media: Option<&'static str>,
    /// How arrays and objects are spread over pairs, and whether they are exploded.
    pub style: Option<(Style, bool)>,
    /// Whether reserved characters stand as they are.
    pub allow: Allow,
    /// Headers of the part, with their one value (multipart).
    pub headers: &'static [(&'static str, &'static str)],
}
