//! Tokens that the provider takes no longer, and refresh tokens.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use secrecy::ExposeSecret;
use tintype::auth::{Algorithm, Encoding, OAuth2, TokenSet, verify};
use tintype::operation::{Answer, Content, Operation, RequestBody};
use tintype::transport::Body;
use tintype::{Client, RetryPolicy};
use tokio::time::advance;

use crate::provider::{GET, POST, Provider, call, credentials, failed, get, token};
use crate::sample::{ANY, ProbeError, SOURCE};

#[tokio::test]
async fn a_401_is_answered_with_one_more_attempt_with_a_new_token() {
    for operation in [&GET, &POST] {
        let provider = Provider::new();
        let client = provider.client();
        get(&client).await.unwrap();
        provider.takes_from(2);
        call(&client, operation).await.unwrap();
        assert_eq!((provider.used(), provider.asked().len()), (vec!["t1".into(), "t1".into(), "t2".into()], 2));
        let called = provider.called();
        assert_eq!(called[1].body(), called[2].body());
    }
}

#[tokio::test]
async fn one_more_and_no_further() {
    let provider = Provider::new();
    provider.takes_from(1000);
    let client = provider.client();
    let error = failed(get(&client).await);
    assert_eq!(error.status().unwrap().as_u16(), 401);
    assert_eq!((provider.used(), provider.asked().len()), (vec!["t1".to_owned(), "t2".to_owned()], 2));
    // Not even where the call is sent again for other reasons.
    let policy = RetryPolicy::new().attempts(5).base_delay(Duration::ZERO);
    client.call(&GET).into_call::<(), ProbeError>().retries(policy).await.unwrap_err();
    assert_eq!(provider.called().len(), 4);
}

#[tokio::test]
async fn a_fixed_token_and_a_stream_are_sent_once() {
    let provider = Provider::new();
    provider.takes_from(2);
    failed(get(&provider.builder().bearer("t1").build().unwrap()).await);
    assert_eq!((provider.called().len(), provider.asked().len()), (1, 0));

    let client = provider.client();
    let stream = Body::new(http_body_util::Full::new(bytes::Bytes::from_static(b"{}")));
    client.call(&POST).bytes(stream).into_call::<(), ProbeError>().await.unwrap_err();
    assert_eq!((provider.called().len(), provider.asked().len()), (2, 1));
    // The next call knows that the token is taken no longer.
    get(&client).await.unwrap();
    assert_eq!(provider.used()[2], "t2");
}

#[tokio::test(start_paused = true)]
async fn a_hundred_calls_that_are_answered_401_ask_once() {
    let provider = Provider::slow(Duration::from_secs(1), |number| token(number, ""));
    let client = provider.client();
    get(&client).await.unwrap();
    provider.takes_from(2);
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
    assert_eq!((provider.asked().len(), provider.called().len()), (2, 201));
}

#[tokio::test(start_paused = true)]
async fn a_renewal_that_fails_while_the_token_holds_is_no_error() {
    let provider = Provider::saying(|number| match number {
        1 => token(1, r#","expires_in":100"#),
        2 => (503, "text/html", "<html>".into()),
        _ => token(3, r#","expires_in":100"#),
    });
    let client = provider.client();
    get(&client).await.unwrap();
    advance(Duration::from_secs(95)).await;
    get(&client).await.unwrap();
    get(&client).await.unwrap();
    assert_eq!(provider.used(), ["t1", "t1", "t3"]);
}

#[tokio::test(start_paused = true)]
async fn a_refresh_token_is_replaced_by_the_new_one_and_the_program_is_told() {
    let told = Arc::new(Mutex::new(Vec::new()));
    let hear = told.clone();
    let provider = Provider::saying(|number| match number {
        1 => token(1, r#","expires_in":60,"refresh_token":"r1""#),
        // RFC 6749, section 6: it may stay as it is.
        2 => token(2, r#","expires_in":60"#),
        _ => token(3, r#","expires_in":60,"refresh_token":"r3""#),
    });
    let grant = OAuth2::refresh_token("our-id", "r0").scopes(["openid"]).on_refresh(move |tokens: &TokenSet| {
        let refresh = tokens.refresh_token().unwrap().expose_secret().to_owned();
        hear.lock().unwrap().push((tokens.access_token().expose_secret().to_owned(), refresh));
    });
    let client = provider.builder().oauth2(grant).build().unwrap();
    for _ in 0..3 {
        get(&client).await.unwrap();
        advance(Duration::from_secs(60)).await;
    }
    assert_eq!(provider.used(), ["t1", "t2", "t3"]);
    assert_eq!(provider.asked()[0].uri(), "https://api.example.com/oauth/v2/token");
    let form = |token: &str| format!("grant_type=refresh_token&refresh_token={token}&scope=openid&client_id=our-id");
    assert_eq!(provider.forms(), [form("r0"), form("r1"), form("r1")]);
    let pair = |one: &str, other: &str| (one.to_owned(), other.to_owned());
    assert_eq!(*told.lock().unwrap(), [pair("t1", "r1"), pair("t2", "r1"), pair("t3", "r3")]);
}

#[tokio::test(start_paused = true)]
async fn tokens_of_a_login_are_used_until_they_expire() {
    let provider = Provider::new();
    let tokens = TokenSet::new("t5").with_lifetime(Duration::from_secs(60)).with_refresh_token("r0");
    let grant = OAuth2::tokens("our-id", tokens).client_secret("our-secret");
    let client = provider.builder().oauth2(grant).build().unwrap();
    get(&client).await.unwrap();
    assert_eq!(provider.asked().len(), 0);
    advance(Duration::from_secs(60)).await;
    get(&client).await.unwrap();
    assert_eq!(provider.used(), ["t5", "t1"]);
    assert_eq!(provider.forms(), ["grant_type=refresh_token&refresh_token=r0"]);

    // Without a refresh token the user has to come back.
    let tokens = TokenSet::new("t6").with_lifetime(Duration::from_secs(60));
    let client = provider.builder().oauth2(OAuth2::tokens("our-id", tokens)).build().unwrap();
    get(&client).await.unwrap();
    advance(Duration::from_secs(60)).await;
    let error = failed(get(&client).await);
    assert_eq!(
        error.to_string(),
        "no token for the security scheme `oauth2`: the token holds no longer and there is no refresh token: the user \
         has to log in again"
    );
    assert!(error.is_unsent());
}

#[tokio::test]
async fn signatures_are_made_anew_over_what_is_sent() {
    static SIGNED: Operation = Operation {
        body: Some(RequestBody::required(&[Content::json(ANY)])),
        responses: &[Answer::new("204", &[])],
        security: &[&["oauth2", "key", "digest"]],
        ..Operation::new("post", "post", "POST", "/p", &SOURCE)
    };
    let provider = Provider::new();
    let client: Client =
        provider.builder().oauth2(credentials()).api_key("key", "k").signing_key("SECRET").build().unwrap();
    provider.takes_from(2);
    call(&client, &SIGNED).await.unwrap();
    assert_eq!(provider.used(), ["t1", "t2"]);
    for request in provider.called() {
        let signature = request.headers()["x-digest"].to_str().unwrap();
        assert_eq!(request.uri().query(), Some("key=k"));
        let message: [&[u8]; 2] = [b"/v1/p?key=k", br#"{"a":1}"#];
        assert!(verify(b"SECRET", Algorithm::HmacSha1, Encoding::Hex, &message, signature));
    }
}
