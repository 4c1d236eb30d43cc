//! A provider with a token endpoint: it gives the tokens `t1`, `t2` and so on, and answers 401 to those it takes no longer.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use http::{Request, Response};
use tintype::auth::{Algorithm, Encoding, Flow, FlowKind, OAuth2, Part};
use tintype::client::{Api, Scheme, SchemeKind, Server};
use tintype::operation::{Answer, Content, In, Operation, RequestBody};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{Client, ClientBuilder, Error, Response as Answered};

use crate::sample::{ANY, ProbeError, SOURCE, operation};

pub static API: Api = Api {
    title: "Provider",
    servers: &[Server { url: "https://api.example.com/v1", variables: &[] }],
    schemes: &[
        Scheme { name: "oauth2", kind: SchemeKind::OAuth2 { flows: &FLOWS } },
        Scheme { name: "bearer", kind: SchemeKind::Bearer },
        Scheme { name: "key", kind: SchemeKind::ApiKey { place: In::Query, name: "key" } },
        Scheme {
            name: "digest",
            kind: SchemeKind::Signature {
                header: "x-digest",
                algorithm: Algorithm::HmacSha1,
                encoding: Encoding::Hex,
                over: &[Part::Path, Part::Body],
            },
        },
        Scheme { name: "user", kind: SchemeKind::Basic },
    ],
    operation_variables: &[],
};

static FLOWS: [Flow; 2] = [
    Flow {
        kind: FlowKind::ClientCredentials,
        authorization_url: None,
        token_url: Some("https://iam.example.com/oauth2/token"),
        refresh_url: None,
        scopes: &[],
    },
    Flow {
        kind: FlowKind::AuthorizationCode,
        authorization_url: Some("/oauth/v2/authorize?prompt=none"),
        token_url: Some("/oauth/v2/token"),
        refresh_url: None,
        scopes: &[("openid", "openid")],
    },
];

static OK: [Answer; 1] = [Answer::new("204", &[])];
pub static GET: Operation = Operation { security: &[&["oauth2"]], ..operation("/p", &[], &OK) };
/// What may come once at most.
pub static POST: Operation = Operation {
    body: Some(RequestBody::required(&[Content::json(ANY)])),
    responses: &OK,
    security: &[&["oauth2"]],
    ..Operation::new("post", "post", "POST", "/p", &SOURCE)
};

pub type Spoken = (u16, &'static str, String);

#[derive(Clone)]
pub struct Provider(Arc<Inner>);

struct Inner {
    /// How long a token takes.
    delay: Duration,
    /// What the token endpoint says, by the number of the request.
    says: Box<dyn Fn(usize) -> Spoken + Send + Sync>,
    /// The first token that is still taken.
    least: AtomicUsize,
    asked: Mutex<Vec<Request<Bytes>>>,
    called: Mutex<Vec<Request<Bytes>>>,
}

pub fn token(number: usize, more: &str) -> Spoken {
    let body = format!(r#"{{"access_token":"t{number}","token_type":"Bearer"{more}}}"#);
    (200, "application/json", body)
}

impl Provider {
    /// Tokens that hold for an hour.
    pub fn new() -> Provider {
        Provider::saying(|number| token(number, r#","expires_in":3600"#))
    }
    pub fn saying(says: impl Fn(usize) -> Spoken + Send + Sync + 'static) -> Provider {
        Provider::slow(Duration::ZERO, says)
    }
    pub fn slow(delay: Duration, says: impl Fn(usize) -> Spoken + Send + Sync + 'static) -> Provider {
        let (asked, called) = (Mutex::default(), Mutex::default());
        Provider(Arc::new(Inner { delay, says: Box::new(says), least: AtomicUsize::new(1), asked, called }))
    }
    /// Takes no token before that one.
    pub fn takes_from(&self, number: usize) {
        self.0.least.store(number, SeqCst);
    }
    /// The token requests.
    pub fn asked(&self) -> Vec<Request<Bytes>> {
        self.0.asked.lock().unwrap().clone()
    }
    /// The forms of the token requests.
    pub fn forms(&self) -> Vec<String> {
        self.asked().iter().map(|request| String::from_utf8(request.body().to_vec()).unwrap()).collect()
    }
    /// The other requests.
    pub fn called(&self) -> Vec<Request<Bytes>> {
        self.0.called.lock().unwrap().clone()
    }
    /// The tokens that the other requests came with.
    pub fn used(&self) -> Vec<String> {
        let text = |request: &Request<Bytes>| match request.headers().get("authorization") {
            Some(value) => value.to_str().unwrap().trim_start_matches("Bearer ").to_owned(),
            None => "none".to_owned(),
        };
        self.called().iter().map(text).collect()
    }
    pub fn builder(&self) -> ClientBuilder<Client> {
        ClientBuilder::new(&API).transport(self.clone())
    }
    /// A client with credentials of its own.
    pub fn client(&self) -> Client {
        self.builder().oauth2(credentials()).build().unwrap()
    }

    fn answer(&self, request: Request<Bytes>) -> Spoken {
        let inner = &self.0;
        if request.uri().path().ends_with("/token") {
            let mut asked = inner.asked.lock().unwrap();
            asked.push(request);
            return (inner.says)(asked.len());
        }
        let number = request
            .headers()
            .get("authorization")
            .and_then(|value| value.to_str().ok()?.strip_prefix("Bearer t")?.parse::<usize>().ok());
        inner.called.lock().unwrap().push(request);
        let status = if number.is_some_and(|number| number >= inner.least.load(SeqCst)) { 204 } else { 401 };
        (status, "application/json", String::new())
    }
}

impl Transport for Provider {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        let delay = if request.uri().path().ends_with("/token") { self.0.delay } else { self.0.delay / 1000 };
        let (status, media, body) = self.answer(request);
        Box::pin(async move {
            tokio::time::sleep(delay).await;
            Ok(Response::builder().status(status).header("content-type", media).body(Body::from(body)).unwrap())
        })
    }
}

pub fn credentials() -> OAuth2 {
    OAuth2::client_credentials("our-id", "our-secret")
}

pub async fn call(client: &Client, operation: &'static Operation) -> Result<Answered<()>, ProbeError> {
    let call = client.call(operation);
    let body: tintype::Json = r#"{"a":1}"#.parse().unwrap();
    let call = if operation.body.is_some() { call.body(&body) } else { call };
    call.into_call::<(), ProbeError>().await
}

pub async fn get(client: &Client) -> Result<Answered<()>, ProbeError> {
    call(client, &GET).await
}

/// The error of a call that got no token.
pub fn failed(outcome: Result<Answered<()>, ProbeError>) -> Error {
    match outcome.unwrap_err() {
        ProbeError::Other(error) => error,
        ProbeError::Invalid(violations) => panic!("{violations}"),
    }
}
