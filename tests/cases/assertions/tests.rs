//! What no Rust type can hold is checked on the JSON that a value is written as.

use crate::assertions::types::*;
use tintype::{Json, Mode, Model};

fn read<T: Model>(text: &str) -> T {
    let value: T = tintype::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    let (written, given): (Json, Json) = (tintype::to_string(&value).parse().unwrap(), text.parse().unwrap());
    assert_eq!(written, given);
    value
}

/// The rules that a value breaks, with their lines.
fn broken<T: Model>(text: &str, mode: Mode) -> Vec<String> {
    let value: T = read(text);
    let violations = tintype::validate_slot(&value, &T::schema(), mode);
    let line = |violation: &tintype::Violation| violation.place().map_or(0, |place| place.line);
    violations.iter().map(|one| format!("{} {} {}", one.pointer(), one.rule(), line(one))).collect()
}

fn fits<T: Model>(text: &str) {
    assert_eq!(broken::<T>(text, Mode::Request), [""; 0], "{text}");
}

#[test]
fn keywords_on_the_whole_object_have_their_lines() {
    fits::<Contact>(r#"{"email":"a","owner":1}"#);
    assert_eq!(broken::<Contact>(r#"{"owner":1}"#, Mode::Request), [" anyOf 25"]);
    assert_eq!(broken::<Contact>(r#"{"email":"a"}"#, Mode::Request), ["/owner required 28"]);
    assert_eq!(broken::<Contact>(r#"{"phone":"1","owner":1}"#, Mode::Request), ["/area dependentRequired 29"]);
    assert_eq!(
        broken::<Contact>(r#"{"email":"a","phone":"1","area":"2","owner":1}"#, Mode::Request),
        [" not 38"]
    );
}

#[test]
fn a_secret_is_masked_in_assertions_too() {
    let contact: Contact = read(r#"{"email":"a","password":"hunter2","owner":1}"#);
    let violations = contact.validate_request().unwrap_err();
    let said = violations.to_string();
    assert!(said.starts_with("/password  minLength: [redacted] is shorter than 12"), "{said}");
}

#[test]
fn what_the_server_alone_sets_is_not_asked_for_in_requests() {
    let confirmed = r#"{"email":"a","confirmed":true,"owner":1}"#;
    fits::<Contact>(confirmed);
    assert_eq!(broken::<Contact>(confirmed, Mode::Response), ["/id required 33"]);
}

#[test]
fn a_map_of_one_pattern_is_typed() {
    let labels: Labels = read(r#"{"a":"x"}"#);
    let value: &String = labels.get("a").unwrap();
    assert_eq!(value, "x");
    assert_eq!(broken::<Labels>(r#"{"A":"x"}"#, Mode::Request), ["/A additionalProperties 43"]);
}

#[test]
fn members_of_patterns_ride_along_and_are_checked() {
    fits::<Sizes>(r#"{"unit":"m","n_a":1,"x":true}"#);
    assert_eq!(
        broken::<Sizes>(r#"{"n_a":"1","x":1,"n_long":2}"#, Mode::Request),
        ["/n_long propertyNames 53", "/n_a type 50", "/x type 50"]
    );
}

#[test]
fn the_first_items_differ() {
    fits::<Point>("[1,2.5,\"km\"]");
    assert_eq!(broken::<Point>("[1,\"2\",\"mm\",4]", Mode::Request), ["/1 type 56", "/2 enum 56", "/3 items 56"]);
    assert_eq!(broken::<Point>("[1]", Mode::Request), [" minItems 58"]);
    fits::<Tags>(r#"["main:a","b"]"#);
    assert_eq!(broken::<Tags>("[\"b\"]", Mode::Request), [" contains 62"]);
    assert_eq!(broken::<Tags>(r#"["main:a","main:b"]"#, Mode::Request), [" maxContains 62"]);
}

#[test]
fn without_a_type_each_keyword_speaks_of_its_own() {
    for text in ["\"ab\"", "10", "null", "[]"] {
        fits::<Code>(text);
    }
    assert_eq!(broken::<Code>("\"a\"", Mode::Request), [" minLength 66"]);
    assert_eq!(broken::<Code>("9", Mode::Request), [" minimum 67"]);
    assert_eq!(broken::<Code>("true", Mode::Request), [" not 68"]);
}

#[test]
fn one_alternative_alone_or_any_of_them() {
    fits::<Animal>(r#"{"legs":4}"#);
    assert_eq!(broken::<Animal>(r#"{"legs":4,"wings":2}"#, Mode::Request), [" oneOf 70"]);
    fits::<Amount>("5");
    fits::<Amount>("500");
    assert_eq!(broken::<Amount>("50", Mode::Request).len(), 1);
}

#[test]
fn members_that_nothing_evaluates_are_unknown() {
    fits::<Closed>(r#"{"name":"a","size":1}"#);
    assert_eq!(broken::<Closed>(r#"{"nam":"a"}"#, Mode::Any), ["/nam unevaluatedProperties 85"]);
    fits::<Branching>(r#"{"kind":"box","width":1}"#);
    assert_eq!(
        broken::<Branching>(r#"{"kind":"bag","width":1}"#, Mode::Request),
        ["/width unevaluatedProperties 91"]
    );
}

#[test]
fn an_assertion_may_lead_back_to_itself() {
    fits::<Tree>(r#"{"value":1}"#);
    fits::<Tree>(r#"{"nodes":[{"value":1}]}"#);
    fits::<Option>("{}");
    assert_eq!(broken::<Option>(r#"{"None":"a"}"#, Mode::Request), [" not 105"]);
    assert_eq!(broken::<Never>(r#"{"gone":1,"here":2}"#, Mode::Request), ["/gone false 108"]);
}

#[test]
fn a_name_is_said_to_break_the_keyword_that_it_breaks() {
    let value: Lower = read(r#"{"ABC":1,"abcdefg":2,"all":3,"fine":4,"x":5}"#);
    let said = value.validate_request().unwrap_err();
    let limits: Vec<String> = said.iter().map(|one| format!("{} {}", one.pointer(), one.limit())).collect();
    assert_eq!(
        limits,
        [
            "/ABC the pattern of its schema",
            "/abcdefg the maxLength of its schema",
            "/all the not of its schema",
            "/x the minLength of its schema"
        ]
    );
}
