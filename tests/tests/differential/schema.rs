//! Schemas of all keywords, made up.

use proptest::collection::{btree_map, btree_set, vec};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Map, Value, json};

/// Members' names: few, so that schemas and instances meet; one needs escaping in a pointer, one is a pattern's.
pub(crate) const NAMES: &[&str] = &["a", "b", "c", "ab", "x~/y", ""];
/// Texts of which some fit some of the patterns, lengths and formats.
pub(crate) const TEXTS: &[&str] =
    &["", "a", "b", "ab", "abc", "A1", "12", "\u{1f600}\u{1f600}", "2024-02-29", "x y", "\u{e9}", "null"];
/// Numbers: whole ones in several spellings, fractions, and some at the ends of what is exact.
pub(crate) const NUMBERS: &[&str] = &[
    "0",
    "1",
    "2",
    "3",
    "-1",
    "5",
    "10",
    "1.0",
    "2.0",
    "0.5",
    "1.5",
    "-0.0",
    "0.1",
    "0.3",
    "1e2",
    "100",
    "1000000",
    "9007199254740991",
    "-9007199254740991",
    "1e15",
];
const PATTERNS: &[&str] = &["^a", "b$", "^[a-c]*$", "\\d", "^.$", "^$", "c", "^x"];
const TYPES: &[&str] = &["null", "boolean", "object", "array", "number", "string", "integer"];
/// The names under `$defs`.
const DEFINED: &[&str] = &["one", "two"];

type Members = Map<String, Value>;

/// A schema that defines what the references in it lead to.
pub(crate) fn documents() -> impl Strategy<Value = Value> {
    (schema(3), schema(2), schema(2)).prop_map(|(mut root, one, two)| {
        if let Value::Object(members) = &mut root {
            // A definition that is itself a reference may close a ring.
            members.insert("$defs".to_owned(), json!({"one": without_reference(one), "two": without_reference(two)}));
        }
        root
    })
}

/// A definition refers to others only within members and items: a ring of references alone has no meaning.
fn without_reference(schema: Value) -> Value {
    fn in_place(schema: &mut Value) {
        let Value::Object(members) = schema else { return };
        members.remove("$ref");
        for key in ["allOf", "anyOf", "oneOf"] {
            if let Some(Value::Array(all)) = members.get_mut(key) {
                all.iter_mut().for_each(in_place);
            }
        }
        for key in ["not", "if", "then", "else"] {
            if let Some(one) = members.get_mut(key) {
                in_place(one);
            }
        }
        if let Some(Value::Object(all)) = members.get_mut("dependentSchemas") {
            all.values_mut().for_each(in_place);
        }
    }
    let mut schema = schema;
    in_place(&mut schema);
    schema
}

fn schema(depth: u32) -> BoxedStrategy<Value> {
    if depth == 0 {
        return prop_oneof![1 => any::<bool>().prop_map(Value::Bool), 5 => leaf()].boxed();
    }
    prop_oneof![
        1 => any::<bool>().prop_map(Value::Bool),
        3 => leaf(),
        8 => typed(depth),
        4 => (typed(depth), combined(depth)).prop_map(|(one, two)| merged(vec![one, two])),
        3 => combined(depth),
    ]
    .boxed()
}

/// Without a schema in it.
fn leaf() -> BoxedStrategy<Value> {
    prop_oneof![
        2 => vec(value(), 1..4).prop_map(|values| json!({"enum": distinct(values)})),
        1 => value().prop_map(|value| json!({"const": value})),
        2 => select(DEFINED).prop_map(|name| json!({"$ref": format!("#/$defs/{name}")})),
        3 => types(),
        3 => (option::of(types()), number_rules()).prop_map(|(types, rules)| merged(types.into_iter().chain([rules]))),
        3 => (option::of(types()), text_rules()).prop_map(|(types, rules)| merged(types.into_iter().chain([rules]))),
    ]
    .boxed()
}

fn types() -> BoxedStrategy<Value> {
    prop_oneof![
        5 => select(TYPES).prop_map(|name| json!({"type": name})),
        2 => subsequence(TYPES, 1..4).prop_map(|names| json!({"type": names})),
    ]
    .boxed()
}

/// Mostly with rules for the types that it names.
fn typed(depth: u32) -> BoxedStrategy<Value> {
    let only = |name: &'static str| Just(json!({"type": name}));
    let maybe = |name: &'static str| option::weighted(0.7, only(name));
    let join = |(types, rules): (Option<Value>, Value)| merged(types.into_iter().chain([rules]));
    prop_oneof![
        6 => (maybe("object"), object_rules(depth)).prop_map(join),
        5 => (maybe("array"), array_rules(depth)).prop_map(join),
        2 => (maybe("string"), text_rules()).prop_map(join),
        2 => (maybe("number"), number_rules()).prop_map(join),
        1 => (maybe("integer"), number_rules()).prop_map(join),
        1 => (types(), object_rules(depth), array_rules(depth)).prop_map(|(a, b, c)| merged([a, b, c])),
    ]
    .boxed()
}

fn number_rules() -> BoxedStrategy<Value> {
    let bound = || option::weighted(0.3, number());
    let step = option::weighted(0.3, select(&["1", "2", "0.5", "0.1", "3", "0.01"][..]).prop_map(parsed));
    (bound(), bound(), bound(), bound(), step)
        .prop_map(|(a, b, c, d, e)| {
            rules([("minimum", a), ("maximum", b), ("exclusiveMinimum", c), ("exclusiveMaximum", d), ("multipleOf", e)])
        })
        .boxed()
}

fn text_rules() -> BoxedStrategy<Value> {
    let length = || option::weighted(0.4, (0..4u8).prop_map(|length| json!(length)));
    let pattern = option::weighted(0.4, select(PATTERNS).prop_map(|pattern| json!(pattern)));
    (length(), length(), pattern)
        .prop_map(|(a, b, c)| rules([("minLength", a), ("maxLength", b), ("pattern", c)]))
        .boxed()
}

fn object_rules(depth: u32) -> BoxedStrategy<Value> {
    let below = depth.saturating_sub(1);
    let named = move |most: usize| btree_map(select(NAMES), schema(below), 0..=most).prop_map(|all| json!(all));
    let some = |weight: f64, strategy: BoxedStrategy<Value>| option::weighted(weight, strategy);
    let count = || option::weighted(0.15, (0..4u8).prop_map(|count| json!(count)));
    let names = || btree_set(select(NAMES), 0..3).prop_map(|names| json!(names)).boxed();
    let patterned = btree_map(select(PATTERNS), schema(below), 1..3).prop_map(|all| json!(all)).boxed();
    let dependent = btree_map(select(NAMES), names(), 1..3).prop_map(|all| json!(all)).boxed();
    let first = (
        some(0.8, named(3).boxed()),
        some(0.4, names()),
        some(0.4, schema(below)),
        some(0.15, patterned),
        some(0.1, schema(0)),
    );
    let second = (count(), count(), some(0.1, dependent), some(0.1, named(2).boxed()), some(0.1, schema(below)));
    (first, second)
        .prop_map(|((a, b, c, d, e), (f, g, h, i, j))| {
            rules([
                ("properties", a),
                ("required", b),
                ("additionalProperties", c),
                ("patternProperties", d),
                ("propertyNames", e),
                ("minProperties", f),
                ("maxProperties", g),
                ("dependentRequired", h),
                ("dependentSchemas", i),
                ("unevaluatedProperties", j),
            ])
        })
        .boxed()
}

fn array_rules(depth: u32) -> BoxedStrategy<Value> {
    let below = depth.saturating_sub(1);
    let some = |weight: f64, strategy: BoxedStrategy<Value>| option::weighted(weight, strategy);
    let count = |weight: f64| option::weighted(weight, (0..4u8).prop_map(|count| json!(count)));
    let first = (
        some(0.7, schema(below)),
        some(0.25, vec(schema(below), 1..3).prop_map(|all| json!(all)).boxed()),
        some(0.2, schema(below)),
        count(0.1),
        count(0.1),
    );
    let second =
        (count(0.2), count(0.2), option::weighted(0.2, any::<bool>().prop_map(Value::Bool)), some(0.1, schema(below)));
    (first, second)
        .prop_map(|((a, b, c, d, e), (f, g, h, i))| {
            rules([
                ("items", a),
                ("prefixItems", b),
                ("contains", c),
                ("minContains", d),
                ("maxContains", e),
                ("minItems", f),
                ("maxItems", g),
                ("uniqueItems", h),
                ("unevaluatedItems", i),
            ])
        })
        .boxed()
}

fn combined(depth: u32) -> BoxedStrategy<Value> {
    let below = depth.saturating_sub(1);
    let some = move || vec(schema(below), 1..4);
    let outer = move |key: &'static str| some().prop_map(move |all| json!({key: all})).boxed();
    let conditions = (schema(below), option::of(schema(below)), option::of(schema(below)));
    prop_oneof![
        3 => outer("allOf"),
        3 => outer("anyOf"),
        3 => outer("oneOf"),
        2 => schema(below).prop_map(|schema| json!({"not": schema})),
        2 => conditions.prop_map(|(a, b, c)| rules([("if", Some(a)), ("then", b), ("else", c)])),
    ]
    .boxed()
}

/// Any value, small.
pub(crate) fn value() -> BoxedStrategy<Value> {
    let leaf = prop_oneof![
        1 => Just(Value::Null),
        2 => any::<bool>().prop_map(Value::Bool),
        4 => number(),
        4 => select(TEXTS).prop_map(|text| json!(text)),
    ];
    leaf.prop_recursive(2, 8, 3, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..3).prop_map(Value::Array),
            btree_map(select(NAMES), inner, 0..3).prop_map(|all| json!(all)),
        ]
    })
    .boxed()
}

fn number() -> BoxedStrategy<Value> {
    select(NUMBERS).prop_map(parsed).boxed()
}

pub(crate) fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

fn rules<const N: usize>(all: [(&str, Option<Value>); N]) -> Value {
    Value::Object(all.into_iter().filter_map(|(key, value)| Some((key.to_owned(), value?))).collect())
}

fn merged(all: impl IntoIterator<Item = Value>) -> Value {
    let mut members = Members::new();
    for schema in all {
        match schema {
            Value::Object(more) => members.extend(more),
            other => members.extend([("not".to_owned(), Value::Bool(other == Value::Bool(false)))]),
        }
    }
    Value::Object(members)
}

/// Without what is listed twice, which is no valid enum everywhere.
fn distinct(values: Vec<Value>) -> Vec<Value> {
    let mut kept: Vec<Value> = Vec::new();
    for value in values {
        if !kept.contains(&value) {
            kept.push(value);
        }
    }
    kept
}
