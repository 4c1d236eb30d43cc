//! The drivers' agency: known from one exchange, so every other answer is undocumented, and kept.

use serde_json::json;
use tintype::bytes::Bytes;
use tintype::http::Response;
use tintype::{Error, Maybe};
use tintype_mock::{Mock, Running};
use tintype_profiles::driver::types::{ProfileChange, UpdateProfileRequest};
use tintype_profiles::driver::{Client, UpdateProfileError};

use crate::common::{Provider, encoded, example, json, misfits, mock, mock_with, record, requests, rules, serve};

fn client(running: &Running) -> Client {
    Client::builder().base_url(running.url()).bearer("token").build().unwrap()
}

fn over(provider: &Provider) -> Client {
    Client::builder().base_url("https://driver.example").bearer("token").transport(provider.clone()).build().unwrap()
}

fn change() -> ProfileChange {
    ProfileChange::new("Lashell", "Farrell", "Y6 5DN", "fluent", "07366 916627")
}

#[tokio::test]
async fn a_profile_is_updated() {
    let mock = mock("driver");
    let running = serve(&mock).await;
    let mut change = change();
    change.start_date = Some("2021-09-16".into());
    let answer = client(&running).update_profile(&UpdateProfileRequest::new(change)).await.unwrap();
    assert_eq!(answer.status(), 200);
    let profile = &answer.profile;
    assert_eq!((profile.id, profile.english_level.as_str()), (710, "fluent"));
    assert_eq!(profile.start_date.value().unwrap(), &"2021-09-16");
    assert_eq!(profile.phone_number, Maybe::Null);
    assert_eq!(profile.cv.as_ref().unwrap().filename, Maybe::Value(String::new()));
    assert_eq!(profile.licenses.as_ref().unwrap(), &["d1", "ce"]);
    assert_eq!(profile.reviews, Some(Vec::new()));
    assert_eq!(misfits(&answer.misfits()), []);
    let mut wanted = json(&example("driver", "updateProfile.response.json"));
    wanted["profile"]["english_level"] = json!("fluent");
    wanted["profile"]["start_date"] = json!("2021-09-16");
    assert_eq!(encoded(answer.body()), wanted);
    assert_eq!(record(&mock, "profile"), wanted["profile"]);
    assert_eq!(requests(&mock), ["PUT /api/v1/users/profile 200"]);
}

#[tokio::test]
async fn the_entity_tag_and_the_request_id_are_at_hand() {
    let mock = mock("driver");
    let running = serve(&mock).await;
    let client = client(&running);
    let mut request = UpdateProfileRequest::new(change());
    let first = client.update_profile(&request).await.unwrap();
    let same = client.update_profile(&request).await.unwrap();
    request.profile.postcode = "SW1A 1AA".into();
    let other = client.update_profile(&request).await.unwrap();
    let tag = first.etag().unwrap();
    assert!(tag.starts_with("W/\"") && tag.ends_with('"'), "{tag}");
    assert_eq!(first.etag(), same.etag());
    assert_ne!(first.etag(), other.etag());
    assert_eq!(first.request_id(), first.header("x-request-id"));
    assert_ne!(first.request_id().unwrap(), same.request_id().unwrap());
    assert_eq!(first.header("cache-control"), Some("max-age=0, private, must-revalidate"));
    assert_eq!(first.header("x-runtime"), Some("0.030021"));
}

#[tokio::test]
async fn a_request_that_breaks_rules_is_not_sent() {
    let mock = mock("driver");
    let running = serve(&mock).await;
    let mut change = change();
    change.birth_date = Some("1983-08-32".into());
    change.start_date = Some("8 August".into());
    let outcome = client(&running).update_profile(&UpdateProfileRequest::new(change)).await;
    let Err(UpdateProfileError::Invalid(found)) = outcome else { panic!("{outcome:?}") };
    let line = |name: &str| format!("ProfileChange/properties/{name}/format: date");
    assert_eq!(
        rules(&found),
        [
            ("/profile/birth_date".to_owned(), "format", line("birth_date")),
            ("/profile/start_date".to_owned(), "format", line("start_date")),
        ]
    );
    assert_eq!(requests(&mock), [""; 0]);
}

#[tokio::test]
async fn an_undocumented_401_keeps_its_status_and_headers() {
    let mock = mock_with(Mock::builder().bearer("right"), "driver");
    let running = serve(&mock).await;
    let Err(error) = client(&running).update_profile(&UpdateProfileRequest::new(change())).await else {
        panic!("a wrong token was taken")
    };
    assert_eq!(error.to_string(), "updateProfile: 401 Unauthorized is not in the document");
    assert_eq!(error.status().unwrap(), 401);
    assert_eq!(error.headers().unwrap().get("www-authenticate").unwrap(), "Bearer");
    let UpdateProfileError::Other(Error::Undocumented { response }) = error else { panic!("{error:?}") };
    assert_eq!(response.header("www-authenticate"), Some("Bearer"));
    assert_eq!(requests(&mock), ["PUT /api/v1/users/profile 401"]);
}

#[tokio::test]
async fn an_undocumented_422_keeps_its_status_headers_and_body() {
    let body = r#"{"errors":{"postcode":["is invalid"]}}"#;
    let answer = Response::builder().status(422).header("x-request-id", "439d4c22").header("x-runtime", "0.01");
    let provider = Provider::default().then_all(answer.body(Bytes::from(body)).unwrap());
    let Err(error) = over(&provider).update_profile(&UpdateProfileRequest::new(change())).await else { panic!() };
    assert_eq!(error.request_id(), Some("439d4c22"));
    let UpdateProfileError::Other(Error::Undocumented { response }) = error else { panic!("{error:?}") };
    assert_eq!(response.status(), 422);
    assert_eq!(response.header("x-runtime"), Some("0.01"));
    assert_eq!(response.request_id(), Some("439d4c22"));
    assert_eq!(&response.bytes()[..], body.as_bytes());
    assert_eq!(response.preview(), body);
}

#[tokio::test]
async fn a_required_member_that_is_missing_fails_with_its_pointer() {
    let body = example("driver", "refused/updateProfile.response.without-id.json");
    let provider = Provider::answering(200, &*body);
    let outcome = over(&provider).update_profile(&UpdateProfileRequest::new(change())).await;
    let Err(UpdateProfileError::Other(Error::Decode { response, error })) = outcome else { panic!("{outcome:?}") };
    assert_eq!(error.pointer(), "/profile/id");
    assert_eq!(error.place().unwrap().file, "specs/driver/openapi.yaml");
    assert_eq!(&response.bytes()[..], body.as_bytes());
}

#[tokio::test]
async fn items_of_unknown_type_and_unknown_members_are_kept() {
    let mut body = json(&example("driver", "updateProfile.response.with-a-file.json"));
    body["profile"]["reviews"] = json!([{"stars": 5}, "good", null]);
    body["profile"]["badge"] = json!("gold");
    let provider = Provider::answering(200, body.to_string()).then(200, body.to_string());
    let client = over(&provider);
    let answer = client.update_profile(&UpdateProfileRequest::new(change())).await.unwrap();
    assert_eq!(answer.profile.reviews.as_ref().unwrap().len(), 3);
    assert_eq!(encoded(answer.body()), body);

    let mut again = change();
    again.extra = answer.profile.extra.clone();
    client.update_profile(&UpdateProfileRequest::new(again)).await.unwrap();
    let sent = json(std::str::from_utf8(&provider.sent()[1].body).unwrap());
    assert_eq!(sent["profile"]["badge"], json!("gold"));
}
