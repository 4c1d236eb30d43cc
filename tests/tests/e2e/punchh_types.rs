//! Punchh's answers do not keep their types: they are read, listed and written back as they came.

use serde_json::json;
use tintype::{Maybe, Model, Response};
use tintype_profiles::punchh::Client;
use tintype_profiles::punchh::types::{UpdateUserRequest, User};

use crate::common::{Provider, encoded, example, json, misfits};

const AGENT: &str = "Punchh/OnlineOrder/1.0/Web/BrowserVersion/OS_Type";

async fn answered(body: &str) -> Response<User> {
    let provider = Provider::answering(200, body);
    let client =
        Client::builder().base_url("https://punchh.example").signing_key("key").transport(provider).build().unwrap();
    client.update_user(AGENT, &UpdateUserRequest::new("client")).await.unwrap()
}

#[tokio::test]
async fn announced_nulls_are_no_misfits() {
    let body = example("punchh", "updateUser.response.json");
    let answer = answered(&body).await;
    assert_eq!(answer.birthday, Maybe::Null);
    assert_eq!(answer.work_zip_code, Maybe::Null);
    assert_eq!(answer.mindbody_client_id, Some(tintype::Json::Null));
    assert_eq!(misfits(&answer.misfits()), []);
    assert_eq!(encoded(answer.body()), json(&body));
}

#[tokio::test]
async fn a_number_for_a_string_and_a_string_for_a_number_are_kept() {
    let body = example("punchh", "tolerated/updateUser.response.strings-for-numbers.json");
    let answer = answered(&body).await;
    assert_eq!((answer.id, &answer.zip_code), (None, &None));
    assert_eq!(answer.extra.get("id").unwrap().as_str(), Some("111111111"));
    assert_eq!(answer.extra.get("zip_code").unwrap().as_i64(), Some(25110));
    assert_eq!(
        misfits(&answer.misfits()),
        [
            ("/id", "type", r#""111111111""#),
            ("/zip_code", "type", "25110"),
            ("/user_as_barcode", "type", "1111111"),
            ("/user_id", "type", r#""111111111""#),
        ]
    );
    assert_eq!(encoded(answer.body()), json(&body));
}

#[tokio::test]
async fn a_null_that_was_not_announced_is_kept() {
    let body = example("punchh", "tolerated/updateUser.response.nulls-unannounced.json");
    let answer = answered(&body).await;
    assert_eq!((&answer.city, &answer.user_relations), (&None, &None));
    assert_eq!(
        misfits(&answer.misfits()),
        ["/city", "/gender", "/user_relations", "/phone", "/age_verified_status"].map(|it| (it, "type", "null"))
    );
    assert_eq!(encoded(answer.body()), json(&body));
}

#[tokio::test]
async fn a_part_that_misfits_leaves_aside_the_smallest_member_around_it() {
    let body = r#"{
        "city": "Columbus",
        "birthday": {"year": 1993},
        "profile_field_answers": {"upf0": "Tea", "upf1": ["Pasta", "Pizza"]},
        "user_relations": [{"relation": "spouse", "birthday": 1999}, "nobody"],
        "unheard_of": [1, 2.50, null]
    }"#;
    let answer = answered(body).await;
    assert_eq!((&answer.profile_field_answers, &answer.user_relations), (&None, &None));
    assert_eq!(answer.city.as_deref(), Some("Columbus"));
    assert_eq!(answer.birthday, Maybe::Absent);
    assert_eq!(
        misfits(&answer.misfits()),
        [
            ("/birthday", "type", "an object"),
            ("/profile_field_answers/upf1", "type", "an array"),
            ("/user_relations/0/birthday", "type", "1999"),
            ("/user_relations/1", "type", r#""nobody""#),
        ]
    );
    assert_eq!(encoded(answer.body()), json(body));
    assert!(answer.body().to_json().contains("2.50"));
}

#[tokio::test]
async fn what_the_caller_sets_stands_in_place_of_a_misfit() {
    let mut answer = answered(r#"{"zip_code":25110,"city":null}"#).await;
    answer.body_mut().zip_code = Some("25110".into());
    assert_eq!(encoded(answer.body()), json!({"zip_code": "25110", "city": null}));
    assert_eq!(misfits(&answer.misfits()), [("/city", "type", "null")]);
}
