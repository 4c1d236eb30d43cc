//! A document with a base path, quoted integers and one error form for every status.

use serde_json::json;

use crate::support::{example, mock, send, send_json};

const PATH: &str = "/auth/v1/users/me/profile";
const TOKEN: &str = "authorization: Bearer token";

#[tokio::test]
async fn a_write_is_seen_by_the_next_read() {
    let mock = mock("zitadel");
    let read = send(&mock, "GET", PATH, &[TOKEN], "").await;
    assert_eq!((read.status, read.json()), (200, example("zitadel", "getMyProfile.response.json")));
    let change = json!({"firstName": "Daisy", "lastName": "Duck", "displayName": "Daisy", "gender": "GENDER_DIVERSE"});
    let write = send_json(&mock, "PUT", PATH, &[TOKEN], &change).await;
    assert_eq!((write.status, write.json()), (200, example("zitadel", "updateMyProfile.response.json")));
    assert_eq!(
        send(&mock, "GET", PATH, &[TOKEN], "").await.json()["profile"],
        json!({
            "firstName": "Daisy", "lastName": "Duck", "nickName": "Minnie", "displayName": "Daisy",
            "preferredLanguage": "en", "gender": "GENDER_DIVERSE",
        })
    );
}

#[tokio::test]
async fn an_error_has_the_form_of_default_and_not_its_example() {
    let mock = mock("zitadel");
    let none = send(&mock, "GET", PATH, &[], "").await;
    assert_eq!(none.status, 401);
    assert_eq!(none.json(), json!({"code": 401, "message": "the credential for `oauth2` is missing"}));
    let invalid =
        send_json(&mock, "PUT", PATH, &[TOKEN], &json!({"firstName": "", "lastName": "x", "displayName": "x"})).await;
    assert_eq!(invalid.status, 400);
    assert_eq!(invalid.json(), json!({"code": 400, "message": "/firstName  minLength: \"\" is shorter than 1"}));
}

#[tokio::test]
async fn lengths_are_code_points() {
    let mock = mock("zitadel");
    let longest = example("zitadel", "updateMyProfile.request.200-code-points.json");
    assert_eq!(send_json(&mock, "PUT", PATH, &[TOKEN], &longest).await.status, 200);
}

#[tokio::test]
async fn the_base_path_belongs_to_the_path() {
    assert_eq!(send(&mock("zitadel"), "GET", "/users/me/profile", &[TOKEN], "").await.status, 404);
}
