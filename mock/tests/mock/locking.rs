//! A document with optimistic locking: every write counts the version on, a stale one changes nothing.

use serde_json::json;

use crate::support::{Answer, document, example, mock, send, send_json};
use tintype_mock::Mock;

const HEADERS: &[&str] = &["authorization: Bearer token", "wink-version: 2.0"];

async fn show(mock: &Mock) -> Answer {
    send(mock, "GET", "/api/profile", HEADERS, "").await
}

async fn update(mock: &Mock, body: &serde_json::Value) -> Answer {
    send_json(mock, "PUT", "https://api.wink.travel/api/profile", HEADERS, body).await
}

#[tokio::test]
async fn the_profile_is_the_example_at_first() {
    let answer = show(&mock("wink")).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.json(), example("wink", "showProfile.response.json"));
}

#[tokio::test]
async fn a_write_is_kept_and_counted() {
    let mock = mock("wink");
    let change =
        json!({"share": false, "version": 3, "user": {"firstName": "Sandra"}, "personal": {"city": "Pattaya"}});
    let answer = update(&mock, &change).await;
    assert_eq!(answer.status, 200);
    let mut wanted = example("wink", "showProfile.response.json");
    wanted["share"] = json!(false);
    wanted["version"] = json!(4);
    wanted["user"]["firstName"] = json!("Sandra");
    wanted["personal"]["city"] = json!("Pattaya");
    assert_eq!(answer.json(), wanted);
    assert_eq!(show(&mock).await.json(), wanted);
    assert_eq!(serde_json::Value::from(mock.record("profile").unwrap()), wanted);
}

#[tokio::test]
async fn a_stale_version_is_a_conflict_and_changes_nothing() {
    let mock = mock("wink");
    let change = json!({"share": false, "version": 3, "user": {}});
    assert_eq!(update(&mock, &change).await.json()["version"], 4);
    let answer = update(&mock, &json!({"share": true, "version": 3, "user": {"firstName": "Late"}})).await;
    assert_eq!(answer.status, 409);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(
        answer.json(),
        json!({
            "type": "about:blank", "title": "Conflict", "status": 409,
            "detail": "the version 3 is less than the current version 4",
        })
    );
    let kept = show(&mock).await.json();
    assert_eq!((&kept["share"], &kept["version"]), (&json!(false), &json!(4)));
    assert_eq!(kept["user"]["firstName"], "Alexandra");
}

#[tokio::test]
async fn a_write_without_a_version_is_taken() {
    let mock = mock("wink");
    assert_eq!(update(&mock, &json!({"share": true, "user": {}})).await.json()["version"], 4);
    assert_eq!(update(&mock, &json!({"share": true, "version": null, "user": {}})).await.json()["version"], 5);
}

#[tokio::test]
async fn what_breaks_the_document_is_named() {
    let mock = mock("wink");
    let answer =
        update(&mock, &json!({"share": "yes", "user": {"email": "a@b.example"}, "personal": {"country": "Thailand"}}))
            .await;
    assert_eq!(answer.status, 400);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    let problem = answer.json();
    assert_eq!((&problem["status"], &problem["title"]), (&json!(400), &json!("Bad Request")));
    let detail = problem["detail"].as_str().unwrap();
    let pointers: Vec<&str> = detail.lines().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(pointers, ["/share", "/user/email", "/personal/country"], "{detail}");
    assert_eq!(show(&mock).await.json()["version"], 3);
}

#[tokio::test]
async fn the_header_is_required_and_fixed() {
    let mock = mock("wink");
    let token = "authorization: Bearer token";
    for (headers, line) in [
        (vec![token], "/header/Wink-Version  required: is missing"),
        (vec![token, "wink-version: 1.0"], "/header/Wink-Version  enum: \"1.0\" is not one of \"2.0\""),
    ] {
        let answer = send(&mock, "GET", "/api/profile", &headers, "").await;
        assert_eq!(answer.status, 400);
        assert_eq!(answer.json()["detail"], line);
    }
}

#[tokio::test]
async fn the_token_is_asked_for_first() {
    let mock = Mock::builder().bearer("right").open(document("wink")).unwrap();
    for headers in [&[][..], &["authorization: Bearer wrong"], &["authorization: Basic cmlnaHQ6eA=="]] {
        let answer = send(&mock, "GET", "/api/profile", headers, "").await;
        assert_eq!(answer.status, 401);
        assert_eq!(answer.header("www-authenticate"), "Bearer");
        assert_eq!(answer.json(), example("wink", "updateProfile.error-401.json"));
    }
    let right = &["authorization: bearer right", "wink-version: 2.0"];
    assert_eq!(send(&mock, "GET", "/api/profile", right, "").await.status, 200);
}

#[tokio::test]
async fn without_records_there_is_no_profile_until_one_is_written() {
    let mock = Mock::builder().without_records().open(document("wink")).unwrap();
    assert_eq!(mock.record("profile"), None);
    let answer = show(&mock).await;
    assert_eq!(answer.status, 404);
    assert_eq!(answer.json(), example("wink", "showProfile.error-404.json"));
    let answer = update(&mock, &json!({"share": true, "user": {"firstName": "New"}})).await;
    assert_eq!((answer.status, &answer.json()["version"]), (200, &json!(1)));
    let shown = show(&mock).await;
    assert_eq!((shown.status, &shown.json()["user"]), (200, &json!({"firstName": "New"})));
}

#[tokio::test]
async fn another_content_type_has_its_own_status() {
    let mock = mock("wink");
    let headers = &[HEADERS[0], HEADERS[1], "content-type: text/plain"];
    let answer = send(&mock, "PUT", "/api/profile", headers, "{}").await;
    assert_eq!(answer.status, 415);
    assert_eq!(answer.json(), example("wink", "updateProfile.error-415.json"));
}

#[tokio::test]
async fn another_method_is_answered_in_the_documented_form() {
    let answer = send(&mock("wink"), "DELETE", "/api/profile", HEADERS, "").await;
    assert_eq!((answer.status, answer.header("allow")), (405, "GET, PUT"));
    assert_eq!(answer.json(), example("wink", "updateProfile.error-405.json"));
}
