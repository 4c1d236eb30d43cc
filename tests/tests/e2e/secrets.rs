//! No secret is shown: not by a client, a model, an error or a violation.

use std::error::Error as _;
use std::fmt::Debug;

use tintype::{Error, Model};
use tintype_profiles::punchh::types::{UpdateUserRequest, User, UserChange};
use tintype_profiles::punchh::{Client, UpdateUserError};
use tintype_profiles::{driver, etg, wink, zitadel};

use crate::common::{Provider, misfits};

const AGENT: &str = "Punchh/OnlineOrder/1.0/Web/BrowserVersion/OS_Type";

/// Every secret in these tests has this in it.
const SECRET: &str = "hunter2";

fn hidden(value: &dyn Debug) {
    for text in [format!("{value:?}"), format!("{value:#?}")] {
        assert!(!text.contains(SECRET), "{text}");
    }
}

/// An error and all beneath it.
fn hidden_error(error: &(dyn std::error::Error + 'static)) {
    let mut cause = Some(error);
    while let Some(error) = cause {
        hidden(&error);
        assert!(!error.to_string().contains(SECRET), "{error}");
        cause = error.source();
    }
}

fn over(provider: Provider) -> Client {
    let builder =
        Client::builder().base_url("https://punchh.example").signing_key("hunter2-key").bearer("hunter2-token");
    builder.transport(provider).build().unwrap()
}

fn request() -> UpdateUserRequest {
    let mut request = UpdateUserRequest::new("client");
    request.authentication_token = Some("hunter2".into());
    let mut change = UserChange::new();
    change.password = Some("hunter2".into());
    change.password_confirmation = Some("hunter2".into());
    change.apn_token = Some("hunter2".into());
    change.gcm_token = Some("hunter2".into());
    request.user = Some(change);
    request
}

#[test]
fn a_client_shows_the_names_of_its_credentials() {
    let builder = Client::builder().signing_key("hunter2").bearer("hunter2");
    hidden(&builder);
    assert_eq!(
        format!("{:?}", builder.build().unwrap()),
        "Client(Client { api: \"Punchh user\", base_url: \"https://example.punchh.com/\", \
         credentials: {\"bearer\": \"[redacted]\", \"digest\": \"[redacted]\"}, .. })"
    );
    hidden(&wink::Client::builder().bearer("hunter2").build().unwrap());
    hidden(&etg::Client::builder().basic("4711", "hunter2").build().unwrap());
    hidden(&driver::Client::builder().bearer("hunter2").build().unwrap());
    hidden(&zitadel::Client::builder().bearer("hunter2").build().unwrap());
}

#[test]
fn a_model_shows_that_there_is_a_secret() {
    let request = request();
    hidden(&request);
    assert_eq!(
        format!("{request:?}"),
        "UpdateUserRequest { client: \"client\", authentication_token: [redacted], user: UserChange { \
         apn_token: [redacted], gcm_token: [redacted], password: [redacted], password_confirmation: [redacted] } }"
    );
    hidden(&over(Provider::default()).update_user(AGENT, &request));
    // It is sent all the same.
    assert_eq!(request.to_json().matches(SECRET).count(), 5);
}

#[test]
fn a_secret_that_misfits_is_one_all_the_same() {
    let user = User::from_json(br#"{"authentication_token":["hunter2"],"access_token":{"a":"hunter2"}}"#).unwrap();
    hidden(&user);
    assert_eq!(
        misfits(&user.misfits()),
        [("/authentication_token", "type", "[redacted]"), ("/access_token", "type", "[redacted]")]
    );
    let found = user.validate().unwrap_err();
    hidden(&found);
    hidden_error(&found);
    let strict = tintype::json::from_slice_strict::<User>(br#"{"authentication_token":["hunter2"]}"#).unwrap_err();
    hidden_error(&strict);
}

#[tokio::test]
async fn an_answer_and_its_misfits_show_none() {
    let body = r#"{"authentication_token":"hunter2","access_token":["hunter2"],"city":"Columbus"}"#;
    let provider = Provider::answering(200, body).then(200, body);
    let client = over(provider);
    let answer = client.update_user(AGENT, &request()).await.unwrap();
    assert_eq!(answer.authentication_token.as_deref(), Some("hunter2"));
    hidden(&answer);
    hidden(&answer.raw());
    hidden(&answer.misfits());
    let Err(error) = client.update_user(AGENT, &request()).strict().await else { panic!("it is a misfit") };
    hidden_error(&error);
    let UpdateUserError::Other(Error::Misfit { violations, .. }) = &error else { panic!("{error:?}") };
    assert_eq!(misfits(violations), [("/access_token", "type", "[redacted]")]);
}

#[tokio::test]
async fn an_error_shows_no_body_and_no_credential() {
    let bodies = [r#"{"error":"token hunter2 is unknown"}"#, "hunter2", r#"["hunter2"]"#];
    for (status, body) in [(200, bodies[1]), (200, bodies[2]), (404, bodies[0]), (302, bodies[0])] {
        let Err(error) = over(Provider::answering(status, body)).update_user(AGENT, &request()).await else {
            panic!("{status} with {body} was taken")
        };
        let UpdateUserError::Other(other) = &error else { panic!("{error:?}") };
        assert_eq!(other.response().unwrap().bytes(), body.as_bytes());
        hidden_error(&error);
    }
}

#[tokio::test]
async fn a_violation_shows_none() {
    let mut request = request();
    request.authentication_token = None;
    request.extra.insert("authentication_token", vec!["hunter2"]);
    let Err(error) = over(Provider::default()).update_user(AGENT, &request).await else { panic!("it was sent") };
    hidden_error(&error);
    assert!(error.source().is_some());
    let UpdateUserError::Invalid(found) = &error else { panic!("{error:?}") };
    assert_eq!(misfits(found), [("/authentication_token", "type", "[redacted]")]);
}
