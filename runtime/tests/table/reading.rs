//! Tolerant reading.

use tintype::json::DecodeErrorKind;
use tintype::{DecodeError, Json, Maybe, Model, from_str};

use crate::sample::{Address, Counts, Empty, Gender, Level, Names, Person};

fn person(members: &str) -> Person {
    from_str(&format!(r#"{{"name":"Ann","middle":null{members}}}"#)).unwrap()
}

fn refused<T: Model>(text: &str) -> DecodeError {
    match from_str::<T>(text) {
        Ok(_) => panic!("{text} was read"),
        Err(error) => error,
    }
}

#[test]
fn members_are_read_in_any_order() {
    let person: Person = from_str(
        r#"{"type":[1,null],"gender":"FEMALE","middle":"B","level":-2,"born":"2000-02-30","height":1.65,"tags":["x"],
            "scores":{"b":2,"a":1},"address":{"country":"TH","zip":10110},"names":["Al"],"name":"Ann","id":"18446744073709551615",
            "friends":[{"name":"Bo","middle":null}]}"#,
    )
    .unwrap();
    assert_eq!(person.name, "Ann");
    assert_eq!(person.id, Some(u64::MAX));
    assert_eq!(person.gender, Some(Gender::Female));
    assert_eq!(person.level, Some(Level::Minus2));
    assert_eq!(person.middle.as_deref(), Some("B"));
    assert_eq!(person.born.as_ref().map(|date| date.as_str()), Some("2000-02-30"));
    assert_eq!(person.height, Some(1.65));
    assert_eq!(person.tags, Some(vec!["x".to_owned()]));
    assert_eq!(person.scores.as_ref().unwrap().iter().collect::<Vec<_>>(), [("b", &2), ("a", &1)]);
    assert_eq!(person.address.as_ref().map(|address| address.zip), Some(10110));
    assert_eq!(person.names, Some(Names(vec!["Al".to_owned()])));
    assert_eq!(person.friends.as_ref().map(|friends| friends[0].name.as_str()), Some("Bo"));
    assert_eq!(person.r#type, Some(vec![Some(1), None]));
    assert!(person.extra.is_empty());
}

#[test]
fn absent_null_and_a_value_are_three_things() {
    assert_eq!(person("").nickname, Maybe::Absent);
    assert_eq!(person(r#","nickname":null"#).nickname, Maybe::Null);
    assert_eq!(person(r#","nickname":"x""#).nickname, Maybe::Value("x".to_owned()));
    assert_eq!(person("").note, None);
    assert_eq!(person(r#","note":null"#).note, Some(Json::Null));
}

#[test]
fn unknown_members_are_kept_in_order() {
    let person = person(r#","zeta":{"a":[1.50]},"alpha":"\u0041""#);
    assert_eq!(format!("{:?}", person.extra), r#"{"zeta": {"a":[1.50]}, "alpha": "A"}"#);
}

#[test]
fn an_optional_member_that_does_not_fit_is_kept_raw() {
    for (name, value) in [
        ("gender", "5"),
        ("level", "\"1\""),
        ("level", "1.5"),
        ("born", "null"),
        ("height", "\"1.65\""),
        ("height", "1e400"),
        ("tags", "[\"a\",1]"),
        ("scores", "{\"a\":1,\"b\":\"x\"}"),
        ("scores", "{\"a\":2147483648}"),
        ("address", "{\"country\":\"TH\"}"),
        ("address", "{\"zip\":\"10110\"}"),
        ("id", "-1"),
        ("id", "\"1.0\""),
        ("id", "\"007\""),
        ("names", "\"Al\""),
        ("friends", "[{\"name\":\"Bo\"}]"),
        ("type", "[-1]"),
        ("nickname", "7"),
    ] {
        let read = person(&format!(r#","{name}":{value}"#));
        assert_eq!(read.extra.get(name), Some(&value.parse().unwrap()), "{name}");
        assert_eq!(read.extra.len(), 1);
        let mut rest = read.clone();
        rest.extra.clear();
        assert_eq!(rest, Person::new("Ann", None), "{name}: the field is empty");
    }
}

#[test]
fn the_smallest_optional_member_takes_the_misfit() {
    let read = person(r#","friends":[{"name":"Bo","middle":null,"height":"tall"}]"#);
    assert!(read.extra.is_empty());
    assert_eq!(read.friends.unwrap()[0].extra.get("height"), Some(&"tall".into()));
}

#[test]
fn values_that_nobody_listed_are_values() {
    let read = person(r#","gender":"X","level":77"#);
    assert_eq!(read.gender, Some(Gender::Unlisted("X".to_owned())));
    assert_eq!(read.level, Some(Level::Unlisted(77)));
    assert!(read.extra.is_empty());
}

#[test]
fn a_required_member_fails_the_reading() {
    let missing = refused::<Person>(r#"{"name":"Ann"}"#);
    assert_eq!((missing.kind(), missing.pointer()), (DecodeErrorKind::Missing, "/middle"));
    let place = missing.place().unwrap();
    assert_eq!((place.file, place.line), ("specs/people.yaml", 26));

    let wrong = refused::<Person>("{\n  \"middle\": null,\n  \"name\": 5}");
    assert_eq!(wrong.to_string(), "/name: expected a string, found 5, line 3 column 11 (specs/people.yaml:14)");
    assert_eq!((wrong.line(), wrong.column(), wrong.offset()), (3, 11, 30));

    let nested = refused::<Address>(r#"{"zip":null}"#);
    assert_eq!((nested.kind(), nested.pointer(), nested.found()), (DecodeErrorKind::Type, "/zip", Some("null")));
    assert_eq!(refused::<Address>(r#"{"zip":2147483648}"#).kind(), DecodeErrorKind::OutOfRange);
    assert_eq!(refused::<Names>("[\"a\",{}]").pointer(), "/1");
    assert_eq!(
        refused::<Names>("[\"a\",{}]").to_string(),
        "/1: expected a string, found an object, line 1 column 6 (specs/people.yaml:120)"
    );
}

#[test]
fn of_equal_names_the_last_one_decides() {
    let read = person(r#","name":5,"name":"Bo""#);
    assert_eq!((read.name.as_str(), read.extra.len()), ("Bo", 0));

    let read = person(r#","height":"tall","height":1.5"#);
    assert_eq!((read.height, read.extra.len()), (Some(1.5), 0));

    let read = person(r#","height":1.5,"height":"tall""#);
    assert_eq!((read.height, read.extra.get("height")), (None, Some(&"tall".into())));

    let read = person(r#","address":{"zip":1,"country":"TH","x":1},"address":{"zip":2}"#);
    assert_eq!(read.address.as_deref(), Some(&from_str::<Address>(r#"{"zip":2}"#).unwrap()));

    let read = person(r#","x":1,"x":2"#);
    assert_eq!(read.extra.get("x"), Some(&2.into()));

    assert_eq!(refused::<Person>(r#"{"name":"Ann","middle":null,"name":5}"#).pointer(), "/name");
}

#[test]
fn integral_numbers_are_integers_in_every_spelling() {
    for (text, value) in [("1.0", 1), ("1e2", 100), ("-0", 0), ("2147483647.000", i32::MAX), ("12e-1", 0)] {
        let read = from_str::<Address>(&format!(r#"{{"zip":{text}}}"#)).map(|address| address.zip);
        if text == "12e-1" {
            assert_eq!(read.unwrap_err().kind(), DecodeErrorKind::Type);
        } else {
            assert_eq!(read.unwrap(), value, "{text}");
        }
    }
    assert_eq!(person(r#","id":18446744073709551615"#).id, Some(u64::MAX));
    assert_eq!(person(r#","id":"9007199254740993""#).id, Some(9_007_199_254_740_993));
}

#[test]
fn typed_additional_members_go_into_their_map() {
    let counts: Counts = from_str(r#"{"b":2,"total":3,"a":1,"odd":"x"}"#).unwrap();
    assert_eq!(counts.total, Some(3));
    assert_eq!(counts.additional.iter().collect::<Vec<_>>(), [("b", &2), ("a", &1)]);
    assert_eq!(counts.extra.iter().collect::<Vec<_>>(), [("odd", &Json::from("x"))]);

    let counts: Counts = from_str(r#"{"a":"x","a":1,"b":1,"b":"x"}"#).unwrap();
    assert_eq!(counts.additional.iter().collect::<Vec<_>>(), [("a", &1)]);
    assert_eq!(counts.extra.iter().collect::<Vec<_>>(), [("b", &Json::from("x"))]);
}

#[test]
fn an_object_without_members_keeps_them_all() {
    let empty: Empty = from_str(r#" { "a" : 1 } "#).unwrap();
    assert_eq!(empty.extra.len(), 1);
    assert_eq!(Empty::default().extra.len(), 0);
}

#[test]
fn strict_reading_takes_no_misfit() {
    let strict = |members: &str| {
        let text = format!(r#"{{"id":"1","name":"Ann","middle":null{members}}}"#);
        tintype::from_slice_strict::<Person>(text.as_bytes())
            .map_err(|error| (error.kind(), error.pointer().to_owned()))
    };
    assert!(strict(r#","gender":"MALE","born":"2000-01-01","unknown":1"#).is_ok());
    for (members, kind, pointer) in [
        (r#","gender":"X""#, DecodeErrorKind::Unlisted, "/gender"),
        (r#","level":3"#, DecodeErrorKind::Unlisted, "/level"),
        (r#","height":"1""#, DecodeErrorKind::Type, "/height"),
        (r#","born":"2000-02-30""#, DecodeErrorKind::Unlisted, "/born"),
        (r#","address":{}"#, DecodeErrorKind::Missing, "/address/zip"),
        (r#","pet":{"kind":"fish"}"#, DecodeErrorKind::Unlisted, "/pet"),
    ] {
        assert_eq!(strict(members).unwrap_err(), (kind, pointer.to_owned()));
    }
}

#[test]
fn errors_show_no_secret() {
    let error =
        tintype::from_slice_strict::<Person>(br#"{"id":"1","name":"Ann","middle":null,"pin":12345}"#).unwrap_err();
    assert_eq!(error.found(), Some("[redacted]"));
    assert!(!format!("{error} {error:?}").contains("12345"));
}

#[test]
fn errors_show_a_short_beginning_of_what_was_found() {
    for character in ["x", "é", "😀"] {
        let text = format!("\"{}\"", character.repeat(500));
        let error = tintype::from_str::<Person>(&text).unwrap_err();
        let found = error.found().unwrap();
        assert_eq!(found, format!("\"{}…", character.repeat(58)));
        assert_eq!(found.chars().count(), 60);
    }
}
