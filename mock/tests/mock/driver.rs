//! A document with an entity tag and without a documented error.

use serde_json::json;

use crate::support::{example, mock, send, send_json};

const PATH: &str = "/api/v1/users/profile";
const TOKEN: &str = "authorization: Bearer token";

#[tokio::test]
async fn the_record_stands_under_its_member() {
    let mock = mock("driver");
    let request = example("driver", "updateProfile.request.json");
    let answer = send_json(&mock, "PUT", PATH, &[TOKEN], &request).await;
    assert_eq!((answer.status, answer.json()), (200, example("driver", "updateProfile.response.json")));

    let mut changed = request.clone();
    changed["profile"]["first_name"] = json!("Ada");
    changed["profile"]["birth_date"] = json!("1990-12-10");
    let mut wanted = example("driver", "updateProfile.response.json");
    wanted["profile"]["first_name"] = json!("Ada");
    wanted["profile"]["birth_date"] = json!("1990-12-10");
    assert_eq!(send_json(&mock, "PUT", PATH, &[TOKEN], &changed).await.json(), wanted);
    wanted["profile"]["first_name"] = json!("Lashell");
    assert_eq!(send_json(&mock, "PUT", PATH, &[TOKEN], &request).await.json(), wanted);
}

#[tokio::test]
async fn the_entity_tag_changes_with_the_answer_and_the_request_id_with_the_request() {
    let mock = mock("driver");
    let mut request = example("driver", "updateProfile.request.json");
    let one = send_json(&mock, "PUT", PATH, &[TOKEN], &request).await;
    let same = send_json(&mock, "PUT", PATH, &[TOKEN], &request).await;
    request["profile"]["first_name"] = json!("Ada");
    let other = send_json(&mock, "PUT", PATH, &[TOKEN], &request).await;
    let tag = one.header("etag");
    assert!(tag.starts_with("W/\"") && tag.ends_with('"') && tag.len() == 36, "{tag}");
    assert_eq!(same.header("etag"), tag);
    assert_ne!(other.header("etag"), tag);
    assert_eq!(one.header("x-request-id"), "00000000-0000-8000-8000-000000000001");
    assert_eq!(same.header("x-request-id"), "00000000-0000-8000-8000-000000000002");
    assert_eq!(one.header("cache-control"), "max-age=0, private, must-revalidate");
    assert_eq!(one.header("x-runtime"), "0.030021");
}

#[tokio::test]
async fn what_is_not_documented_has_no_body_unless_it_says_what_breaks_the_document() {
    let mock = mock("driver");
    let request = example("driver", "updateProfile.request.json");
    let none = send_json(&mock, "PUT", PATH, &[], &request).await;
    assert_eq!((none.status, none.body.len(), none.header("www-authenticate")), (401, 0, "Bearer"));
    let invalid = send_json(&mock, "PUT", PATH, &[TOKEN], &json!({"profile": {"first_name": "Ada"}})).await;
    assert_eq!((invalid.status, invalid.header("content-type")), (422, "text/plain; charset=utf-8"));
    assert!(invalid.body.starts_with(b"/profile/last_name  required: is missing"), "{invalid:?}");
    let method = send(&mock, "GET", PATH, &[TOKEN], "").await;
    assert_eq!((method.status, method.header("allow"), method.body.len()), (405, "PUT", 0));
    let path = send(&mock, "PUT", "/api/v1/users/profile/", &[TOKEN], "").await;
    assert_eq!((path.status, &path.body[..]), (404, &b"the document has no such path\n"[..]));
}

#[tokio::test]
async fn a_path_without_the_server_s_is_told_of_it() {
    let mock = mock("zitadel");
    let answer = send(&mock, "GET", "/users/me/profile", &[TOKEN], "").await;
    assert_eq!((answer.status, answer.header("content-type")), (404, "text/plain; charset=utf-8"));
    assert_eq!(&answer.body[..], b"the document has no such path; its paths begin with /auth/v1\n");
}
