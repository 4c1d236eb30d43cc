//! Our verdicts against those of the crate `jsonschema`, on schemas and instances that are made up.
//!
//! A case is a schema and twenty instances of it, most made to fit or nearly so. Each is judged by an assertion over raw JSON
//! and by the table of a component's type. A schema that the generator refuses is counted. A disagreement is made smaller
//! until nothing can be taken away.
//!
//! `TINTYPE_PAIRS=1000000 cargo test --release -p tintype-tests --test differential -- --nocapture` is a long run;
//! `TINTYPE_SEED` begins it elsewhere, `TINTYPE_READING=asserted` or `typed` judges one reading alone, and `TINTYPE_FOUND=10`
//! goes on until there are ten disagreements.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod dice;
#[path = "../suite/document.rs"]
mod document;
mod explained;
mod instance;
mod mended;
mod schema;
mod shrink;
#[path = "../suite/verdict.rs"]
mod verdict;
mod words;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use tintype::Json;
use tintype_codegen::Options;

use explained::Case;
use verdict::{Judge, Outcome, Reading};

/// The instances of a schema.
const INSTANCES: usize = 20;
/// The pairs of a run that names none.
const PAIRS: u64 = 4_000;

/// What a run has seen.
#[derive(Default)]
struct Seen {
    schemas: usize,
    pairs: usize,
    valid: usize,
    /// Refused schemas by the code of the first message.
    refused: BTreeMap<String, usize>,
    /// Disagreements with a known reason.
    explained: BTreeMap<&'static str, usize>,
    /// The others, as small as they get.
    found: BTreeSet<String>,
}

#[test]
fn our_verdicts_are_those_of_another_validator() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse::<u64>().ok());
    let cases = number("TINTYPE_PAIRS").unwrap_or(PAIRS).div_ceil(INSTANCES as u64);
    let most = number("TINTYPE_FOUND").unwrap_or(1);
    let mut seeds = dice::Dice::new(number("TINTYPE_SEED").unwrap_or(0));
    let mut seen = Seen::default();
    for _ in 0..cases {
        let seed = seeds.next();
        compare(&schema::of(seed), seed, &mut seen);
        if seen.found.len() as u64 >= most {
            break;
        }
    }
    println!("{} schemas, {} pairs, of which the other side accepts {}", seen.schemas, seen.pairs, seen.valid);
    println!("refused schemas: {:?}", seen.refused);
    println!("explained: {:?}", seen.explained);
    let found: Vec<&str> = seen.found.iter().map(String::as_str).collect();
    assert!(found.is_empty(), "disagreements:\n{}", found.join("\n"));
    // Where most schemas are refused, nothing is compared.
    let refused: usize = seen.refused.values().sum();
    assert!(4 * refused < seen.schemas, "{refused} of {} schemas are refused", seen.schemas);
    assert!(4 * seen.valid > seen.pairs && 4 * seen.valid < 3 * seen.pairs, "{} valid", seen.valid);
}

#[test]
fn what_was_found_stays_mended() {
    for (schema, instance, valid) in mended::CASES {
        let data = Json::parse(instance.as_bytes()).unwrap();
        let document: Value = serde_json::from_str(schema).unwrap();
        let instance: Value = serde_json::from_str(instance).unwrap();
        assert_eq!(other(&document).unwrap().is_valid(&instance), *valid, "the other side, {schema}");
        let judge = Judge::of(&json(&document), &Options::default());
        for reading in [Reading::Typed, Reading::Asserted] {
            let (outcome, said) = judge.outcome(reading, &data, *valid);
            assert_eq!(outcome, Outcome::Right, "{reading:?} {schema} {said}");
        }
    }
}

fn compare(schema: &Value, seed: u64, seen: &mut Seen) {
    let other = other(schema).unwrap_or_else(|| panic!("the other side refuses the schema {schema}"));
    let judge = Judge::of(&json(schema), &Options::default());
    seen.schemas += 1;
    if let Some(why) = judge.refused() {
        let code = why.split(['[', ']']).nth(1).unwrap_or(why).to_owned();
        *seen.refused.entry(code).or_default() += 1;
        return;
    }
    for instance in instance::of(schema, seed, INSTANCES) {
        let valid = other.is_valid(&instance);
        let data = json(&instance);
        seen.pairs += 1;
        seen.valid += usize::from(valid);
        for reading in readings() {
            if judge.outcome(*reading, &data, valid).0 == Outcome::Right {
                continue;
            }
            let case = Case { schema, instance: &instance, valid, reading: *reading, codes: &judge.codes };
            if let Some(reason) = explained::why(&case) {
                *seen.explained.entry(reason).or_default() += 1;
                continue;
            }
            let (schema, instance) = shrink::smallest(schema.clone(), instance.clone(), &|schema, instance| {
                disagreement(schema, instance, *reading) == Some(valid)
            });
            let said = if valid { "accepts" } else { "refuses" };
            seen.found.insert(format!("{reading:?}: the other side {said} {instance} of {schema}"));
        }
    }
}

/// What the other side says, where we say otherwise for no known reason.
fn disagreement(schema: &Value, instance: &Value, reading: Reading) -> Option<bool> {
    let valid = other(schema)?.is_valid(instance);
    let judge = Judge::of(&json(schema), &Options::default());
    let case = Case { schema, instance, valid, reading, codes: &judge.codes };
    let wrong = judge.outcome(reading, &json(instance), valid).0 == Outcome::Wrong;
    (wrong && explained::why(&case).is_none()).then_some(valid)
}

fn other(schema: &Value) -> Option<jsonschema::Validator> {
    let draft = jsonschema::Draft::Draft202012;
    jsonschema::options().with_draft(draft).should_validate_formats(true).build(schema).ok()
}

fn readings() -> &'static [Reading] {
    match std::env::var("TINTYPE_READING").as_deref() {
        Ok("typed") => &[Reading::Typed],
        Ok("asserted") => &[Reading::Asserted],
        _ => &[Reading::Typed, Reading::Asserted],
    }
}

fn json(value: &Value) -> Json {
    Json::parse(value.to_string().as_bytes()).unwrap()
}
