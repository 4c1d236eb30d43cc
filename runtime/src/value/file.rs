//! A file: bytes that travel as they are, with a name and a media type.

use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;

use crate::shape::{Slot, Text, View, ViewMut};
use crate::transport::Body;

/// A part of a multipart body that is sent as it is: bytes or a stream, with a file name and a media type.
///
/// Without a file name it is sent under the name of its member; without a media type, as what the document says, else
/// as `application/octet-stream`. Clones of a file that is a stream share the stream, which can be sent once.
///
/// ```
/// use tintype::File;
///
/// let picture = File::from(vec![0x89, b'P', b'N', b'G']).named("cat.png").of_type("image/png");
/// assert_eq!((picture.name(), picture.bytes().map(|bytes| bytes.len())), (Some("cat.png"), Some(4)));
/// ```
#[derive(Clone, Default)]
pub struct File {
    content: Content,
    name: Option<String>,
    media: Option<String>,
    field: bool,
}

#[derive(Clone)]
enum Content {
    Bytes(Bytes),
    Stream(Arc<Mutex<Option<Body>>>),
}

impl Default for Content {
    fn default() -> Content {
        Content::Bytes(Bytes::new())
    }
}

impl File {
    /// A file of these bytes, or of a stream.
    pub fn new(content: impl Into<Body>) -> File {
        let body = content.into();
        let content = match body.as_bytes() {
            Some(bytes) => Content::Bytes(bytes.clone()),
            None => Content::Stream(Arc::new(Mutex::new(Some(body)))),
        };
        File { content, ..File::default() }
    }

    /// A plain field of a form that has no types: text, without file name and media type.
    pub fn field(text: impl Into<String>) -> File {
        File { content: Content::Bytes(text.into().into()), field: true, ..File::default() }
    }

    /// The same under a file name.
    #[must_use]
    pub fn named(mut self, name: impl Into<String>) -> File {
        self.name = Some(name.into());
        self
    }

    /// The same with a media type.
    #[must_use]
    pub fn of_type(mut self, media: impl Into<String>) -> File {
        self.media = Some(media.into());
        self
    }

    /// The file name, if one was given.
    pub fn name(&self) -> Option<&str> {
        self.name.as_deref()
    }

    /// The media type, if one was given.
    pub fn media_type(&self) -> Option<&str> {
        self.media.as_deref()
    }

    /// The bytes; nothing for a stream.
    pub fn bytes(&self) -> Option<&Bytes> {
        match &self.content {
            Content::Bytes(bytes) => Some(bytes),
            Content::Stream(_) => None,
        }
    }

    /// Whether it is sent as a field rather than as a file.
    pub(crate) fn is_field(&self) -> bool {
        self.field
    }

    /// What is sent; nothing where a stream was sent before.
    pub(crate) fn body(&self) -> Option<Body> {
        match &self.content {
            Content::Bytes(bytes) => Some(Body::from(bytes.clone())),
            Content::Stream(stream) => stream.lock().unwrap_or_else(PoisonError::into_inner).take(),
        }
    }

    /// The content as JSON can say it: text as it is, other bytes in base64, nothing of a stream.
    pub(crate) fn text(&self) -> String {
        let bytes = self.bytes().map(Bytes::as_ref).unwrap_or_default();
        std::str::from_utf8(bytes).map_or_else(|_| STANDARD.encode(bytes), str::to_owned)
    }
}

impl<T: Into<Body>> From<T> for File {
    fn from(content: T) -> File {
        File::new(content)
    }
}

impl PartialEq for File {
    /// Streams are equal to their clones alone.
    fn eq(&self, other: &File) -> bool {
        let same = match (&self.content, &other.content) {
            (Content::Bytes(one), Content::Bytes(other)) => one == other,
            (Content::Stream(one), Content::Stream(other)) => Arc::ptr_eq(one, other),
            _ => false,
        };
        same && (&self.name, &self.media, self.field) == (&other.name, &other.media, other.field)
    }
}

impl std::fmt::Debug for File {
    /// The name, the media type and the length; never the content.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut shown = f.debug_struct("File");
        shown.field("name", &self.name).field("media_type", &self.media);
        shown.field("length", &self.bytes().map(Bytes::len)).finish()
    }
}

impl Text for File {
    fn set(&mut self, text: &str) {
        *self = File::new(text.to_owned());
    }
}

impl Slot for File {
    fn blank() -> File {
        File::default()
    }
    fn view(&self) -> View<'_> {
        View::File(self)
    }
    fn view_mut(&mut self) -> ViewMut<'_> {
        ViewMut::Text(self)
    }
}
