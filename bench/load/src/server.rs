//! The servers: one that does next to nothing, and the mock.

use std::net::{Ipv4Addr, SocketAddr};

use axum::Router;
use axum::body::Body;
use axum::extract::Request;
use axum::http::header::CONTENT_TYPE;
use axum::response::Response;
use bytes::Bytes;
use http_body_util::BodyExt;
use tintype_mock::{Mock, Running};
use tokio::net::TcpListener;

/// The documented profile.
pub(crate) const PROFILE: &str = include_str!("../../../specs/wink/examples/showProfile.response.json");

/// A server that listens while this is kept.
pub(crate) struct Server {
    pub(crate) url: String,
    _running: Option<Running>,
}

fn free() -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, 0))
}

/// Reads what it is sent and answers the same bytes.
pub(crate) async fn plain() -> Server {
    let listener = TcpListener::bind(free()).await.expect("a port is free");
    let url = format!("http://{}", listener.local_addr().expect("it has an address"));
    let router = Router::new().fallback(async |request: Request| {
        let read = request.into_body().collect().await.is_ok_and(|body| !body.to_bytes().is_empty());
        let body = if read { Bytes::from_static(PROFILE.as_bytes()) } else { Bytes::new() };
        let mut response = Response::new(Body::from(body));
        response.headers_mut().insert(CONTENT_TYPE, axum::http::HeaderValue::from_static("application/json"));
        response
    });
    tokio::spawn(async move { axum::serve(listener, router).await });
    Server { url, _running: None }
}

/// The mock, which checks each request and keeps the record.
pub(crate) async fn mock() -> Server {
    let document = concat!(env!("CARGO_MANIFEST_DIR"), "/../../specs/wink/openapi.yaml");
    let mock = Mock::from_path(document.as_ref()).expect("the document is right");
    let running = mock.serve(free()).await.expect("a port is free");
    Server { url: running.url(), _running: Some(running) }
}
