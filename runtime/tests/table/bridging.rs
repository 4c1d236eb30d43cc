//! Serde and `Debug`.

use tintype::{Json, from_str};

use crate::sample::{Counts, Gender, Level, Names, Person, Pet, Value};

#[test]
fn every_model_goes_through_serde() {
    let text = r#"{"id":"7","name":"Ann","gender":"X","level":1,"middle":null,"pet":{"kind":"cat"},"height":"tall","x":[1,-2,0.5,true,null]}"#;
    let person: Person = serde_json::from_str(text).unwrap();
    assert_eq!(person, from_str::<Person>(text).unwrap());
    let back: Json = serde_json::to_value(&person).unwrap().into();
    assert_eq!(back, text.parse::<Json>().unwrap());
    assert_eq!(serde_json::to_string(&Gender::Male).unwrap(), "\"MALE\"");
    assert_eq!(serde_json::from_str::<Level>("-2").unwrap(), Level::Minus2);
    assert_eq!(serde_json::from_str::<Names>("[\"a\"]").unwrap().len(), 1);
    assert_eq!(
        serde_json::from_str::<Person>("{}").unwrap_err().to_string(),
        "/name: the required member is missing, line 1 column 1 (specs/people.yaml:14)"
    );
}

#[test]
fn wide_integers_keep_their_digits_as_far_as_serde_has_a_type() {
    for digits in [
        "18446744073709551616",
        "-9223372036854775809",
        "170141183460469231731687303715884105727",
        "340282366920938463463374607431768211455",
    ] {
        let json: Json = digits.parse().unwrap();
        assert_eq!(serde_json::to_string(&json).unwrap(), digits);
        let text = format!(r#"{{"name":"Ann","middle":null,"note":{digits}}}"#);
        let person: Person = from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&person).unwrap(), text);
        // A value of serde_json holds 64 bits, and says so.
        assert!(serde_json::to_value(&json).is_err());
    }
    let wide: Json =
        serde::Deserialize::deserialize(serde::de::value::U128Deserializer::<serde_json::Error>::new(u128::MAX))
            .unwrap();
    assert_eq!(wide.to_string(), u128::MAX.to_string());
    let wider: Json = "1000000000000000000000000000000000000000000".parse().unwrap();
    assert_eq!(serde_json::to_string(&wider).unwrap(), "1e+42");
}

#[test]
fn debug_shows_wire_names_and_no_secret() {
    let person: Person = from_str(
        r#"{"name":"Ann","middle":null,"nickname":null,"gender":"MALE","pin":"1234","pet":{"kind":"cat","lives":9},"scores":{"a":1},
            "names":["Al"],"friends":[{"name":"Bo","middle":"x","pin":9999}],"type":[null,1],"x-y":1.50,"height":"tall"}"#,
    )
    .unwrap();
    assert_eq!(
        format!("{person:?}"),
        "Person { name: \"Ann\", gender: \"MALE\", nickname: null, scores: {\"a\": 1}, pin: [redacted], \
         pet: Cat(Cat { kind: \"cat\", lives: 9 }), names: [\"Al\"], \
         friends: [Person { name: \"Bo\", middle: \"x\", pin: [redacted] }], type: [null, 1], x-y: 1.50, height: \"tall\" }"
    );
    assert_eq!(format!("{:#?}", Names(vec!["a".to_owned()])), "Names(\n    [\n        \"a\",\n    ],\n)");
    assert_eq!(format!("{:?}", from_str::<Counts>(r#"{"a":1}"#).unwrap()), "Counts { a: 1 }");
    assert_eq!(format!("{:?}", Pet::Unlisted(Json::Null)), "Unlisted(null)");
    assert_eq!(format!("{:?} {:?}", Gender::Male, Level::Minus2), "\"MALE\" -2");
    assert_eq!(format!("{:?}", Value::Whole(1)), "Whole(1)");
}

#[test]
fn debug_shows_no_secret_inside_a_misfit() {
    let person: Person = from_str(
        r#"{"name":"Ann","middle":null,"pin":{"a":"1234"},"friends":[{"pin":"1234","friends":[{"pin":"1234"}],"pet":{"pin":5}}],"pin2":7}"#,
    )
    .unwrap();
    assert_eq!(
        format!("{person:?}"),
        "Person { name: \"Ann\", pin: [redacted], \
         friends: [{\"pin\":\"[redacted]\",\"friends\":[{\"pin\":\"[redacted]\"}],\"pet\":{\"pin\":5}}], pin2: 7 }"
    );
}

#[test]
fn enums_convert() {
    assert_eq!(Gender::from("MALE"), Gender::Male);
    assert_eq!(Gender::from("x".to_owned()).to_string(), "x");
    assert!(Gender::Male.is_listed() && !Gender::from("x").is_listed());
    assert_eq!((Level::from(1), Level::Minus2.value(), Level::from(5).is_listed()), (Level::N1, -2, false));
}

#[test]
fn an_alias_is_its_inner_type() {
    let mut names = Names::from(vec!["a".to_owned()]);
    names.push("b".to_owned());
    assert_eq!(names.len(), 2);
}
