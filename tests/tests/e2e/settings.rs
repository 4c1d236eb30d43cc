//! What a caller can set on a client or a call: credentials, validation, strictness, the transport.

use tintype::{BuildError, Error};
use tintype_profiles::wink::types::{Personal, UpsertProfileRequest, User};
use tintype_profiles::wink::{ShowProfileError, UpdateProfileError};
use tintype_profiles::{driver, etg, punchh, wink, zitadel};

use crate::common::{mock, record, requests, serve};

/// A change that breaks a rule.
fn invalid() -> UpsertProfileRequest {
    let mut change = UpsertProfileRequest::new(true, User::new());
    change.personal = Some(Personal { country: Some("Thailand".into()), ..Personal::new() });
    change
}

#[tokio::test]
async fn a_missing_credential_is_named_before_anything_is_sent() {
    let mocks = ["wink", "etg", "punchh", "driver", "zitadel"].map(mock);
    let mut running = Vec::new();
    for mock in &mocks {
        running.push(serve(mock).await);
    }
    let url = |index: usize| running[index].url();

    let client = wink::Client::builder().base_url(url(0)).build().unwrap();
    let Err(ShowProfileError::Other(wink)) = client.show_profile().await else { panic!() };
    let client = etg::Client::builder().base_url(url(1)).build().unwrap();
    let outcome = client.retrieve_profile(&etg::types::ProfileKey::new("a@b.example")).await;
    let Err(etg::RetrieveProfileError::Other(etg)) = outcome else { panic!() };
    let client = punchh::Client::builder().base_url(url(2)).bearer("token").build().unwrap();
    let request = punchh::types::UpdateUserRequest::new("client");
    let Err(punchh::UpdateUserError::Other(punchh)) = client.update_user("Punchh/a/b/c/d/e", &request).await else {
        panic!()
    };
    let client = driver::Client::builder().base_url(url(3)).build().unwrap();
    let change = driver::types::ProfileChange::new("Lashell", "Farrell", "Y6 5DN", "fluent", "07366 916627");
    let outcome = client.update_profile(&driver::types::UpdateProfileRequest::new(change)).await;
    let Err(driver::UpdateProfileError::Other(driver)) = outcome else { panic!() };
    let client = zitadel::Client::builder().base_url(url(4)).build().unwrap();
    let Err(zitadel::GetMyProfileError::Other(zitadel)) = client.get_my_profile().await else { panic!() };

    let schemes = [wink, etg, punchh, driver, zitadel].map(|error| match error {
        Error::MissingCredential { scheme, .. } => scheme,
        other => panic!("{other:?}"),
    });
    assert_eq!(schemes, ["bearer", "basic", "digest", "bearer", "oauth2"]);
    assert_eq!(mocks.each_ref().map(|mock| mock.requests().len()), [0; 5]);
}

#[test]
fn a_credential_of_another_kind_is_refused_by_the_builder() {
    let outcome = wink::Client::builder().basic("user", "password").build();
    assert!(matches!(outcome, Err(BuildError::UnknownScheme { scheme }) if scheme == "basic"));
    let outcome = driver::Client::builder().base_url("http://driver.example").bearer("token").build();
    assert!(matches!(outcome, Err(BuildError::InsecureHttp)));
}

#[tokio::test]
async fn a_client_can_leave_validation_to_the_provider() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client =
        wink::Client::builder().base_url(running.url()).bearer("token").validate_requests(false).build().unwrap();
    let outcome = client.update_profile(&invalid()).await;
    assert!(matches!(outcome, Err(UpdateProfileError::BadRequest(_))), "{outcome:?}");
    assert_eq!(requests(&mock), ["PUT /api/profile 400"]);
}

#[tokio::test]
async fn a_call_can_leave_validation_to_the_provider() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client = wink::Client::builder().base_url(running.url()).bearer("token").build().unwrap();
    let change = invalid();
    let call = client.update_profile(&change);
    assert_eq!(call.violations().first().unwrap().pointer(), "/personal/country");
    let outcome = call.skip_validation().await;
    assert!(matches!(outcome, Err(UpdateProfileError::BadRequest(_))), "{outcome:?}");
    assert_eq!(requests(&mock), ["PUT /api/profile 400"]);
    // The next call is checked again.
    let outcome = client.update_profile(&change).await;
    assert!(matches!(outcome, Err(UpdateProfileError::Invalid(_))), "{outcome:?}");
    assert_eq!(requests(&mock).len(), 1);
}

#[tokio::test]
async fn a_call_that_is_not_awaited_sends_nothing() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client = wink::Client::builder().base_url(running.url()).bearer("token").build().unwrap();
    drop(client.show_profile());
    assert_eq!(requests(&mock), [""; 0]);
}

/// The pointers of a strict call's misfits.
fn misfits(outcome: Result<tintype::Response<wink::types::UserProfile>, ShowProfileError>) -> Vec<String> {
    let Err(ShowProfileError::Other(Error::Misfit { response, violations })) = outcome else { panic!("{outcome:?}") };
    assert_eq!(response.status(), 200);
    violations.iter().map(|violation| format!("{} {}", violation.rule(), violation.pointer())).collect()
}

#[tokio::test]
async fn strict_reading_makes_a_misfit_an_error() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let builder = || wink::Client::builder().base_url(running.url()).bearer("token");
    let wanted = ["format /createdDate", "format /lastUpdate"];
    assert_eq!(misfits(builder().strict(true).build().unwrap().show_profile().await), wanted);
    let client = builder().build().unwrap();
    assert_eq!(misfits(client.show_profile().strict().await), wanted);
    assert_eq!(client.show_profile().await.unwrap().misfits().len(), 2);
}

#[tokio::test]
async fn the_same_client_calls_a_service_in_this_process() {
    let mock = mock("wink");
    let client = wink::Client::builder().bearer("token").service(mock.service()).build().unwrap();
    let profile = client.show_profile().await.unwrap();
    let mut change = UpsertProfileRequest::new(false, User::new());
    change.version = profile.version;
    assert_eq!(client.update_profile(&change).await.unwrap().version, tintype::Maybe::Value(4));
    assert_eq!(record(&mock, "profile")["share"], serde_json::json!(false));
    assert_eq!(requests(&mock), ["GET /api/profile 200", "PUT /api/profile 200"]);
}
