//! How bytes reach the provider: one trait to implement, and adapters for reqwest and for any tower service.

mod body;
mod error;
#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
mod reqwest;
mod service;

use std::future::Future;
use std::pin::Pin;

use bytes::Bytes;
use http_body_util::BodyExt;

pub use body::Body;
pub use error::TransportError;
#[cfg(all(feature = "reqwest", not(target_family = "wasm")))]
pub use reqwest::Reqwest;
pub use service::Service;

/// A boxed future that can be sent to another thread.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// What sends a request and brings back the response.
///
/// An implementation must not follow redirects: a call's credentials are meant for the origin it names. It gives the
/// body as it is after any content coding; the client limits its length and the time that the whole call takes.
///
/// ```
/// use bytes::Bytes;
/// use tintype::transport::{Body, BoxFuture, Transport, TransportError};
///
/// /// Answers every request alike.
/// struct Canned(&'static str);
///
/// impl Transport for Canned {
///     fn send(&self, _request: http::Request<Bytes>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
///         Box::pin(async { Ok(http::Response::new(Body::from(self.0))) })
///     }
/// }
/// ```
pub trait Transport: Send + Sync {
    /// Sends one request.
    ///
    /// # Errors
    /// Whatever kept a response from coming; a response of any status is no error.
    fn send(&self, request: http::Request<Bytes>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>>;

    /// Sends one request whose body may be a stream. A transport that cannot stream has the body read into memory first,
    /// and sends that.
    ///
    /// # Errors
    /// As for [`send`](Transport::send), and whatever broke the stream.
    fn send_body(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let bytes = match body.as_bytes() {
                Some(bytes) => bytes.clone(),
                None => body.collect().await?.to_bytes(),
            };
            self.send(http::Request::from_parts(head, bytes)).await
        })
    }
}
