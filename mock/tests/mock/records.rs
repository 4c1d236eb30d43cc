//! Where the records of documented examples are kept.

use serde_json::json;
use tintype_mock::Mock;

use crate::support::send;

#[tokio::test]
async fn a_documented_record_is_found_though_the_path_names_its_key_otherwise() {
    let mock = Mock::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/owners.yaml").as_ref()).unwrap();
    let get = async |path: &str| {
        let answer = send(&mock, "GET", path, &[], "").await;
        (answer.status, if answer.status == 200 { answer.json() } else { json!(null) })
    };
    assert_eq!(get("/owners/o1").await, (200, json!({"id": "o1", "name": "Ada"})));
    // What another operation on the record calls its key goes before `id`.
    assert_eq!(get("/keepers/k1").await, (200, json!({"badge": "k1", "id": "other"})));
    assert_eq!(get("/keepers/other").await.0, 404);
}
