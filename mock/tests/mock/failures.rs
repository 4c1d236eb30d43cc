//! Failures that a test asks for.

use serde_json::json;

use crate::support::{example, mock, send, send_json};

const BASIC: &str = "authorization: Basic a2V5OnNlY3JldA==";

#[tokio::test]
async fn the_next_requests_fail_in_their_order_and_form() {
    let mock = mock("etg");
    let john = json!({"email": "john.smith@example.com"});
    mock.fail_next(429);
    mock.fail_next(500);
    mock.fail_next(200);
    assert_eq!(send(&mock, "GET", "/elsewhere", &[], "").await.status, 404);
    let path = "/api/b2b/v3/profiles/delete/";
    let limited = send_json(&mock, "POST", path, &[BASIC], &john).await;
    assert_eq!((limited.status, limited.json()), (429, example("etg", "editProfile.error-429.json")));
    let undocumented = send_json(&mock, "POST", path, &[], &john).await;
    assert_eq!((undocumented.status, undocumented.body.len()), (500, 0));
    let kept = mock.record_of("profile", "john.smith@example.com").unwrap();
    assert_eq!(kept.get("status").and_then(|status| status.as_str()), Some("awaiting_confirmation"));
    let deleted = send_json(&mock, "POST", path, &[BASIC], &john).await;
    assert_eq!((deleted.status, &deleted.json()["data"]["user"]["status"]), (200, &json!("deleted")));
}
