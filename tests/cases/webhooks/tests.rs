//! What the provider sends by itself has types too.

use tintype::bytes::Bytes;

use crate::webhooks::{callbacks, types, webhooks};

#[test]
fn a_webhook_is_its_body() {
    let pet: webhooks::NewPet = tintype::from_str(r#"{"name":"Rex","born":"2024"}"#).unwrap();
    assert_eq!((pet.name.as_str(), pet.born.as_deref()), ("Rex", Some("2024")));
    let gone: webhooks::PetGonePost = tintype::from_str(r#"{"id":7,"why":"sold"}"#).unwrap();
    assert_eq!(gone.why, Some(types::PetGonePostRequestWhy::Sold));
    let all: webhooks::PetGonePut = serde_json::from_str(r#"[{"name":"Rex"}]"#).unwrap();
    assert_eq!(all.len(), 1);
    let older: webhooks::OlderPet = tintype::from_str(r#"{"name":"Rex"}"#).unwrap();
    assert_eq!(older.name, "Rex");
    let (): webhooks::Type = ();
    let _: webhooks::Older = Bytes::from("<a/>");
}

#[test]
fn all_of_them_are_listed() {
    let expected = [
        ("newPet", "POST"),
        ("older", "POST"),
        ("olderPet", "POST"),
        ("pet-gone", "POST"),
        ("pet-gone", "PUT"),
        ("type", "GET"),
    ];
    assert_eq!(webhooks::WEBHOOKS, expected);
}

#[test]
fn a_callback_is_found_under_its_operation() {
    let data: callbacks::subscribe::OnData = tintype::from_str(r#"{"at":3}"#).unwrap();
    assert_eq!(data.at, 3);
    let (): callbacks::subscribe::StatePost = ();
    let _: callbacks::subscribe::StatePost2 = String::new();
    // What the receiver answers has a type as well.
    assert_eq!(types::OnDataResponse::new().more, None);
}
