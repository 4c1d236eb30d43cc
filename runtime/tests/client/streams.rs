//! Bodies that are read while they come.

use std::collections::VecDeque;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::Response;
use http_body::Frame;
use tintype::operation::{Answer, AnswerBody, Coding, Operation};
use tintype::shape::Schema;
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{ByteStream, Call, Error, Events, Json, Lines};

use crate::fake::Fake;
use crate::sample::{ANY, ProbeError, Profile, TEXT, body, operation, table};

const PROFILE: Schema = Schema::of(&table::Profile);

static EVENTS: [Answer; 1] = [answer(&[body("text/event-stream", Coding::Events, PROFILE)])];
static TEXTS: [Answer; 1] = [answer(&[body("text/event-stream", Coding::Events, TEXT)])];
static WHOLE: [Answer; 1] = [answer(&[body("text/event-stream", Coding::WholeEvents, ANY)])];
static LINES: [Answer; 1] = [answer(&[body("application/x-ndjson", Coding::Lines, PROFILE)])];
static FILE: [Answer; 1] = [answer(&[body("application/octet-stream", Coding::Bytes, ANY)])];

const fn answer(bodies: &'static [AnswerBody]) -> Answer {
    Answer { status: "200", bodies }
}

/// A provider that sends its body in pieces, and then ends it, breaks it off or says nothing more.
struct Pieces {
    media: &'static str,
    pieces: Vec<&'static str>,
    end: End,
}

#[derive(Clone, Copy)]
enum End {
    Here,
    Broken,
    Silent,
}

struct Piecewise(VecDeque<&'static str>, End);

impl http_body::Body for Piecewise {
    type Data = Bytes;
    type Error = std::io::Error;
    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        match (self.0.pop_front(), self.1) {
            (Some(piece), _) => Poll::Ready(Some(Ok(Frame::data(Bytes::from(piece))))),
            (None, End::Here) => Poll::Ready(None),
            (None, End::Broken) => Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionReset.into()))),
            (None, End::Silent) => Poll::Pending,
        }
    }
}

impl Transport for Pieces {
    fn send(&self, _: http::Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let body = Body::new(Piecewise(self.pieces.iter().copied().collect(), self.end));
        let response = Response::builder().status(200).header("content-type", self.media).body(body).unwrap();
        Box::pin(async { Ok(response) })
    }
}

fn call<T: tintype::Answered>(transport: Pieces, responses: &'static [Answer]) -> Call<T, ProbeError> {
    let probe: &'static Operation = Box::leak(Box::new(operation("/p", &[], responses)));
    let client = Fake::json(200, "").builder().transport(transport).build().unwrap();
    client.call(probe).into_call()
}

fn sse(pieces: &[&'static str]) -> Pieces {
    Pieces { media: "text/event-stream; charset=utf-8", pieces: pieces.to_vec(), end: End::Here }
}

#[tokio::test]
async fn events_come_as_values() {
    let pieces =
        ["event: joined\nid: 7\ndata: {\"na", "me\":\"Ann\"}\n", "\n: still here\n\ndata: {\"name\":\"Bo\"}\n\n"];
    let answer = call::<Events<Profile>>(sse(&pieces), &EVENTS).await.unwrap();
    assert_eq!(answer.status(), 200);
    let mut events = answer.into_body();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!((first.data.name.as_str(), first.event.as_deref(), first.id.as_str()), ("Ann", Some("joined"), "7"));
    let second = events.next().await.unwrap().unwrap();
    assert_eq!((second.data.name.as_str(), second.event, second.id.as_str()), ("Bo", None, "7"));
    assert!(events.next().await.is_none());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn an_event_that_does_not_fit_ends_nothing_and_the_mark_of_the_end_does() {
    let pieces =
        ["data: {\"name\":{\"secret\":1}}\n\ndata: {\"name\":\"Bo\"}\n\ndata: [DONE]\n\ndata: {\"name\":\"no\"}\n\n"];
    let mut events = call::<Events<Profile>>(sse(&pieces), &EVENTS).await.unwrap().into_body();
    let error = events.next().await.unwrap().unwrap_err();
    assert_eq!(error.to_string(), "an event or line does not fit its type");
    assert!(matches!(&error, Error::Item { text, .. } if text.contains("secret")));
    assert_eq!(events.next().await.unwrap().unwrap().data.name, "Bo");
    assert!(events.next().await.is_none());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn data_that_is_text_is_given_as_it_is() {
    let mut events =
        call::<Events<String>>(sse(&["data: \"a\"\n\ndata: [DONE]\n\n"]), &TEXTS).await.unwrap().into_body();
    assert_eq!(events.next().await.unwrap().unwrap().data, "\"a\"");
    assert_eq!(events.next().await.unwrap().unwrap().data, "[DONE]");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn a_described_event_is_read_whole() {
    let pieces = ["event: a\ndata: {\"x\":1.50}\nid: 3\nretry: 10\n\nevent: b\ndata: plain\n\n"];
    let mut events = call::<Events<Json>>(sse(&pieces), &WHOLE).await.unwrap().into_body();
    let text = |event: tintype::Event<Json>| event.data.to_string();
    let first = text(events.next().await.unwrap().unwrap());
    assert_eq!(first, r#"{"event":"a","data":{"x":1.50},"id":"3","retry":10}"#);
    let second = text(events.next().await.unwrap().unwrap());
    assert_eq!(second, r#"{"event":"b","data":"plain","id":"3","retry":10}"#);
}

#[tokio::test]
async fn lines_come_as_values() {
    let transport = |media, pieces: &[&'static str]| Pieces { media, pieces: pieces.to_vec(), end: End::Here };
    let pieces = ["{\"name\":\"A", "nn\"}\n\r\n{\"name\":1}\n", "{\"name\":\"Bo\"}\r\n{\"name\":\"Cy\"}"];
    let mut lines =
        call::<Lines<Profile>>(transport("application/x-ndjson", &pieces), &LINES).await.unwrap().into_body();
    assert_eq!(lines.next().await.unwrap().unwrap().name, "Ann");
    assert!(matches!(lines.next().await.unwrap(), Err(Error::Item { text, .. }) if text == "{\"name\":1}"));
    assert_eq!(lines.next().await.unwrap().unwrap().name, "Bo");
    assert_eq!(lines.next().await.unwrap().unwrap().name, "Cy");
    assert!(lines.next().await.is_none());

    let pieces = ["\u{1e}{\n\"name\":\"Ann\"}\n\u{1e}{\"name\"", ":\"Bo\"}\n"];
    let mut lines =
        call::<Lines<Profile>>(transport("application/json-seq", &pieces), &LINES).await.unwrap().into_body();
    assert_eq!(lines.next().await.unwrap().unwrap().name, "Ann");
    assert_eq!(lines.next().await.unwrap().unwrap().name, "Bo");
    assert!(lines.next().await.is_none());
}

#[tokio::test]
async fn bytes_come_as_they_are_sent() {
    let transport = |end| Pieces { media: "application/octet-stream", pieces: vec!["ab", "", "c"], end };
    assert_eq!(&call::<Bytes>(transport(End::Here), &FILE).await.unwrap()[..], b"abc");
    let mut stream: ByteStream = call::<Bytes>(transport(End::Broken), &FILE).stream().await.unwrap().into_body();
    assert_eq!(stream.next().await.unwrap().unwrap(), "ab");
    assert_eq!(stream.next().await.unwrap().unwrap(), "c");
    assert!(matches!(stream.next().await.unwrap(), Err(Error::Transport(_))));
    assert!(stream.next().await.is_none());

    let mut stream = call::<Bytes>(transport(End::Here), &FILE).body_limit(2).stream().await.unwrap().into_body();
    assert_eq!(stream.next().await.unwrap().unwrap(), "ab");
    assert!(matches!(stream.next().await.unwrap(), Err(Error::BodyTooLarge { limit: 2, .. })));
    assert!(stream.next().await.is_none());
}

#[tokio::test]
async fn an_error_is_no_stream() {
    let fake = Fake::json(404, "what");
    let probe: &'static Operation = Box::leak(Box::new(operation("/p", &[], &FILE)));
    let error = fake.client().call(probe).into_call::<Bytes, ProbeError>().stream().await.unwrap_err();
    assert!(matches!(error, ProbeError::Other(Error::Undocumented { response }) if response.preview() == "what"));
    // JSON where events are due.
    let fake = Fake::json(200, "{}");
    let probe: &'static Operation = Box::leak(Box::new(operation("/p", &[], &EVENTS)));
    let error = fake.client().call(probe).into_call::<Events<Profile>, ProbeError>().await.unwrap_err();
    assert!(matches!(error, ProbeError::Other(Error::ContentType { expected: "text/event-stream", .. })), "{error:?}");
}

#[tokio::test]
async fn silence_has_an_end_and_the_time_of_the_call_has_none_in_it() {
    let transport = Pieces { end: End::Silent, ..sse(&["data: {\"name\":\"Ann\"}\n\ndata"]) };
    let call = call::<Events<Profile>>(transport, &EVENTS);
    let call = call.timeout(Duration::from_secs(3600)).idle_timeout(Duration::from_millis(5));
    let mut events = call.await.unwrap().into_body();
    assert_eq!(events.next().await.unwrap().unwrap().data.name, "Ann");
    let error = events.next().await.unwrap().unwrap_err();
    assert!(error.is_timeout());
    assert_eq!(error.to_string(), "nothing came for 5ms");
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn an_event_has_a_limit_and_a_stream_has_none() {
    let pieces = ["data: \"1234567\"\n\n"; 100];
    let mut events = call::<Events<Json>>(sse(&pieces), &WHOLE).body_limit(20).await.unwrap().into_body();
    for _ in 0..100 {
        assert!(events.next().await.unwrap().is_ok());
    }
    assert!(events.next().await.is_none());
    let mut events =
        call::<Events<Json>>(sse(&["data: 12345678901234567"]), &WHOLE).body_limit(20).await.unwrap().into_body();
    assert!(matches!(events.next().await.unwrap(), Err(Error::ItemTooLarge { limit: 20 })));
    assert!(events.next().await.is_none());
}

#[test]
fn streams_are_sent_and_shared_between_threads() {
    fn both<T: Send + Sync + Unpin>() {}
    both::<Events<Profile>>();
    both::<Lines<Profile>>();
    both::<tintype::Response<ByteStream>>();
}
