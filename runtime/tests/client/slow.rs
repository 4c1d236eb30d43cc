//! A provider that takes its time, and notes when requests began and how many were under way at once.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use tintype::operation::{Answer, Operation, Parameter};
use tintype::shape::{Kind, Schema};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Call, Client, ClientBuilder};
use tokio::time::{Instant, sleep};

use crate::sample::{API, ProbeError, operation};

static OK: [Answer; 1] = [Answer::new("200", &[])];
static GET: Operation = Operation {
    parameters: &[Parameter::query("n", Schema { kind: Kind::Text, rules: &[] })],
    ..operation("/p", &[], &OK)
};

/// A call with a number.
pub fn call(client: &Client, number: usize) -> Call<(), ProbeError> {
    client.call(&GET).text("n", &number.to_string()).into_call()
}

#[derive(Clone)]
pub struct Slow {
    delay: Duration,
    since: Instant,
    noted: Arc<Mutex<Noted>>,
}

#[derive(Default, Clone)]
pub struct Noted {
    under_way: usize,
    /// The most that were under way at once.
    pub most: usize,
    /// When each request began, in milliseconds, with its query.
    pub begun: Vec<(u128, String)>,
}

impl Slow {
    pub fn new(delay: Duration) -> Slow {
        Slow { delay, since: Instant::now(), noted: Arc::default() }
    }
    pub fn builder(&self) -> ClientBuilder<Client> {
        ClientBuilder::new(&API).transport(self.clone())
    }
    pub fn noted(&self) -> Noted {
        self.noted.lock().unwrap().clone()
    }
    /// When requests began, in milliseconds.
    pub fn times(&self) -> Vec<u128> {
        self.noted().begun.into_iter().map(|(at, _)| at).collect()
    }
    /// The numbers of the calls, in the order in which they came.
    pub fn numbers(&self) -> Vec<String> {
        self.noted().begun.into_iter().map(|(_, query)| query.trim_start_matches("n=").to_owned()).collect()
    }
}

/// Counts a request as under way until it is dropped.
struct UnderWay(Arc<Mutex<Noted>>);

impl Drop for UnderWay {
    fn drop(&mut self) {
        self.0.lock().unwrap().under_way -= 1;
    }
}

impl Transport for Slow {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let mut noted = self.noted.lock().unwrap();
        noted.under_way += 1;
        noted.most = noted.most.max(noted.under_way);
        let query = request.uri().query().unwrap_or_default().to_owned();
        noted.begun.push((self.since.elapsed().as_millis(), query));
        let (delay, under_way) = (self.delay, UnderWay(self.noted.clone()));
        Box::pin(async move {
            sleep(delay).await;
            drop(under_way);
            Ok(Response::new(Body::empty()))
        })
    }
}

/// Begins calls of those numbers, one after the other, and waits for all.
pub async fn all(client: &Client, numbers: std::ops::Range<usize>) -> Vec<Result<(), ProbeError>> {
    let tasks: Vec<_> = numbers
        .map(|number| {
            let call = call(client, number);
            tokio::spawn(async move { call.await.map(drop) })
        })
        .collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes
}
