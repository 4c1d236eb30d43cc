//! Server-sent events, each with its data as a value.

use std::future::poll_fn;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use futures_core::Stream;

use super::ByteStream;
use super::again::{Again, Back};
use super::sse::{Parser, RawEvent, TooLong};
use crate::error::Error;
use crate::json;
use crate::operation::Coding;
use crate::response::{Answered, RawResponse, Response};
use crate::shape::{Schema, Slot, ViewMut};
use crate::value::Json;

/// The data by which many providers say that no event follows. It is the end where data is anything but text.
const END: &str = "[DONE]";

/// A server-sent event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event<T> {
    /// Its data.
    pub data: T,
    /// What kind of event it is, if it says so; browsers call the others `message`.
    pub event: Option<String>,
    /// The last id that came, with this event or before; empty if none did.
    pub id: String,
    /// The time to wait before the stream is asked for again after it broke off, if the provider has named one.
    pub retry: Option<Duration>,
}

/// The events of an answer of type `text/event-stream`, given while they come.
///
/// An event whose data does not fit is an error that ends nothing; the stream ends with the body or after the first error of
/// the transport, unless [`Call::reconnect`](crate::Call::reconnect) makes it come back, and where `T` is no text, with an event whose data is `[DONE]`.
pub struct Events<T> {
    source: Source,
    held: PhantomData<fn() -> T>,
}

/// What reads events of any type.
struct Source {
    bytes: ByteStream,
    chunk: Bytes,
    parser: Parser,
    schema: &'static Schema,
    whole: bool,
    strict: bool,
    limit: usize,
    /// What asks for the stream again.
    again: Option<Box<Again>>,
    done: bool,
}

impl<T: Slot> Events<T> {
    /// The next event.
    pub async fn next(&mut self) -> Option<Result<Event<T>, Error>> {
        poll_fn(|cx| self.poll(cx)).await
    }

    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Event<T>, Error>>> {
        let raw = match ready!(self.source.poll(cx)) {
            Some(Ok(raw)) => raw,
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            None => return Poll::Ready(None),
        };
        let mut data = T::blank();
        Poll::Ready(match self.source.fill(&mut data, &raw) {
            Ok(true) => Some(Ok(Event { data, event: raw.event, id: raw.id, retry: raw.retry })),
            Ok(false) => None,
            Err(error) => Some(Err(error)),
        })
    }
}

impl Source {
    fn poll(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<RawEvent, Error>>> {
        while !self.done {
            let is_away = self.again.as_mut().is_some_and(|again| again.is_away());
            if let Some(again) = self.again.as_mut().filter(|_| is_away) {
                match ready!(again.poll(cx)) {
                    Ok(Back::Stream(bytes)) => {
                        (self.bytes, self.chunk) = (bytes, Bytes::new());
                        self.parser.restart();
                    }
                    Ok(Back::End) => self.done = true,
                    Err(error) => return self.end(error),
                }
                continue;
            }
            match self.parser.next(&mut self.chunk) {
                Ok(Some(event)) => {
                    self.again.iter_mut().for_each(|again| again.came());
                    return Poll::Ready(Some(Ok(event)));
                }
                Ok(None) => match ready!(self.bytes.poll(cx)) {
                    Some(Ok(chunk)) => self.chunk = chunk,
                    ended => {
                        if let Err(error) = self.left(ended.and_then(Result::err)) {
                            return self.end(error);
                        }
                    }
                },
                Err(TooLong) => return self.end(Error::ItemTooLarge { limit: self.limit }),
            }
        }
        Poll::Ready(None)
    }

    /// The stream ended or broke off: it is asked for again, if that is wanted and can help.
    fn left(&mut self, error: Option<Error>) -> Result<(), Error> {
        let helps = error.as_ref().is_none_or(Error::is_retryable);
        match (self.again.as_mut().filter(|_| helps), error) {
            (Some(again), error) => {
                let (id, told) = self.parser.resume();
                again.left(id, told, error)
            }
            (None, Some(error)) => Err(error),
            (None, None) => {
                self.done = true;
                Ok(())
            }
        }
    }

    fn end(&mut self, error: Error) -> Poll<Option<Result<RawEvent, Error>>> {
        self.done = true;
        Poll::Ready(Some(Err(error)))
    }

    /// Fills a slot from an event's data, or from the event; false at the end.
    fn fill(&mut self, slot: &mut dyn Slot, raw: &RawEvent) -> Result<bool, Error> {
        let whole = self.whole.then(|| whole(raw));
        if whole.is_none() {
            match slot.view_mut() {
                ViewMut::String(out) => {
                    raw.data.clone_into(out);
                    return Ok(true);
                }
                ViewMut::Text(out) => {
                    out.set(&raw.data);
                    return Ok(true);
                }
                _ => {}
            }
        }
        let decode = if self.strict { json::decode_strict } else { json::decode };
        let Err(error) = decode(slot, self.schema, whole.as_deref().unwrap_or(&raw.data).as_bytes()) else {
            return Ok(true);
        };
        if raw.data == END {
            self.done = true;
            return Ok(false);
        }
        if let ViewMut::Json(out) = slot.view_mut() {
            *out = Json::from(raw.data.as_str());
            return Ok(true);
        }
        Err(Error::Item { text: raw.data.clone(), error: Box::new(error) })
    }
}

/// An event as a JSON object. Data that is JSON stands as such, any other as a string.
fn whole(raw: &RawEvent) -> String {
    let mut members = Vec::new();
    let mut member = |name: &str, text: String| members.push(format!("\"{name}\":{text}"));
    if let Some(event) = &raw.event {
        member("event", Json::from(event.as_str()).to_string());
    }
    let json = raw.data.parse::<Json>().is_ok();
    member("data", if json { raw.data.clone() } else { Json::from(raw.data.as_str()).to_string() });
    if !raw.id.is_empty() {
        member("id", Json::from(raw.id.as_str()).to_string());
    }
    if let Some(retry) = raw.retry {
        member("retry", retry.as_millis().to_string());
    }
    format!("{{{}}}", members.join(","))
}

impl<T: Slot> Stream for Events<T> {
    type Item = Result<Event<T>, Error>;
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll(cx)
    }
}

impl<T: Slot> Answered for Events<T> {
    fn read(_status: &'static str, raw: RawResponse) -> Result<Response<Events<T>>, Error> {
        let raw = raw.streamed()?;
        let limit = raw.limit();
        let mut bytes = raw.take_stream();
        let source = Source {
            again: bytes.again.take(),
            bytes,
            chunk: Bytes::new(),
            parser: Parser::new(limit),
            schema: raw.schema(),
            whole: raw.coding() == Some(Coding::WholeEvents),
            strict: raw.is_strict(),
            limit,
            done: false,
        };
        Ok(Response::new(Events { source, held: PhantomData }, raw, None))
    }
    fn slot(&self) -> Option<&dyn Slot> {
        None
    }
}

impl<T> std::fmt::Debug for Events<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Events")
    }
}
