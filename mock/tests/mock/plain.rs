//! A document without extensions: examples, samples from schemas, and parameters.

use serde_json::{Value, json};
use tintype_mock::Mock;

use crate::support::{Answer, send, send_json};

fn pets() -> Mock {
    Mock::from_path(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/documents/pets.yaml").as_ref()).unwrap()
}

async fn get(target: &str) -> Answer {
    send(&pets(), "GET", target, &[], "").await
}

#[tokio::test]
async fn a_success_is_made_from_its_schema() {
    let answer = get("/v1/pets/8").await;
    assert_eq!(answer.status, 200);
    let pet = json!({
        "id": 8, "name": "string", "kind": "cat", "born": "2024-01-31", "chip": "AB",
        "parent": {
            "id": 8, "name": "string", "kind": "cat", "born": "2024-01-31", "chip": "AB",
            "parent": {"id": 8, "name": "string", "kind": "cat"},
            "owner": {"email": "user@example.com"},
        },
        "owner": {"email": "user@example.com"},
    });
    assert_eq!(answer.json(), pet);
    let all = get("/v1/pets").await;
    assert_eq!(all.json().as_array().map(Vec::len), Some(2));
    assert_eq!(all.header("x-total"), "2");
}

#[tokio::test]
async fn an_example_goes_before_a_schema() {
    let mock = pets();
    let answer = send_json(&mock, "POST", "/v1/pets?api_key=k", &[], &json!({"name": "Rex", "kind": "dog"})).await;
    assert_eq!((answer.status, answer.json()), (201, json!({"id": 7, "name": "Luna"})));
    let empty = send(&mock, "POST", "/v1/pets?api_key=k", &[], "").await;
    assert_eq!(empty.status, 201, "an optional body may be left out");
    let text = send(&mock, "GET", "/v1/pets/first", &[], "").await;
    assert_eq!((text.header("content-type"), &text.body[..]), ("text/plain", &b"Luna"[..]));
    let gone = send(&mock, "DELETE", "/v1/pets/1", &[], "").await;
    assert_eq!((gone.status, gone.body.len(), gone.header("content-type")), (204, 0, ""));
}

#[tokio::test]
async fn a_failure_is_made_from_its_schema() {
    let mock = pets();
    let answer = send_json(&mock, "POST", "/v1/pets", &[], &json!({})).await;
    assert_eq!(answer.status, 401);
    assert_eq!(answer.json(), json!({"code": 401, "message": "the credential for `key` is missing"}));
    let body = json!({"id": 8, "name": "Al", "kind": "cow"});
    let answer = send_json(&mock, "POST", "/v1/pets?api_key=k", &[], &body).await;
    assert_eq!(answer.status, 400);
    let message = answer.json()["message"].as_str().unwrap().to_owned();
    let rules: Vec<&str> = message.lines().filter_map(|line| line.split(':').next()).collect();
    assert_eq!(rules, ["/id  readOnly", "/name  minLength", "/kind  enum"], "{message}");
}

#[tokio::test]
async fn parameters_are_read_by_their_style() {
    for fine in [
        "/v1/pets?limit=1",
        "/v1/pets?limit=100&tags=big&tags=small",
        "/v1/pets?ids=1,2,3",
        "/v1/pets?size%5Bleast%5D=1.5&size[most]=2",
        "/v1/pets?other=x",
    ] {
        assert_eq!(get(fine).await.status, 200, "{fine}");
    }
    for (target, start) in [
        ("/v1/pets?limit=0", "/query/limit  minimum: 0 is"),
        ("/v1/pets?limit=many", "/query/limit  type: \"many\" is"),
        ("/v1/pets?tags=huge", "/query/tags/0  enum: \"huge\" is"),
        ("/v1/pets?ids=1,x", "/query/ids/1  type: \"x\" is"),
        ("/v1/pets?size[colour]=red", "/query/size/colour  additionalProperties: is"),
    ] {
        let answer = get(target).await;
        assert_eq!((answer.status, &answer.json()["code"]), (400, &json!(400)), "{target}");
        assert!(answer.json()["message"].as_str().unwrap().starts_with(start), "{answer:?}");
    }
    let cookie = send(&pets(), "GET", "/v1/pets", &["cookie: a=b; session=maybe"], "").await;
    assert!(
        cookie.json()["message"].as_str().unwrap().starts_with("/cookie/session  type: \"maybe\" is"),
        "{cookie:?}"
    );
    let undocumented = get("/v1/pets/x").await;
    assert_eq!(undocumented.status, 400);
    assert!(undocumented.body.starts_with(b"/path/id  type: \"x\" is"), "{undocumented:?}");
}

#[tokio::test]
async fn a_concrete_path_goes_before_a_template() {
    assert_eq!(&get("/v1/pets/first").await.body[..], b"Luna");
    let other = send(&pets(), "POST", "/v1/pets/8", &[], "").await;
    assert_eq!((other.status, other.header("allow")), (405, "GET, DELETE"));
    assert_eq!(other.body.len(), 0);
}

#[tokio::test]
async fn a_recursive_type_is_checked_at_every_depth() {
    let mock = pets();
    let nested = |depth: usize, kind: &str| {
        (0..depth).fold(
            json!({"name": "Rex", "kind": kind}),
            |pet: Value, _| json!({"name": "Rex", "kind": "dog", "parent": pet}),
        )
    };
    for depth in [1, 10, 100] {
        assert_eq!(send_json(&mock, "POST", "/v1/pets?api_key=k", &[], &nested(depth, "dog")).await.status, 201);
        assert_eq!(send_json(&mock, "POST", "/v1/pets?api_key=k", &[], &nested(depth, "cow")).await.status, 400);
    }
}
