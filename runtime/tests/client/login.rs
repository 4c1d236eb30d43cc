//! A login by authorization code with PKCE (RFC 6749, section 4.1; RFC 7636).

use std::collections::BTreeMap;

use secrecy::ExposeSecret;
use tintype::auth::{AuthorizationCode, Login, OAuth2, RefusalCode, TokenError};
use url::Url;

use crate::provider::{Provider, get, token};

const BACK: &str = "http://127.0.0.1:8912/back";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn code() -> AuthorizationCode {
    AuthorizationCode::new("our-id", BACK).scopes(["openid", "offline_access"])
}

fn begin(provider: &Provider, code: AuthorizationCode) -> Login {
    provider.builder().login(code).unwrap()
}

fn resumed(provider: &Provider) -> Login {
    begin(provider, code().resume("state-1", VERIFIER))
}

#[tokio::test]
async fn from_the_url_to_a_client() {
    let provider = Provider::saying(|number| token(number, r#","expires_in":60,"refresh_token":"r1","id_token":"i1""#));
    let login = begin(&provider, code().parameter("login_hint", "ann@example.com"));
    let url = Url::parse(login.url()).unwrap();
    assert_eq!((url.host_str(), url.path()), (Some("api.example.com"), "/oauth/v2/authorize"));
    let query: BTreeMap<String, String> = url.query_pairs().into_owned().collect();
    let state = login.state().expose_secret();
    assert_eq!(state.len(), 43);
    assert_eq!(query["state"], state);
    for (name, value) in [
        ("prompt", "none"),
        ("response_type", "code"),
        ("client_id", "our-id"),
        ("redirect_uri", BACK),
        ("scope", "openid offline_access"),
        ("code_challenge_method", "S256"),
        ("login_hint", "ann@example.com"),
    ] {
        assert_eq!(query[name], value, "{name}");
    }
    assert_eq!((query["code_challenge"].len(), query.len()), (43, 9));
    let verifier = login.verifier().expose_secret();
    assert!(!login.url().contains(verifier) && verifier != state);

    let tokens = login.finish(&format!("{BACK}?code=c%2F1&state={state}#_=_")).await.unwrap();
    assert_eq!(provider.asked()[0].uri(), "https://api.example.com/oauth/v2/token");
    let form = provider.forms().remove(0);
    assert_eq!(
        form,
        format!(
            "grant_type=authorization_code&code=c%2F1&redirect_uri=http%3A%2F%2F127.0.0.1%3A8912%2Fback&\
             code_verifier={verifier}&client_id=our-id"
        )
    );
    assert_eq!(tokens.id_token().unwrap().expose_secret(), "i1");
    let client = provider.builder().oauth2(OAuth2::tokens("our-id", tokens)).build().unwrap();
    get(&client).await.unwrap();
    assert_eq!((provider.used(), provider.asked().len()), (vec!["t1".to_owned()], 1));
}

#[tokio::test]
async fn a_server_takes_up_the_login_of_a_session() {
    let provider = Provider::new();
    let login = resumed(&provider);
    // The challenge of RFC 7636, appendix B.
    assert!(login.url().contains("&state=state-1&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&"));
    login.finish("code=c1&state=state-1").await.unwrap();
    assert!(provider.forms()[0].contains(&format!("&code_verifier={VERIFIER}&")));

    let secret = code().client_secret("our-secret").resume("state-1", VERIFIER);
    begin(&provider, secret.clone()).finish("?code=c1&state=state-1").await.unwrap();
    assert_eq!(provider.asked()[1].headers()["authorization"], "Basic b3VyLWlkOm91ci1zZWNyZXQ=");
    begin(&provider, secret.secret_in_body()).finish("?code=c1&state=state-1").await.unwrap();
    assert!(provider.forms()[2].ends_with("&client_id=our-id&client_secret=our-secret"));
}

#[tokio::test]
async fn what_comes_back_has_to_answer_what_was_asked() {
    let provider = Provider::new();
    let login = resumed(&provider);
    let state = "its state is not the one that was sent";
    for (query, reason) in [
        ("", state),
        ("code=c1", state),
        ("code=c1&state=", state),
        ("code=c1&state=state-2", state),
        ("code=c1&state=state-1x", state),
        ("error=access_denied&state=state-2", state),
        ("code=c1&state=state-1&state=state-1", "a parameter is there twice"),
        ("code=c1&code=c2&state=state-1", "a parameter is there twice"),
        ("state=state-1", "it has no code"),
        ("code=&state=state-1", "it has no code"),
    ] {
        let error = login.finish(&format!("{BACK}?{query}")).await.unwrap_err();
        assert!(matches!(error, TokenError::Redirection { reason: found } if found == reason), "{query}: {error}");
    }
    let error = login.finish(&format!("{BACK}?error=access_denied&error_description=no&state=state-1")).await;
    let error = error.unwrap_err();
    let refusal = error.refusal().unwrap();
    let parts = (refusal.code(), refusal.description(), refusal.status());
    assert_eq!(parts, (&RefusalCode::AccessDenied, Some("no"), None));
    assert_eq!(provider.asked().len(), 0);
}

#[tokio::test]
async fn no_secret_of_a_login_shows() {
    let body = r#"{"error":"code-1","error_description":"code-1"}"#;
    let provider = Provider::saying(move |_| (400, "application/json", body.into()));
    let code = code().client_secret("our-secret").resume("state-1", VERIFIER);
    let shown = format!("{code:?}");
    let login = begin(&provider, code);
    let error = login.finish("code=code-1&state=state-1").await.unwrap_err();
    let shown = format!("{shown} {login:?} {error} {error:?}");
    for secret in ["our-secret", "state-1", VERIFIER, "code-1"] {
        assert!(!shown.contains(secret), "{shown}");
    }
}

#[test]
fn what_cannot_be_begun() {
    let said = |code: AuthorizationCode| Provider::new().builder().login(code).unwrap_err().to_string();
    let cannot = "OAuth 2 for \"oauth2\" cannot be used: ";
    let clear = "its URL is http, in clear text: use https, or say allow_http(true)";
    for (code, reason) in [
        (AuthorizationCode::new("", BACK), "the client id is empty"),
        (AuthorizationCode::new("id", "/back"), "the redirect URI is no absolute URL, or has a fragment"),
        (AuthorizationCode::new("id", "https://h/#a"), "the redirect URI is no absolute URL, or has a fragment"),
        (code().resume("s", "short"), "the state or the verifier is none of a login"),
        (code().resume("", VERIFIER), "the state or the verifier is none of a login"),
        (code().authorization_url("http://h.example/a"), clear),
        (code().token_url("http://h.example/t"), clear),
    ] {
        assert_eq!(said(code), format!("{cannot}{reason}"));
    }
    assert!(Provider::new().builder().login(AuthorizationCode::new("id", "com.example.app:/back")).is_ok());
}
