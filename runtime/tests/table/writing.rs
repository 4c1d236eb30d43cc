//! Writing.

use tintype::{Json, Maybe, from_str, to_string, to_vec};

use crate::sample::{Address, Counts, Empty, Gender, Level, Names, Person, Pet, Value};

fn person() -> Person {
    Person::new("Ann", None)
}

#[test]
fn members_are_written_in_the_tables_order_and_absent_ones_left_out() {
    let mut person = person();
    assert_eq!(to_string(&person), r#"{"name":"Ann","middle":null}"#);
    person.nickname = Maybe::Null;
    person.id = Some(u64::MAX);
    person.gender = Some(Gender::Female);
    person.level = Some(Level::Minus2);
    person.r#type = Some(vec![None, Some(3)]);
    person.note = Some(Json::Null);
    person.extra.insert("x", 1);
    assert_eq!(
        to_string(&person),
        r#"{"id":"18446744073709551615","name":"Ann","gender":"FEMALE","level":-2,"nickname":null,"middle":null,"note":null,"type":[null,3],"x":1}"#
    );
    assert_eq!(to_vec(&person), to_string(&person).into_bytes());
}

#[test]
fn a_kept_misfit_is_written_until_its_field_has_a_value() {
    let mut person: Person = from_str(r#"{"height":"tall","name":"Ann","middle":null}"#).unwrap();
    assert_eq!(to_string(&person), r#"{"name":"Ann","middle":null,"height":"tall"}"#);
    person.height = Some(2.0);
    assert_eq!(to_string(&person), r#"{"name":"Ann","middle":null,"height":2}"#);
}

#[test]
fn no_name_is_written_twice() {
    let mut counts = Counts { total: Some(1), ..Counts::default() };
    counts.additional.insert("total", 2);
    counts.additional.insert("a", 3);
    counts.extra.insert("a", 4);
    counts.extra.insert("b", 5);
    assert_eq!(to_string(&counts), r#"{"total":1,"a":3,"b":5}"#);
    counts.total = None;
    assert_eq!(to_string(&counts), r#"{"total":2,"a":3,"b":5}"#);
}

#[test]
fn floats_read_back_as_the_same_float() {
    for (value, text) in [
        (0.1, "0.1"),
        (1.0, "1"),
        (-0.0, "-0"),
        (1e21, "1e21"),
        (1e16, "10000000000000000"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e308"),
        (0.000_012, "0.000012"),
        (1.0 / 3.0, "0.3333333333333333"),
    ] {
        let mut person = person();
        person.height = Some(value);
        let written = to_string(&person);
        assert_eq!(written, format!(r#"{{"name":"Ann","middle":null,"height":{text}}}"#));
        assert_eq!(from_str::<Person>(&written).unwrap().height.map(f64::to_bits), Some(value.to_bits()));
    }
    let mut person = person();
    person.height = Some(f64::NAN);
    assert_eq!(to_string(&person), r#"{"name":"Ann","middle":null,"height":null}"#);
}

#[test]
fn text_is_escaped_where_json_asks_for_it() {
    let names = Names(vec!["\"\\/\u{8}\u{c}\n\r\t\u{0}\u{1f}\u{7f}\u{2028}é😀".to_owned()]);
    let text = to_string(&names);
    assert_eq!(text, "[\"\\\"\\\\/\\u0008\\u000c\\n\\r\\t\\u0000\\u001f\u{7f}\u{2028}é😀\"]");
    assert_eq!(from_str::<Names>(&text).unwrap(), names);
}

#[test]
fn unions_and_empty_objects() {
    assert_eq!(to_string(&Empty::default()), "{}");
    assert_eq!(to_string(&Value::Many(vec![Value::Whole(1), Value::Words("a".to_owned())])), r#"[1,"a"]"#);
    assert_eq!(to_string(&Pet::Unlisted(true.into())), "true");
    assert_eq!(to_string(&Address { zip: 1, country: None, extra: tintype::Extra::new() }), r#"{"zip":1}"#);
}
