//! A document with signed requests, and a member that changes once.

use serde_json::{Value, json};
use tintype::auth::{Algorithm, Encoding, sign};
use tintype_mock::Mock;

use crate::support::{Answer, document, example, mock, send};

const AGENT: &str = "user-agent: Punchh/OnlineOrder/1.0/Web/BrowserVersion/OS_Type";
const TYPE: &str = "content-type: application/json";
const PATH: &str = "/api/auth/users";

fn digest(key: &str, target: &str, body: &str) -> String {
    let digest = sign(key.as_bytes(), Algorithm::HmacSha1, Encoding::Hex, &[target.as_bytes(), body.as_bytes()]);
    format!("x-pch-digest: {digest}")
}

async fn update(mock: &Mock, user: Value) -> Answer {
    let body = json!({"client": "c", "user": user}).to_string();
    send(mock, "PUT", PATH, &[AGENT, TYPE, &digest("mock-secret", PATH, &body)], body).await
}

#[tokio::test]
async fn a_signed_write_is_kept() {
    let mock = mock("punchh");
    let answer = update(&mock, json!({"city": "Columbus", "title": ""})).await;
    assert_eq!(answer.status, 200);
    let mut wanted = example("punchh", "updateUser.response.json");
    wanted["city"] = json!("Columbus");
    assert_eq!(answer.json(), wanted);
    assert_eq!(update(&mock, json!({"work_zip_code": null})).await.json(), wanted);
}

#[tokio::test]
async fn the_birthday_changes_once_and_is_then_ignored() {
    let mock = mock("punchh");
    assert_eq!(update(&mock, json!({"birthday": null})).await.json()["birthday"], json!(null));
    let first = update(&mock, json!({"birthday": "1985-03-21"})).await;
    assert_eq!((first.status, first.json()), (200, example("punchh", "updateUser.response.birthday-kept.json")));
    for later in [json!("1990-01-01"), json!(null), json!("1985-03-21")] {
        let answer = update(&mock, json!({"birthday": later, "city": "Dayton"})).await;
        assert_eq!((answer.status, &answer.json()["birthday"]), (200, &json!("1985-03-21")));
        assert_eq!(answer.json()["city"], "Dayton");
    }
}

#[tokio::test]
async fn a_password_is_kept_and_never_answered() {
    let mock = mock("punchh");
    let answer = update(&mock, json!({"password": "p", "password_confirmation": "p", "unheard_of": 1})).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.json().get("password"), None);
    assert_eq!(answer.json()["unheard_of"], 1);
    assert_eq!(mock.record("user").unwrap().get("password").and_then(|json| json.as_str()), Some("p"));
}

#[tokio::test]
async fn a_wrong_signature_is_412_without_a_body() {
    let mock = mock("punchh");
    let body = r#"{"client":"c"}"#;
    let right = digest("mock-secret", PATH, body);
    let upper = format!("x-pch-digest: {}", right.trim_start_matches("x-pch-digest: ").to_uppercase());
    let of_other_body = digest("mock-secret", PATH, r#"{"client":"d"}"#);
    let of_other_key = digest("other", PATH, body);
    for headers in [
        vec![AGENT, TYPE],
        vec![AGENT, TYPE, &upper],
        vec![AGENT, TYPE, &of_other_body],
        vec![AGENT, TYPE, &of_other_key],
    ] {
        let answer = send(&mock, "PUT", PATH, &headers, body).await;
        assert_eq!((answer.status, answer.body.len()), (412, 0));
    }
    assert_eq!(send(&mock, "PUT", PATH, &[AGENT, TYPE, &right], body).await.status, 200);
}

#[tokio::test]
async fn the_query_is_signed_with_the_path() {
    let mock = Mock::builder().signing_key("k").open(document("punchh")).unwrap();
    let (target, body) = ("/api/auth/users?a=b%20c", r#"{"client":"c"}"#);
    let without = send(&mock, "PUT", target, &[AGENT, TYPE, &digest("k", PATH, body)], body).await;
    assert_eq!(without.status, 412);
    let with = send(&mock, "PUT", target, &[AGENT, TYPE, &digest("k", target, body)], body).await;
    assert_eq!(with.status, 200);
}

#[tokio::test]
async fn a_token_that_is_sent_has_to_be_right() {
    let mock = Mock::builder().bearer("right").open(document("punchh")).unwrap();
    let body = r#"{"client":"c"}"#;
    let signed = digest("mock-secret", PATH, body);
    let wrong = send(&mock, "PUT", PATH, &[AGENT, TYPE, &signed, "authorization: Bearer wrong"], body).await;
    assert_eq!((wrong.status, wrong.json()), (401, example("punchh", "updateUser.error-401.json")));
    let right = send(&mock, "PUT", PATH, &[AGENT, TYPE, &signed, "authorization: Bearer right"], body).await;
    assert_eq!(right.status, 200);
}

#[tokio::test]
async fn what_breaks_the_document_is_422() {
    let mock = mock("punchh");
    let answer = update(&mock, json!({"birthday": "first of May"})).await;
    assert_eq!((answer.status, answer.json()), (422, json!({"errors": {"email": ["is invalid"]}})));
    let body = r#"{"client":"c"}"#;
    let signed = digest("mock-secret", PATH, body);
    let agent = send(&mock, "PUT", PATH, &["user-agent: curl", TYPE, &signed], body).await;
    assert_eq!(agent.status, 422);
}
