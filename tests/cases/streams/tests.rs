//! Bodies that are read while they come.

use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Events, Lines};

use crate::streams::{Client, CreateChatError, CreateChatOkBody, SequenceSuccess, types::*};

struct Fake(u16, &'static str, &'static str);

impl Transport for Fake {
    fn send(&self, _: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let answer = Response::builder().status(self.0).header("content-type", self.1).body(Body::from(self.2));
        Box::pin(async { Ok(answer.unwrap()) })
    }
}

fn client(status: u16, media: &'static str, body: &'static str) -> Client {
    Client::builder().transport(Fake(status, media, body)).build().unwrap()
}

const SSE: &str = "text/event-stream";

#[tokio::test]
async fn an_answer_is_whole_or_a_stream() {
    let request = CreateChatRequest::new();
    let whole = client(200, "application/json", r#"{"text":"hi"}"#).create_chat(&request).await.unwrap();
    assert!(matches!(whole.into_body(), CreateChatOkBody::Json(Chat { text, .. }) if text == "hi"));

    let text = "data: {\"delta\":\"h\"}\n\ndata: {\"delta\":\"i\"}\n\ndata: [DONE]\n\n";
    let answer = client(200, SSE, text).create_chat(&request).await.unwrap();
    let CreateChatOkBody::Events(mut events) = answer.into_body() else { panic!() };
    let mut said = String::new();
    while let Some(event) = events.next().await {
        said.push_str(&event.unwrap().data.delta);
    }
    assert_eq!(said, "hi");

    let late = client(429, "application/json", r#"{"delta":"later"}"#).create_chat(&request).await;
    assert!(matches!(late, Err(CreateChatError::TooManyRequests(answer)) if answer.delta == "later"));
}

#[tokio::test]
async fn events_without_a_schema_are_texts() {
    let mut events: Events<String> = client(200, SSE, "event: a\ndata: 1\n\n").raw().await.unwrap().into_body();
    let event = events.next().await.unwrap().unwrap();
    assert_eq!((event.event.as_deref(), event.data.as_str()), (Some("a"), "1"));
}

#[tokio::test]
async fn the_schema_of_the_data_is_its_type() {
    let mut events: Events<Chunk> = client(200, SSE, "data: {\"delta\":\"x\"}\n\n").items().await.unwrap().into_body();
    assert_eq!(events.next().await.unwrap().unwrap().data.delta, "x");
}

#[tokio::test]
async fn events_that_are_described_whole_are_read_whole() {
    let text = "event: created\ndata: {\"text\":\"x\"}\n\nevent: done\ndata: [DONE]\n\n";
    let mut events: Events<RunEvent> = client(200, SSE, text).run().await.unwrap().into_body();
    let first = events.next().await.unwrap().unwrap();
    assert_eq!(tintype::to_string(&first.data), r#"{"event":"created","data":{"text":"x"}}"#);
    assert!(first.data.is_listed());
    let second = events.next().await.unwrap().unwrap();
    assert_eq!(tintype::to_string(&second.data), r#"{"event":"done","data":"[DONE]"}"#);
    assert!(second.data.is_listed());
    assert!(events.next().await.is_none());
}

#[tokio::test]
async fn lines_and_records() {
    let text = "{\"delta\":\"a\"}\n{\"delta\":\"b\"}\n";
    let mut lines: Lines<Chunk> = client(200, "application/x-ndjson", text).log().await.unwrap().into_body();
    assert_eq!(lines.next().await.unwrap().unwrap().delta, "a");
    assert_eq!(lines.next().await.unwrap().unwrap().delta, "b");
    assert!(lines.next().await.is_none());

    let answer = client(200, "application/json-seq", "\u{1e}{\"n\":1}\n\u{1e}{\n\"n\":2}\n").sequence().await.unwrap();
    let SequenceSuccess::Ok(mut records) = answer.into_body() else { panic!() };
    assert_eq!(records.next().await.unwrap().unwrap().n, 1);
    assert_eq!(records.next().await.unwrap().unwrap().n, 2);
    assert!(records.next().await.is_none());
}
