//! `If-Match`: a write that is meant for one state of the record.

use serde_json::{Value, json};
use tintype_mock::{Fault, Mock};

use crate::support::{Answer, document, example, mock, send, send_json};

const PATH: &str = "/api/v1/users/profile";

async fn update(mock: &Mock, name: &str, headers: &[&str]) -> Answer {
    let mut body = example("driver", "updateProfile.request.json");
    body["profile"]["first_name"] = json!(name);
    let headers: Vec<&str> = headers.iter().copied().chain(["authorization: Bearer token"]).collect();
    send_json(mock, "PUT", PATH, &headers, &body).await
}

fn kept(mock: &Mock) -> Value {
    Value::from(mock.record("profile").unwrap())["first_name"].clone()
}

#[tokio::test]
async fn the_tag_is_the_records() {
    let mock = mock("driver");
    let first = update(&mock, "Ann", &[]).await;
    let same = update(&mock, "Ann", &[]).await;
    let other = update(&mock, "Eve", &[]).await;
    assert!(first.header("etag").starts_with("W/\""));
    assert_eq!(first.header("etag"), same.header("etag"));
    assert_ne!(first.header("etag"), other.header("etag"));
}

#[tokio::test]
async fn a_stale_tag_is_refused_and_changes_nothing() {
    let mock = mock("driver");
    let old = update(&mock, "Ann", &[]).await.header("etag").to_owned();
    let new = update(&mock, "Eve", &[&format!("if-match: {old}")]).await;
    assert_eq!(new.status, 200);
    assert_eq!(update(&mock, "Joe", &[&format!("if-match: {old}")]).await.status, 412);
    assert_eq!(kept(&mock), "Eve");
    // A list names several states, and the star any.
    for tags in [format!("{old}, {}", new.header("etag")), "*".to_owned()] {
        assert_eq!(update(&mock, "Eve", &[&format!("if-match: {tags}")]).await.status, 200, "{tags}");
    }
    let strong = new.header("etag").trim_start_matches("W/").to_owned();
    assert_eq!(update(&mock, "Eve", &[&format!("if-match: {strong}")]).await.status, 200);
    for tags in ["\"\"", "", "nonsense", "\"a,*,b\""] {
        assert_eq!(update(&mock, "Joe", &[&format!("if-match: {tags}")]).await.status, 412, "{tags}");
    }
}

#[tokio::test]
async fn where_there_is_no_record_none_is_matched() {
    let mock = Mock::builder().without_records().open(document("driver")).unwrap();
    assert_eq!(update(&mock, "Ann", &["if-match: *"]).await.status, 412);
    assert_eq!(update(&mock, "Ann", &[]).await.status, 200);
}

#[tokio::test]
async fn a_tag_can_be_asked_for() {
    let mock = Mock::builder().require_if_match().open(document("driver")).unwrap();
    assert_eq!(update(&mock, "Ann", &[]).await.status, 428);
    assert_eq!(update(&mock, "Ann", &["if-match: *"]).await.status, 200);
    assert_eq!(kept(&mock), "Ann");
    // A document without tags has nothing to ask for.
    let mock = Mock::builder().require_if_match().open(document("wink")).unwrap();
    let headers = &["authorization: Bearer token", "wink-version: 2.0", "if-match: \"x\""];
    let body = json!({"share": true, "user": {}});
    assert_eq!(send_json(&mock, "PUT", "/api/profile", headers, &body).await.status, 200);
}

#[tokio::test]
async fn what_is_read_has_the_tag_that_a_write_takes() {
    let mock = Mock::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/tagged.yaml").as_ref()).unwrap();
    let read = send(&mock, "GET", "/note", &[], "").await;
    assert_eq!(read.json(), json!({"text": "old"}));
    assert!(read.header("etag").starts_with('"'), "{read:?}");
    let tag = format!("if-match: {}", read.header("etag"));
    let write = async |text: &str| send_json(&mock, "PUT", "/note", &[&tag], &json!({"text": text})).await;
    let written = write("new").await;
    assert_eq!((written.status, written.body.len()), (204, 0));
    assert_eq!(write("newer").await.status, 412);
    assert_eq!(send(&mock, "GET", "/note", &[], "").await.header("etag"), written.header("etag"));
}

#[tokio::test]
async fn somebody_else_writes_in_between() {
    let mock = mock("driver");
    let tag = format!("if-match: {}", update(&mock, "Ann", &[]).await.header("etag"));
    mock.next(Fault::Stale);
    assert_eq!(update(&mock, "Eve", &[&tag]).await.status, 412);
    assert_eq!(kept(&mock), "Ann");
    mock.next(Fault::OtherTag);
    assert_eq!(update(&mock, "Ann", &[]).await.header("etag"), "\"of-another-time\"");
}
