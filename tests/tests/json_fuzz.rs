//! Made-up JSON, right and broken, is accepted exactly where `serde_json` accepts it, and has the same value: the objects of the
//! one reading are found in the other, in the same order. `TINTYPE_RUNS` says how many texts (default: 20,000), `TINTYPE_SEED`
//! where to begin.

#![allow(missing_docs, clippy::unwrap_used, clippy::panic)]

use serde_json::value::RawValue;
use tintype::Json;

/// A small generator of numbers (xorshift64*): the runs have to be repeatable, not hard to guess.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % sides
    }

    fn pick<'a>(&mut self, from: &[&'a str]) -> &'a str {
        from[self.roll(from.len())]
    }
}

const SPACES: &[&str] = &["", "", "", " ", "\n", "\r\n\t", "        ", "                  ", "\n    "];
const NUMBERS: &[&str] = &[
    "0",
    "-0",
    "7",
    "-12",
    "9007199254740993",
    "18446744073709551615",
    "-9223372036854775808",
    "123456789012345678901234567890",
    "0.1",
    "-1.5e3",
    "1E-7",
    "1e+22",
    "2.2250738585072014e-308",
    "5e-324",
    "1.7976931348623157e308",
    "01",
    "1.",
    ".5",
    "+1",
    "1e",
    "0x10",
    "-",
    "--1",
    "1e999",
    "NaN",
    "Infinity",
];
const PIECES: &[&str] = &[
    "a",
    "bc",
    "defghijk",
    "ä",
    "€",
    "😀",
    "\\n",
    "\\\"",
    "\\\\",
    "\\/",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\ud83d",
    "\\u12",
    "\\x",
    "\u{1}",
    "\u{7f}",
    "12345678",
    "\u{feff}",
    "\n",
    "'",
    " ",
];
const BYTES: &[u8] = b"\"\\{}[],:0123456789.eE+-untrfalse \n\t/bd8\x00\x1f\x7f\xc3\xa9\xff\xed\xa0\xef\xbb\xbf";

fn value(dice: &mut Dice, depth: usize, out: &mut String) {
    out.push_str(dice.pick(SPACES));
    match dice.roll(if depth == 0 { 6 } else { 12 }) {
        0 => out.push_str(dice.pick(&["null", "true", "false", "nul", "True"])),
        1 | 2 => out.push_str(dice.pick(NUMBERS)),
        3..6 => string(dice, out),
        6..9 => {
            out.push('[');
            for index in 0..dice.roll(5) {
                if index > 0 {
                    out.push(',');
                }
                value(dice, depth - 1, out);
            }
            out.push_str(dice.pick(SPACES));
            out.push(']');
        }
        _ => {
            out.push('{');
            for index in 0..dice.roll(5) {
                if index > 0 {
                    out.push(',');
                }
                out.push_str(dice.pick(SPACES));
                string(dice, out);
                out.push_str(dice.pick(SPACES));
                out.push(':');
                value(dice, depth - 1, out);
            }
            out.push_str(dice.pick(SPACES));
            out.push('}');
        }
    }
    out.push_str(dice.pick(SPACES));
}

fn string(dice: &mut Dice, out: &mut String) {
    out.push('"');
    for _ in 0..dice.roll(5) {
        // Half of the pieces are right ones, so that most texts are.
        let pieces = if dice.roll(8) == 0 { PIECES } else { &PIECES[..12] };
        out.push_str(dice.pick(pieces));
    }
    out.push('"');
}

fn text(dice: &mut Dice) -> Vec<u8> {
    let mut text = String::new();
    value(dice, 4, &mut text);
    let mut text = text.into_bytes();
    for _ in 0..dice.roll(3) {
        let (at, byte) = (dice.roll(text.len() + 1), BYTES[dice.roll(BYTES.len())]);
        match dice.roll(3) {
            0 => text.insert(at, byte),
            1 if at < text.len() => drop(text.remove(at)),
            _ if at < text.len() => text[at] = byte,
            _ => text.push(byte),
        }
    }
    text
}

/// A number is compared by its text, a string by its text, an object by its members in order.
fn agree(raw: &RawValue, ours: &Json) -> bool {
    let text = raw.get();
    match ours {
        Json::Null => text == "null",
        Json::Boolean(value) => text == value.to_string(),
        Json::Number(number) => text == number.as_str(),
        Json::String(string) => serde_json::from_str::<String>(text).is_ok_and(|theirs| theirs == *string),
        Json::Array(items) => serde_json::from_str::<Vec<&RawValue>>(text).is_ok_and(|theirs| {
            theirs.len() == items.len() && theirs.iter().zip(items).all(|(raw, ours)| agree(raw, ours))
        }),
        // Of equal names the last value decides, in both.
        Json::Object(members) => {
            serde_json::from_str::<std::collections::BTreeMap<String, &RawValue>>(text).is_ok_and(|theirs| {
                theirs.len() == members.len()
                    && theirs.iter().all(|(name, raw)| members.get(name).is_some_and(|ours| agree(raw, ours)))
            })
        }
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
            }
            (Err(_), Err(_)) => {}
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
