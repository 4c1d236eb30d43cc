//! Validation of typed values.

use tintype::formats::Date;
use tintype::{Json, Maybe, Mode, Model, Violation, Violations, from_str};

use crate::sample::{Address, Cat, Counts, Gender, Level, Names, Person, Pet, Value};

fn person() -> Person {
    let mut person = Person::new("Ann", None);
    person.id = Some(1);
    person
}

/// Each violation as `pointer rule seen limit`.
fn lines(result: Result<(), Violations>) -> Vec<String> {
    let line = |v: &Violation| format!("{} {} {} {}", v.pointer(), v.rule(), v.seen(), v.limit()).trim_end().to_owned();
    result.err().iter().flatten().map(line).collect()
}

#[test]
fn a_valid_value_has_no_violation() {
    assert_eq!(lines(person().validate()), [""; 0]);
    let full: Person = from_str(
        r#"{"id":"1","name":"0123456789","middle":"x","gender":"MALE","level":1,"nickname":null,"born":"2000-02-29",
            "height":1.1,"tags":["a","b","c"],"pet":{"kind":"cat","lives":9},"plan":"paid"}"#,
    )
    .unwrap();
    assert_eq!(lines(full.validate()), [""; 0]);
}

#[test]
fn all_violations_are_found_in_the_documents_order() {
    let mut person = person();
    person.name = String::new();
    person.gender = Some(Gender::from("X"));
    person.level = Some(Level::from(3));
    person.nickname = Maybe::Value("😀😀😀😀😀😀".to_owned());
    person.born = Some(Date::from("1999-02-29"));
    person.height = Some(1.005);
    person.tags = Some(vec!["a".to_owned(), "b".to_owned(), "a".to_owned(), "c".to_owned()]);
    person.address = Some(Box::new(Address::new_in("Thailand")));
    person.plan = Some("gold".to_owned());
    person.names = Some(Names(vec!["Al".to_owned(), "Alexander".to_owned()]));
    assert_eq!(
        lines(person.validate()),
        [
            r#"/name minLength "" 1"#,
            r#"/gender enum "X" "MALE", "FEMALE""#,
            "/level enum 3 1, -2",
            r#"/nickname maxLength "😀😀😀😀😀😀" 5"#,
            r#"/born format "1999-02-29" date"#,
            "/height multipleOf 1.005 0.01",
            "/tags uniqueItems item 2",
            "/tags maxItems 4 items 3",
            r#"/address/country pattern "Thailand" ^[A-Z]{2}$"#,
            r#"/plan enum "gold" "free", "paid""#,
            r#"/names/1 maxLength "Alexander" 4"#,
        ]
    );
}

impl Address {
    fn new_in(country: &str) -> Address {
        Address { zip: 1, country: Some(country.to_owned()), extra: tintype::Extra::new() }
    }
}

#[test]
fn a_violation_prints_as_one_line_with_its_place() {
    let mut person = person();
    person.address = Some(Box::new(Address::new_in("Thailand")));
    person.height = Some(0.001);
    assert_eq!(
        person.validate().unwrap_err().to_string(),
        "/height  multipleOf: 0.001 is not a multiple of 0.01   specs/people.yaml:30\n\
         /address/country  pattern: \"Thailand\" does not match ^[A-Z]{2}$   specs/common.yaml:13"
    );
    let violations = person.validate().unwrap_err();
    let locations: Vec<String> = violations.iter().map(Violation::keyword_location).collect();
    assert_eq!(locations, ["Person/properties/height/multipleOf", "Address/properties/country/pattern"]);
}

#[test]
fn read_only_and_write_only_go_one_way() {
    let mut person = person();
    assert_eq!(lines(person.validate_request()), ["/id readOnly 1"]);
    person.id = None;
    assert_eq!(lines(person.validate_request()), [""; 0]);
    assert_eq!(lines(person.validate_response()), ["/id required"]);
    assert_eq!(lines(person.validate()), [""; 0]);
}

#[test]
fn objects_count_what_is_written() {
    let mut counts = Counts::default();
    assert_eq!(lines(counts.validate()), [" minProperties 0 members 1"]);
    counts.additional.insert("a", -1);
    assert_eq!(lines(counts.validate()), ["/a minimum -1 0"]);

    let mut person = person();
    (0..10).for_each(|n| drop(person.extra.insert(format!("x{n}"), n)));
    assert_eq!(lines(person.validate()), [" maxProperties 13 members 12"]);
}

#[test]
fn closed_objects_list_unknown_members() {
    let address: Address = from_str(r#"{"zip":1,"city/town":2}"#).unwrap();
    assert_eq!(lines(address.validate()), [r#"/city~1town additionalProperties "city/town""#]);
}

#[test]
fn unions_check_the_variant_they_hold() {
    let cat = Cat { lives: Some(10), ..Cat::default() };
    let place = Pet::Cat(cat.clone()).validate().unwrap_err().first().and_then(Violation::place).unwrap();
    assert_eq!(place.line, 73);
    // Without a discriminator the value is right if it fits any alternative, as this one fits an open dog.
    assert_eq!(lines(Value::Many(vec![Value::Cat(cat)]).validate()), [""; 0]);
    let unlisted = Pet::Unlisted(r#"{"kind":"fish"}"#.parse().unwrap());
    assert_eq!(lines(unlisted.validate()), [r#" discriminator kind "fish" "cat", "kitten", "dog""#]);
    assert_eq!(
        lines(Pet::Unlisted(Json::Object(tintype::Map::new())).validate()),
        [r#" discriminator no kind "cat", "kitten", "dog""#]
    );
    assert_eq!(lines(Value::Unlisted(Json::Null).validate()), [" oneOf null Whole, Words, Many, Cat, Dog, Wrapped"]);
}

#[test]
fn secrets_are_masked() {
    let mut person = person();
    person.pin = Some("12345".to_owned());
    assert_eq!(lines(person.validate()), ["/pin pattern [redacted] ^[0-9]{4}$"]);
    let person: Person = from_str(r#"{"id":"1","name":"Ann","middle":null,"pin":12345}"#).unwrap();
    assert_eq!(lines(person.validate()), ["/pin type [redacted] a string"]);
    assert!(!format!("{:?}", person.validate()).contains("12345"));
}

#[test]
fn a_hundred_are_recorded_and_the_rest_counted() {
    let names = Names(vec!["Alexander".to_owned(); 150]);
    let violations = names.validate().unwrap_err();
    assert_eq!((violations.iter().count(), violations.unrecorded(), violations.len()), (100, 50, 150));
    assert!(violations.to_string().ends_with("\nand 50 more"));
}

#[test]
fn violations_of_several_values_are_joined() {
    let mut all = Violations::new();
    all.append(Names(vec![]).validate().unwrap_err().prefixed("/query/names"));
    all.push(Violation::new("/path/id", "required", "", "", None));
    assert_eq!(
        all.to_string(),
        "/query/names  minItems: 0 items, fewer than 1   specs/people.yaml:121\n/path/id  required: is missing"
    );
    assert_eq!(tintype::validate_slot(&person(), &Person::schema(), Mode::Any).len(), 0);
}

#[test]
fn long_values_are_shortened() {
    let mut person = person();
    person.name = "n".repeat(1000);
    let violations = person.validate().unwrap_err();
    assert_eq!(violations.first().unwrap().seen(), format!("\"{}…", "n".repeat(58)));
}

#[test]
fn json_has_no_infinities() {
    for (value, seen) in [(f64::NAN, "NaN"), (f64::INFINITY, "inf"), (f64::NEG_INFINITY, "-inf")] {
        let mut person = person();
        person.height = Some(value);
        assert_eq!(lines(person.validate()), [format!("/height type {seen} a finite number")]);
    }
}
