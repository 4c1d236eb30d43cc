//! A provider in this process: a mock, a token endpoint before it, and a note of what came.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use tintype::bytes::Bytes;
use tintype::http::{Request, Response, header};
use tintype::transport::{Body, BoxFuture, Service, Transport, TransportError};
use tintype_mock::{Mock, MockService};

use crate::Fault;

#[derive(Clone)]
pub(crate) struct Provider {
    mock: Arc<Service<MockService>>,
    moved_to: Option<&'static str>,
    seen: Arc<Mutex<Seen>>,
}

#[derive(Default)]
struct Seen {
    tokens: usize,
    lines: Vec<String>,
}

impl Provider {
    /// The mock of a provider that takes one token.
    pub(crate) fn of(name: &str, token: &str) -> Result<Provider, Fault> {
        let specs = Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs");
        let mock = Mock::builder().bearer(token).open(specs.join(name).join("openapi.yaml"))?;
        Ok(Provider { mock: Arc::new(Service::new(mock.service())), moved_to: None, seen: Arc::default() })
    }

    /// The same, but its profile is elsewhere.
    pub(crate) fn moved_to(self, location: &'static str) -> Provider {
        Provider { moved_to: Some(location), ..self }
    }

    /// What a user's browser does: the URL that it is sent back to, with a code.
    pub(crate) fn visit(&self, url: &str) -> String {
        let query = url.split_once('?').map_or("", |(_, query)| query);
        for pair in query.split('&').filter(|pair| !pair.starts_with("state=") && !pair.starts_with("code_challenge="))
        {
            println!("  {pair}");
        }
        let state = query.split('&').find(|pair| pair.starts_with("state=")).unwrap_or_default();
        format!("http://127.0.0.1:8912/back?code=made-up&{state}")
    }

    /// Prints what came.
    pub(crate) fn show(&self) {
        for line in &self.seen.lock().unwrap_or_else(PoisonError::into_inner).lines {
            println!("  {line}");
        }
        println!();
    }

    fn answer(&self, request: &Request<Bytes>) -> Option<Response<Body>> {
        let mut seen = self.seen.lock().unwrap_or_else(PoisonError::into_inner);
        let (method, url) = (request.method(), request.uri());
        let credential = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
        seen.lines.push(format!("{method} {url}   {}", credential.unwrap_or_default()));
        if let (Some(location), None) = (self.moved_to, url.query()) {
            return Response::builder().status(302).header(header::LOCATION, location).body(Body::empty()).ok();
        }
        if !url.path().ends_with("/token") {
            return None;
        }
        seen.tokens += 1;
        let number = seen.tokens;
        let text = format!(
            r#"{{"access_token":"access-{number}","token_type":"Bearer","expires_in":3600,"refresh_token":"refresh-{number}"}}"#
        );
        Response::builder().header(header::CONTENT_TYPE, "application/json").body(Body::from(text)).ok()
    }
}

impl Transport for Provider {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        match self.answer(&request) {
            Some(answer) => Box::pin(async { Ok(answer) }),
            None => self.mock.send(request),
        }
    }
}
