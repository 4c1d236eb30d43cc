//! Free-form JSON, maps and unknown members.

use tintype::{Extra, Json, Map, Maybe};

fn json(text: &str) -> Json {
    text.parse().unwrap()
}

#[test]
fn text_of_numbers_and_order_of_members_are_kept() {
    for text in [r#"{"b":1.50,"a":[1e400,-0,12345678901234567890123]}"#, "null", r#""é\n""#, "[]", "{}"] {
        assert_eq!(json(text).to_string(), text);
        assert_eq!(format!("{:?}", json(text)), text);
    }
}

#[test]
fn equality_is_that_of_json() {
    for (one, two) in [
        ("1", "1.0"),
        ("100", "1e2"),
        ("-0", "0"),
        ("[1,2]", "[1.0,2]"),
        (r#"{"a":1,"b":2}"#, r#"{"b":2,"a":1}"#),
        (r#""\u0041""#, r#""A""#),
        (r#"{"a":1,"a":2}"#, r#"{"a":2}"#),
    ] {
        assert_eq!(json(one), json(two));
    }
    for (one, two) in [
        ("9007199254740993", "9007199254740992"),
        ("0.1", "0.10000000000000001"),
        ("[1,2]", "[2,1]"),
        ("null", "0"),
        ("\"1\"", "1"),
        (r#"{"a":null}"#, "{}"),
    ] {
        assert_ne!(json(one), json(two));
    }
}

#[test]
fn pointers_lead_into_it() {
    let mut value = json(r#"{"a/b":[{"m~n":1},2],"":3,"01":4}"#);
    assert_eq!(value.pointer("/a~1b/0/m~0n"), Some(&1.into()));
    assert_eq!(value.pointer("/a~1b/1"), Some(&2.into()));
    assert_eq!(value.pointer("/"), Some(&3.into()));
    assert_eq!(value.pointer("/01"), Some(&4.into()));
    assert_eq!(value.pointer("").map(Json::to_string), Some(value.to_string()));
    for absent in ["a", "/a~1b/01", "/a~1b/-", "/a~1b/+1", "/a~1b/2", "/a~1b/", "/x/y"] {
        assert_eq!(value.pointer(absent), None, "{absent}");
    }
    *value.pointer_mut("/a~1b/1").unwrap() = true.into();
    assert_eq!(value.pointer("/a~1b/1").and_then(Json::as_bool), Some(true));
}

#[test]
fn numbers_convert_only_where_nothing_is_lost() {
    assert_eq!(json("1.0").as_i64(), Some(1));
    assert_eq!(json("18446744073709551615").as_u64(), Some(u64::MAX));
    assert_eq!(json("18446744073709551615").as_i64(), None);
    assert_eq!(json("1.5").as_i64(), None);
    assert_eq!(json("1e400").as_f64(), None);
    assert_eq!(json("\"1\"").as_i64(), None);
    assert_eq!(tintype::value::Number::parse("1.50").map(|number| number.to_string()).as_deref(), Some("1.50"));
    assert!(tintype::value::Number::parse(" 1").is_none() && tintype::value::Number::parse("x").is_none());
}

#[test]
fn rust_values_become_json() {
    let made: Json = [("a", Json::from(1)), ("b", vec![true].into()), ("c", Some("x").into()), ("d", f64::NAN.into())]
        .into_iter()
        .collect::<Map<Json>>()
        .into();
    assert_eq!(made.to_string(), r#"{"a":1,"b":[true],"c":"x","d":null}"#);
    let serde: serde_json::Value = made.clone().into();
    assert_eq!(Json::from(serde.clone()), made);
    assert_eq!(serde_json::from_value::<Json>(serde).unwrap(), made);
}

#[test]
fn extra_is_thin_and_empties() {
    let mut extra = Extra::new();
    assert_eq!(size_of::<Extra>(), size_of::<usize>());
    assert_eq!(extra.insert("a", 1), None);
    assert_eq!(extra.insert("a", 2), Some(1.into()));
    assert_eq!(extra.remove("a"), Some(2.into()));
    assert!(extra.is_empty());
    assert_eq!(extra, Extra::default());
}

#[test]
fn maybe_has_three_states() {
    let mut maybe: Maybe<String> = None.into();
    assert!(maybe.is_null());
    maybe.get_or_insert_default().push('x');
    assert_eq!(maybe, Maybe::Value("x".to_owned()));
    assert_eq!(maybe.take().into_value().as_deref(), Some("x"));
    assert!(maybe.is_absent());
}
