//! What the tests of all providers need: a mock on a socket, a provider whose answers are written out, and the lines
//! of a document that rules stand on.

use std::collections::VecDeque;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tintype::bytes::Bytes;
use tintype::http::{Method, Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Model, Violations};
use tintype_mock::{Mock, MockBuilder, Running};

/// A file below `specs/`.
fn specs(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../specs").join(path)
}

/// The mock of a provider.
pub(crate) fn mock(provider: &str) -> Mock {
    mock_with(Mock::builder(), provider)
}

/// The mock of a provider with credentials of its own.
pub(crate) fn mock_with(settings: MockBuilder, provider: &str) -> Mock {
    settings.open(specs(provider).join("openapi.yaml")).unwrap()
}

/// The mock on a socket of this machine, until what is returned is dropped.
pub(crate) async fn serve(mock: &Mock) -> Running {
    mock.serve(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.unwrap()
}

/// The text of a provider's example.
pub(crate) fn example(provider: &str, name: &str) -> String {
    std::fs::read_to_string(specs(provider).join("examples").join(name)).unwrap()
}

/// JSON text as a value.
pub(crate) fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// A model as the JSON that is sent.
pub(crate) fn encoded<T: Model>(model: &T) -> Value {
    json(&model.to_json())
}

/// A record that a mock keeps.
pub(crate) fn record(mock: &Mock, name: &str) -> Value {
    Value::from(mock.record(name).unwrap())
}

/// The requests that a mock was sent, with the statuses of its answers.
pub(crate) fn requests(mock: &Mock) -> Vec<String> {
    mock.requests().iter().map(|seen| format!("{} {} {}", seen.method, seen.path, seen.status.as_u16())).collect()
}

/// Each violation as its pointer, its rule, and the line that the rule stands on with the keys it stands under.
pub(crate) fn rules(violations: &Violations) -> Vec<(String, &'static str, String)> {
    violations.iter().map(|it| (it.pointer().to_owned(), it.rule(), line(it.place()))).collect()
}

/// Each violation as its pointer, its rule and what was seen.
pub(crate) fn misfits(violations: &Violations) -> Vec<(&str, &str, &str)> {
    violations.iter().map(|it| (it.pointer(), it.rule(), it.seen())).collect()
}

/// What stands at a place, as `Pet/properties/name/maxLength: 9`: the keys above the line, but for those that lead to
/// every schema, and the line.
fn line(place: Option<tintype::shape::Place>) -> String {
    let place = place.unwrap();
    let text = std::fs::read_to_string(specs("..").join(place.file)).unwrap();
    let lines: Vec<&str> = text.lines().take(place.line as usize).collect();
    let indent = |line: &str| line.len() - line.trim_start().len();
    let (last, above) = lines.split_last().unwrap();
    let mut words = vec![last.trim().to_owned()];
    let mut deep = indent(last);
    for line in above.iter().rev().filter(|line| !line.trim().is_empty()) {
        if indent(line) < deep {
            deep = indent(line);
            words.push(line.trim().trim_end_matches(':').to_owned());
        }
    }
    words.reverse();
    let path = words.join("/");
    path.strip_prefix("components/schemas/").map_or(path.clone(), str::to_owned)
}

/// A request that was sent.
#[derive(Debug, Clone)]
pub(crate) struct Sent {
    pub(crate) method: Method,
    pub(crate) path: String,
    pub(crate) body: Bytes,
}

/// A provider in this process: gives its answers one after the other, and keeps what it was sent.
#[derive(Clone, Default)]
pub(crate) struct Provider {
    answers: Arc<Mutex<VecDeque<Response<Bytes>>>>,
    sent: Arc<Mutex<Vec<Sent>>>,
}

impl Provider {
    /// A provider that answers JSON.
    pub(crate) fn answering(status: u16, body: impl Into<String>) -> Provider {
        Provider::default().then(status, body)
    }

    /// Another answer after those before it.
    pub(crate) fn then(self, status: u16, body: impl Into<String>) -> Provider {
        let answer = Response::builder().status(status).header("content-type", "application/json");
        self.then_all(answer.body(Bytes::from(body.into())).unwrap())
    }

    /// Another answer with headers of its own.
    pub(crate) fn then_all(self, answer: Response<Bytes>) -> Provider {
        self.answers.lock().unwrap().push_back(answer);
        self
    }

    /// What it was sent.
    pub(crate) fn sent(&self) -> Vec<Sent> {
        self.sent.lock().unwrap().clone()
    }
}

impl Transport for Provider {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let (head, body) = request.into_parts();
        self.sent.lock().unwrap().push(Sent { method: head.method, path: head.uri.path().to_owned(), body });
        let answer = self.answers.lock().unwrap().pop_front().unwrap();
        Box::pin(async { Ok(answer.map(Body::from)) })
    }
}
