//! Streams of events that come back.

use std::collections::VecDeque;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use http_body::Frame;
use tintype::operation::{Answer, AnswerBody, Coding, Operation, Retry};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Call, Error, Event, Events, ReconnectPolicy};
use tokio::time::Instant;

use crate::fake::Fake;
use crate::sample::{ProbeError, TEXT, body, operation};

use End::*;

static TEXTS: [Answer; 1] = [Answer { status: "200", bodies: &EVENTS }];
static EVENTS: [AnswerBody; 1] = [body("text/event-stream", Coding::Events, TEXT)];

/// How an answer ends.
#[derive(Clone, Copy)]
enum End {
    /// As bodies do.
    Whole,
    /// In the midst of it.
    Broken,
    /// Never: nothing more comes.
    Silent,
    /// There is no connection.
    Refused,
    /// With this status, and nothing else.
    Status(u16),
    /// With this status and `Retry-After`.
    Later(u16, &'static str),
    /// As JSON.
    Json,
}

/// When it was asked, and for what comes after which event.
type Asked = (Instant, Option<String>);

/// A provider that gives an answer after the other, the last again and again.
#[derive(Clone)]
struct Provider {
    answers: &'static [(&'static str, End)],
    seen: Arc<Mutex<Vec<Asked>>>,
}

struct Pieces(VecDeque<&'static str>, End);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = std::io::Error;
    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, std::io::Error>>> {
        match (self.0.pop_front(), self.1) {
            (Some(piece), _) => Poll::Ready(Some(Ok(Frame::data(Bytes::from(piece))))),
            (None, Broken) => Poll::Ready(Some(Err(std::io::ErrorKind::ConnectionReset.into()))),
            (None, Silent) => Poll::Pending,
            (None, _) => Poll::Ready(None),
        }
    }
}

impl Transport for Provider {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let mut seen = self.seen.lock().unwrap();
        let id = request.headers().get("last-event-id").map(|id| String::from_utf8(id.as_bytes().to_vec()).unwrap());
        let (text, end) = *self.answers.get(seen.len()).or(self.answers.last()).unwrap();
        seen.push((Instant::now(), id));
        let media = if matches!(end, Json) { "application/json" } else { "text/event-stream" };
        let response = Response::builder().header("content-type", media);
        let response = match end {
            Refused => return Box::pin(async { Err(TransportError::connect("refused")) }),
            Status(status) => response.status(status).body(Body::empty()),
            Later(status, when) => response.status(status).header("retry-after", when).body(Body::empty()),
            _ => response.body(Body::new(Pieces(VecDeque::from([text]), end))),
        };
        Box::pin(async { Ok(response.unwrap()) })
    }
}

impl Provider {
    fn new(answers: &'static [(&'static str, End)]) -> Provider {
        Provider { answers, seen: Arc::default() }
    }
    fn call(&self) -> Call<Events<String>, ProbeError> {
        self.call_of(Operation { ..operation("/p", &[], &TEXTS) })
    }
    fn call_of(&self, probe: Operation) -> Call<Events<String>, ProbeError> {
        let client = Fake::json(200, "").builder().transport(self.clone()).build().unwrap();
        client.call(Box::leak(Box::new(probe))).into_call()
    }
    /// The ids that were sent, empty where there was none.
    fn ids(&self) -> Vec<String> {
        self.seen.lock().unwrap().iter().map(|(_, id)| id.clone().unwrap_or_default()).collect()
    }
    /// The waits between the requests, in tenths of a second.
    fn waits(&self) -> Vec<u128> {
        self.seen.lock().unwrap().windows(2).map(|pair| (pair[1].0 - pair[0].0).as_millis() / 100).collect()
    }
}

/// The data of all events, and the error at the end.
async fn all(call: Call<Events<String>, ProbeError>) -> (Vec<String>, Option<Error>) {
    let mut events = call.await.unwrap().into_body();
    let mut data = Vec::new();
    while let Some(event) = events.next().await {
        match event {
            Ok(Event { data: text, .. }) => data.push(text),
            Err(error) => {
                assert!(events.next().await.is_none());
                return (data, Some(error));
            }
        }
    }
    (data, None)
}

#[tokio::test(start_paused = true)]
async fn a_stream_goes_on_after_the_last_event_and_204_ends_it() {
    let provider = Provider::new(&[
        ("id: 1\ndata: a\n\nid: 2\ndata: b\n\nid: 3\ndata: lost", Broken),
        ("data: c\n\nid: é\n\n", Whole),
        ("", Refused),
        ("\u{feff}data: d\n\n", Whole),
        ("", Status(204)),
    ]);
    let (data, error) = all(provider.call().reconnect(ReconnectPolicy::new())).await;
    assert_eq!((data.as_slice(), error.is_none()), (["a", "b", "c", "d"].map(str::to_owned).as_slice(), true));
    // An id counts when its block ends, with data or without, and stays until another comes.
    assert_eq!(provider.ids(), ["", "2", "é", "é", "é"]);
}

#[tokio::test(start_paused = true)]
async fn without_being_asked_no_stream_comes_back() {
    let provider = Provider::new(&[("data: a\n\n", Broken)]);
    let (data, error) = all(provider.call()).await;
    assert_eq!(data, ["a"]);
    assert!(matches!(error, Some(Error::Transport(_))));
    assert_eq!(provider.ids().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn the_provider_says_how_long_to_wait_and_chance_adds_up_to_a_half() {
    let provider = Provider::new(&[
        ("data: a\n\n", Whole),
        ("retry: 10000\ndata: b\n\n", Whole),
        ("data: c\n\n", Whole),
        ("", Status(204)),
    ]);
    let (data, _) = all(provider.call().reconnect(ReconnectPolicy::new())).await;
    assert_eq!(data, ["a", "b", "c"]);
    let waits = provider.waits();
    assert!((30..=45).contains(&waits[0]), "{waits:?}");
    // What it said holds for later streams too.
    assert!((100..=150).contains(&waits[1]) && (100..=150).contains(&waits[2]), "{waits:?}");
}

#[tokio::test(start_paused = true)]
async fn no_provider_makes_it_wait_for_ever() {
    let provider = Provider::new(&[
        ("retry: 99999999999999\ndata: a\n\n", Whole),
        ("", Later(503, "1e9")),
        ("", Later(429, "86400")),
        ("", Status(204)),
    ]);
    let policy = ReconnectPolicy::new().longest_delay(Duration::from_secs(20));
    assert!(all(provider.call().reconnect(policy)).await.1.is_none());
    assert!(provider.waits().iter().all(|wait| (200..=300).contains(wait)), "{:?}", provider.waits());
}

#[tokio::test(start_paused = true)]
async fn attempts_without_an_event_are_few_and_further_and_further_apart() {
    let provider = Provider::new(&[("id: 7\ndata: a\n\n", Whole), ("", Refused)]);
    let policy = ReconnectPolicy::new().attempts(4).delay(Duration::from_secs(1));
    let (data, error) = all(provider.call().reconnect(policy)).await;
    assert_eq!(data, ["a"]);
    let error = error.unwrap();
    assert_eq!(error.to_string(), "the stream broke off and did not come back, asked for 4 times");
    assert!(
        matches!(&error, Error::Reconnect { attempts: 4, error: Some(error) } if matches!(**error, Error::Transport(_)))
    );
    assert!(std::error::Error::source(&error).is_some() && error.is_retryable());
    let waits = provider.waits();
    for (wait, least) in waits.iter().zip([10, 20, 40, 80]) {
        assert!((least..=least * 3 / 2).contains(wait), "{waits:?}");
    }
    // One that comes back each time and says nothing.
    let provider = Provider::new(&[("", Whole)]);
    let (data, error) = all(provider.call().reconnect(ReconnectPolicy::new().delay(Duration::ZERO))).await;
    assert!(data.is_empty());
    assert!(matches!(error, Some(Error::Reconnect { attempts: 5, error: None })));
    assert_eq!(provider.ids().len(), 6);
}

#[tokio::test(start_paused = true)]
async fn silence_is_broken_off_and_asked_for_again() {
    let provider = Provider::new(&[("id: 1\ndata: a\n\n", Silent), ("data: b\n\n", Whole), ("", Status(204))]);
    let call = provider.call().idle_timeout(Duration::from_secs(5)).reconnect(ReconnectPolicy::new());
    assert_eq!(all(call).await.0, ["a", "b"]);
    assert_eq!(provider.ids(), ["", "1", "1"]);
}

#[tokio::test(start_paused = true)]
async fn what_is_no_stream_ends_it() {
    let provider = Provider::new(&[("data: a\n\n", Whole), ("", Status(404))]);
    let (_, error) = all(provider.call().reconnect(ReconnectPolicy::new())).await;
    assert!(matches!(error, Some(Error::Undocumented { response }) if response.status() == 404));
    let provider = Provider::new(&[("data: a\n\n", Whole), ("{}", Json)]);
    let (_, error) = all(provider.call().reconnect(ReconnectPolicy::new())).await;
    assert!(matches!(error, Some(Error::ContentType { expected: "text/event-stream", .. })));
    // An event over the limit is over it the next time too.
    let provider = Provider::new(&[("data: 12345678901234567890\n\n", Whole)]);
    let (_, error) = all(provider.call().body_limit(20).reconnect(ReconnectPolicy::new())).await;
    assert!(matches!(error, Some(Error::ItemTooLarge { limit: 20 })));
    assert_eq!(provider.ids().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn an_id_that_no_header_holds_is_not_left_out() {
    let provider = Provider::new(&[("id: \u{1}\ndata: a\n\n", Whole)]);
    let (_, error) = all(provider.call().reconnect(ReconnectPolicy::new())).await;
    assert!(matches!(error, Some(Error::Request { .. })), "{error:?}");
}

#[tokio::test(start_paused = true)]
async fn what_is_not_safe_comes_back_only_if_that_is_said() {
    let write = || Operation { retry: Retry::Never, method: "POST", ..operation("/p", &[], &TEXTS) };
    let provider = Provider::new(&[("id: 1\ndata: a\n\n", Whole), ("", Status(204))]);
    let error = provider.call_of(write()).reconnect(ReconnectPolicy::new()).await.unwrap_err();
    assert!(matches!(error, ProbeError::Other(Error::Request { .. })), "{error}");
    assert_eq!(provider.ids().len(), 0);
    let (data, error) = all(provider.call_of(write()).reconnect(ReconnectPolicy::new().any_operation())).await;
    assert_eq!((data.len(), error.is_none(), provider.ids().len()), (1, true, 2));
}

#[tokio::test(start_paused = true)]
async fn whoever_drops_the_stream_asks_for_nothing_more() {
    let provider = Provider::new(&[("data: a\n\n", Whole)]);
    let mut events = provider.call().reconnect(ReconnectPolicy::new()).await.unwrap().into_body();
    assert!(events.next().await.unwrap().is_ok());
    let waiting = tokio::time::timeout(Duration::from_secs(1), events.next()).await;
    assert!(waiting.is_err(), "it waits for longer before it asks again");
    drop(events);
    tokio::time::sleep(Duration::from_secs(60)).await;
    assert_eq!(provider.ids().len(), 1);
}
