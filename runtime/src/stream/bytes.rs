//! A body as its bytes come.

use std::future::poll_fn;
use std::pin::Pin;
use std::sync::{Mutex, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;
use http::StatusCode;
use http_body::Body as _;
use tokio::time::{Instant, Sleep, sleep};

use super::Again;
use crate::error::Error;
use crate::response::{Answered, RawResponse, Response};
use crate::shape::Slot;
use crate::transport::Body;

/// The bytes of an answer, given while they come. It ends with the body, or after the first error.
///
/// [`Call::stream`](crate::Call::stream) gives one in place of the whole body.
pub struct ByteStream {
    // Read through `get_mut` alone: the lock is there so that an answer can be shared between threads.
    body: Mutex<Body>,
    idle: Option<Idle>,
    limit: Option<Limit>,
    /// What asks for it again.
    pub(crate) again: Option<Box<Again>>,
    done: bool,
}

/// How long the next bytes may take. The time in which nobody asks for them does not count.
struct Idle {
    limit: Duration,
    timer: Pin<Box<Sleep>>,
    waiting: bool,
}

/// How much may come.
struct Limit {
    status: StatusCode,
    limit: usize,
    left: usize,
}

impl ByteStream {
    /// A stream of a body; made inside a runtime, for the timer.
    pub(crate) fn new(body: Body, status: StatusCode, idle: Duration, limit: Option<usize>) -> ByteStream {
        ByteStream {
            body: Mutex::new(body),
            idle: Some(Idle { limit: idle, timer: Box::pin(sleep(idle)), waiting: false }),
            limit: limit.map(|limit| Limit { status, limit, left: limit }),
            again: None,
            done: false,
        }
    }

    /// A stream of bytes that are there.
    pub(crate) fn of(bytes: Bytes) -> ByteStream {
        ByteStream { body: Mutex::new(Body::from(bytes)), idle: None, limit: None, again: None, done: false }
    }

    /// The next bytes, never none of them.
    pub async fn next(&mut self) -> Option<Result<Bytes, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        if self.done {
            return Poll::Ready(None);
        }
        let outcome = self.poll_body(cx);
        self.done |= matches!(outcome, Poll::Ready(None | Some(Err(_))));
        outcome
    }

    fn poll_body(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        let body = self.body.get_mut().unwrap_or_else(PoisonError::into_inner);
        loop {
            let frame = match Pin::new(&mut *body).poll_frame(cx) {
                Poll::Pending => return self.idle.as_mut().map_or(Poll::Pending, |idle| idle.poll(cx)),
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Ready(Some(Err(error))) => return Poll::Ready(Some(Err(Error::Transport(error)))),
                Poll::Ready(Some(Ok(frame))) => frame,
            };
            self.idle.iter_mut().for_each(|idle| idle.waiting = false);
            let Ok(bytes) = frame.into_data() else { continue };
            if bytes.is_empty() {
                continue;
            }
            return Poll::Ready(Some(
                self.limit.as_mut().map_or(Ok(()), |limit| limit.take(bytes.len())).map(|()| bytes),
            ));
        }
    }
}

impl Idle {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, Error>>> {
        if !self.waiting {
            self.waiting = true;
            self.timer.as_mut().reset(Instant::now() + self.limit);
        }
        self.timer.as_mut().poll(cx).map(|()| Some(Err(Error::Idle { limit: self.limit })))
    }
}

impl Limit {
    fn take(&mut self, length: usize) -> Result<(), Error> {
        let (status, limit) = (self.status, self.limit);
        self.left = self.left.checked_sub(length).ok_or(Error::BodyTooLarge { status, limit })?;
        Ok(())
    }
}

impl Stream for ByteStream {
    type Item = Result<Bytes, Error>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl Answered for ByteStream {
    fn read(_status: &'static str, raw: RawResponse) -> Result<Response<ByteStream>, Error> {
        let stream = raw.take_stream();
        Ok(Response::new(stream, raw, None))
    }
    fn slot(&self) -> Option<&dyn Slot> {
        None
    }
}

impl std::fmt::Debug for ByteStream {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ByteStream")
    }
}
