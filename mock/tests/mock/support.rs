//! Requests and answers in as few words as a test needs.

use std::path::PathBuf;

use bytes::Bytes;
use http::{HeaderMap, Request};
use http_body_util::{BodyExt, Full};
use serde_json::Value;
use tintype_mock::Mock;
use tower_service::Service;

/// The document of a provider.
pub(crate) fn document(provider: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../specs").join(provider).join("openapi.yaml")
}

/// A JSON file beside a provider's document.
pub(crate) fn example(provider: &str, name: &str) -> Value {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../specs").join(provider).join("examples").join(name);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

pub(crate) fn mock(provider: &str) -> Mock {
    Mock::from_path(&document(provider)).unwrap()
}

/// An answer, read to its end.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
}

impl Answer {
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }
}

/// Sends a request; `headers` are lines of `name: value`.
pub(crate) async fn send(mock: &Mock, method: &str, target: &str, headers: &[&str], body: impl Into<Bytes>) -> Answer {
    let mut request = Request::builder().method(method).uri(target);
    for line in headers {
        let (name, value) = line.split_once(": ").unwrap();
        request = request.header(name, value);
    }
    let response = mock.service().call(request.body(Full::new(body.into())).unwrap()).await.unwrap();
    let (parts, body) = response.into_parts();
    Answer { status: parts.status.as_u16(), headers: parts.headers, body: body.collect().await.unwrap().to_bytes() }
}

/// Sends JSON.
pub(crate) async fn send_json(mock: &Mock, method: &str, target: &str, headers: &[&str], body: &Value) -> Answer {
    let headers: Vec<&str> = headers.iter().copied().chain(["content-type: application/json"]).collect();
    send(mock, method, target, &headers, body.to_string()).await
}
