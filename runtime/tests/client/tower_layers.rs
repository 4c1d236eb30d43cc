//! Layers of tower as a part of the transport.

use std::time::Duration;

use tintype::{Client, ClientBuilder, RetryPolicy};
use tower::limit::ConcurrencyLimitLayer;
use tower::load_shed::LoadShedLayer;
use tower::{Layer, layer::layer_fn};

use crate::fake::Fake;
use crate::sample::{API, Filter, Profile, update};

fn client(fake: &Fake, layer: impl Layer<Fake, Service = impl Stack>) -> Client {
    ClientBuilder::new(&API).service(layer.layer(fake.clone())).build().unwrap()
}

/// What such a layer makes.
trait Stack:
    tower_service::Service<
        http::Request<tintype::Body>,
        Response = http::Response<http_body_util::Full<bytes::Bytes>>,
        Error: Into<Box<dyn std::error::Error + Send + Sync>>,
        Future: Send + 'static,
    > + Clone
    + Send
    + 'static
{
}
impl<S> Stack for S where
    S: tower_service::Service<
            http::Request<tintype::Body>,
            Response = http::Response<http_body_util::Full<bytes::Bytes>>,
            Error: Into<Box<dyn std::error::Error + Send + Sync>>,
            Future: Send + 'static,
        > + Clone
        + Send
        + 'static
{
}

#[tokio::test]
async fn a_layer_stands_around_the_exchange() {
    let fake = Fake::json(200, r#"{"name":"Ann"}"#);
    let client = client(&fake, ConcurrencyLimitLayer::new(1));
    for _ in 0..2 {
        assert_eq!(update(&client, "me", &Filter::default(), &Profile::new("Ann")).await.unwrap().name, "Ann");
    }
    assert_eq!(fake.count(), 2);
}

#[tokio::test(start_paused = true)]
async fn its_error_is_one_of_the_transport() {
    let fake = Fake::json(200, "{}");
    let full = std::sync::Arc::new(tokio::sync::Semaphore::new(0));
    let busy = layer_fn(move |inner| {
        LoadShedLayer::new().layer(tower::limit::ConcurrencyLimit::with_semaphore(inner, full.clone()))
    });
    let client = client(&fake, busy);
    let policy = RetryPolicy::new().base_delay(Duration::ZERO);
    let error = update(&client, "me", &Filter::default(), &Profile::new("Ann")).retries(policy).await.unwrap_err();
    assert_eq!(error.to_string(), "updateProfile: the exchange with the provider broke off, after 3 attempts");
    assert_eq!(std::error::Error::source(&error).unwrap().to_string(), "service overloaded");
    assert_eq!(fake.count(), 0);
}
