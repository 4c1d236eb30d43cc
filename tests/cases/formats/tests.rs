//! Formats that keep the text they came in, and defaults that are values of their schema.

use crate::formats::types::*;
use tintype::shape::Body;
use tintype::{Base64, Duration, Mode, Model, Uuid};

#[test]
fn text_is_kept_and_converted_on_demand() {
    let text = r#"{"bytes":"aGk=","raw":"\u0000","term":"P1DT2H","own":"red","both":"x","secret":"y"}"#;
    let formats: Formats = tintype::from_str(text).unwrap();
    assert_eq!(tintype::to_string(&formats), text);
    assert_eq!(formats.bytes.decode().unwrap(), b"hi");
    assert_eq!(formats.term.as_ref().unwrap().to_jiff().unwrap().get_hours(), 2);
    assert_eq!(formats.both, Some(Uuid::from("x")));
    let other = Formats {
        term: Some(Duration::from("soon")),
        own: Some("green".to_owned()),
        ..Formats::new(Base64::encode("hi"))
    };
    let violations = tintype::validate_slot(&other, &Formats::schema(), Mode::Request);
    let found: Vec<String> = violations.iter().map(|it| format!("{} {}", it.pointer(), it.rule())).collect();
    assert_eq!(found, ["/term format", "/own maxLength"], "a format that nobody knows refuses nothing");
}

#[test]
fn a_default_of_the_wrong_type_is_not_used() {
    let Body::Object(fields, _) = &Defaults::shape().body else { panic!("an object") };
    let defaults: Vec<(&str, &str)> =
        fields.iter().filter_map(|field| Some((field.name(), field.default()?))).collect();
    assert_eq!(
        defaults,
        [
            ("text", "\"x\""),
            ("number", "1.50"),
            ("flag", "false"),
            ("list", "[\"a\"]"),
            ("object", "{\"a\":\"x\"}"),
            ("map", "{}"),
            ("listed", "\"b\""),
            ("nothing", "null"),
            ("referred", "3"),
            ("union", "3"),
            ("anything", "[1]"),
        ]
    );
}
