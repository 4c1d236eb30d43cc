//! ETG: errors travel inside a 200, and are errors all the same.

use serde_json::json;
use tintype::bytes::Bytes;
use tintype::http::Response;
use tintype::{Maybe, Model};
use tintype_mock::{Mock, Running};
use tintype_profiles::etg::types::{
    EnvelopeStatus, ErrorCode, Profile, ProfileEdit, ProfileEnvelope, ProfileKey, ProfileStatus, ProfileType,
};
use tintype_profiles::etg::{
    Client, CreateProfileError, DisableProfileError, EditProfileError, RestoreProfileError, RetrieveProfileError,
};

use crate::common::{Provider, encoded, example, json, misfits, mock, mock_with, requests, rules, serve};

const JOHN: &str = "john.smith@example.com";

fn client(running: &Running) -> Client {
    Client::builder().base_url(running.url()).basic("4711", "key").build().unwrap()
}

fn over(provider: &Provider) -> Client {
    Client::builder().base_url("https://etg.example").basic("4711", "key").transport(provider.clone()).build().unwrap()
}

fn edit(email: &str) -> ProfileEdit {
    ProfileEdit::new(email, "John", "Smith", ProfileType::Manager)
}

fn kept(mock: &Mock, email: &str) -> serde_json::Value {
    mock.record_of("profile", email).unwrap().into()
}

#[tokio::test]
async fn a_profile_is_edited() {
    let mock = mock("etg");
    let running = serve(&mock).await;
    let mut change = ProfileEdit::new(JOHN, "Мария", "O'Brien", ProfileType::TravelManager);
    change.middle_name = Some("Jean-Luc".into());
    change.phone = Some("+4412344567890".into());
    let answer = client(&running).edit_profile(&change).await.unwrap();
    let mut wanted =
        Profile::new(JOHN, "Мария", "O'Brien", ProfileStatus::AwaitingConfirmation, ProfileType::TravelManager);
    wanted.middle_name = Maybe::Value("Jean-Luc".into());
    wanted.phone = Maybe::Value("+4412344567890".into());
    assert_eq!(answer.user, wanted);
    assert_eq!(answer.status(), 200);
    assert_eq!(requests(&mock), ["POST /api/b2b/v3/profiles/edit/ 200"]);
    assert_eq!(
        kept(&mock, JOHN),
        json!({
            "email": JOHN, "first_name": "Мария", "last_name": "O'Brien", "middle_name": "Jean-Luc",
            "phone": "+4412344567890", "status": "awaiting_confirmation", "type": "travel_manager",
        })
    );
}

#[tokio::test]
async fn the_state_of_the_rate_limit_is_in_the_headers() {
    let mock = mock("etg");
    let running = serve(&mock).await;
    let answer = client(&running).retrieve_profile(&ProfileKey::new(JOHN)).await.unwrap();
    assert_eq!(answer.header("X-RateLimit-SecondsNumber"), Some("60"));
    assert_eq!(answer.header("X-RateLimit-RequestsNumber"), Some("30"));
    assert_eq!(answer.header("X-RateLimit-Remaining"), Some("29"));
    assert_eq!(answer.header("X-RateLimit-Reset"), Some("2018-08-16T12:12:37"));
    // They are there as well where the envelope says that the call failed.
    let Err(error) = client(&running).retrieve_profile(&ProfileKey::new("nobody@example.com")).await else { panic!() };
    assert_eq!(error.headers().unwrap().get("X-RateLimit-Remaining").unwrap(), "29");
}

#[tokio::test]
async fn an_error_inside_a_200_is_an_error() {
    let mock = mock("etg");
    let running = serve(&mock).await;
    let Err(error) = client(&running).edit_profile(&edit("nobody@example.com")).await else { panic!("it was edited") };
    assert_eq!(error.to_string(), "editProfile: refused: users_profile_not_found");
    let EditProfileError::Refused(refused) = error else { panic!("{error:?}") };
    assert_eq!(refused.code, Some(ErrorCode::UsersProfileNotFound));
    assert_eq!(refused.response.status(), 200);
    assert_eq!(refused.response.status, EnvelopeStatus::Error);
    assert_eq!(refused.response.data, None);
    assert_eq!(requests(&mock), ["POST /api/b2b/v3/profiles/edit/ 200"]);
    assert_eq!(mock.record_of("profile", "nobody@example.com"), None);
}

#[tokio::test]
async fn a_code_that_is_not_listed_is_a_value() {
    let body = example("etg", "tolerated/editProfile.response.unlisted-code.json");
    let outcome = over(&Provider::answering(200, &*body)).edit_profile(&edit(JOHN)).await;
    let Err(EditProfileError::Refused(refused)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(refused.code, Some(ErrorCode::Unlisted("profile_is_under_review".into())));
    assert_eq!(misfits(&refused.response.misfits()), [("/error", "enum", r#""profile_is_under_review""#)]);
    assert_eq!(encoded(refused.response.body()), json(&body));
}

#[tokio::test]
async fn what_the_server_knows_of_a_request_may_change_without_notice() {
    let body = example("etg", "tolerated/editProfile.response.debug-is-a-string.json");
    let outcome = over(&Provider::answering(200, &*body)).edit_profile(&edit(JOHN)).await;
    let Err(EditProfileError::Refused(refused)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(refused.code, Some(ErrorCode::UsersProfileNotFound));
    assert_eq!(refused.response.debug, Maybe::Absent);
    assert_eq!(
        misfits(&refused.response.misfits()),
        [("/debug", "type", r#""the structure may change without notice""#)]
    );
    assert_eq!(encoded(refused.response.body()), json(&body));
}

#[tokio::test]
async fn an_envelope_without_data_or_code() {
    let late = r#"{"data":null,"error":null,"status":"late"}"#;
    let outcome = over(&Provider::answering(200, late)).edit_profile(&edit(JOHN)).await;
    let Err(EditProfileError::Refused(refused)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(refused.code, None);
    assert_eq!(encoded(refused.response.body()), json(late));
    // It succeeded, so it is not refused, but there is nothing to give.
    let body = r#"{"data":null,"error":null,"status":"ok"}"#;
    let outcome = over(&Provider::answering(200, body)).edit_profile(&edit(JOHN)).await;
    let Err(EditProfileError::Other(tintype::Error::Decode { error, .. })) = outcome else { panic!("{outcome:?}") };
    assert_eq!(error.pointer(), "/data");
}

#[tokio::test]
async fn a_documented_status_is_its_variant_with_the_envelope() {
    let mock = mock("etg");
    let running = serve(&mock).await;
    mock.fail_next(429);
    let outcome = client(&running).edit_profile(&edit(JOHN)).await;
    let Err(EditProfileError::TooManyRequests(envelope)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(envelope.error, Some(ErrorCode::EndpointExceededLimit));
    let debug = envelope.debug.value().unwrap();
    let endpoint = debug.api_endpoint.as_ref().unwrap();
    assert_eq!((endpoint.remaining, endpoint.seconds_number), (Some(0), Some(60)));
    assert_eq!(endpoint.reset.as_ref().unwrap().to_civil().unwrap().to_string(), "2018-08-16T12:12:37");
    assert_eq!(debug.utcnow.as_ref().unwrap(), &"2018-08-16T12:12:36.328390");
}

#[tokio::test]
async fn a_wrong_key_is_a_403_with_a_code() {
    let mock = mock_with(Mock::builder().basic("4711", "right"), "etg");
    let running = serve(&mock).await;
    let outcome = client(&running).edit_profile(&edit(JOHN)).await;
    let Err(EditProfileError::Forbidden(envelope)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(envelope.error, Some(ErrorCode::InvalidAuthHeader));
    assert_eq!(requests(&mock), ["POST /api/b2b/v3/profiles/edit/ 403"]);
}

#[tokio::test]
async fn a_request_that_breaks_rules_is_not_sent() {
    let mock = mock("etg");
    let running = serve(&mock).await;
    let mut change = ProfileEdit::new(JOHN, "4ndy", "", ProfileType::Unlisted("janitor".into()));
    change.phone = Some("1234".into());
    let outcome = client(&running).edit_profile(&change).await;
    let Err(EditProfileError::Invalid(found)) = outcome else { panic!("{outcome:?}") };
    let pattern = r"pattern: '^[^\W\d_]+([^\W\d_]*[\u0590-\u05FF\u0900-\u097F\u0980-\u09FF\u0E00-\u0E7F''\-,.’\s]*)*$'";
    let rule = |pointer: &str, rule: &'static str, line: String| (pointer.to_owned(), rule, line);
    assert_eq!(
        rules(&found),
        [
            rule("/first_name", "pattern", format!("ProfileEdit/properties/first_name/{pattern}")),
            rule("/last_name", "pattern", format!("ProfileEdit/properties/last_name/{pattern}")),
            rule("/phone", "minLength", "ProfileEdit/properties/phone/minLength: 5".to_owned()),
            rule("/type", "enum", "ProfileType/enum:".to_owned()),
        ]
    );
    change = edit(JOHN);
    change.phone = Some("1".repeat(36));
    let outcome = client(&running).create_profile(&change).await;
    let Err(CreateProfileError::Invalid(found)) = outcome else { panic!("{outcome:?}") };
    let line = "ProfileEdit/properties/phone/maxLength: 35".to_owned();
    assert_eq!(rules(&found), [rule("/phone", "maxLength", line)]);
    assert_eq!(requests(&mock), [""; 0]);
}

#[tokio::test]
async fn a_profile_is_created_disabled_restored_and_deleted() {
    let mock = mock("etg");
    let running = serve(&mock).await;
    let client = client(&running);
    let (email, key) = ("somchai@example.com", ProfileKey::new("somchai@example.com"));
    let missing = client.retrieve_profile(&key).await;
    let Err(RetrieveProfileError::Refused(refused)) = missing else { panic!("{missing:?}") };
    assert_eq!(refused.code, Some(ErrorCode::UsersProfileNotFound));

    let created = client.create_profile(&ProfileEdit::new(email, "สมชาย", "ใจดี", ProfileType::Employee)).await.unwrap();
    assert_eq!(created.user.status, ProfileStatus::AwaitingConfirmation);
    assert_eq!((created.user.first_name.as_str(), &created.user.phone), ("สมชาย", &Maybe::Null));

    assert_eq!(client.disable_profile(&key).await.unwrap().user.status, ProfileStatus::Disabled);
    let again = client.disable_profile(&key).await;
    let Err(DisableProfileError::Refused(refused)) = again else { panic!("{again:?}") };
    assert_eq!(refused.code, Some(ErrorCode::ProfileIsAlreadyDisabled));

    assert_eq!(client.restore_profile(&key).await.unwrap().user.status, ProfileStatus::Active);
    let again = client.restore_profile(&key).await;
    let Err(RestoreProfileError::Refused(refused)) = again else { panic!("{again:?}") };
    assert_eq!(refused.code, Some(ErrorCode::ProfileIsAlreadyRestored));

    assert_eq!(client.delete_profile(&key).await.unwrap().user.status, ProfileStatus::Deleted);
    assert_eq!(kept(&mock, email)["status"], json!("deleted"));
    let calls = ["retrieve", "create", "disable", "disable", "restore", "restore", "delete"];
    assert_eq!(requests(&mock), calls.map(|call| format!("POST /api/b2b/v3/profiles/{call}/ 200")));
}

#[tokio::test]
async fn what_nobody_listed_is_kept_and_written_back() {
    let body = json!({
        "data": {"user": {
            "email": JOHN, "first_name": "John", "last_name": "Smith", "middle_name": null, "phone": null,
            "status": "archived", "type": "manager", "avatar": {"id": 7},
        }, "page": 1},
        "debug": null, "error": null, "status": "ok",
    });
    let answer = Response::builder().header("content-type", "application/json; charset=utf-8");
    let provider = Provider::default().then_all(answer.body(Bytes::from(body.to_string())).unwrap());
    let provider = provider.then(200, body.to_string());
    let client = over(&provider);
    let answer = client.retrieve_profile(&ProfileKey::new(JOHN)).await.unwrap();
    assert_eq!(answer.user.status, ProfileStatus::Unlisted("archived".into()));
    assert_eq!(misfits(&answer.misfits()), [("/user/status", "enum", r#""archived""#)]);
    assert_eq!(encoded(answer.body()), body["data"]);

    let mut change = edit(JOHN);
    change.extra = answer.user.extra.clone();
    client.edit_profile(&change).await.unwrap();
    let sent = json(std::str::from_utf8(&provider.sent()[1].body).unwrap());
    assert_eq!(
        sent,
        json!({"email": JOHN, "first_name": "John", "last_name": "Smith", "type": "manager", "avatar": {"id": 7}})
    );
}

#[test]
fn an_envelope_that_is_read_by_hand_is_whole() {
    let body = example("etg", "editProfile.response.with-debug.json");
    let envelope = ProfileEnvelope::from_json(body.as_bytes()).unwrap();
    assert_eq!(envelope.data.as_ref().unwrap().user.middle_name, Maybe::Null);
    assert_eq!(envelope.debug.value().unwrap().request_id.as_deref(), Some("8c1f0b52e9a64d7f"));
    assert_eq!(encoded(&envelope), json(&body));
}
