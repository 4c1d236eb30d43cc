//! A document whose envelope says whether a call succeeded; records by key.

use serde_json::{Value, json};
use tintype_mock::Mock;

use crate::support::{Answer, document, example, mock, send, send_json};

const BASIC: &str = "authorization: Basic a2V5OnNlY3JldA=="; // key:secret

async fn call(mock: &Mock, name: &str, body: &Value) -> Answer {
    send_json(mock, "POST", &format!("/api/b2b/v3/profiles/{name}/"), &[BASIC], body).await
}

fn john() -> Value {
    json!({
        "email": "john.smith@example.com", "first_name": "John", "last_name": "Smith", "phone": "+4412344567899",
        "type": "manager",
    })
}

fn refused(code: &str) -> Value {
    json!({"data": null, "debug": null, "error": code, "status": "error"})
}

#[tokio::test]
async fn an_edit_is_kept() {
    let mock = mock("etg");
    let mut edit = john();
    let answer = call(&mock, "edit", &edit).await;
    assert_eq!((answer.status, answer.json()), (200, example("etg", "retrieveProfile.response.json")));
    assert_eq!(answer.header("x-ratelimit-remaining"), "29");
    assert_eq!(answer.header("x-ratelimit-reset"), "2018-08-16T12:12:37");

    edit["first_name"] = json!("สมชาย");
    edit["middle_name"] = json!("José");
    assert_eq!(call(&mock, "edit", &edit).await.json()["data"]["user"]["first_name"], "สมชาย");
    let kept = call(&mock, "retrieve", &json!({"email": "john.smith@example.com"})).await.json();
    assert_eq!((&kept["status"], &kept["error"]), (&json!("ok"), &json!(null)));
    assert_eq!(kept["data"]["user"]["first_name"], "สมชาย");
    assert_eq!(kept["data"]["user"]["middle_name"], "José");
    assert_eq!(kept["data"]["user"]["status"], "awaiting_confirmation");
}

#[tokio::test]
async fn an_unknown_email_is_a_code_in_a_200() {
    let mock = mock("etg");
    let mut edit = john();
    edit["email"] = json!("nobody@example.com");
    let answer = call(&mock, "edit", &edit).await;
    assert_eq!((answer.status, answer.json()), (200, refused("users_profile_not_found")));
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(mock.record_of("profile", "nobody@example.com"), None);
}

#[tokio::test]
async fn a_profile_is_disabled_once_and_restored_once() {
    let mock = mock("etg");
    let john = json!({"email": "john.smith@example.com"});
    assert_eq!(call(&mock, "disable", &john).await.json()["data"]["user"]["status"], "disabled");
    let again = call(&mock, "disable", &john).await;
    assert_eq!((again.status, again.json()), (200, example("etg", "disableProfile.response.already-disabled.json")));
    assert_eq!(call(&mock, "restore", &john).await.json()["data"]["user"]["status"], "active");
    assert_eq!(call(&mock, "restore", &john).await.json(), refused("profile_is_already_restored"));
    assert_eq!(call(&mock, "delete", &john).await.json()["data"]["user"]["status"], "deleted");
    assert_eq!(call(&mock, "delete", &john).await.json()["status"], "ok");
}

#[tokio::test]
async fn a_created_profile_is_there() {
    let mock = mock("etg");
    let maria = json!({"email": "maria.ivanova@example.com"});
    assert_eq!(call(&mock, "retrieve", &maria).await.json(), refused("users_profile_not_found"));
    let answer = call(&mock, "create", &example("etg", "createProfile.request.json")).await;
    let wanted = json!({"data": {"user": {
        "email": "somchai@example.com", "first_name": "สมชาย", "last_name": "ใจดี", "middle_name": null,
        "phone": "+66212658866", "status": "awaiting_confirmation", "type": "employee",
    }}, "debug": null, "error": null, "status": "ok"});
    assert_eq!((answer.status, answer.json()), (200, wanted.clone()));
    assert_eq!(call(&mock, "retrieve", &json!({"email": "somchai@example.com"})).await.json(), wanted);
}

#[tokio::test]
async fn the_profiles_of_the_examples_are_there() {
    let mock = mock("etg");
    for (email, status) in [
        ("john.smith@example.com", "awaiting_confirmation"),
        ("jane.obrien@example.com", "disabled"),
        ("jean-luc.martin@example.com", "active"),
        ("peter.jones@example.com", "deleted"),
    ] {
        assert_eq!(call(&mock, "retrieve", &json!({"email": email})).await.json()["data"]["user"]["status"], status);
    }
}

#[tokio::test]
async fn a_body_that_breaks_the_document_has_its_code_and_says_why() {
    let mock = mock("etg");
    let mut edit = john();
    edit["first_name"] = json!("4ndy");
    let answer = call(&mock, "edit", &edit).await;
    assert_eq!(answer.status, 400);
    let json = answer.json();
    assert_eq!(
        (&json["error"], &json["status"], &json["data"]),
        (&json!("invalid_params"), &json!("error"), &json!(null))
    );
    let why = json["debug"]["validation_error"].as_str().unwrap();
    assert!(why.starts_with("/first_name  pattern: \"4ndy\" does not match ^"), "{why}");

    let answer =
        send(&mock, "POST", "/api/b2b/v3/profiles/edit/", &[BASIC, "content-type: application/json"], "{").await;
    assert_eq!((answer.status, &answer.json()["error"]), (400, &json!("invalid_params")));
    let answer = send(&mock, "POST", "/api/b2b/v3/profiles/edit/", &[BASIC], "").await;
    assert_eq!((answer.status, &answer.json()["debug"]["validation_error"]), (400, &json!("the body is missing")));
    let answer = send(&mock, "POST", "/api/b2b/v3/profiles/edit/", &[BASIC, "content-type: text/html"], "{}").await;
    assert_eq!((answer.status, &answer.json()["error"]), (400, &json!("invalid_params")));
}

#[tokio::test]
async fn a_key_is_asked_for() {
    let mock = Mock::builder().basic("key", "secret").open(document("etg")).unwrap();
    let edit = john();
    let path = "/api/b2b/v3/profiles/edit/";
    let none = send_json(&mock, "POST", path, &[], &edit).await;
    assert_eq!((none.status, none.json()), (403, refused("no_auth_header")));
    // key:other, text that is no base64, another scheme
    for wrong in ["Basic a2V5Om90aGVy", "Basic !", "Bearer a2V5OnNlY3JldA=="] {
        let answer = send_json(&mock, "POST", path, &[&format!("authorization: {wrong}")], &edit).await;
        assert_eq!((answer.status, answer.json()), (403, refused("invalid_auth_header")));
    }
    assert_eq!(send_json(&mock, "POST", path, &[BASIC], &edit).await.status, 200);
}
