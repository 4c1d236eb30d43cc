//! A JSON text a line (JSON Lines, NDJSON), or one after each record separator (RFC 7464).

use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use futures_core::Stream;

use super::ByteStream;
use crate::error::Error;
use crate::json;
use crate::response::{Answered, RawResponse, Response};
use crate::shape::{Schema, Slot};

/// The byte before each text of `application/json-seq`.
const SEPARATOR: u8 = 0x1e;

/// The values of an answer that has one a line, given while they come.
///
/// A line that does not fit is an error that ends nothing; the stream ends with the body, or after the first error of the
/// transport. Empty lines are passed over.
pub struct Lines<T> {
    source: Source,
    held: PhantomData<fn() -> T>,
}

/// What reads lines of any type. It holds no more than one of them.
struct Source {
    bytes: ByteStream,
    chunk: Bytes,
    line: Vec<u8>,
    end: u8,
    schema: &'static Schema,
    strict: bool,
    limit: usize,
    done: bool,
}

impl<T: Slot> Lines<T> {
    /// The next value.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        let line = match ready!(self.source.poll(cx)) {
            Some(Ok(line)) => line,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        let mut value = T::blank();
        Poll::Ready(Some(self.source.fill(&mut value, &line).map(|()| value)))
    }
}

impl Source {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Vec<u8>, Error>>> {
        loop {
            let ended = match self.take() {
                Ok(ended) => ended,
                Err(error) => return self.end(error),
            };
            if (ended || self.done) && !self.line.iter().all(u8::is_ascii_whitespace) {
                return Poll::Ready(Some(Ok(std::mem::take(&mut self.line))));
            }
            if ended {
                self.line.clear();
                continue;
            }
            if self.done {
                return Poll::Ready(None);
            }
            match ready!(self.bytes.poll(cx)) {
                Some(Ok(chunk)) => self.chunk = chunk,
                Some(Err(error)) => return self.end(error),
                None => self.done = true,
            }
        }
    }

    /// Takes the rest of a line; whether it has ended.
    fn take(&mut self) -> Result<bool, Error> {
        let end = self.chunk.iter().position(|byte| *byte == self.end);
        let part = self.chunk.split_to(end.unwrap_or(self.chunk.len()));
        if part.len() > self.limit.saturating_sub(self.line.len()) {
            return Err(Error::ItemTooLarge { limit: self.limit });
        }
        self.line.extend_from_slice(&part);
        if end.is_some() {
            self.chunk.advance(1);
        }
        Ok(end.is_some())
    }

    fn end(&mut self, error: Error) -> Poll<Option<Result<Vec<u8>, Error>>> {
        self.done = true;
        self.line.clear();
        self.chunk.clear();
        Poll::Ready(Some(Err(error)))
    }

    fn fill(&self, slot: &mut dyn Slot, line: &[u8]) -> Result<(), Error> {
        let decode = if self.strict { json::decode_strict } else { json::decode };
        decode(slot, self.schema, line)
            .map_err(|error| Error::Item { text: String::from_utf8_lossy(line).into_owned(), error: Box::new(error) })
    }
}

impl<T: Slot> Stream for Lines<T> {
    type Item = Result<T, Error>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<T: Slot> Answered for Lines<T> {
    fn read(_status: &'static str, raw: RawResponse) -> Result<Response<Lines<T>>, Error> {
        let raw = raw.streamed()?;
        let source = Source {
            bytes: raw.take_stream(),
            chunk: Bytes::new(),
            line: Vec::new(),
            end: if raw.media().ends_with("json-seq") { SEPARATOR } else { b'\n' },
            schema: raw.schema(),
            strict: raw.is_strict(),
            limit: raw.limit(),
            done: false,
        };
        Ok(Response::new(Lines { source, held: PhantomData }, raw, None))
    }
    fn slot(&self) -> Option<&dyn Slot> {
        None
    }
}

impl<T> std::fmt::Debug for Lines<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Lines")
    }
}
