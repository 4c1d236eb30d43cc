//! Our verdicts against those of the crate `jsonschema`, on schemas and instances that are made up.
//!
//! A case is a schema and ten instances of it, some made to fit and some at random. Each is judged by an assertion over raw
//! JSON, and with `TINTYPE_TYPED=1` by the table of a component's type as well. A schema that the generator refuses is counted.
//!
//! `TINTYPE_PAIRS=1000000 cargo test --release -p tintype-tests --test differential -- --nocapture` is a long run;
//! `TINTYPE_SEED` begins it elsewhere.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "../suite/document.rs"]
mod document;
mod explained;
mod instance;
mod schema;
#[path = "../suite/verdict.rs"]
mod verdict;

use std::cell::RefCell;
use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::test_runner::{Config, RngAlgorithm, TestCaseError, TestRng, TestRunner};
use serde_json::Value;

use tintype::Json;
use verdict::{Judge, Outcome, Reading};

/// The instances of a schema.
const INSTANCES: usize = 10;
/// The pairs of a run that names none.
const PAIRS: u32 = 2_000;

/// What a run has seen.
#[derive(Default)]
struct Seen {
    pairs: usize,
    valid: usize,
    /// Refused schemas by the code of the first message.
    refused: BTreeMap<String, usize>,
    /// Disagreements in which the other side is at fault, by what is wrong there.
    explained: BTreeMap<&'static str, usize>,
}

#[test]
fn our_verdicts_are_those_of_another_validator() {
    // The strategies are nested deeply, and larger without optimisation than a test's stack.
    std::thread::Builder::new().stack_size(256 << 20).spawn(run).unwrap().join().unwrap();
}

fn run() {
    let number = |name: &str| std::env::var(name).ok().and_then(|text| text.parse().ok());
    let pairs = number("TINTYPE_PAIRS").unwrap_or(PAIRS);
    let mut seed = [0; 32];
    seed[..4].copy_from_slice(&number("TINTYPE_SEED").unwrap_or(0).to_le_bytes());
    let config = Config {
        cases: pairs.div_ceil(INSTANCES as u32),
        failure_persistence: None,
        max_shrink_iters: 20_000,
        ..Config::default()
    };
    let mut runner = TestRunner::new_with_rng(config, TestRng::from_seed(RngAlgorithm::ChaCha, &seed));
    let seen = RefCell::new(Seen::default());
    let cases = (schema::documents(), prop::array::uniform10(any::<u64>()));
    let result = runner.run(&cases, |(schema, seeds)| compare(&schema, &seeds, &seen));
    let seen = seen.into_inner();
    println!("{} pairs, of which the other side accepts {}", seen.pairs, seen.valid);
    println!("refused: {:?}", seen.refused);
    println!("explained: {:?}", seen.explained);
    if let Err(error) = result {
        panic!("{error}");
    }
    // Where most schemas are refused, nothing is compared.
    let refused: usize = seen.refused.values().sum();
    assert!(2 * refused < seen.pairs * readings().len(), "{refused} refused");
    assert!(seen.valid > 0 && seen.valid < seen.pairs, "{} of {} are valid", seen.valid, seen.pairs);
}

fn compare(schema: &Value, seeds: &[u64], seen: &RefCell<Seen>) -> Result<(), TestCaseError> {
    let other = jsonschema::options()
        .with_draft(jsonschema::Draft::Draft202012)
        .build(schema)
        .map_err(|error| TestCaseError::fail(format!("the other side refuses the schema: {error}")))?;
    let judge = Judge::of(&json(schema), &tintype_codegen::Options::default());
    for seed in seeds {
        let instance = instance::of(schema, *seed);
        let valid = other.is_valid(&instance);
        let data = json(&instance);
        let mut seen = seen.borrow_mut();
        seen.pairs += 1;
        seen.valid += usize::from(valid);
        for reading in readings() {
            let (outcome, why) = judge.outcome(*reading, &data, valid);
            match outcome {
                Outcome::Right => {}
                Outcome::Refused => {
                    let code = why.split(['[', ']']).nth(1).unwrap_or(&why).to_owned();
                    *seen.refused.entry(code).or_default() += 1;
                }
                _ => match explained::why(schema, &instance, valid) {
                    Some(fault) => *seen.explained.entry(fault).or_default() += 1,
                    None => {
                        let said = if valid { "accepts" } else { "refuses" };
                        let said = format!("the other side {said} it, {reading:?} {why}: {schema}");
                        return Err(TestCaseError::fail(said));
                    }
                },
            }
        }
    }
    Ok(())
}

fn readings() -> &'static [Reading] {
    let typed = std::env::var_os("TINTYPE_TYPED").is_some();
    if typed { &[Reading::Typed, Reading::Asserted] } else { &[Reading::Asserted] }
}

fn json(value: &Value) -> Json {
    Json::parse(value.to_string().as_bytes()).unwrap()
}
