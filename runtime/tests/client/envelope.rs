//! Envelopes: a 200 that says error is an error.

use tintype::{Error, Json};

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

/// The fault of a body that says success; the whole answer stays at hand.
async fn fault(body: &'static str) -> (String, String) {
    match outcome(200, body).await.unwrap_err() {
        EditError::Other(Error::Decode { response, error }) => {
            assert_eq!(response.bytes(), body);
            (error.pointer().to_owned(), error.to_string())
        }
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn success_without_readable_data_is_no_refusal() {
    let (pointer, said) = fault(r#"{"data":{"country":"FR"},"status":"ok"}"#).await;
    assert_eq!(pointer, "/data/name");
    assert_eq!(said, "/data/name: the required member is missing, line 1 column 9 (specs/sample/openapi.yaml:142)");
    let (pointer, said) = fault(r#"{"error":null,"data":{"name":5},"status":"ok"}"#).await;
    assert_eq!(pointer, "/data/name");
    assert_eq!(said, "/data/name: expected a string, found 5, line 1 column 30 (specs/sample/openapi.yaml:142)");
    // Another misfit before it is not to blame.
    assert_eq!(fault(r#"{"error":7,"data":[],"status":"ok"}"#).await.0, "/data");
    let (pointer, said) = fault(r#"{"data":null,"status":"ok"}"#).await;
    assert_eq!((pointer.as_str(), said.contains("expected Profile, found null")), ("/data", true), "{said}");
    let (pointer, said) = fault(r#"{"status":"ok"}"#).await;
    assert_eq!((pointer.as_str(), said.contains("the required member is missing")), ("/data", true), "{said}");
    // A member of that name inside the data is another one.
    let answer = outcome(200, r#"{"data":{"name":"Ann","data":null},"status":"ok"}"#).await.unwrap();
    assert_eq!(answer.extra.get("data").unwrap().to_string(), "null");
}

#[tokio::test]
async fn what_says_error_is_an_error() {
    for body in [r#"{"data":null,"error":null,"status":"no"}"#, r#"{"status":"no"}"#] {
        let error = outcome(200, body).await.unwrap_err();
        assert_eq!(error.to_string(), "edit: refused without a code (request r-1)");
    }
    // Also with data beside it.
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
