//! Punchh: every request is signed, and a birthday changes once.

use serde_json::json;
use tintype::{Map, Maybe};
use tintype_mock::{Mock, Running};
use tintype_profiles::punchh::types::{Errors, ProfileFieldAnswers, UpdateUserRequest, UserChange, UserRelation};
use tintype_profiles::punchh::{Client, UpdateUserError};

use crate::common::{Provider, encoded, example, json, mock, mock_with, record, requests, rules, serve};

const AGENT: &str = "Punchh/OnlineOrder/1.0/Web/BrowserVersion/OS_Type";

/// A client that signs with the key that a mock takes if it is told of no other.
fn client(running: &Running) -> Client {
    Client::builder().base_url(running.url()).signing_key("mock-secret").bearer("token").build().unwrap()
}

fn request(user: UserChange) -> UpdateUserRequest {
    let mut request = UpdateUserRequest::new("client");
    request.user = Some(user);
    request
}

#[tokio::test]
async fn a_guest_is_updated() {
    let mock = mock("punchh");
    let running = serve(&mock).await;
    let mut change = UserChange::new();
    change.city = Some("Columbus".into());
    change.title = Some(String::new());
    change.anniversary = Maybe::Value("2015-06-20".into());
    change.avatar_remote_url = Maybe::Null;
    change.age_verified_status = Some(false);
    let answers = Map::from_iter([("upf0", "Coffee|Tea|Lemonade".to_owned())]);
    change.profile_field_answers = Some(ProfileFieldAnswers(answers.clone()));
    let mut spouse = UserRelation::new();
    spouse.relation = Some("spouse".into());
    spouse.birthday = Some("1999-01-01".into());
    change.user_relations = Some(vec![spouse.clone()]);

    let answer = client(&running).update_user(AGENT, &request(change)).await.unwrap();

    assert_eq!(answer.city.as_deref(), Some("Columbus"));
    assert_eq!(answer.anniversary.value().unwrap(), &"2015-06-20");
    assert_eq!(answer.avatar_remote_url, Maybe::Null);
    assert_eq!(answer.age_verified_status, Some(false));
    assert_eq!(answer.user_relations, Some(vec![spouse]));
    assert_eq!(answer.profile_field_answers, Some(ProfileFieldAnswers(answers)));
    assert_eq!((answer.id, answer.favourite_locations.as_deref()), (Some(111_111_111), Some("308052")));
    assert_eq!(requests(&mock), ["PUT /api/auth/users 200"]);
    let mut wanted = json(&example("punchh", "updateUser.response.json"));
    wanted["city"] = json!("Columbus");
    wanted["anniversary"] = json!("2015-06-20");
    wanted["age_verified_status"] = json!(false);
    wanted["user_relations"] = json!([{"relation": "spouse", "birthday": "1999-01-01"}]);
    wanted["profile_field_answers"] = json!({"upf0": "Coffee|Tea|Lemonade"});
    assert_eq!(record(&mock, "user"), wanted);
    assert_eq!(encoded(answer.body()), wanted);
}

#[tokio::test]
async fn a_wrong_signing_key_is_a_412_without_a_body() {
    let mock = mock("punchh");
    let running = serve(&mock).await;
    let kept = record(&mock, "user");
    let client = Client::builder().base_url(running.url()).signing_key("other").bearer("token").build().unwrap();
    let mut change = UserChange::new();
    change.city = Some("Columbus".into());
    let outcome = client.update_user(AGENT, &request(change)).await;
    let Err(UpdateUserError::PreconditionFailed(answer)) = outcome else { panic!("{outcome:?}") };
    assert_eq!((answer.status().as_u16(), answer.raw().bytes().len()), (412, 0));
    assert_eq!(requests(&mock), ["PUT /api/auth/users 412"]);
    assert_eq!(record(&mock, "user"), kept);
}

#[tokio::test]
async fn the_body_is_signed_as_it_is_sent() {
    let mock = mock("punchh");
    let running = serve(&mock).await;
    let mut change = UserChange::new();
    change.first_name = Some("Zoë \"\u{1F980}\" \\ \u{7f}\n".into());
    change.extra.insert("unheard_of", 1.5);
    let answer = client(&running).update_user(AGENT, &request(change)).await.unwrap();
    assert_eq!(answer.first_name.as_deref(), Some("Zoë \"\u{1F980}\" \\ \u{7f}\n"));
    assert_eq!(answer.extra.get("unheard_of").unwrap().as_f64(), Some(1.5));
    assert_eq!(record(&mock, "user")["unheard_of"], json!(1.5));
}

#[tokio::test]
async fn the_token_may_be_in_the_body_instead() {
    let mock = mock("punchh");
    let running = serve(&mock).await;
    let client = Client::builder().base_url(running.url()).signing_key("mock-secret").build().unwrap();
    let mut request = UpdateUserRequest::new("client");
    request.authentication_token = Some("token".into());
    client.update_user(AGENT, &request).await.unwrap();
    assert_eq!(requests(&mock), ["PUT /api/auth/users 200"]);
}

#[tokio::test]
async fn a_wrong_token_is_a_typed_401() {
    let mock = mock_with(Mock::builder().bearer("right"), "punchh");
    let running = serve(&mock).await;
    let outcome = client(&running).update_user(AGENT, &UpdateUserRequest::new("client")).await;
    let Err(UpdateUserError::Unauthorized(answer)) = outcome else { panic!("{outcome:?}") };
    let text = "You need to sign in or sign up before continuing.";
    assert_eq!(answer.error.as_ref().unwrap().as_str(), Some(text));
    assert_eq!(answer.errors, None);
}

#[tokio::test]
async fn a_birthday_is_set_once_and_the_answer_shows_which() {
    let mock = mock("punchh");
    let running = serve(&mock).await;
    let client = client(&running);
    let mut change = UserChange::new();
    change.birthday = Maybe::Value("1985-03-21".into());
    let first = client.update_user(AGENT, &request(change.clone())).await.unwrap();
    assert_eq!(first.birthday, change.birthday);

    change.birthday = Maybe::Value("1990-01-01".into());
    change.city = Some("Dayton".into());
    let second = client.update_user(AGENT, &request(change.clone())).await.unwrap();
    assert_eq!(second.status(), 200);
    assert_ne!(second.birthday, change.birthday);
    assert_eq!(second.birthday, first.birthday);
    assert_eq!(second.city, change.city);
    assert_eq!(record(&mock, "user")["birthday"], json!("1985-03-21"));
    assert_eq!(requests(&mock), ["PUT /api/auth/users 200", "PUT /api/auth/users 200"]);
}

#[tokio::test]
async fn a_request_that_breaks_rules_is_not_sent() {
    let mock = mock("punchh");
    let running = serve(&mock).await;
    let mut change = UserChange::new();
    change.birthday = Maybe::Value("01/01/1993".into());
    change.user_relations = Some(vec![UserRelation { birthday: Some("soon".into()), ..UserRelation::new() }]);
    change.extra.insert("zip_code", 43016);
    let outcome = client(&running).update_user("curl/8", &request(change)).await;
    let Err(UpdateUserError::Invalid(found)) = outcome else { panic!("{outcome:?}") };
    let rule = |pointer: &str, rule: &'static str, line: &str| (pointer.to_owned(), rule, line.to_owned());
    assert_eq!(
        rules(&found),
        [
            rule(
                "/header/User-Agent",
                "pattern",
                "paths//api/auth/users/put/parameters/- name: User-Agent/schema/pattern: '^Punchh/[^/]+/[^/]+/[^/]+/[^/]+/[^/]+$'"
            ),
            rule("/user/birthday", "format", "UserChange/properties/birthday/format: date"),
            rule("/user/zip_code", "type", "UserChange/properties/zip_code:"),
            rule("/user/user_relations/0/birthday", "format", "UserRelation/properties/birthday/format: date"),
        ]
    );
    assert_eq!(requests(&mock), [""; 0]);
}

#[tokio::test]
async fn an_error_has_one_of_many_forms() {
    let forms =
        ["updateUser.error-422.string.json", "updateUser.error-422.list.json", "updateUser.error-422.object.json"];
    let mut seen = Vec::new();
    for form in forms {
        let body = example("punchh", form);
        let provider = Provider::answering(422, &*body);
        let client = Client::builder()
            .base_url("https://punchh.example")
            .signing_key("key")
            .transport(provider)
            .build()
            .unwrap();
        let outcome = client.update_user(AGENT, &UpdateUserRequest::new("client")).await;
        let Err(UpdateUserError::UnprocessableContent(answer)) = outcome else { panic!("{outcome:?}") };
        assert_eq!(encoded(answer.body()), json(&body));
        seen.push(answer.into_body().errors.unwrap());
    }
    let by_member = Map::from_iter([("email", r#"["is invalid"]"#.parse().unwrap())]);
    assert_eq!(
        seen,
        [
            Errors::Message("Email is invalid".into()),
            Errors::Messages(vec!["Email is invalid".into(), "Phone is invalid".into()]),
            Errors::ByMember(by_member),
        ]
    );
}
