//! The default transport: reqwest, with rustls and ring.

use bytes::Bytes;
use http_body_util::BodyExt;

use super::{Body, BoxFuture, Transport, TransportError};

/// A [`reqwest::Client`] as a transport.
#[derive(Debug, Clone)]
pub struct Reqwest(reqwest::Client);

impl Reqwest {
    /// A client that follows no redirect, undoes gzip and trusts the certificates of the operating system.
    ///
    /// # Errors
    /// If the TLS backend cannot start.
    pub fn new() -> Result<Reqwest, TransportError> {
        provide();
        let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build();
        client.map(Reqwest).map_err(TransportError::new)
    }
}

/// Names the cryptography if the program has not: reqwest reads it from the process alone.
fn provide() {
    if rustls::crypto::CryptoProvider::get_default().is_none() {
        // Losing the race to another thread means that there is a provider now, which is all that is needed.
        let _ = rustls::crypto::ring::default_provider().install_default();
    }
}

impl From<reqwest::Client> for Reqwest {
    /// Takes a client as it is set up. Give it `redirect::Policy::none()`, or a redirect may carry credentials away.
    fn from(client: reqwest::Client) -> Reqwest {
        Reqwest(client)
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Bytes>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let request = request.try_into().map_err(plain)?;
            let response = self.0.execute(request).await.map_err(plain)?;
            Ok(http::Response::<reqwest::Body>::from(response).map(|body| Body::new(body.map_err(plain))))
        })
    }
}

/// The error without its URL, which may carry a credential.
fn plain(error: reqwest::Error) -> TransportError {
    let connect = error.is_connect() || error.is_builder();
    let error = error.without_url();
    if connect { TransportError::connect(error) } else { TransportError::new(error) }
}
