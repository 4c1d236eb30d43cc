//! Requests that are odd by their headers.

use crate::support::{example, mock, send};

const PATH: &str = "/api/v1/users/profile";

#[tokio::test]
async fn a_content_type_is_compared_without_case_and_parameters() {
    let mock = mock("driver");
    let body = example("driver", "updateProfile.request.json").to_string();
    for (media, status) in [
        ("application/json", 200),
        ("Application/JSON; charset=utf-8", 200),
        ("application/json-patch+json", 422),
        ("text/json", 422),
    ] {
        let headers = &["authorization: Bearer t", &format!("content-type: {media}")];
        assert_eq!(send(&mock, "PUT", PATH, headers, body.clone()).await.status, status, "{media}");
    }
}

#[tokio::test]
async fn an_empty_credential_is_wrong() {
    let mock = mock("driver");
    for header in ["authorization: Bearer", "authorization: Bearer   ", "authorization: token"] {
        assert_eq!(send(&mock, "PUT", PATH, &[header], "").await.status, 401, "{header}");
    }
}
