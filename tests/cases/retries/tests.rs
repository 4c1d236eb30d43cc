//! What may be sent again, and what is: decided by the method, by a header for a key, or by the extension.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{OperationError, RetryPolicy};

use crate::retries::{Client, PayError, PayParams, ReorderParams, SettleParams};

/// Breaks off every exchange, and notes what it was sent.
#[derive(Clone, Default)]
struct Broken(Arc<Mutex<Vec<Request<Bytes>>>>);

impl Transport for Broken {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        self.0.lock().unwrap().push(request);
        Box::pin(async { Err(TransportError::new("reset")) })
    }
}

impl Broken {
    fn client(&self) -> Client {
        let policy = RetryPolicy::new().base_delay(Duration::ZERO);
        Client::builder().transport(self.clone()).retries(policy).build().unwrap()
    }
    fn keys(&self, name: &str) -> Vec<String> {
        let seen = self.0.lock().unwrap();
        seen.iter().filter_map(|request| Some(request.headers().get(name)?.to_str().unwrap().to_owned())).collect()
    }
}

/// How often a call is sent.
async fn count<E: OperationError>(call: impl FnOnce(&Client) -> tintype::Call<(), E>) -> usize {
    let broken = Broken::default();
    assert!(call(&broken.client()).await.is_err());
    let count = broken.0.lock().unwrap().len();
    count
}

#[tokio::test]
async fn what_changes_nothing_is_sent_again() {
    let counts = [
        count(|it| it.read()).await,
        count(|it| it.look()).await,
        count(|it| it.ask()).await,
        count(|it| it.trace()).await,
        count(|it| it.search()).await,
        count(|it| it.find()).await,
    ];
    assert_eq!(counts, [3; 6]);
}

#[tokio::test]
async fn what_has_the_effect_of_once_is_sent_again() {
    let counts = [count(|it| it.replace()).await, count(|it| it.remove()).await, count(|it| it.set()).await];
    assert_eq!(counts, [3; 3]);
}

#[tokio::test]
async fn what_may_be_once_too_often_is_not() {
    let counts = [
        count(|it| it.add()).await,
        count(|it| it.change()).await,
        count(|it| it.copy()).await,
        count(|it| it.draw_number()).await,
        count(|it| it.settle(&SettleParams::new())).await,
        count(|it| it.whisper()).await,
    ];
    assert_eq!(counts, [1; 6]);
}

#[tokio::test]
async fn a_key_is_the_callers_or_is_made() {
    let broken = Broken::default();
    let client = broken.client();
    client.pay(&PayParams::new()).await.unwrap_err();
    let keys = broken.keys("idempotency-key");
    assert_eq!((keys.len(), keys[0].len()), (3, 36));
    assert!(keys.iter().all(|key| key == &keys[0]));
    client.order("mine").await.unwrap_err();
    assert_eq!(broken.keys("x-idempotency-key"), ["mine"; 3]);
    let mut params = ReorderParams::new();
    params.idempotency_token = Some("token".into());
    client.reorder(&params).await.unwrap_err();
    assert_eq!(broken.keys("idempotency-token"), ["token"; 3]);
}

#[tokio::test]
async fn the_error_of_an_operation_says_how_often_and_whether_to_try_again() {
    let error: PayError = Broken::default().client().pay(&PayParams::new()).await.unwrap_err();
    assert_eq!(error.to_string(), "pay: the exchange with the provider broke off, after 3 attempts");
    assert!(error.is_retryable());
    assert_eq!((error.attempts(), error.request_id(), error.retry_after()), (3, None, None));
}
