//! `enum` and `const` of every type of value.

use crate::enums::types::*;
use tintype::{Json, Maybe, Mode, Model};

fn read(text: &str) -> Enums {
    let value: Enums = tintype::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(tintype::to_string(&value), text);
    value
}

fn broken(text: &str) -> Vec<String> {
    let violations = tintype::validate_slot(&read(text), &Enums::schema(), Mode::Request);
    violations.iter().map(|violation| format!("{} {}", violation.pointer(), violation.rule())).collect()
}

#[test]
fn each_type_of_value_has_its_rust_type() {
    let all = Enums {
        word: Maybe::Value(EnumsWord::A),
        typed_or_null: Maybe::Null,
        only: Some(EnumsOnly::X),
        yes: Some(true),
        flags: Some(true),
        level: Some(0.5),
        whole: Some(EnumsWhole::N2),
        pointed: Some(EnumsPointed::N2),
        pointed_one: Some(EnumsPointedOne::N1),
        big_pointed: Some(1),
        big: Some(u64::MAX),
        mixed: Some(Json::from("one")),
        several: Some(EnumsSeveral::B),
        ..Enums::default()
    };
    let violations = tintype::validate_slot(&all, &Enums::schema(), Mode::Request);
    assert!(violations.is_empty(), "{violations}");
    assert_eq!(read(&tintype::to_string(&all)), all);
}

#[test]
fn what_is_not_listed_is_kept_and_reported() {
    for (text, rules) in [
        (r#"{"word":null,"mixed":null,"nothing":null}"#, &[][..]),
        (r#"{"mixed":{"a":1}}"#, &[]),
        (r#"{"mixed":[1.0]}"#, &[]),
        (r#"{"mixed":[2]}"#, &["/mixed enum"]),
        (r#"{"word":"c"}"#, &["/word enum"]),
        (r#"{"only":"y"}"#, &["/only enum"]),
        (r#"{"yes":false,"flags":false}"#, &["/yes enum", "/flags enum"]),
        (r#"{"level":1.5}"#, &[]),
        (r#"{"level":2}"#, &["/level enum"]),
        (r#"{"whole":4}"#, &["/whole enum"]),
        (r#"{"pointed":3,"pointedOne":2,"bigPointed":2}"#, &["/pointed enum", "/pointedOne enum", "/bigPointed enum"]),
        (r#"{"big":2}"#, &["/big enum"]),
        (r#"{"several":"c"}"#, &["/several enum"]),
        (r#"{"nothing":1}"#, &["/nothing enum"]),
    ] {
        assert_eq!(broken(text), rules, "{text}");
    }
}

#[test]
fn values_that_fold_together_have_names_of_their_own() {
    use EnumsFolds::*;
    for (wire, value) in [("", Empty), ("+", U2b), ("-", U2d), ("1", N1), ("true", True), ("a b", AB)] {
        assert_eq!(EnumsFolds::from(wire), value);
    }
    let names: std::collections::HashSet<EnumsFolds> = ["a-b", "a_b", "aB", "a b"].map(EnumsFolds::from).into();
    assert!(names.len() == 4 && names.iter().all(EnumsFolds::is_listed));
}
