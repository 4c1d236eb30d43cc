//! What schemas and instances are made of: few words, so that they meet.

use serde_json::{Value, json};

use crate::dice::Dice;

/// Members' names: one needs escaping in a pointer, most are some pattern's.
pub(crate) const NAMES: &[&str] = &["a", "b", "c", "ab", "x~/y", ""];
/// Texts of which some fit some of the patterns, lengths and formats.
pub(crate) const TEXTS: &[&str] = &[
    "",
    "a",
    "b",
    "ab",
    "abc",
    "A1",
    "12",
    "\u{1f600}\u{1f600}",
    "2024-02-29",
    "2023-02-29",
    "127.0.0.1",
    "::1",
    "123e4567-e89b-12d3-a456-426614174000",
    "x y",
    "\u{e9}",
    "null",
];
/// Numbers in order: whole ones in several spellings, fractions, and some at the ends of what is exact.
pub(crate) const NUMBERS: &[&str] = &[
    "-1e308",
    "-9007199254740991",
    "-1",
    "-0.0",
    "0",
    "0.01",
    "0.1",
    "0.3",
    "0.5",
    "1",
    "1.0",
    "1.01",
    "1.5",
    "2",
    "2.0",
    "3",
    "4.02",
    "5",
    "10",
    "19.99",
    "1e2",
    "100",
    "1000000",
    "1e15",
    "9007199254740991",
    "1e308",
];
pub(crate) const STEPS: &[&str] = &["1", "2", "0.5", "0.1", "3", "0.01", "1e308"];
pub(crate) const PATTERNS: &[&str] = &["^a", "b$", "^[a-c]*$", "\\d", "^.$", "^$", "c", "^x"];
/// Those that both sides check alike.
pub(crate) const FORMATS: &[&str] = &["date", "ipv4", "ipv6", "uuid"];
/// The names under `$defs`.
pub(crate) const DEFINED: &[&str] = &["one", "two"];

/// The types of JSON, and the integers.
pub(crate) const KINDS: &[&str] = &["null", "boolean", "object", "array", "number", "string", "integer"];

/// Mostly what schemas are of.
pub(crate) fn kind(dice: &mut Dice) -> &'static str {
    const OFTEN: &[&str] = &["object", "object", "object", "array", "array", "string", "string", "number", "integer"];
    if dice.percent(15) { dice.pick(KINDS) } else { dice.pick(OFTEN) }
}

pub(crate) fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

pub(crate) fn number(dice: &mut Dice) -> Value {
    // Mostly small ones.
    let all = if dice.percent(80) { &NUMBERS[2..20] } else { NUMBERS };
    parsed(dice.pick(all))
}

/// A value of a kind, small.
pub(crate) fn value(dice: &mut Dice, kind: &str, depth: usize) -> Value {
    match kind {
        "boolean" => Value::Bool(dice.one_in(2)),
        "number" => number(dice),
        "integer" => parsed(dice.pick(&["0", "1", "2", "3", "5", "-1", "10", "1.0", "2.0", "100", "1e2", "1000000"])),
        "string" => json!(dice.pick(TEXTS)),
        "array" => (0..dice.below(4)).map(|_| anything(dice, depth.saturating_sub(1))).collect(),
        "object" => {
            let names = dice.some(NAMES, 0, 3);
            let members = names.into_iter().map(|name| ((*name).to_owned(), anything(dice, depth.saturating_sub(1))));
            Value::Object(members.collect())
        }
        _ => Value::Null,
    }
}

pub(crate) fn anything(dice: &mut Dice, depth: usize) -> Value {
    let kinds: &[&str] = if depth == 0 { &["null", "boolean", "number", "integer", "string"] } else { KINDS };
    let kind = dice.pick(kinds);
    value(dice, kind, depth)
}
