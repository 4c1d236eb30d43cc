//! The mock as a `tower` service.

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use http::{Request, Response};
use tintype::transport::{Body, TransportError};

use crate::fault::Cut;
use crate::incoming::Incoming;
use crate::mock::Mock;

/// The answer on its way.
pub type Answering = Pin<Box<dyn Future<Output = Result<Response<Body>, TransportError>> + Send>>;

/// A [`Mock`] as a `tower` service of requests with any body. It is always ready, and fails only where a
/// [`Fault`](crate::Fault) of the connection is asked for.
#[derive(Debug, Clone)]
pub struct MockService {
    mock: Mock,
}

impl MockService {
    pub(crate) fn new(mock: Mock) -> MockService {
        MockService { mock }
    }
}

impl<B: http_body::Body + Send + 'static> tower_service::Service<Request<B>> for MockService {
    type Response = Response<Body>;
    type Error = TransportError;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Answering {
        let mock = self.mock.clone();
        Box::pin(async move {
            // A request that came on a socket has its connection with it.
            let cut = request.extensions().get::<Cut>().cloned().unwrap_or_default();
            mock.answer(&Incoming::read(request).await, &cut).await
        })
    }
}
