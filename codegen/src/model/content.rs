//! One media type of a request body.

use super::{Place, Schema, Style};

/// One media type of a request body, and how a value becomes its bytes.
#[derive(Debug, Clone)]
pub struct Content {
    /// The media type, as the document spells it.
    pub media: String,
    /// How a value becomes bytes.
    pub encoding: Encoding,
    /// What it holds.
    pub schema: Schema,
    /// How single members are spelled.
    pub parts: Vec<Part>,
    /// What it would like to be called among several.
    pub wish: String,
    /// A documented example, as JSON text.
    pub example: Option<String>,
    /// Where it stands.
    pub place: Place,
}

impl Content {
    /// The media type that is sent: JSON is not sent as `*/*`.
    pub fn sent(&self) -> &str {
        if self.encoding == Encoding::Json && self.media.contains('*') { "application/json" } else { &self.media }
    }
}

/// How a value becomes the bytes of a body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// JSON text.
    Json,
    /// `application/x-www-form-urlencoded`
    Form,
    /// `multipart/…`
    Multipart,
    /// A line of JSON an item.
    Lines,
    /// The text of a scalar.
    Text,
    /// Bytes as they are given.
    Bytes,
}

/// How one member of a form or a multipart body is spelled.
#[derive(Debug, Clone)]
pub struct Part {
    /// The member's wire name.
    pub name: String,
    /// `contentType`, where it names one.
    pub media: Option<String>,
    /// `style` and `explode`, where anything is said of them.
    pub style: Option<(Style, bool)>,
    /// `allowReserved`
    pub reserved: bool,
    /// The headers that have one value.
    pub headers: Vec<(String, String)>,
}
