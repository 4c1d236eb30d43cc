//! `servers` of the document, of a path item and of an operation: the nearest counts.

use std::sync::{Arc, Mutex};

use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};

use crate::servers::Client;

/// Notes where a request goes.
#[derive(Clone, Default)]
struct Fake(Arc<Mutex<Vec<String>>>);

impl Transport for Fake {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        self.0.lock().unwrap().push(request.uri().to_string());
        Box::pin(async { Ok(Response::builder().status(204).body(Body::from("")).unwrap()) })
    }
}

#[tokio::test]
async fn a_call_goes_to_the_nearest_server() {
    let fake = Fake::default();
    let client = Client::builder().transport(fake.clone()).build().unwrap();
    client.plain_server().await.unwrap();
    client.path_server().await.unwrap();
    client.own_server().await.unwrap();
    client.item_server().await.unwrap();
    assert_eq!(
        *fake.0.lock().unwrap(),
        [
            "https://a.example.com/v1/plain",
            "https://path.example.com/both",
            "https://op.example.com/v2/both",
            "https://a.example.com/v3/item",
        ]
    );
}

#[tokio::test]
async fn a_base_url_of_the_caller_counts_before_them() {
    let fake = Fake::default();
    let client = Client::builder().transport(fake.clone()).base_url("https://mock.example/m").build().unwrap();
    client.own_server().await.unwrap();
    assert_eq!(*fake.0.lock().unwrap(), ["https://mock.example/m/both"]);
}
