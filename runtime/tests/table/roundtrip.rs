//! Whatever is read is written back as equal JSON.

use tintype::{Json, Map, from_str, to_string};

use crate::sample::{Counts, Node, Person, Pet, Value};

/// A small generator of numbers (xorshift64), so that every run sees the same cases.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) % sides
    }

    fn name(&mut self) -> &'static str {
        const NAMES: [&str; 20] = [
            "id",
            "name",
            "gender",
            "level",
            "nickname",
            "middle",
            "born",
            "height",
            "tags",
            "scores",
            "address",
            "pin",
            "pet",
            "note",
            "friends",
            "type",
            "kind",
            "bark",
            "lives",
            "odd/~\"name",
        ];
        NAMES[self.roll(20) as usize]
    }

    /// A member. A bare number for a quoted integer is written back in quotes, so there is none here.
    fn member(&mut self, depth: u64) -> (&'static str, Json) {
        match (self.name(), self.json(depth)) {
            ("id", Json::Number(number)) => ("id", number.as_str().into()),
            member => member,
        }
    }

    fn json(&mut self, depth: u64) -> Json {
        const TEXTS: [&str; 8] = ["", "MALE", "cat", "dog", "2000-01-01", "12", "ünï\n\"", "\u{0}"];
        const NUMBERS: [&str; 10] = ["0", "-1", "1.0", "1e2", "1.5", "4294967296", "-0", "1e400", "0.1", "1e22"];
        match self.roll(if depth == 0 { 5 } else { 8 }) {
            0 => Json::Null,
            1 => (self.roll(2) == 0).into(),
            2 | 3 => NUMBERS[self.roll(10) as usize].parse().unwrap(),
            4 => TEXTS[self.roll(8) as usize].into(),
            5 => Json::Array((0..self.roll(4)).map(|_| self.json(depth - 1)).collect()),
            _ => Json::Object((0..self.roll(8)).map(|_| self.member(depth - 1)).collect()),
        }
    }
}

fn same<T: tintype::Model + Clone + PartialEq>(json: &Json) -> bool {
    let Ok(read) = from_str::<T>(&json.to_string()) else { return false };
    let written = to_string(&read);
    assert_eq!(&written.parse::<Json>().unwrap(), json);
    assert!(from_str::<T>(&written).unwrap() == read);
    assert!(from_str::<T>(&tintype::json::to_tree(&read, &T::schema()).to_string()).unwrap() == read);
    true
}

#[test]
fn decode_then_encode_gives_equal_json() {
    let mut dice = Dice(0x9E37_79B9_7F4A_7C15);
    let mut persons = 0;
    for _ in 0..500 {
        let mut members = Map::new();
        for _ in 0..dice.roll(12) {
            let (name, value) = dice.member(3);
            members.insert(name, value);
        }
        members.insert("name", "Ann".into());
        members.insert("middle", Json::Null);
        let json = Json::Object(members);
        persons += usize::from(same::<Person>(&json));
        assert!(same::<Value>(&json) && same::<Pet>(&json) && same::<Node>(&json) && same::<Counts>(&json));
        let json = dice.json(4);
        assert!(same::<Value>(&json) && same::<Pet>(&json));
    }
    assert_eq!(persons, 500);
}

mod odd {
    use tintype::shape::{Field, Schema, Shape, Source};

    static SOURCE: Source = Source { files: &[], rows: "" };
    static ODD: Shape = Shape::object(
        "Odd",
        &SOURCE,
        &[
            Field::optional("a\"b", Schema::TEXT),
            Field::optional("c\\", Schema::TEXT),
            Field::optional("d", Schema::TEXT),
        ],
    );

    #[derive(Clone, PartialEq)]
    pub(crate) struct Odd {
        pub(crate) quote: Option<String>,
        pub(crate) backslash: Option<String>,
        pub(crate) plain: Option<String>,
        pub(crate) extra: tintype::Extra,
    }
    tintype::object!(Odd, ODD, new(), [quote, backslash, plain], extra);
}

#[test]
fn names_that_have_to_be_escaped_are() {
    for text in [r#"{"a\"b":"1","c\\":"2","d":"3"}"#, r#"{"c\\":"2"}"#, r#"{"d":"3","e\n":4}"#, "{}"] {
        let odd: odd::Odd = from_str(text).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(to_string(&odd), text);
        let mut buffer = Vec::with_capacity(100_000);
        tintype::json::encode(&odd, &<odd::Odd as tintype::Model>::schema(), &mut buffer);
        assert_eq!(String::from_utf8_lossy(&buffer), text);
        // It is the caller's, who may write on.
        assert!(buffer.capacity() >= 100_000);
    }
}
