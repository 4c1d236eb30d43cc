//! What no document says: sizes, broken bodies, strange paths; and documents that can't be played.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http::{Method, Request, StatusCode};
use http_body::Frame;
use tintype_mock::{Mock, MockError, Seen};
use tower_service::Service;

use crate::support::{document, mock, send};

const TOKEN: &str = "authorization: Bearer token";
const TYPE: &str = "content-type: application/json";
const PATH: &str = "/auth/v1/users/me/profile";

#[tokio::test]
async fn a_body_of_more_than_a_mebibyte_is_413() {
    let mock = mock("zitadel");
    let body = |length: usize| " ".repeat(length);
    assert_eq!(send(&mock, "PUT", PATH, &[TOKEN, TYPE], body(1 << 20)).await.status, 400);
    let answer = send(&mock, "PUT", PATH, &[TOKEN, TYPE], body((1 << 20) + 1)).await;
    assert_eq!((answer.status, &answer.json()["code"]), (413, &413.into()));
}

/// A body that fails.
struct Broken;

impl http_body::Body for Broken {
    type Data = Bytes;
    type Error = &'static str;
    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        Poll::Ready(Some(Err("broken")))
    }
}

#[tokio::test]
async fn a_body_that_breaks_off_is_invalid() {
    let request = Request::put(PATH).body(Broken).unwrap();
    assert_eq!(mock("zitadel").service().call(request).await.unwrap().status(), StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn deep_and_odd_json_is_refused() {
    let mock = mock("zitadel");
    for body in
        ["[".repeat(100_000), "{\"a\":".repeat(1000), "nul".to_owned(), "\"\\ud800\"".to_owned(), "[]".to_owned()]
    {
        assert_eq!(send(&mock, "PUT", PATH, &[TOKEN, TYPE], body).await.status, 400);
    }
}

#[tokio::test]
async fn no_path_but_the_documented_is_known() {
    let mock = mock("driver");
    for path in [
        "/",
        "/etc/passwd",
        "/api/v1/users/../users/profile",
        "//api/v1/users/profile",
        "/api/v1/users/profile%00",
        "/%FF",
        "/api/v1/users/profil%65x",
    ] {
        assert_eq!(send(&mock, "PUT", path, &[TOKEN], "").await.status, 404, "{path}");
    }
    let seen = mock.requests();
    assert_eq!(seen.len(), 7);
    assert_eq!(
        seen[1],
        Seen { method: Method::PUT, path: "/etc/passwd".to_owned(), status: StatusCode::NOT_FOUND, fault: None }
    );
}

#[tokio::test]
async fn the_last_thousand_requests_are_remembered() {
    let mock = mock("driver");
    for number in 0..1001 {
        send(&mock, "GET", &format!("/{number}?secret=x"), &[], "").await;
    }
    let paths: Vec<String> = mock.requests().into_iter().map(|seen| seen.path).collect();
    assert_eq!((paths.len(), paths[0].as_str(), paths[999].as_str()), (1000, "/1", "/1000"));
}

#[test]
fn a_document_with_errors_is_not_served() {
    let missing = Mock::from_path("no/such/file.yaml".as_ref());
    assert!(matches!(missing, Err(MockError::Document(_))));
    assert!(Mock::from_path(&document("wink").with_file_name("none.yaml")).is_err());
}

#[test]
fn an_extension_that_cannot_be_played_is_not_served() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/");
    let message = |name: &str| Mock::from_path(format!("{path}{name}").as_ref()).unwrap_err().to_string();
    assert_eq!(
        message("unknown-action.yaml"),
        "x-tintype-mock on `show`: `paint` is no action; one of read, write, create, mark"
    );
    assert_eq!(
        message("lost-pointer.yaml"),
        "x-tintype-mock on `show`: `response: /data` leads to nothing in the answer"
    );
}
