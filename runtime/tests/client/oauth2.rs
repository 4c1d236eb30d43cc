//! Tokens by OAuth 2: what is asked for and when, and that one request serves all who wait.

use std::time::Duration;

use tintype::auth::{OAuth2, TokenSet};
use tintype::operation::{Answer, Operation};
use tintype::{BuildError, Error};
use tokio::time::advance;

use crate::provider::{GET, Provider, call, credentials, failed, get, token};
use crate::sample::{ProbeError, operation};

const SECOND: Duration = Duration::from_secs(1);

#[tokio::test]
async fn client_credentials_by_http_basic_at_the_documents_token_url() {
    let provider = Provider::new();
    let client = provider.builder().oauth2(credentials().scopes(["profile.read", "b"])).build().unwrap();
    get(&client).await.unwrap();
    get(&client).await.unwrap();
    assert_eq!(provider.used(), ["t1", "t1"]);
    let [request] = &provider.asked()[..] else { panic!("one token request") };
    assert_eq!(
        (request.method().as_str(), request.uri()),
        ("POST", &"https://iam.example.com/oauth2/token".parse().unwrap())
    );
    // printf 'our-id:our-secret' | base64
    assert_eq!(request.headers()["authorization"], "Basic b3VyLWlkOm91ci1zZWNyZXQ=");
    assert!(request.headers()["authorization"].is_sensitive());
    assert_eq!(request.headers()["content-type"], "application/x-www-form-urlencoded");
    assert_eq!(request.headers()["accept"], "application/json");
    assert_eq!(request.headers()["user-agent"], "tintype/0.1.0");
    assert_eq!(provider.forms(), ["grant_type=client_credentials&scope=profile.read+b"]);
}

#[tokio::test]
async fn the_secret_in_the_body_and_parameters_of_the_provider() {
    let provider = Provider::new();
    let grant = credentials().secret_in_body().parameter("audience", "https://a/?b&c").token_url("/own/token");
    get(&provider.builder().oauth2_for("oauth2", grant).build().unwrap()).await.unwrap();
    assert_eq!(provider.asked()[0].uri(), "https://api.example.com/own/token");
    assert_eq!(provider.asked()[0].headers().get("authorization"), None);
    assert_eq!(
        provider.forms(),
        ["grant_type=client_credentials&audience=https%3A%2F%2Fa%2F%3Fb%26c&client_id=our-id&client_secret=our-secret"]
    );
}

#[tokio::test(start_paused = true)]
async fn a_token_is_renewed_shortly_before_it_expires() {
    // A tenth of 100 seconds before; 30 seconds before the end of an hour.
    for (lifetime, holds) in [(100, 90), (3600, 3570)] {
        let provider = Provider::saying(move |number| token(number, &format!(r#","expires_in":{lifetime}"#)));
        let client = provider.client();
        get(&client).await.unwrap();
        advance(SECOND * (holds - 1)).await;
        get(&client).await.unwrap();
        advance(SECOND).await;
        get(&client).await.unwrap();
        assert_eq!(provider.used(), ["t1", "t1", "t2"], "{lifetime}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_without_a_lifetime_holds_and_one_without_any_serves_who_waited() {
    let provider = Provider::saying(|number| token(number, ""));
    let client = provider.client();
    get(&client).await.unwrap();
    advance(SECOND * 1_000_000).await;
    get(&client).await.unwrap();
    assert_eq!(provider.used(), ["t1", "t1"]);

    let provider = Provider::saying(|number| token(number, r#","expires_in":0"#));
    let client = provider.client();
    get(&client).await.unwrap();
    get(&client).await.unwrap();
    assert_eq!(provider.used(), ["t1", "t2"]);
}

#[tokio::test(start_paused = true)]
async fn a_hundred_calls_with_an_expired_token_ask_once() {
    let provider = Provider::slow(SECOND, |number| token(number, r#","expires_in":600"#));
    let client = provider.client();
    get(&client).await.unwrap();
    advance(SECOND * 600).await;
    let calls: Vec<_> = (0..100)
        .map(|_| {
            tokio::spawn({
                let client = client.clone();
                async move { get(&client).await.unwrap() }
            })
        })
        .collect();
    for call in calls {
        call.await.unwrap();
    }
    assert_eq!((provider.asked().len(), provider.called().len()), (2, 101));
    assert!(provider.used()[1..].iter().all(|used| used == "t2"));
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_is_dropped_leaves_the_token_to_the_others() {
    let provider = Provider::slow(SECOND * 5, |number| token(number, ""));
    let client = provider.client();
    let dropped = tokio::time::timeout(SECOND, get(&client)).await;
    assert!(dropped.is_err());
    // The second waits for the same token.
    get(&client).await.unwrap();
    assert_eq!((provider.asked().len(), provider.used()), (1, vec!["t1".to_owned()]));

    // If all are dropped, the token is there for the next.
    let provider = Provider::slow(SECOND * 5, |number| token(number, ""));
    let client = provider.client();
    assert!(tokio::time::timeout(SECOND, get(&client)).await.is_err());
    tokio::time::sleep(SECOND * 10).await;
    get(&client).await.unwrap();
    assert_eq!(provider.asked().len(), 1);
}

#[tokio::test(start_paused = true)]
async fn a_caller_that_is_not_polled_holds_up_nobody() {
    let provider = Provider::slow(SECOND, |number| token(number, ""));
    let client = provider.client();
    let mut first = Box::pin(get(&client));
    assert!(tokio::time::timeout(SECOND / 2, &mut first).await.is_err());
    get(&client).await.unwrap();
    first.await.unwrap();
    assert_eq!(provider.asked().len(), 1);
}

#[test]
fn a_token_request_whose_runtime_is_gone_is_made_anew() {
    let runtime = || tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap();
    let provider = Provider::slow(Duration::from_millis(200), |number| token(number, ""));
    let client = provider.client();
    let first = runtime();
    first.block_on(async { assert!(tokio::time::timeout(Duration::from_millis(50), get(&client)).await.is_err()) });
    drop(first);
    runtime().block_on(async { get(&client).await.unwrap() });
    assert_eq!((provider.asked().len(), provider.used()), (2, vec!["t2".to_owned()]));
}

#[tokio::test(start_paused = true)]
async fn waiting_for_a_token_is_a_part_of_the_calls_time() {
    let provider = Provider::slow(SECOND * 5, |number| token(number, ""));
    let client = provider.client();
    let outcome = client.call(&GET).into_call::<(), ProbeError>().timeout(SECOND).await;
    let ProbeError::Other(error) = outcome.unwrap_err() else { panic!() };
    assert_eq!(error.to_string(), "no complete answer within 1s");
}

#[tokio::test]
async fn the_alternatives_of_an_operation() {
    const OK: [Answer; 1] = [Answer::new("204", &[])];
    static EITHER: Operation = Operation { security: &[&["user"], &["bearer"]], ..operation("/p", &[], &OK) };
    static OPEN: Operation = Operation { security: &[], ..operation("/p", &[], &OK) };
    let provider = Provider::new();
    // The first that is complete, with the token of the one source for both schemes.
    let client = provider.client();
    call(&client, &EITHER).await.unwrap();
    get(&client).await.unwrap();
    assert_eq!((provider.asked().len(), provider.used()), (1, vec!["t1".to_owned(), "t1".to_owned()]));

    // No token is asked for where none is needed: by the operation, for a header set by hand, for another credential.
    let provider = Provider::new();
    let client = provider.builder().basic("ann", "pw").oauth2(credentials()).build().unwrap();
    failed(call(&client, &OPEN).await);
    failed(call(&client, &EITHER).await);
    client.call(&GET).into_call::<(), ProbeError>().header("authorization", "Bearer t9").await.unwrap();
    assert_eq!((provider.asked().len(), provider.used()[0].as_str(), provider.used()[2].as_str()), (0, "none", "t9"));
}

#[tokio::test]
async fn what_was_said_last_of_a_scheme_counts() {
    let provider = Provider::new();
    get(&provider.builder().oauth2(credentials()).bearer("t7").build().unwrap()).await.unwrap();
    get(&provider.builder().bearer("t7").oauth2(credentials()).build().unwrap()).await.unwrap();
    let client = provider.builder().oauth2(credentials()).oauth2(OAuth2::tokens("id", TokenSet::new("t8")));
    get(&client.build().unwrap()).await.unwrap();
    assert_eq!((provider.used(), provider.asked().len()), (vec!["t7".into(), "t1".into(), "t8".into()], 1));
}

#[tokio::test]
async fn a_source_of_the_program() {
    let provider = Provider::new();
    let source = || async { Ok::<_, std::io::Error>(TokenSet::new("t5")) };
    get(&provider.builder().token_source(source).build().unwrap()).await.unwrap();
    get(&provider.builder().token_source_for("oauth2", source).build().unwrap()).await.unwrap();
    assert_eq!((provider.used(), provider.asked().len()), (vec!["t5".to_owned(), "t5".to_owned()], 0));

    let none = || async { Err::<TokenSet, _>("the vault is sealed") };
    let error = failed(get(&provider.builder().token_source(none).build().unwrap()).await);
    assert_eq!(error.to_string(), "no token for the security scheme `oauth2`: the vault is sealed");
    assert!(error.is_unsent() && !error.is_retryable());

    let odd = || async { Ok::<_, std::io::Error>(TokenSet::new("two\nlines")) };
    let error = failed(get(&provider.builder().token_source(odd).build().unwrap()).await);
    let said = "no token for the security scheme `oauth2`: the access token cannot be sent in a header";
    assert_eq!(error.to_string(), said);
}

#[test]
fn what_cannot_be_asked_for_fails_the_build() {
    let said = |grant: OAuth2| {
        let error: BuildError = Provider::new().builder().oauth2(grant).build().unwrap_err();
        error.to_string()
    };
    let cannot = "OAuth 2 for \"oauth2\" cannot be used: ";
    for (grant, reason) in [
        (
            credentials().token_url("http://iam.example.com/token"),
            "its URL is http, in clear text: use https, or say allow_http(true)",
        ),
        (credentials().token_url("ftp://iam.example.com/token"), "its URL is neither https nor http"),
        (credentials().token_url("https://user@iam.example.com/"), "its URL carries a user, a password or a fragment"),
        (credentials().token_url("https://iam.example.com/#a"), "its URL carries a user, a password or a fragment"),
        (credentials().token_url("https://["), "its URL cannot be read"),
        (OAuth2::client_credentials("", "s"), "the client id is empty"),
        (OAuth2::client_credentials("id", ""), "the client secret is empty"),
        (OAuth2::tokens("id", TokenSet::new("a\nb")), "the access token cannot be sent in a header"),
    ] {
        assert_eq!(said(grant), format!("{cannot}{reason}"));
    }
    let provider = Provider::new();
    for url in ["http://127.0.0.1:1/token", "http://localhost/token"] {
        assert!(provider.builder().oauth2(credentials().token_url(url)).build().is_ok());
    }
    let open = credentials().token_url("http://iam.example.com/token");
    assert!(provider.builder().oauth2(open).allow_http(true).build().is_ok());
    let error = provider.builder().oauth2_for("bearer", credentials()).build().unwrap_err();
    assert_eq!(
        error.to_string(),
        "OAuth 2 for \"bearer\" cannot be used: the document has no token URL for it: give token_url"
    );
    let error = provider.builder().oauth2_for("user", credentials()).build().unwrap_err();
    assert!(matches!(error, BuildError::UnknownScheme { scheme } if scheme == "user"));
    let error = provider.builder().base_url("http://h.example").oauth2(credentials()).build().unwrap_err();
    assert!(matches!(error, BuildError::InsecureHttp));
}

#[test]
fn outside_a_runtime_a_call_with_a_source_is_an_error() {
    let client = Provider::new().client();
    let mut call = Box::pin(get(&client));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    let std::task::Poll::Ready(outcome) = call.as_mut().poll(&mut context) else { panic!("it waits") };
    assert!(matches!(failed(outcome), Error::NoRuntime));
}
