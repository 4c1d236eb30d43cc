//! A provider in the process: a tower service that notes what it is sent and answers by a function.

use std::convert::Infallible;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Request, Response};
use http_body_util::{BodyExt, Full};
use tintype::ClientBuilder;
use tintype::transport::{Body, BoxFuture};

type Answer = dyn Fn(&Request<Bytes>) -> Response<Bytes> + Send + Sync;

#[derive(Clone)]
pub struct Fake {
    seen: Arc<Mutex<Vec<Request<Bytes>>>>,
    answer: Arc<Answer>,
}

impl Fake {
    pub fn new(answer: impl Fn(&Request<Bytes>) -> Response<Bytes> + Send + Sync + 'static) -> Fake {
        Fake { seen: Arc::default(), answer: Arc::new(answer) }
    }

    /// Answers every request with a status and a JSON body.
    pub fn json(status: u16, body: &'static str) -> Fake {
        Fake::typed(status, "application/json", body)
    }

    pub fn typed(status: u16, media: &'static str, body: &'static str) -> Fake {
        Fake::new(move |_| {
            let response = Response::builder().status(status).header("content-type", media);
            response.header("x-request-id", "r-1").header("etag", "W/\"7\"").body(Bytes::from(body)).unwrap()
        })
    }

    /// How many requests came.
    pub fn count(&self) -> usize {
        self.seen.lock().unwrap().len()
    }

    /// The requests that came.
    pub fn all(&self) -> Vec<Request<Bytes>> {
        self.seen.lock().unwrap().clone()
    }

    /// Where each request went.
    pub fn uris(&self) -> Vec<String> {
        self.seen.lock().unwrap().iter().map(|request| request.uri().to_string()).collect()
    }

    /// The one request that came.
    pub fn only(&self) -> Request<Bytes> {
        let seen = self.seen.lock().unwrap();
        assert_eq!(seen.len(), 1, "requests sent");
        seen[0].clone()
    }

    pub fn header(&self, name: &str) -> Option<String> {
        self.only().headers().get(name).map(|value| String::from_utf8(value.as_bytes().to_vec()).unwrap())
    }

    /// A client of the sample API that talks to this provider.
    pub fn client(&self) -> tintype::Client {
        self.builder().build().unwrap()
    }

    pub fn builder(&self) -> ClientBuilder<tintype::Client> {
        ClientBuilder::new(&crate::sample::API).service(self.clone())
    }
}

impl tower_service::Service<Request<Body>> for Fake {
    type Response = Response<Full<Bytes>>;
    type Error = Infallible;
    type Future = BoxFuture<'static, Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        let fake = self.clone();
        Box::pin(async move {
            let (head, body) = request.into_parts();
            let request = Request::from_parts(head, body.collect().await.unwrap().to_bytes());
            let response = (fake.answer)(&request);
            fake.seen.lock().unwrap().push(request);
            Ok(response.map(Full::new))
        })
    }
}
