//! Bodies that do not come as they should.

use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use tintype::transport::TransportError;
use tokio::time::{Instant, Sleep, sleep};

use super::play::{Cut, LONGEST, reset};

/// An endless body ends here.
const MOST: u64 = 1 << 30;

/// A body that is reset in its middle.
pub(super) struct Torn {
    half: Option<Bytes>,
    length: u64,
    /// The first half is on its way when this is over.
    pause: Pin<Box<Sleep>>,
    cut: Cut,
}

impl Torn {
    pub(super) fn new(body: &Bytes, cut: Cut) -> Torn {
        let half = Some(body.slice(..body.len() / 2));
        Torn { half, length: body.len().max(1) as u64, pause: Box::pin(sleep(Duration::from_millis(20))), cut }
    }
}

impl Body for Torn {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if let Some(half) = self.half.take().filter(|half| !half.is_empty()) {
            return Poll::Ready(Some(Ok(Frame::data(half))));
        }
        ready!(self.pause.as_mut().poll(cx));
        self.cut.now();
        Poll::Ready(Some(Err(reset())))
    }
    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.length)
    }
}

/// A body that comes byte by byte.
pub(super) struct Trickle {
    left: Bytes,
    between: Duration,
    next: Pin<Box<Sleep>>,
    /// What is left then comes at once.
    end: Instant,
}

impl Trickle {
    pub(super) fn new(body: Bytes, between: Duration) -> Trickle {
        let between = between.min(LONGEST);
        Trickle { left: body, between, next: Box::pin(sleep(between)), end: Instant::now() + LONGEST }
    }
}

impl Body for Trickle {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        if self.left.is_empty() {
            return Poll::Ready(None);
        }
        ready!(self.next.as_mut().poll(cx));
        let now = Instant::now();
        let length = if now >= self.end { self.left.len() } else { 1 };
        let next = (now + self.between).min(self.end);
        self.next.as_mut().reset(next);
        Poll::Ready(Some(Ok(Frame::data(self.left.split_to(length)))))
    }
    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.left.len() as u64)
    }
}

/// One piece again and again: no more of it is in memory than once.
pub(super) struct Repeated {
    first: Option<Bytes>,
    piece: Bytes,
    left: u64,
    last: Option<Bytes>,
}

impl Repeated {
    pub(super) fn new(first: Bytes, piece: Bytes, times: u64, last: Bytes) -> Repeated {
        Repeated { first: Some(first), piece, left: times, last: Some(last) }
    }

    /// A JSON text that has no end.
    pub(super) fn endless() -> Repeated {
        let piece = Bytes::from(vec![b'a'; 1 << 14]);
        let times = MOST / piece.len() as u64;
        Repeated::new(Bytes::from_static(b"{\"endless\":\""), piece, times, Bytes::new())
    }
}

impl Body for Repeated {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        let piece = match self.first.take() {
            Some(first) => Some(first),
            None if self.left > 0 => {
                self.left -= 1;
                Some(self.piece.clone())
            }
            None => self.last.take().filter(|last| !last.is_empty()),
        };
        Poll::Ready(piece.map(|piece| Ok(Frame::data(piece))))
    }
}
