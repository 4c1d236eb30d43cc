//! The default transport: reqwest, with rustls and ring.

use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Frame, SizeHint};
use http_body_util::BodyExt;

use super::{Body, BoxFuture, Transport, TransportError};

/// A [`reqwest::Client`] as a transport.
#[derive(Debug, Clone)]
pub struct Reqwest {
    client: reqwest::Client,
    direct: bool,
}

impl Reqwest {
    /// A client that follows no redirect, undoes gzip and trusts the certificates of the operating system. It goes
    /// through the proxies that the environment names (`HTTP_PROXY`, `HTTPS_PROXY`, `NO_PROXY`).
    ///
    /// # Errors
    /// If the TLS backend cannot start.
    pub fn new() -> Result<Reqwest, TransportError> {
        Reqwest::build(false)
    }

    /// The same, but through no proxy, whatever the environment says. A client whose base URL is on this machine has
    /// this one by default: what is meant to stay here must not go to a proxy.
    ///
    /// # Errors
    /// If the TLS backend cannot start.
    pub fn direct() -> Result<Reqwest, TransportError> {
        Reqwest::build(true)
    }

    /// Whether no proxy of the environment is used; unknown, so false, for a client that was set up elsewhere.
    pub fn is_direct(&self) -> bool {
        self.direct
    }

    fn execute(
        &self,
        request: http::Request<reqwest::Body>,
    ) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        Box::pin(async move {
            let request = request.try_into().map_err(plain)?;
            let response = self.client.execute(request).await.map_err(plain)?;
            Ok(http::Response::<reqwest::Body>::from(response).map(|body| Body::new(body.map_err(plain))))
        })
    }

    fn build(direct: bool) -> Result<Reqwest, TransportError> {
        let builder = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .tls_backend_preconfigured(tls().map_err(TransportError::new)?);
        let builder = if direct { builder.no_proxy() } else { builder };
        builder.build().map(|client| Reqwest { client, direct }).map_err(TransportError::new)
    }
}

/// A body as reqwest asks for one, `Sync`; nobody but its owner ever reads it, so the lock is never waited for.
struct Shared(Mutex<Body>);

impl http_body::Body for Shared {
    type Data = Bytes;
    type Error = TransportError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, TransportError>>> {
        Pin::new(self.0.get_mut().unwrap_or_else(PoisonError::into_inner)).poll_frame(cx)
    }
    fn size_hint(&self) -> SizeHint {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).size_hint()
    }
}

/// TLS with ring, named here so that nothing is set for the whole process.
fn tls() -> Result<rustls::ClientConfig, rustls::Error> {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let verifier = rustls_platform_verifier::Verifier::new(provider.clone())?;
    Ok(rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()?
        .dangerous()
        .with_custom_certificate_verifier(Arc::new(verifier))
        .with_no_client_auth())
}

impl From<reqwest::Client> for Reqwest {
    /// Takes a client as it is set up. Give it `redirect::Policy::none()`, or a redirect may carry credentials away.
    fn from(client: reqwest::Client) -> Reqwest {
        Reqwest { client, direct: false }
    }
}

impl Transport for Reqwest {
    fn send(&self, request: http::Request<Bytes>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.execute(request.map(reqwest::Body::from))
    }

    fn send_body(&self, request: http::Request<Body>) -> BoxFuture<'_, Result<http::Response<Body>, TransportError>> {
        self.execute(request.map(|body| match body.as_bytes() {
            Some(bytes) => reqwest::Body::from(bytes.clone()),
            None => reqwest::Body::wrap(Shared(Mutex::new(body))),
        }))
    }
}

/// The error without its URL, which may carry a credential.
fn plain(error: reqwest::Error) -> TransportError {
    let connect = error.is_connect() || error.is_builder();
    let error = error.without_url();
    if connect { TransportError::connect(error) } else { TransportError::new(error) }
}
