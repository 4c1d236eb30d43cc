//! Made-up JSON, right and broken, is accepted exactly where `serde_json` accepts it, and has the same value: the objects of the
//! one reading are found in the other, in the same order, and floats are those of the standard library. What a table reads
//! is what is read without one, and is written back whole. `TINTYPE_RUNS` says how many texts (default: 20,000), `TINTYPE_SEED`
//! where to begin.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

mod texts;
mod typed;

use serde_json::value::RawValue;
use tintype::Json;

use texts::{Dice, text};

/// A number is compared by its text, a string by its text, an object by its members in order.
fn agree(raw: &RawValue, ours: &Json) -> bool {
    let text = raw.get();
    match ours {
        Json::Null => text == "null",
        Json::Boolean(value) => text == value.to_string(),
        Json::Number(number) => {
            let float: f64 = text.parse().unwrap();
            let float = float.is_finite().then_some(float.to_bits());
            text == number.as_str()
                && number.as_f64().filter(|it| it.is_finite()).map(f64::to_bits) == float
                && number
                    .as_i64()
                    .is_none_or(|it| text.parse().map_or(it as f64 == number.as_f64().unwrap(), |own: i64| own == it))
                && (text.parse::<i64>().is_err() || number.as_i64().is_some())
        }
        Json::String(string) => serde_json::from_str::<String>(text).is_ok_and(|theirs| theirs == *string),
        Json::Array(items) => serde_json::from_str::<Vec<&RawValue>>(text).is_ok_and(|theirs| {
            theirs.len() == items.len() && theirs.iter().zip(items).all(|(raw, ours)| agree(raw, ours))
        }),
        Json::Object(members) => serde_json::from_str::<Members>(text).is_ok_and(|Members(theirs)| {
            theirs.len() == members.len()
                && theirs.iter().zip(members).all(|((name, raw), (own, ours))| name == own && agree(raw, ours))
        }),
    }
}

/// The members of an object in order; of equal names the first has the place and the last the value.
struct Members<'a>(Vec<(String, &'a RawValue)>);

impl<'de> serde::Deserialize<'de> for Members<'de> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Visitor;
        impl<'de> serde::de::Visitor<'de> for Visitor {
            type Value = Members<'de>;
            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("an object")
            }
            fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Members<'de>, A::Error> {
                let mut all: Vec<(String, &RawValue)> = Vec::new();
                while let Some((name, value)) = map.next_entry::<String, &RawValue>()? {
                    match all.iter_mut().find(|(known, _)| *known == name) {
                        Some((_, old)) => *old = value,
                        None => all.push((name, value)),
                    }
                }
                Ok(Members(all))
            }
        }
        deserializer.deserialize_map(Visitor)
    }
}

#[test]
fn made_up_texts_are_read_as_an_independent_reader_reads_them() {
    let number = |name: &str, or: u64| std::env::var(name).map_or(or, |text| text.parse().unwrap());
    let (runs, seed) = (number("TINTYPE_RUNS", 20_000), number("TINTYPE_SEED", 1));
    let mut dice = Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut accepted = 0;
    for run in 0..runs {
        let text = text(&mut dice);
        let theirs = serde_json::from_slice::<&RawValue>(&text);
        match (Json::parse(&text), &theirs) {
            (Ok(ours), Ok(theirs)) => {
                accepted += 1;
                assert!(agree(theirs, &ours), "run {run}: {theirs} is read as {ours}");
                typed::check(run, &text, Some(&ours));
            }
            (Err(_), Err(_)) => typed::check(run, &text, None),
            // They take no byte order mark; we pass over it (RFC 8259, section 8.1).
            (Ok(_), Err(_)) if text.starts_with(b"\xef\xbb\xbf") => {}
            // They pass over strings in raw text without reading their escapes.
            (Err(_), Ok(_)) if serde_json::from_slice::<serde_json::Value>(&text).is_err() => {}
            (ours, theirs) => panic!("run {run}: {:?}: {ours:?} {theirs:?}", String::from_utf8_lossy(&text)),
        }
    }
    println!("{runs} texts, {accepted} accepted by both");
    assert!(accepted > runs / 10, "{accepted} of {runs}");
}
