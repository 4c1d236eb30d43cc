//! Tokens of the generated clients: wink's by the client's credentials, ZITADEL's by a login and a refresh token.

use std::sync::atomic::{AtomicUsize, Ordering::SeqCst};
use std::sync::{Arc, Mutex};

use tintype::Error;
use tintype::auth::{AuthorizationCode, OAuth2};
use tintype::bytes::Bytes;
use tintype::http::{Request, Response};
use tintype::transport::{Body, BoxFuture, Reqwest, Transport, TransportError};
use tintype_mock::Mock;
use tintype_profiles::{wink, zitadel};

use crate::common::{mock_with, requests, serve};

/// A token endpoint before a mock on a socket.
#[derive(Clone)]
struct Front {
    api: Reqwest,
    count: Arc<AtomicUsize>,
    asked: Arc<Mutex<Vec<Request<Bytes>>>>,
}

impl Front {
    fn new() -> Front {
        Front { api: Reqwest::direct().unwrap(), count: Arc::default(), asked: Arc::default() }
    }
    fn forms(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap();
        asked.iter().map(|request| String::from_utf8(request.body().to_vec()).unwrap()).collect()
    }
    fn urls(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|request| request.uri().to_string()).collect()
    }
}

impl Transport for Front {
    fn send(&self, request: Request<Bytes>) -> BoxFuture<'_, Result<Response<Body>, TransportError>> {
        if !request.uri().path().ends_with("/token") {
            return self.api.send(request);
        }
        self.asked.lock().unwrap().push(request);
        let number = self.count.fetch_add(1, SeqCst) + 1;
        let text = format!(
            r#"{{"access_token":"access-{number}","token_type":"Bearer","expires_in":3600,"refresh_token":"refresh-{number}"}}"#
        );
        Box::pin(async move {
            Ok(Response::builder().header("content-type", "application/json").body(Body::from(text)).unwrap())
        })
    }
}

#[tokio::test]
async fn wink_by_the_clients_credentials() {
    // The first token is one that the provider takes no longer.
    let mock = mock_with(Mock::builder().bearer("access-2"), "wink");
    let (running, front) = (serve(&mock).await, Front::new());
    let grant = OAuth2::client_credentials("our-id", "our-secret");
    let builder = wink::Client::builder().base_url(running.url()).transport(front.clone());
    let client = builder.oauth2(grant).build().unwrap();
    client.show_profile().await.unwrap();
    client.show_profile().await.unwrap();
    let call = "GET /api/profile";
    assert_eq!(requests(&mock), [format!("{call} 401"), format!("{call} 200"), format!("{call} 200")]);
    assert_eq!(front.urls(), ["https://iam.wink.travel/oauth2/token"; 2]);
    assert_eq!(front.forms(), ["grant_type=client_credentials"; 2]);
    for request in front.asked.lock().unwrap().iter() {
        // printf 'our-id:our-secret' | base64
        assert_eq!(request.headers()["authorization"], "Basic b3VyLWlkOm91ci1zZWNyZXQ=");
    }
}

#[tokio::test]
async fn wink_from_the_environment() {
    let mock = mock_with(Mock::builder().bearer("access-1"), "wink");
    let (running, front) = (serve(&mock).await, Front::new());
    let builder = || wink::Client::builder().base_url(running.url()).transport(front.clone());
    let client = builder().credentials_from("WINK", |name| match name {
        "WINK_CLIENT_ID" | "WINK_CLIENT_SECRET" => Some("made-up".to_owned()),
        _ => None,
    });
    client.build().unwrap().show_profile().await.unwrap();
    let client = builder().credentials_from("WINK", |_| None).build().unwrap();
    let Err(wink::ShowProfileError::Other(Error::MissingCredential { scheme, variable })) = client.show_profile().await
    else {
        panic!("nothing is missing")
    };
    let names = "WINK_TOKEN, or WINK_CLIENT_ID and WINK_CLIENT_SECRET,";
    assert_eq!((scheme, variable.as_deref()), ("bearer", Some(names)));
}

#[tokio::test]
async fn zitadel_by_a_login_and_a_refresh_token() {
    let mock = mock_with(Mock::builder().bearer("access-2"), "zitadel");
    let (running, front) = (serve(&mock).await, Front::new());
    let builder = || zitadel::Client::builder().base_url(running.url()).transport(front.clone());
    let code = AuthorizationCode::new("our-app", "http://127.0.0.1:8912/back").scopes(["openid"]);
    let state = "state-of-a-session";
    let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    let login = builder().login(code.resume(state, verifier)).unwrap();
    let origin = format!("http://{}", running.address());
    assert_eq!(
        login.url(),
        format!(
            "{origin}/oauth/v2/authorize?response_type=code&client_id=our-app&redirect_uri=http%3A%2F%2F127.0.0.1%3A8912\
             %2Fback&scope=openid&state={state}&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&\
             code_challenge_method=S256"
        )
    );
    let tokens = login.finish(&format!("http://127.0.0.1:8912/back?code=c1&state={state}")).await.unwrap();
    let client = builder().oauth2(OAuth2::tokens("our-app", tokens)).build().unwrap();
    client.get_my_profile().await.unwrap();
    let call = "GET /auth/v1/users/me/profile";
    assert_eq!(requests(&mock), [format!("{call} 401"), format!("{call} 200")]);
    assert_eq!(front.urls(), [format!("{origin}/oauth/v2/token"), format!("{origin}/oauth/v2/token")]);
    assert_eq!(
        front.forms(),
        [
            format!(
                "grant_type=authorization_code&code=c1&redirect_uri=http%3A%2F%2F127.0.0.1%3A8912%2Fback&\
                 code_verifier={verifier}&client_id=our-app"
            ),
            "grant_type=refresh_token&refresh_token=refresh-1&client_id=our-app".to_owned(),
        ]
    );
}

/// Notes all that is traced.
#[derive(Clone, Default)]
struct Trace(Arc<Mutex<String>>);

impl tracing::Subscriber for Trace {
    fn enabled(&self, _: &tracing::Metadata<'_>) -> bool {
        true
    }
    fn new_span(&self, span: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        span.record(&mut self.clone());
        tracing::span::Id::from_u64(1)
    }
    fn record(&self, _: &tracing::span::Id, values: &tracing::span::Record<'_>) {
        values.record(&mut self.clone());
    }
    fn event(&self, event: &tracing::Event<'_>) {
        event.record(&mut self.clone());
    }
    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}
    fn enter(&self, _: &tracing::span::Id) {}
    fn exit(&self, _: &tracing::span::Id) {}
}

impl tracing::field::Visit for Trace {
    fn record_debug(&mut self, field: &tracing::field::Field, value: &dyn std::fmt::Debug) {
        self.0.lock().unwrap().push_str(&format!("{field}={value:?}\n"));
    }
}

#[tokio::test]
async fn no_secret_is_traced() {
    let trace = Trace::default();
    let _guard = tracing::subscriber::set_default(trace.clone());
    tracing::info!("it is heard");
    let mock = mock_with(Mock::builder().bearer("access-2"), "wink");
    let (running, front) = (serve(&mock).await, Front::new());
    let grant = || OAuth2::refresh_token("our-id", "refresh-0").client_secret("our-secret");
    let builder =
        || wink::Client::builder().base_url(running.url()).validate_answers(tintype::client::AnswerCheck::Warn);
    builder().oauth2(grant()).transport(front.clone()).build().unwrap().show_profile().await.unwrap();
    // A token endpoint that nobody answers at.
    let nowhere = grant().token_url("http://127.0.0.1:1/token");
    let error = builder().oauth2(nowhere).build().unwrap().show_profile().await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "showProfile: no token for the security scheme `bearer`: no connection to the provider"
    );
    let shown = trace.0.lock().unwrap().clone();
    assert!(shown.contains("it is heard"));
    for secret in ["access-", "refresh-", "our-secret", "b3VyLWlk"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
