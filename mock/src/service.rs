//! The mock as a `tower` service.

use std::convert::Infallible;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body::Body;
use http_body_util::Full;

use crate::incoming::Incoming;
use crate::mock::Mock;

/// The answer on its way.
pub type Answering = Pin<Box<dyn Future<Output = Result<Response<Full<Bytes>>, Infallible>> + Send>>;

/// A [`Mock`] as a `tower` service of requests with any body. It fails never, and is always ready.
#[derive(Debug, Clone)]
pub struct MockService {
    mock: Mock,
}

impl MockService {
    pub(crate) fn new(mock: Mock) -> MockService {
        MockService { mock }
    }
}

impl<B: Body + Send + 'static> tower_service::Service<Request<B>> for MockService {
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Answering {
        let mock = self.mock.clone();
        Box::pin(async move { Ok(mock.answer(&Incoming::read(request).await)) })
    }
}
