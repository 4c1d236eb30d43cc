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

/// The pointers and limits of the broken rules.
fn broken(member: &str, value: &str) -> Vec<String> {
    let text = format!(r#"{{"bytes":"","{member}":{value}}}"#);
    let formats: Formats = tintype::from_str(&text).unwrap();
    let found = formats.validate().err().unwrap_or_default();
    found.iter().map(|one| format!("{} {}", one.rule(), one.limit())).collect()
}

#[test]
fn formats_without_a_type_are_checked() {
    for (member, good, bad, format) in [
        ("name", r#""b\u00fccher.example""#, r#""-b\u00fccher""#, "idn-hostname"),
        ("address", r#""http://example.org/\u00fc""#, r#""/\u00fc""#, "iri"),
        ("template", r#""/a/{b}""#, r#""/a/{b""#, "uri-template"),
        ("expression", r#""^(a)\\1$""#, r#""^(abc]""#, "regex"),
        ("relative", r#""1/a""#, r#""/a""#, "relative-json-pointer"),
        ("mailbox", r#""\u00e9@b.c""#, r#""b.c""#, "idn-email"),
    ] {
        assert_eq!(broken(member, good), [""; 0], "{member}");
        assert_eq!(broken(member, bad), [format!("format {format}")], "{member}");
    }
}

#[test]
fn a_text_of_two_formats_keeps_both() {
    assert_eq!(broken("two", r#""example.com""#), [""; 0]);
    assert_eq!(broken("two", r#""/a""#), ["format hostname"]);
    assert_eq!(broken("two", r#""a b""#), ["format uri-reference", "format hostname"]);
}

#[test]
fn formats_of_integers_are_asserted_where_no_type_says_them() {
    for (member, inside, outside) in [("wide", "2147483647", "2147483648"), ("small", "255", "256")] {
        assert_eq!(broken(member, inside), ["not "], "{member}");
        assert_eq!(broken(member, "1.5"), [""; 0], "{member}");
        assert_eq!(broken(member, outside), [""; 0], "{member}");
    }
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
