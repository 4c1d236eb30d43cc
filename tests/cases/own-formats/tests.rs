//! A format of the user's is a rule like any other, wherever it stands.

use crate::own_formats::types::{Contact, Reach};
use tintype::Model;

fn broken(json: &str) -> Vec<String> {
    let contact: Contact = tintype::from_str(json).unwrap();
    let found = contact.validate().err().unwrap_or_default();
    found.iter().map(|one| format!("{} {} {}", one.pointer(), one.rule(), one.limit())).collect()
}

#[test]
fn the_function_decides() {
    assert_eq!(broken(r#"{"phone":"+66212","day":"Monday","name":"Ana","email":"a@b.c","other":"a"}"#), [""; 0]);
    assert_eq!(broken(r#"{"phone":"66212"}"#), ["/phone format phone"]);
    assert_eq!(broken(r#"{"name":"José"}"#), ["/name maxLength 3", "/name format plain"]);
}

#[test]
fn a_known_format_is_the_functions_too_and_keeps_its_type() {
    assert_eq!(broken(r#"{"day":"2024-02-29"}"#), ["/day format date"]);
    let contact: Contact = tintype::from_str(r#"{"day":"Monday"}"#).unwrap();
    let day: &tintype::Date = contact.day.as_ref().unwrap();
    assert_eq!(*day, "Monday");
}

#[test]
fn formats_without_a_function_are_checked_as_ever() {
    assert_eq!(broken(r#"{"email":"a"}"#), ["/email format email"]);
}

#[test]
fn it_is_asserted_where_no_type_can_hold_it() {
    assert_eq!(broken(r#"{"other":"+66212"}"#), ["/other not "]);
    assert_eq!(broken(r#"{"other":"66212"}"#), [""; 0]);
}

#[test]
fn the_place_of_the_rule_is_known() {
    let contact: Contact = tintype::from_str(r#"{"phone":"x"}"#).unwrap();
    let found = contact.validate().unwrap_err();
    let place = found.iter().next().unwrap().place().unwrap();
    assert_eq!(place.line, 9);
}

#[test]
fn alternatives_are_told_apart_by_it() {
    let valid = |json: &str| tintype::from_str::<Reach>(json).unwrap().validate().is_ok();
    assert!(valid(r#""a@b.c""#) && valid(r#""+66212""#));
}
