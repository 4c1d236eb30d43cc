//! A body of any origin, as one type: of an answer, or of a request that need not fit into memory.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Buf, Bytes};
use http_body::{Frame, SizeHint};
use http_body_util::{BodyExt, combinators::UnsyncBoxBody};

use super::TransportError;

/// A body: bytes, or what is read frame by frame.
///
/// ```
/// use tintype::Body;
///
/// let body = Body::from("text");
/// assert_eq!(body.as_bytes().map(|bytes| bytes.len()), Some(4));
/// ```
pub struct Body(Inner);

enum Inner {
    Bytes(Bytes),
    Stream(UnsyncBoxBody<Bytes, TransportError>),
}

impl Body {
    /// Wraps any body. To stream a request, give a body that reads its frames from a file, say.
    pub fn new<B>(body: B) -> Body
    where
        B: http_body::Body + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    {
        let bytes = body.map_frame(|frame| frame.map_data(|mut data| data.copy_to_bytes(data.remaining())));
        Body(Inner::Stream(bytes.map_err(TransportError::new).boxed_unsync()))
    }

    /// A body without a byte.
    pub fn empty() -> Body {
        Body(Inner::Bytes(Bytes::new()))
    }

    /// The same body once more, if its bytes are at hand.
    pub(crate) fn again(&self) -> Option<Body> {
        self.as_bytes().cloned().map(Body::from)
    }

    /// The bytes, if they are at hand.
    pub fn as_bytes(&self) -> Option<&Bytes> {
        match &self.0 {
            Inner::Bytes(bytes) => Some(bytes),
            Inner::Stream(_) => None,
        }
    }
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Body {
        Body(Inner::Bytes(bytes.into()))
    }
}

impl std::fmt::Debug for Body {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Body")
    }
}

impl http_body::Body for Body {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        match &mut self.0 {
            Inner::Bytes(bytes) if bytes.is_empty() => Poll::Ready(None),
            Inner::Bytes(bytes) => Poll::Ready(Some(Ok(Frame::data(std::mem::take(bytes))))),
            Inner::Stream(stream) => Pin::new(stream).poll_frame(cx),
        }
    }
    fn is_end_stream(&self) -> bool {
        match &self.0 {
            Inner::Bytes(bytes) => bytes.is_empty(),
            Inner::Stream(stream) => stream.is_end_stream(),
        }
    }
    fn size_hint(&self) -> SizeHint {
        match &self.0 {
            Inner::Bytes(bytes) => SizeHint::with_exact(bytes.len() as u64),
            Inner::Stream(stream) => stream.size_hint(),
        }
    }
}
