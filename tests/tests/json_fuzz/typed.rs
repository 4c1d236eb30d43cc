//! A type's table over the same texts: it reads what is an object, whatever its members hold, for all are optional; and
//! writes back what it read.

use tintype::shape::{Field, Schema, Shape, Source};
use tintype::{Json, Map, Maybe};

static SOURCE: Source = Source { files: &[], rows: "" };
static TEXTS: Schema = Schema::TEXT;
static NUMBERS: Schema = Schema::NUMBER;
static THING: Shape = Shape::object(
    "Thing",
    &SOURCE,
    &[
        Field::optional("id", Schema::I64),
        Field::optional("text", Schema::nullable(&TEXTS)),
        Field::optional("many", Schema::array(&NUMBERS)),
        Field::optional("next", Schema::of(&THING)),
        Field::optional("map", Schema::map(&TEXTS)),
        Field::optional("any", Schema::ANY),
        Field::optional("flag", Schema::BOOLEAN),
        Field::optional("small", Schema::U32),
        Field::optional("price", Schema::NUMBER),
    ],
);

#[derive(Clone, PartialEq)]
pub(crate) struct Thing {
    pub(crate) id: Option<i64>,
    pub(crate) text: Maybe<String>,
    pub(crate) many: Option<Vec<f64>>,
    pub(crate) next: Option<Box<Thing>>,
    pub(crate) map: Option<Map<String>>,
    pub(crate) any: Option<Json>,
    pub(crate) flag: Option<bool>,
    pub(crate) small: Option<u32>,
    pub(crate) price: Option<f64>,
    pub(crate) extra: tintype::Extra,
}
tintype::object!(Thing, THING, new(), [id, text, many, next, map, any, flag, small, price], extra);

/// `json`: the text as it is read without a table, if it is JSON.
pub(crate) fn check(run: u64, text: &[u8], json: Option<&Json>) {
    let read = tintype::from_slice::<Thing>(text);
    let shown = || String::from_utf8_lossy(text).into_owned();
    match (&read, json) {
        (Ok(thing), Some(json @ Json::Object(_))) => {
            let written = tintype::to_string(thing);
            let again =
                Json::parse(written.as_bytes()).unwrap_or_else(|_| panic!("run {run}: {} -> {written}", shown()));
            assert!(same(json, &again), "run {run}: {} is written as {written}", shown());
            let second: Thing = tintype::from_str(&written).unwrap();
            assert_eq!(tintype::to_string(&second), written, "run {run}: {}", shown());
            if let Ok(strict) = tintype::from_slice_strict::<Thing>(text) {
                assert!(strict == *thing, "run {run}: {}", shown());
                assert!(thing.extra.iter().all(|(name, _)| !NAMES.contains(&name)), "run {run}: {}", shown());
            }
        }
        (Err(_), None | Some(_)) if !matches!(json, Some(Json::Object(_))) => {
            assert!(tintype::from_slice_strict::<Thing>(text).is_err(), "run {run}: {}", shown());
        }
        _ => panic!("run {run}: {}: with a table it is read: {}", shown(), read.is_ok()),
    }
}

const NAMES: &[&str] = &["id", "text", "many", "next", "map", "any", "flag", "small", "price"];

/// Whether it is the same value: members in any order, numbers by what they are.
fn same(one: &Json, other: &Json) -> bool {
    match (one, other) {
        (Json::Number(one), Json::Number(other)) => {
            one.as_str() == other.as_str()
                || one.as_f64().map(f64::to_bits) == other.as_f64().map(f64::to_bits)
                || (one.as_f64() == Some(0.0) && other.as_f64() == Some(0.0))
        }
        (Json::Array(items), Json::Array(others)) => {
            items.len() == others.len() && items.iter().zip(others).all(|(one, other)| same(one, other))
        }
        (Json::Object(members), Json::Object(others)) => {
            members.len() == others.len()
                && members.iter().all(|(name, one)| others.get(name).is_some_and(|other| same(one, other)))
        }
        _ => one == other,
    }
}
