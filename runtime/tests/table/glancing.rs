//! What the first look takes, the walker takes: it has no way to say what is wrong, so it may let nothing wrong pass. The
//! walker is asked about the JSON that the value is written as.

use tintype::{Mode, Model, from_str, to_string, validate_json};

use crate::sample::{Constant, Counts, Person, Pet, Value};

/// Members, each with values that fit, break a rule or are of another type.
const MEMBERS: &[(&str, &[&str])] = &[
    ("id", &["\"1\"", "2", "\"x\""]),
    ("name", &["\"Ann\"", "\"Ann\"", "\"\"", "\"a name too long\""]),
    ("gender", &["\"MALE\"", "\"other\"", "1"]),
    ("level", &["1", "-2", "3", "\"1\""]),
    ("nickname", &["\"Bo\"", "null", "\"nickname\"", "[]"]),
    ("middle", &["null", "\"M\"", "1"]),
    ("born", &["\"2024-02-29\"", "\"2023-02-29\"", "null"]),
    ("height", &["1.75", "2", "1.755", "\"2\""]),
    ("tags", &["[]", "[\"a\",\"b\"]", "[\"a\",\"a\"]", "[\"a\",\"b\",\"c\",\"d\"]", "[1]"]),
    ("scores", &["{}", "{\"a\":1}", "{\"a\":\"x\"}"]),
    (
        "address",
        &[
            "{\"zip\":1}",
            "{\"zip\":1,\"country\":\"TH\"}",
            "{\"zip\":1,\"country\":\"th\"}",
            "{\"zip\":1,\"town\":2}",
            "{}",
        ],
    ),
    ("pin", &["\"1234\"", "\"12345\""]),
    (
        "pet",
        &[
            "{\"kind\":\"cat\",\"lives\":9}",
            "{\"kind\":\"cat\",\"lives\":10}",
            "{\"kind\":\"cow\"}",
            "{\"kind\":\"dog\",\"bark\":true}",
        ],
    ),
    ("note", &["null", "{\"a\":[1]}"]),
    ("plan", &["\"free\"", "\"gold\""]),
    ("names", &["[\"Ann\"]", "[]", "[\"Annabel\"]"]),
    ("friends", &["[]", "[{\"name\":\"Bo\",\"middle\":null}]", "[{\"name\":\"\",\"middle\":null}]", "[{}]"]),
    ("type", &["[1,null]", "[-1]"]),
    ("kind", &["\"cat\"", "\"dog\"", "[1,\"\"]", "{\"bark\":1}"]),
    ("lives", &["9", "10", "[\"a\",3]"]),
    ("bark", &["true", "0"]),
    ("total", &["1", "-1", "\"1\""]),
    ("unknown", &["1", "-1", "null"]),
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    /// An object: most members fit, as the first value of each does.
    fn object(&mut self) -> String {
        let mut members = vec!["\"name\":\"Ann\"".to_owned(), "\"middle\":null".to_owned()];
        if self.below(2) == 0 {
            members.clear();
        }
        for _ in 0..self.below(5) {
            let (name, values) = MEMBERS[self.below(MEMBERS.len())];
            let value = if self.below(2) == 0 { values[0] } else { values[self.below(values.len())] };
            members.push(format!("\"{name}\":{value}"));
        }
        format!("{{{}}}", members.join(","))
    }
}

/// How many of the values that can be read are right.
fn compare<T: Model>(objects: &[String]) -> (usize, usize) {
    let (mut read, mut right) = (0, 0);
    for text in objects {
        let Ok(value) = from_str::<T>(text) else { continue };
        let json = to_string(&value).parse().unwrap();
        for mode in [Mode::Request, Mode::Response, Mode::Any] {
            let is_right = value.validate_up_to(mode, 100).is_ok();
            let violations = validate_json(&json, &T::schema(), mode);
            assert!(!is_right || violations.is_empty(), "{} {mode:?} {text} {violations}", T::shape().name);
            read += 1;
            right += usize::from(is_right);
        }
    }
    (read, right)
}

#[test]
fn what_is_right_as_a_value_is_right_as_json() {
    let mut dice = Dice(3);
    let objects: Vec<String> = (0..1500).map(|_| dice.object()).collect();
    let simple: Vec<String> =
        MEMBERS.iter().flat_map(|(_, values)| values.iter().map(|value| (*value).to_owned())).collect();
    for (read, right) in
        [compare::<Person>(&objects), compare::<Pet>(&objects), compare::<Value>(&objects), compare::<Counts>(&objects)]
    {
        assert!(read > 1000 && right > 50 && right < read, "{right} of {read} are right");
    }
    compare::<Value>(&simple);
    compare::<Constant>(&simple);
}
