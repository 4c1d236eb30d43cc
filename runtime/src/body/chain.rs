//! Bodies one after another, as one.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::{Bytes, BytesMut};
use http_body::{Frame, SizeHint};

use crate::transport::{Body, TransportError};

/// Several bodies as one: bytes where all are bytes, else a stream.
pub(super) fn chain(bodies: Vec<Body>) -> Body {
    if bodies.iter().all(|body| body.as_bytes().is_some()) {
        let mut whole = BytesMut::new();
        bodies.iter().filter_map(Body::as_bytes).for_each(|bytes| whole.extend_from_slice(bytes));
        return Body::from(whole.freeze());
    }
    Body::new(Chain(bodies.into()))
}

struct Chain(VecDeque<Body>);

impl http_body::Body for Chain {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        while let Some(first) = self.0.front_mut() {
            match Pin::new(first).poll_frame(cx) {
                Poll::Ready(None) => _ = self.0.pop_front(),
                // Trailers belong to a message, not to a part of it.
                Poll::Ready(Some(Ok(frame))) if !frame.is_data() => {}
                other => return other,
            }
        }
        Poll::Ready(None)
    }

    fn is_end_stream(&self) -> bool {
        self.0.iter().all(Body::is_end_stream)
    }

    fn size_hint(&self) -> SizeHint {
        let mut exact = Some(0u64);
        for body in &self.0 {
            exact = exact.zip(body.size_hint().exact()).and_then(|(sum, size)| sum.checked_add(size));
        }
        exact.map_or_else(SizeHint::default, SizeHint::with_exact)
    }
}
