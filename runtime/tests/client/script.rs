//! A provider that fails on demand: a step for each attempt.

use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Client, ClientBuilder, RetryPolicy};
use tokio::time::Instant;

use crate::sample::API;

use Step::*;

/// What becomes of an attempt.
#[derive(Clone, Copy)]
pub enum Step {
    /// No connection.
    Refused,
    /// The connection broke off, nobody knows when.
    Broken,
    /// No answer, ever.
    Silent,
    /// An answer.
    Status(u16),
    /// An answer with `Retry-After`.
    After(u16, &'static str),
    /// A success whose body breaks off.
    Torn,
}
pub type Sent = (Instant, Request<Bytes>);

/// A provider that does a step for each attempt, the last again and again, and notes when it was sent what.
#[derive(Clone)]
pub struct Script {
    steps: &'static [Step],
    pub seen: Arc<Mutex<Vec<Sent>>>,
}

impl Script {
    pub fn new(steps: &'static [Step]) -> Script {
        Script { steps, seen: Arc::default() }
    }
    pub fn client(&self, policy: RetryPolicy) -> Client {
        self.builder(policy).build().unwrap()
    }
    pub fn builder(&self, policy: RetryPolicy) -> ClientBuilder<Client> {
        ClientBuilder::new(&API).transport(self.clone()).retries(policy)
    }
    pub fn count(&self) -> usize {
        self.seen.lock().unwrap().len()
    }
    /// The milliseconds between attempts.
    pub fn waits(&self) -> Vec<u128> {
        let seen = self.seen.lock().unwrap();
        seen.windows(2).map(|pair| (pair[1].0 - pair[0].0).as_millis()).collect()
    }
    /// A header of each attempt.
    pub fn headers(&self, name: &str) -> Vec<Option<String>> {
        let seen = self.seen.lock().unwrap();
        let text = |value: &http::HeaderValue| value.to_str().unwrap().to_owned();
        seen.iter().map(|(_, request)| request.headers().get(name).map(text)).collect()
    }
}

impl Transport for Script {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let mut seen = self.seen.lock().unwrap();
        let step = *self.steps.get(seen.len()).or(self.steps.last()).unwrap();
        seen.push((Instant::now(), request));
        Box::pin(async move {
            let answer = |status: u16| Response::builder().status(status).header("x-request-id", "r-1");
            Ok(match step {
                Refused => return Err(TransportError::connect("refused")),
                Broken => return Err(TransportError::new("reset")),
                Silent => std::future::pending().await,
                Status(status) => answer(status).body(Body::empty()).unwrap(),
                After(status, after) => answer(status).header("retry-after", after).body(Body::empty()).unwrap(),
                Torn => answer(200).body(Body::new(Half)).unwrap(),
            })
        })
    }
}

/// A body that breaks off.
struct Half;

impl http_body::Body for Half {
    type Data = Bytes;
    type Error = std::io::Error;
    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, std::io::Error>>> {
        std::task::Poll::Ready(Some(Err(std::io::Error::other("torn"))))
    }
}
