//! Where formats only describe, types stay, and nothing is checked but what the user asked for.

use crate::formats_annotated::types::Loose;
use tintype::Model;

fn broken(json: &str) -> Vec<String> {
    let value: Loose = tintype::from_str(json).unwrap();
    let found = value.validate().err().unwrap_or_default();
    found.iter().map(|one| format!("{} {}", one.pointer(), one.rule())).collect()
}

#[test]
fn formats_refuse_nothing() {
    assert_eq!(broken(r#"{"day":"soon","email":"a","small":300}"#), [""; 0]);
    assert_eq!(broken(r#"{"email":"abcdef"}"#), ["/email maxLength"]);
}

#[test]
fn types_stay() {
    let value: Loose = tintype::from_str(r#"{"day":"soon","wide":"12"}"#).unwrap();
    let day: &tintype::Date = value.day.as_ref().unwrap();
    assert!(!day.is_valid());
    assert_eq!(value.wide, Some(12));
}

#[test]
fn what_only_describes_holds_of_every_text_under_not_as_well() {
    assert_eq!(broken(r#"{"not_ip":"x"}"#), ["/not_ip not"]);
    assert_eq!(broken(r#"{"not_ip":"127.0.0.1"}"#), ["/not_ip not"]);
}

#[test]
fn a_function_that_was_asked_for_is_called_all_the_same() {
    assert_eq!(broken(r#"{"phone":"é"}"#), ["/phone format"]);
}
