//! ZITADEL: proto-JSON, where a uint64 is a string and members have names like `@type`.

use serde_json::json;
use tintype::Json;
use tintype_mock::{Mock, Running};
use tintype_profiles::zitadel::types::{Gender, ObjectDetails, UpdateMyProfileRequest, UpdateMyProfileResponse};
use tintype_profiles::zitadel::{Client, GetMyProfileError, UpdateMyProfileError};

use crate::common::{Provider, encoded, example, json, misfits, mock, mock_with, record, requests, rules, serve};

fn client(running: &Running) -> Client {
    Client::builder().base_url(running.url()).bearer("token").build().unwrap()
}

fn over(provider: &Provider) -> Client {
    let builder = Client::builder().base_url("https://zitadel.example/auth/v1").bearer("token");
    builder.transport(provider.clone()).build().unwrap()
}

fn change() -> UpdateMyProfileRequest {
    UpdateMyProfileRequest::new("Minnie", "Mouse", "Minnie M.")
}

#[tokio::test]
async fn a_profile_is_updated() {
    let mock = mock("zitadel");
    let running = serve(&mock).await;
    let client = client(&running);
    let mut change = change();
    change.preferred_language = Some("de".into());
    change.gender = Some(Gender::GenderDiverse);
    let answer = client.update_my_profile(&change).await.unwrap();
    let details = answer.details.as_ref().unwrap();
    assert_eq!(details.sequence, Some(366));
    assert_eq!(details.resource_owner.as_deref(), Some("69629023906488334"));
    assert_eq!(details.change_date.as_ref().unwrap().to_jiff().unwrap().to_string(), "2024-05-21T14:03:09.77421Z");
    assert_eq!(encoded(answer.body()), json(&example("zitadel", "updateMyProfile.response.json")));

    let wanted = json!({
        "firstName": "Minnie", "lastName": "Mouse", "nickName": "Minnie", "displayName": "Minnie M.",
        "preferredLanguage": "de", "gender": "GENDER_DIVERSE",
    });
    assert_eq!(record(&mock, "profile"), wanted);
    let profile = client.get_my_profile().await.unwrap().into_body().profile.unwrap();
    assert_eq!(encoded(&profile), wanted);
    assert_eq!(profile.gender, Some(Gender::GenderDiverse));
    assert_eq!(requests(&mock), ["PUT /auth/v1/users/me/profile 200", "GET /auth/v1/users/me/profile 200"]);
}

#[tokio::test]
async fn a_sequence_is_a_u64_as_string_and_as_number_and_is_written_as_string() {
    let texts =
        [("\"366\"", 366), ("366", 366), ("\"18446744073709551615\"", u64::MAX), ("18446744073709551615", u64::MAX)];
    for (text, value) in texts {
        let provider = Provider::answering(200, format!(r#"{{"details":{{"sequence":{text}}}}}"#));
        let answer = over(&provider).update_my_profile(&change()).await.unwrap();
        assert_eq!(answer.details.as_ref().unwrap().sequence, Some(value), "{text}");
        assert_eq!(misfits(&answer.misfits()), []);
        assert_eq!(encoded(answer.body()), json!({"details": {"sequence": value.to_string()}}));
    }
    let details = ObjectDetails { sequence: Some(366), ..ObjectDetails::new() };
    assert_eq!(
        encoded(&UpdateMyProfileResponse { details: Some(details), ..UpdateMyProfileResponse::new() }),
        json!({
            "details": {"sequence": "366"}
        })
    );
}

#[tokio::test]
async fn a_sequence_that_is_none_is_kept() {
    for text in ["\"many\"", "-1", "\"18446744073709551616\"", "1.5"] {
        let body = format!(r#"{{"details":{{"sequence":{text}}}}}"#);
        let answer = over(&Provider::answering(200, &*body)).update_my_profile(&change()).await.unwrap();
        assert_eq!(answer.details.as_ref().unwrap().sequence, None);
        assert_eq!(misfits(&answer.misfits()), [("/details/sequence", "type", text)]);
        assert_eq!(encoded(answer.body()), json(&body));
    }
}

#[tokio::test]
async fn an_error_has_a_typed_status_with_details_of_any_type() {
    let body = example("zitadel", "updateMyProfile.error-409.json");
    let outcome = over(&Provider::answering(409, &*body)).update_my_profile(&change()).await;
    let Err(UpdateMyProfileError::Unexpected(status)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(status.status(), 409);
    assert_eq!((status.code, status.message.as_deref()), (Some(6), Some("User already exists (SQL-M0dsf)")));
    let detail = &status.details.as_ref().unwrap()[0];
    assert_eq!(detail.r#type.as_deref(), Some("type.googleapis.com/zitadel.v1.ErrorDetail"));
    assert_eq!(detail.id.as_deref(), Some("SQL-M0dsf"));
    assert_eq!(encoded(status.body()), json(&body));

    let body = r#"{"code":3,"details":[{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"30s"}]}"#;
    let outcome = over(&Provider::answering(503, body)).get_my_profile().await;
    let Err(GetMyProfileError::Unexpected(status)) = outcome else { panic!("{outcome:?}") };
    let delay = status.details.as_ref().unwrap()[0].extra.get("retryDelay");
    assert_eq!(delay.and_then(Json::as_str), Some("30s"));
    assert_eq!(encoded(status.body()), json(body));
}

#[tokio::test]
async fn a_wrong_token_is_a_status_too() {
    let mock = mock_with(Mock::builder().bearer("right"), "zitadel");
    let running = serve(&mock).await;
    let outcome = client(&running).update_my_profile(&change()).await;
    let Err(UpdateMyProfileError::Unexpected(status)) = outcome else { panic!("{outcome:?}") };
    assert_eq!(status.status(), 401);
    assert_eq!(status.message.as_deref(), Some("the credential for `oauth2` is not accepted"));
    assert_eq!(requests(&mock), ["PUT /auth/v1/users/me/profile 401"]);
}

#[tokio::test]
async fn lengths_count_code_points() {
    let mock = mock("zitadel");
    let running = serve(&mock).await;
    let client = client(&running);
    let mut change = change();
    change.display_name = "🐀".repeat(200);
    client.update_my_profile(&change).await.unwrap();
    assert_eq!(record(&mock, "profile")["displayName"], json!("🐀".repeat(200)));

    change.display_name = "🐀".repeat(201);
    change.nick_name = Some(String::new());
    change.preferred_language = Some("de-Latn-1996".into());
    change.gender = Some(Gender::Unlisted("female".into()));
    let outcome = client.update_my_profile(&change).await;
    let Err(UpdateMyProfileError::Invalid(found)) = outcome else { panic!("{outcome:?}") };
    let rule = |pointer: &str, rule: &'static str, line: &str| (pointer.to_owned(), rule, line.to_owned());
    let member = |name: &str| format!("UpdateMyProfileRequest/properties/{name}");
    assert_eq!(
        rules(&found),
        [
            rule("/nickName", "minLength", &member("nickName/minLength: 1")),
            rule("/displayName", "maxLength", &member("displayName/maxLength: 200")),
            rule("/preferredLanguage", "maxLength", &member("preferredLanguage/maxLength: 10")),
            rule("/gender", "enum", "Gender/enum: [GENDER_UNSPECIFIED, GENDER_FEMALE, GENDER_MALE, GENDER_DIVERSE]"),
        ]
    );
    assert_eq!(requests(&mock), ["PUT /auth/v1/users/me/profile 200"]);
}

#[tokio::test]
async fn what_nobody_listed_is_kept_and_written_back() {
    let body = json!({"profile": {"firstName": "Minnie", "gender": "GENDER_X", "avatarUrl": "/a.png"}});
    let provider = Provider::answering(200, body.to_string()).then(200, "{}");
    let client = over(&provider);
    let answer = client.get_my_profile().await.unwrap();
    let profile = answer.profile.as_ref().unwrap();
    assert_eq!(profile.gender, Some(Gender::Unlisted("GENDER_X".into())));
    assert_eq!(misfits(&answer.misfits()), [("/profile/gender", "enum", r#""GENDER_X""#)]);
    assert_eq!(encoded(answer.body()), body);

    let mut change = change();
    change.extra = profile.extra.clone();
    assert_eq!(client.update_my_profile(&change).await.unwrap().body(), &UpdateMyProfileResponse::new());
    let sent = &provider.sent()[1];
    assert_eq!((sent.method.as_str(), sent.path.as_str()), ("PUT", "/auth/v1/users/me/profile"));
    assert_eq!(json(std::str::from_utf8(&sent.body).unwrap())["avatarUrl"], json!("/a.png"));
}
