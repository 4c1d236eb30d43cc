//! Tokens that cannot be had: who is told what, and that no secret is.

use std::time::Duration;

use http::StatusCode;
use tintype::auth::{OAuth2, RefusalCode, TokenError, TokenSet};
use tintype::{Error, RetryPolicy};

use crate::provider::{POST, Provider, Spoken, call, credentials, failed, get, token};

fn html(status: u16) -> Spoken {
    (status, "text/html", "<html>our-secret</html>".into())
}

#[tokio::test(start_paused = true)]
async fn a_failure_is_given_to_all_who_wait_and_the_next_call_asks_again() {
    let provider = Provider::slow(Duration::from_secs(1), |number| match number {
        1 => (401, "application/json", r#"{"error":"invalid_client"}"#.into()),
        _ => token(number, ""),
    });
    let client = provider.client();
    let calls: Vec<_> = (0..100)
        .map(|_| {
            tokio::spawn({
                let client = client.clone();
                async move { failed(get(&client).await) }
            })
        })
        .collect();
    for call in calls {
        let error = call.await.unwrap();
        let said = "no token for the security scheme `oauth2`: the provider gives no token: invalid_client";
        assert_eq!(error.to_string(), said);
        assert!(error.is_unsent() && !error.is_retryable());
        let Error::Token { scheme: "oauth2", sent: false, error } = error else { panic!("{error:?}") };
        assert_eq!(error.refusal().unwrap().code(), &RefusalCode::InvalidClient);
        assert_eq!(error.status(), Some(StatusCode::UNAUTHORIZED));
    }
    assert_eq!((provider.asked().len(), provider.called().len()), (1, 0));
    get(&client).await.unwrap();
    assert_eq!(provider.asked().len(), 2);
}

#[tokio::test]
async fn a_renewal_that_fails_after_a_401_is_said() {
    let provider = Provider::saying(|number| match number {
        1 => token(1, ""),
        _ => (400, "application/json", r#"{"error":"invalid_grant"}"#.into()),
    });
    let client = provider.client();
    provider.takes_from(2);
    let error = failed(get(&client).await);
    assert!(matches!(&error, Error::Token { sent: true, .. }), "{error:?}");
    assert!(!error.is_unsent());
}

#[tokio::test]
async fn what_is_no_token_is_named() {
    type Case = (fn() -> Spoken, &'static str);
    let cases: [Case; 6] = [
        (|| html(200), "the answer to the token request, 200 OK, is not JSON"),
        (|| html(502), "the token request was answered by 502 Bad Gateway"),
        (
            || html(307),
            "the answer to the token request, 307 Temporary Redirect, cannot be used: it redirects, and a token request \
             follows no redirect",
        ),
        (
            || (200, "application/json", "{}".into()),
            "the answer to the token request, 200 OK, cannot be used: it has no access_token",
        ),
        (
            || (200, "application/json", "x".repeat((1 << 20) + 1)),
            "the answer to the token request is over 1048576 bytes",
        ),
        (|| (400, "application/json", r#"{"error":"our-secret"}"#.into()), "the provider gives no token: unlisted"),
    ];
    for (says, said) in cases {
        let provider = Provider::saying(move |_| says());
        let error = failed(get(&provider.client()).await);
        assert_eq!(error.to_string(), format!("no token for the security scheme `oauth2`: {said}"));
        assert_eq!((provider.asked().len(), provider.called().len()), (1, 0));
    }
}

#[tokio::test(start_paused = true)]
async fn a_token_request_has_the_time_of_a_call() {
    let provider = Provider::slow(Duration::from_secs(60), |number| token(number, ""));
    let client = provider.builder().oauth2(credentials()).timeout(Duration::from_secs(10)).build().unwrap();
    let longer = client.call(&POST).bytes("{}").into_call::<(), crate::sample::ProbeError>();
    let error = longer.timeout(Duration::from_secs(50)).await.unwrap_err();
    assert_eq!(
        error.to_string(),
        "probe: no token for the security scheme `oauth2`: no complete answer to the token request within 10s"
    );
}

#[tokio::test(start_paused = true)]
async fn retries_ask_again_whatever_the_operation_is() {
    let provider = Provider::saying(|number| if number < 3 { html(503) } else { token(number, "") });
    let client = provider.builder().oauth2(credentials()).retries(RetryPolicy::new()).build().unwrap();
    call(&client, &POST).await.unwrap();
    assert_eq!((provider.asked().len(), provider.called().len()), (3, 1));
    // Not for what another attempt cannot change.
    let provider = Provider::saying(|_| (400, "application/json", r#"{"error":"invalid_scope"}"#.into()));
    let client = provider.builder().oauth2(credentials()).retries(RetryPolicy::new()).build().unwrap();
    failed(call(&client, &POST).await);
    assert_eq!(provider.asked().len(), 1);
}

#[tokio::test]
async fn a_hook_that_panics_is_an_error_and_not_the_end() {
    let provider = Provider::saying(|number| token(number, r#","refresh_token":"r1""#));
    let grant = OAuth2::refresh_token("id", "r0").on_refresh(|_| panic!("the program's own fault"));
    let client = provider.builder().oauth2(grant).build().unwrap();
    let error = failed(get(&client).await);
    assert!(matches!(&error, Error::Token { error, .. } if matches!(**error, TokenError::Interrupted)));
    assert_eq!(provider.asked().len(), 2);
    // The new refresh token is not lost.
    assert!(provider.forms()[1].contains("refresh_token=r1"));
}

#[tokio::test]
async fn no_secret_shows() {
    const SECRETS: [&str; 6] = ["our-secret", "refresh-1", "access-1", "access-2", "refresh-2", "extra-1"];
    let grant = || {
        let tokens = TokenSet::new("access-1").with_refresh_token("refresh-1");
        OAuth2::tokens("our-id", tokens).client_secret("our-secret").parameter("assertion", "extra-1")
    };
    let echo = |status: u16, media: &'static str| {
        let all = SECRETS.join(" ");
        (status, media, format!(r#"{{"error":"{0}","error_description":"{0}","error_uri":"https://h/{0}"}}"#, all))
    };
    let cases: [Box<dyn Fn(usize) -> Spoken + Send + Sync>; 7] = [
        Box::new(move |_| echo(400, "application/json")),
        Box::new(move |_| echo(200, "application/json")),
        Box::new(move |_| echo(500, "text/html")),
        Box::new(|_| (400, "application/json", r#"{"error":"refresh-1"}"#.into())),
        Box::new(|_| (200, "application/json", r#"{"access_token":"access-2"#.into())),
        Box::new(|_| (200, "application/json", r#"{"access_token":"access-2","token_type":"refresh-2"}"#.into())),
        Box::new(|_| (200, "application/json", r#"{"access_token":"access-2","refresh_token":"refresh-2"}"#.into())),
    ];
    for says in cases {
        let provider = Provider::saying(says);
        provider.takes_from(1);
        let builder = provider.builder().oauth2(grant());
        let mut shown = format!("{:?} {builder:?}", grant());
        let client = builder.build().unwrap();
        let error = get(&client).await.unwrap_err();
        shown = format!("{shown} {client:?}");
        let mut next: Option<&dyn std::error::Error> = Some(&error);
        while let Some(error) = next {
            shown = format!("{shown}\n{error} {error:?} {error:#?}");
            next = error.source();
        }
        for secret in SECRETS {
            assert!(!shown.contains(secret), "{secret}: {shown}");
        }
        // None is in a URL.
        for request in provider.asked().iter().chain(&provider.called()) {
            assert!(SECRETS.iter().all(|secret| !request.uri().to_string().contains(secret)));
        }
    }
}
