//! Integers of all sizes, and numbers of which no digit is lost.

use crate::numbers::types::*;
use tintype::{Decimal, Mode, Model};

fn read(text: &str) -> Numbers {
    let value: Numbers = tintype::from_str(text).unwrap_or_else(|error| panic!("{text}: {error}"));
    assert_eq!(tintype::to_string(&value), text);
    value
}

fn broken(value: &Numbers) -> Vec<String> {
    let violations = tintype::validate_slot(value, &Numbers::schema(), Mode::Request);
    violations.iter().map(|violation| format!("{} {}", violation.pointer(), violation.rule())).collect()
}

#[test]
fn the_type_holds_what_the_document_names() {
    let numbers = Numbers {
        plain: Some(i64::MIN),
        unsigned: Some(u64::MAX),
        rounded: Some(u64::MAX),
        example: Some(10_000_000_000_000_000_000),
        beyond: Some(Decimal::from(u128::MAX)),
        below: Some(Decimal::from(-9_223_372_036_854_775_809_i128)),
        told: Some(i64::MAX),
        int128: Some(Decimal::from(i128::MAX)),
        small: Some(i32::MAX),
        number_int64: Some(i64::MAX),
        number_uint32: Some(u32::MAX),
        float: Some(0.1),
        price: Some(Decimal::from("19.90")),
        text: Some(Decimal::from("0.10")),
        quoted: Some(i64::MAX),
        quoted_unsigned: Some(u64::MAX),
        port: Some(80),
        ..Numbers::default()
    };
    assert_eq!(broken(&numbers), [""; 0]);
    let text = tintype::to_string(&numbers);
    assert!(text.contains(r#""beyond":340282366920938463463374607431768211455,"#), "{text}");
    assert!(text.contains(r#""price":19.90,"text":"0.10","quoted":"9223372036854775807""#), "{text}");
    assert_eq!(read(&text), numbers);
}

#[test]
fn digits_are_kept_and_checked_exactly() {
    let numbers = read(r#"{"beyond":1e400,"price":1234567890123456789.010,"many":[1.0,1.50]}"#);
    assert_eq!(numbers.price.as_ref().unwrap(), "1234567890123456789.010");
    assert_eq!(broken(&numbers), ["/beyond maximum"]);
    assert_eq!(
        broken(&read(r#"{"below":-9300000000000000001,"price":19.999}"#)),
        ["/below minimum", "/price multipleOf"]
    );
    assert_eq!(broken(&read(r#"{"many":[1,1.0]}"#)), ["/many uniqueItems"]);
}

#[test]
fn a_format_of_few_bits_is_a_range() {
    assert_eq!(broken(&read(r#"{"int8":-128,"int16":32767,"uint8":255,"uint16":65535}"#)), [""; 0]);
    assert_eq!(
        broken(&read(r#"{"int8":200,"int16":40000,"uint8":300,"uint16":70000}"#)),
        ["/int8 maximum", "/int16 maximum", "/uint8 maximum", "/uint16 maximum"]
    );
    assert_eq!(
        broken(&read(r#"{"int8":-129,"int16":-32769,"uint8":2}"#)),
        ["/int8 minimum", "/int16 minimum", "/uint8 minimum"]
    );
}

#[test]
fn an_integer_may_be_spelled_with_a_point_and_has_no_fraction() {
    let whole: Numbers = tintype::from_str(r#"{"plain":1.0,"numberInt64":2.0,"beyond":3.0}"#).unwrap();
    assert_eq!((whole.plain, whole.number_int64), (Some(1), Some(2)));
    assert_eq!(whole.beyond.unwrap().to_i128(), Ok(3));
    let misfits = read(r#"{"plain":1.5,"numberInt64":2.5,"beyond":3.5,"price":"1.00"}"#).misfits();
    let places: Vec<&str> = misfits.iter().map(|misfit| misfit.pointer()).collect();
    assert_eq!(places, ["/plain", "/beyond", "/numberInt64", "/price"]);
}

#[test]
fn text_that_is_no_number_is_a_violation() {
    let numbers =
        Numbers { price: Some(Decimal::from("1,50")), text: Some(Decimal::from("1,50")), ..Numbers::default() };
    assert_eq!(broken(&numbers), ["/price type", "/text format"]);
}
