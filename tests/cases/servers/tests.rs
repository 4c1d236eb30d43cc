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

#[tokio::test]
async fn a_variable_without_a_default_is_given_by_the_caller() {
    let fake = Fake::default();
    let client = Client::builder().transport(fake.clone()).build().unwrap();
    assert_eq!(
        client.regional_server().await.unwrap_err().to_string(),
        "regionalServer: no request could be made: a variable of the operation's server has no value: give it to the \
         client's builder with server_variable"
    );
    let client = Client::builder().transport(fake.clone()).server_variable("region", "eu").build().unwrap();
    client.regional_server().await.unwrap();
    client.path_server().await.unwrap();
    assert_eq!(*fake.0.lock().unwrap(), ["https://eu.example.com/regional", "https://path.example.com/both"]);

    let unknown = Client::builder().transport(fake).server_variable("regoin", "eu").build();
    assert_eq!(unknown.unwrap_err().to_string(), "the server's URL has no variable \"regoin\"");
}
