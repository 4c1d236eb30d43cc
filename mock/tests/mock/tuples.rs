//! Tuples: made from their table, and read from parameters item by item.

use serde_json::json;
use tintype_mock::Mock;

use crate::support::{send, send_json};

fn near() -> Mock {
    Mock::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/cases/tuples/openapi.yaml").as_ref()).unwrap()
}

#[tokio::test]
async fn an_answer_has_every_item() {
    let answer = send(&near(), "GET", "/near?at=1.5,2&within=5&within=km", &[], "").await;
    let place = json!({"id": 1, "name": "string", "at": [1, 1], "span": [1, 1]});
    assert_eq!((answer.status, answer.json()), (200, json!([place, 1])));
}

#[tokio::test]
async fn each_item_is_judged_as_its_own() {
    for target in ["/near?at=181,2", "/near?at=1,x", "/near?at=1", "/near?at=1,2,3", "/near?at=1,2&within=5&within=mi"]
    {
        assert_eq!(send(&near(), "GET", target, &[], "").await.status, 400, "{target}");
    }
    for (body, status) in [(json!([{"name": "a"}, "x"]), 204), (json!([{"name": "a"}, "long"]), 400), (json!([]), 400)]
    {
        assert_eq!(send_json(&near(), "POST", "/near", &[], &body).await.status, status, "{body}");
    }
}
