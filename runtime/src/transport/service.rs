//! Any tower service as a transport.

use std::future::poll_fn;
use std::marker::PhantomData;
use std::sync::{Mutex, PoisonError};

use bytes::Bytes;

use super::{Body, BoxFuture, Transport, TransportError};

/// A [`tower_service::Service`] as a transport: an axum router in a test, or a stack of layers over a client.
///
/// `B` is the request body that the service takes; anything made from [`Bytes`] will do.
/// [`ClientBuilder::service`](crate::ClientBuilder::service) wraps a service that takes [`Body`].
pub struct Service<S, B = Body> {
    // A clone is made for every call, as `poll_ready` asks for; the lock spares the service from being `Sync`.
    service: Mutex<S>,
    body: PhantomData<fn() -> B>,
}

impl<S, B> Service<S, B> {
    /// Wraps a service.
    pub fn new(service: S) -> Service<S, B> {
        Service { service: Mutex::new(service), body: PhantomData }
    }
}

impl<S, B> std::fmt::Debug for Service<S, B> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Service")
    }
}

impl<S, B, R> Transport for Service<S, B>
where
    S: tower_service::Service<http::Request<B>, Response = http::Response<R>> + Clone + Send + 'static,
    S::Future: Send + 'static,
    S::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
    B: From<Bytes> + Send + 'static,
    R: http_body::Body + Send + 'static,
    R::Error: Into<Box<dyn std::error::Error + Send + Sync>>,
{
    fn send(&self, request: http::Request<Bytes>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        let mut service = self.service.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(async move {
            poll_fn(|cx| service.poll_ready(cx)).await.map_err(TransportError::new)?;
            let response = service.call(request.map(B::from)).await.map_err(TransportError::new)?;
            Ok(response.map(Body::new))
        })
    }
}
