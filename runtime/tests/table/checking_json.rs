//! Validation of free-form JSON by the table alone.

use tintype::shape::{Kind, Number, Rule, Schema, Width};
use tintype::{Json, Mode, Model, Violation, validate_json};

use crate::sample::{Counts, Person, Pet, Value};

fn lines(json: &str, schema: &Schema, mode: Mode) -> Vec<String> {
    let line = |v: &Violation| format!("{} {} {} {}", v.pointer(), v.rule(), v.seen(), v.limit()).trim_end().to_owned();
    validate_json(&json.parse::<Json>().unwrap(), schema, mode).iter().map(line).collect()
}

fn person(json: &str) -> Vec<String> {
    lines(json, &Person::schema(), Mode::Any)
}

#[test]
fn types_are_checked_at_every_depth() {
    assert_eq!(
        person(
            r#"{"id":1.5,"gender":1,"level":"1","nickname":[],"born":{},"height":"1","tags":[1],"scores":{"a/b":"x"},
                "address":{"zip":2147483648,"town":1},"pet":{"kind":"dog"},"note":null,"friends":[{"name":"B","middle":null},{}],
                "type":[null,-1]}"#
        ),
        [
            "/id type 1.5 an unsigned integer in quotes",
            "/name required",
            "/gender type 1 a string",
            r#"/level type "1" an integer"#,
            "/nickname type an array a string",
            "/middle required",
            "/born type an object a string",
            r#"/height type "1" a number"#,
            "/tags/0 type 1 a string",
            r#"/scores/a~1b type "x" a 32-bit integer"#,
            "/address/zip type 2147483648 a 32-bit integer",
            r#"/address/town additionalProperties "town""#,
            "/pet/bark required",
            "/friends/1/name required",
            "/friends/1/middle required",
            "/type/1 type -1 an unsigned 32-bit integer",
            " maxProperties 13 members 12",
        ]
    );
    assert_eq!(person("[]"), [" type an array Person"]);
}

#[test]
fn the_direction_counts() {
    let json = r#"{"id":"1","name":"Ann","middle":null}"#;
    assert_eq!(lines(json, &Person::schema(), Mode::Request), [r#"/id readOnly "1""#]);
    assert_eq!(lines(json, &Person::schema(), Mode::Response), [""; 0]);
    let json = r#"{"name":"Ann","middle":null}"#;
    assert_eq!(lines(json, &Person::schema(), Mode::Request), [""; 0]);
    assert_eq!(lines(json, &Person::schema(), Mode::Response), ["/id required"]);
}

#[test]
fn unions_are_checked_as_the_variant_that_is_meant() {
    assert_eq!(lines(r#"{"kind":"cat","lives":10}"#, &Pet::schema(), Mode::Any), ["/lives exclusiveMaximum 10 10"]);
    assert_eq!(
        lines(r#"{"kind":"fish"}"#, &Pet::schema(), Mode::Any),
        [r#" discriminator kind "fish" "cat", "kitten", "dog""#]
    );
    let value = |json| lines(json, &Value::schema(), Mode::Any);
    assert_eq!(value(r#"{"kind":"x","lives":{"inner":1}}"#), [""; 0]);
    assert_eq!(value(r#"[1,"a",[2]]"#), [""; 0]);
    assert_eq!(value(r#""""#), [" minLength  1".replace("  ", " \"\" ")]);
    assert_eq!(value("[1.5]"), ["/0 oneOf 1.5 Whole, Words, Many, Cat, Dog, Wrapped"]);
    assert_eq!(value("true"), [" oneOf true Whole, Words, Many, Cat, Dog, Wrapped"]);
}

#[test]
fn additional_members_have_their_type() {
    assert_eq!(
        lines(r#"{"total":-1,"a":-1,"b":"x"}"#, &Counts::schema(), Mode::Any),
        ["/a minimum -1 0", r#"/b type "x" a 32-bit integer"#]
    );
}

#[test]
fn numbers_are_compared_exactly() {
    let check = |kind, rule: &'static [Rule], json: &str| lines(json, &Schema { kind, rules: rule }, Mode::Any).len();
    const BIG: &[Rule] = &[Rule::Maximum(Number::Int(9_007_199_254_740_992))];
    assert_eq!(check(Kind::Integer(Width::I64), BIG, "9007199254740992"), 0);
    assert_eq!(check(Kind::Integer(Width::I64), BIG, "9007199254740993"), 1);
    assert_eq!(check(Kind::Number, BIG, "9007199254740992.5"), 1);
    const CENTS: &[Rule] = &[Rule::MultipleOf(Number::Float(0.01))];
    for (text, broken) in [("19.99", 0), ("4.35", 0), ("1e300", 0), ("0.015", 1), ("1e-300", 1), ("0", 0)] {
        assert_eq!(check(Kind::Number, CENTS, text), broken, "{text}");
    }
    const OPEN: &[Rule] = &[Rule::ExclusiveMinimum(Number::Float(0.5)), Rule::ExclusiveMaximum(Number::Int(1))];
    for (text, broken) in [("0.5", 1), ("0.50001", 0), ("1.0", 1), ("0.99", 0)] {
        assert_eq!(check(Kind::Number, OPEN, text), broken, "{text}");
    }
    assert_eq!(check(Kind::Integer(Width::I64), &[], "1e2"), 0);
    assert_eq!(check(Kind::Integer(Width::I64), &[], "1e19"), 1);
    assert_eq!(check(Kind::Quoted(Width::I64), &[], "\"-5\""), 0);
    assert_eq!(check(Kind::Quoted(Width::I64), &[], "\"5.0\""), 1);
}

#[test]
fn values_are_compared_as_json() {
    static ANY: &[Rule] = &[Rule::OneOf(&["{\"a\":[1.0],\"b\":null}", "2"])];
    let any = Schema { kind: Kind::Any, rules: ANY };
    assert_eq!(lines(r#"{"b":null,"a":[1]}"#, &any, Mode::Any), [""; 0]);
    assert_eq!(lines("2.00", &any, Mode::Any), [""; 0]);
    assert_eq!(lines("3", &any, Mode::Any), [r#" enum 3 {"a":[1.0],"b":null}, 2"#]);
    static ITEM: Schema = Schema { kind: Kind::Any, rules: &[] };
    let unique = Schema { kind: Kind::Array(&ITEM), rules: &[Rule::UniqueItems] };
    assert_eq!(lines(r#"[1,{"a":1,"b":2},{"b":2.0,"a":1}]"#, &unique, Mode::Any), [" uniqueItems item 2"]);
    assert_eq!(lines(r#"["1",1,[1],{"1":1},null,true]"#, &unique, Mode::Any), [""; 0]);
}
