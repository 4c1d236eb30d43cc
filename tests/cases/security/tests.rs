//! Which credentials a call is sent with: one alternative, with all of its schemes.

use std::sync::{Arc, Mutex};

use tintype::auth::{Flow, FlowKind};
use tintype::bytes::Bytes;
use tintype::client::SchemeKind;
use tintype::http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Transport, TransportError};
use tintype::{ClientBuilder, Error};

use crate::security::{API, Client, DigestError, EitherError, InheritedError};

#[derive(Clone, Default)]
struct Fake(Arc<Mutex<Option<Request<Bytes>>>>);

impl Transport for Fake {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        *self.0.lock().unwrap() = Some(request);
        Box::pin(async { Ok(Response::builder().status(204).body(Body::empty()).unwrap()) })
    }
}

fn client(set: impl FnOnce(ClientBuilder<Client>) -> ClientBuilder<Client>) -> (Client, Fake) {
    let fake = Fake::default();
    (set(Client::builder().transport(fake.clone())).build().unwrap(), fake)
}

impl Fake {
    /// The header of the last request.
    fn header(&self, name: &str) -> Option<String> {
        let seen = self.0.lock().unwrap();
        Some(seen.as_ref()?.headers().get(name)?.to_str().unwrap().to_owned())
    }
    fn uri(&self) -> String {
        self.0.lock().unwrap().as_ref().unwrap().uri().to_string()
    }
}

#[tokio::test]
async fn the_documents_requirement_holds_where_an_operation_has_none() {
    let (with, fake) = client(|builder| builder.bearer("t"));
    with.inherited().await.unwrap();
    assert_eq!(fake.header("authorization").as_deref(), Some("Bearer t"));
    with.open().await.unwrap();
    assert_eq!(fake.header("authorization"), None);
    let (without, _) = client(|builder| builder);
    let error = without.inherited().await.unwrap_err();
    assert!(matches!(error, InheritedError::Other(Error::MissingCredential { scheme: "token", .. })));
    without.open().await.unwrap();
}

#[tokio::test]
async fn one_of_several_alternatives_is_enough() {
    let (keyed, fake) = client(|builder| builder.api_key("key", "k"));
    keyed.either().await.unwrap();
    assert_eq!((fake.header("x-key").as_deref(), fake.header("authorization")), (Some("k"), None));
    let (user, fake) = client(|builder| builder.basic("u", "p").api_key("key", "k"));
    user.either().await.unwrap();
    assert_eq!((fake.header("x-key"), fake.header("authorization").as_deref()), (None, Some("Basic dTpw")));
    let error = client(|builder| builder).0.either().await.unwrap_err();
    assert!(matches!(error, EitherError::Other(Error::MissingCredential { scheme: "user", .. })));
}

#[tokio::test]
async fn all_schemes_of_an_alternative_are_sent() {
    let (both, fake) = client(|builder| builder.bearer_for("token", "t").api_key("session", "s"));
    both.both().await.unwrap();
    assert_eq!(fake.header("authorization").as_deref(), Some("Bearer t"));
    assert_eq!(fake.header("cookie").as_deref(), Some("session=s"));
    assert!(client(|builder| builder.bearer("t")).0.both().await.is_err());
}

#[tokio::test]
async fn what_is_optional_is_sent_where_it_is_there() {
    let (without, fake) = client(|builder| builder);
    without.optional().await.unwrap();
    assert_eq!(fake.uri(), "https://example.com/v1/optional");
    let (with, fake) = client(|builder| builder.api_key("query", "q&"));
    with.optional().await.unwrap();
    assert_eq!(fake.uri(), "https://example.com/v1/optional?key=q%26");
}

#[tokio::test]
async fn a_scheme_that_is_not_spoken_is_set_by_hand() {
    let (client_, fake) = client(|builder| builder);
    let error = client_.digest().await.unwrap_err();
    assert!(matches!(error, DigestError::Other(Error::MissingCredential { scheme: "digest", .. })));
    client_.digest().header("Authorization", "Digest username=\"u\"").await.unwrap();
    assert_eq!(fake.header("authorization").as_deref(), Some("Digest username=\"u\""));
}

#[tokio::test]
async fn a_certificate_is_the_transports_affair() {
    let (keyed, fake) = client(|builder| builder.api_key("key", "k"));
    keyed.certificate().await.unwrap();
    assert_eq!(fake.header("x-key").as_deref(), Some("k"));
}

#[tokio::test]
async fn open_id_takes_a_token() {
    let (with, fake) = client(|builder| builder.bearer_for("connect", "t"));
    with.connect().await.unwrap();
    assert_eq!(fake.header("authorization").as_deref(), Some("Bearer t"));
    assert!(with.inherited().await.is_err());
}

#[test]
fn the_table_says_where_tokens_are_got() {
    let kind = |name: &str| &API.schemes.iter().find(|scheme| scheme.name == name).unwrap().kind;
    let SchemeKind::OAuth2 { flows } = kind("token") else { panic!() };
    let credentials = Flow {
        kind: FlowKind::ClientCredentials,
        authorization_url: None,
        token_url: Some("https://example.com/token"),
        refresh_url: None,
        scopes: &[],
    };
    let code = Flow {
        kind: FlowKind::AuthorizationCode,
        authorization_url: Some("https://example.com/authorize"),
        refresh_url: Some("https://example.com/refresh"),
        scopes: &[("read", "See everything."), ("write", "Change everything.")],
        ..credentials
    };
    assert_eq!(*flows, [credentials, code]);
    let SchemeKind::OpenIdConnect { url } = kind("connect") else { panic!() };
    assert_eq!(*url, "https://example.com/.well-known/openid-configuration");
}
