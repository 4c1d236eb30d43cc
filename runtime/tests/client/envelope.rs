//! Envelopes: a 200 that says error is an error.

use tintype::Json;

use crate::fake::Fake;
use crate::sample::{EditError, edit};

async fn outcome(status: u16, body: &'static str) -> Result<tintype::Response<crate::sample::Profile>, EditError> {
    edit(&Fake::json(status, body).client(), &Json::Null).await
}

#[tokio::test]
async fn success_gives_the_data() {
    let answer = outcome(200, r#"{"data":{"name":"Ann","country":5},"error":null,"status":"ok"}"#).await.unwrap();
    assert_eq!(answer.name, "Ann");
    assert_eq!(answer.request_id(), Some("r-1"));
    assert_eq!(answer.misfits().len(), 1);
}

#[tokio::test]
async fn an_error_inside_200() {
    let body = r#"{"data":null,"error":"users_profile_not_found","status":"error","debug":1}"#;
    let error = outcome(200, body).await.unwrap_err();
    assert_eq!(error.to_string(), "edit: refused: users_profile_not_found (request r-1)");
    assert_eq!(error.status().unwrap(), 200);
    match error {
        EditError::Refused(refused) => {
            assert_eq!(refused.code.as_deref(), Some("users_profile_not_found"));
            assert_eq!(refused.response.extra.get("debug").unwrap().to_string(), "1");
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn success_without_data_is_refused() {
    for body in [r#"{"data":null,"error":null,"status":"ok"}"#, r#"{"status":"ok"}"#] {
        let error = outcome(200, body).await.unwrap_err();
        assert_eq!(error.to_string(), "edit: refused without a code (request r-1)");
    }
    // What says error is an error, even with data beside it.
    let error = outcome(200, r#"{"data":{"name":"Ann"},"status":"error"}"#).await.unwrap_err();
    match error {
        EditError::Refused(refused) => assert_eq!(refused.response.data.value().unwrap().name, "Ann"),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_documented_error_with_the_same_envelope() {
    let error = outcome(403, r#"{"data":null,"error":"no_auth_header","status":"error"}"#).await.unwrap_err();
    match error {
        EditError::Forbidden(answer) => assert_eq!(answer.error.value().unwrap(), "no_auth_header"),
        other => panic!("{other:?}"),
    }
}
