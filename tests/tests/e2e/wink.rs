//! Wink: the profile is read, changed and written back under optimistic locking.

use serde_json::json;
use tintype::{Maybe, Model};
use tintype_profiles::wink::types::{Contact, Gender, Personal, Pet, UpsertProfileRequest, User, UserProfile};
use tintype_profiles::wink::{Client, UpdateProfileError};

use crate::common::{Provider, encoded, example, json, misfits, mock, record, requests, rules, serve};

fn client(url: String) -> Client {
    Client::builder().base_url(url).bearer("token").build().unwrap()
}

fn over(provider: &Provider) -> Client {
    Client::builder().base_url("https://wink.example").bearer("token").transport(provider.clone()).build().unwrap()
}

/// The change that writes a profile back as it was read.
fn unchanged(profile: &UserProfile) -> UpsertProfileRequest {
    let mut change = UpsertProfileRequest::new(profile.share, profile.user.clone());
    (change.user.email, change.user.full_name) = (None, None);
    let mut personal = profile.personal.clone();
    for contact in personal.contact_person.iter_mut().flatten() {
        (contact.full_name, contact.summary) = (None, None);
    }
    change.personal = Some(personal);
    change.preferences = Some(profile.preferences.clone());
    change.version = profile.version;
    change
}

#[tokio::test]
async fn a_profile_is_updated() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client = client(running.url());
    let mut change = UpsertProfileRequest::new(false, User::new());
    change.user.first_name = Some("Sandra".into());
    change.user.phone = Some("+66898765432".into());
    let mut personal = Personal::new();
    personal.city = Some("Pattaya".into());
    personal.gender = Some(Gender::Other);
    personal.child_quantity = Some(0);
    personal.pet_info = Some(vec![Pet::new("Rex", "Beagle")]);
    change.personal = Some(personal);
    change.version = Maybe::Value(3);

    let answer = client.update_profile(&change).await.unwrap();

    assert_eq!(answer.status(), 200);
    assert_eq!(answer.version, Maybe::Value(4));
    assert!(!answer.share);
    assert_eq!(answer.id.as_ref().unwrap(), &"7d3f0a52-6c1e-4b8a-9f27-1e5b8c4d2a90");
    assert_eq!(answer.user.first_name.as_deref(), Some("Sandra"));
    assert_eq!(answer.user.last_name.as_deref(), Some("Beaumont"));
    assert_eq!(answer.personal.gender, Some(Gender::Other));
    assert_eq!(answer.personal.child_quantity, Some(0));
    assert_eq!(answer.personal.pet_info, Some(vec![Pet::new("Rex", "Beagle")]));
    assert_eq!(requests(&mock), ["PUT /api/profile 200"]);
    let mut wanted = json(&example("wink", "showProfile.response.json"));
    wanted["version"] = json!(4);
    wanted["share"] = json!(false);
    wanted["user"]["firstName"] = json!("Sandra");
    wanted["user"]["phone"] = json!("+66898765432");
    wanted["personal"]["city"] = json!("Pattaya");
    wanted["personal"]["gender"] = json!("OTHER");
    wanted["personal"]["childQuantity"] = json!(0);
    wanted["personal"]["petInfo"] = json!([{"name": "Rex", "type": "Beagle"}]);
    assert_eq!(record(&mock, "profile"), wanted);
    assert_eq!(encoded(answer.body()), wanted);
}

#[tokio::test]
async fn a_profile_that_is_read_can_be_written_back() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client = client(running.url());
    let before = client.show_profile().await.unwrap();
    let change = unchanged(&before);
    let after = client.update_profile(&change).await.unwrap();
    let mut wanted = encoded(before.body());
    wanted["version"] = json!(4);
    // A list is replaced as it is sent, so the two members that the server alone sets are gone from the contact.
    let contact = &mut wanted["personal"]["contactPerson"][0];
    contact.as_object_mut().unwrap().retain(|name, _| name != "fullName" && name != "summary");
    assert_eq!(encoded(after.body()), wanted);
    assert_eq!(requests(&mock), ["GET /api/profile 200", "PUT /api/profile 200"]);
}

#[tokio::test]
async fn a_stale_version_is_a_conflict_and_writes_nothing() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let client = client(running.url());
    let mut change = UpsertProfileRequest::new(true, User::new());
    change.version = Maybe::Value(3);
    client.update_profile(&change).await.unwrap();
    let kept = record(&mock, "profile");

    change.share = false;
    let Err(error) = client.update_profile(&change).await else { panic!("a stale version was written") };

    assert_eq!(error.to_string(), "updateProfile: 409 Conflict");
    assert_eq!(error.status().unwrap(), 409);
    let UpdateProfileError::Conflict(problem) = error else { panic!("{error:?}") };
    assert_eq!(problem.status, Some(409));
    assert_eq!(problem.title.as_deref(), Some("Conflict"));
    assert_eq!(problem.detail.as_deref(), Some("the version 3 is less than the current version 4"));
    assert_eq!(problem.header("content-type"), Some("application/problem+json"));
    assert_eq!(record(&mock, "profile"), kept);
    assert_eq!(requests(&mock), ["PUT /api/profile 200", "PUT /api/profile 409"]);
}

#[tokio::test]
async fn a_request_that_breaks_rules_is_not_sent() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let mut change = UpsertProfileRequest::new(true, User::new());
    change.user.email = Some("alexandra@example.com".into());
    change.user.phone = Some("+66 2 126".into());
    change.user.profile_picture_url = Some("not a uri".into());
    let mut personal = Personal::new();
    personal.gender = Some(Gender::Unlisted("female".into()));
    personal.birth_date = Some("1985-02-29".into());
    personal.country = Some("Thailand".into());
    personal.preferred_currency = Some("usd".into());
    personal.language = Some("english".into());
    let mut contact = Contact::new();
    contact.summary = Some("John".into());
    personal.contact_person = Some(vec![Contact::new(), contact]);
    change.personal = Some(personal);

    let outcome = client(running.url()).update_profile(&change).await;

    let Err(UpdateProfileError::Invalid(found)) = outcome else { panic!("{outcome:?}") };
    let rule = |pointer: &str, rule: &'static str, line: &str| (pointer.to_owned(), rule, line.to_owned());
    assert_eq!(
        rules(&found),
        [
            rule("/user/email", "readOnly", "User/properties/email/readOnly: true"),
            rule("/user/phone", "pattern", r"User/properties/phone/pattern: '^\+?[1-9]\d{1,14}$'"),
            rule("/user/profilePictureUrl", "format", "User/properties/profilePictureUrl/format: uri"),
            rule("/personal/gender", "enum", "Gender/enum: [MALE, FEMALE, OTHER]"),
            rule("/personal/birthDate", "format", "Personal/properties/birthDate/format: date"),
            rule("/personal/country", "pattern", "Personal/properties/country/pattern: '^[A-Z]{2}$'"),
            rule(
                "/personal/preferredCurrency",
                "pattern",
                "Personal/properties/preferredCurrency/pattern: '^[A-Z]{3}$'"
            ),
            rule("/personal/language", "pattern", "Personal/properties/language/pattern: '^[a-z]{2}(-[A-Z]{2})?$'"),
            rule("/personal/contactPerson/1/summary", "readOnly", "Contact/properties/summary/readOnly: true"),
        ]
    );
    assert_eq!(requests(&mock), [""; 0]);
}

#[tokio::test]
async fn date_times_without_an_offset_are_values_and_are_listed() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let profile = client(running.url()).show_profile().await.unwrap();
    let created = profile.created_date.value().unwrap();
    assert_eq!(created, &"2026-01-14T09:30:00");
    assert!(!created.is_valid());
    assert_eq!(created.to_civil().unwrap().to_string(), "2026-01-14T09:30:00");
    assert_eq!(
        misfits(&profile.misfits()),
        [("/createdDate", "format", r#""2026-01-14T09:30:00""#), ("/lastUpdate", "format", r#""2026-02-03T16:45:12""#),]
    );
    assert_eq!(encoded(profile.body()), json(&example("wink", "showProfile.response.json")));
}

#[tokio::test]
async fn an_unlisted_value_is_kept_and_listed() {
    let mut body = json(&example("wink", "showProfile.response.json"));
    (body["createdDate"], body["lastUpdate"]) = (json!(null), json!(null));
    body["personal"]["gender"] = json!("NON_BINARY");
    let provider = Provider::answering(200, body.to_string());
    let profile = over(&provider).show_profile().await.unwrap();
    assert_eq!(profile.personal.gender, Some(Gender::Unlisted("NON_BINARY".into())));
    assert_eq!(profile.created_date, Maybe::Null);
    assert_eq!(misfits(&profile.misfits()), [("/personal/gender", "enum", r#""NON_BINARY""#)]);
    assert_eq!(encoded(profile.body()), body);
}

#[tokio::test]
async fn an_unknown_member_is_kept_and_written_back() {
    let mut body = json(&example("wink", "showProfile.response.json"));
    body["personal"]["nickname"] = json!({"value": "Lex", "since": 12345678901234567890u64});
    body["personal"]["petInfo"][0]["age"] = json!(7);
    let provider = Provider::answering(200, body.to_string()).then(200, body.to_string());
    let client = over(&provider);

    let profile = client.show_profile().await.unwrap();
    let nickname = profile.personal.extra.get("nickname").unwrap();
    assert_eq!(json(&nickname.to_string()), body["personal"]["nickname"]);
    assert_eq!(encoded(profile.body()), body);
    client.update_profile(&unchanged(&profile)).await.unwrap();

    let sent = &provider.sent()[1];
    assert_eq!((sent.method.as_str(), sent.path.as_str()), ("PUT", "/api/profile"));
    let sent = json(std::str::from_utf8(&sent.body).unwrap());
    assert_eq!(sent["personal"]["nickname"], body["personal"]["nickname"]);
    assert_eq!(sent["personal"]["petInfo"], body["personal"]["petInfo"]);
}

#[tokio::test]
async fn an_unknown_member_reaches_the_record() {
    let mock = mock("wink");
    let running = serve(&mock).await;
    let mut change = UpsertProfileRequest::new(true, User::new());
    change.user.extra.insert("pronouns", "she/her");
    let answer = client(running.url()).update_profile(&change).await.unwrap();
    assert_eq!(answer.user.extra.get("pronouns").unwrap().as_str(), Some("she/her"));
    assert_eq!(record(&mock, "profile")["user"]["pronouns"], json!("she/her"));
}

#[test]
fn absent_and_null_are_told_apart() {
    let mut change = UpsertProfileRequest::new(true, User::new());
    assert_eq!(change.to_json(), r#"{"share":true,"user":{}}"#);
    change.version = Maybe::Null;
    assert_eq!(change.to_json(), r#"{"share":true,"user":{},"version":null}"#);
}
