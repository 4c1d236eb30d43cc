//! The JSON Schema test suite, drafts 2020-12 and 4, on the tables that a document's schemas become: the required part and
//! the optional one, formats among it.
//!
//! Each group's schema is a component of an OpenAPI 3.1 document. A test is right, wrong, or refused: the generator says,
//! with a place, that it does not carry the schema over. Every schema is read twice: as a component, which gets a Rust
//! type as far as one can hold it, and under two `not`, where an assertion over raw JSON holds all of it.
//!
//! The suite is not part of the repository: it is looked for in `$TINTYPE_CORPUS/json-schema-test-suite`, and beside the
//! workspace. `TINTYPE_SUITE_LEFT=folder` writes what is not right to files there.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod compiled;
mod document;
mod verdict;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tintype::Json;
use tintype_codegen::Options;

use verdict::{Judge, Outcome, Reading};

/// The files of which a verdict may be wrong. By design the keywords of all vocabularies hold, and `1.0` is an integer, as it
/// is since draft 6. An `$id` is one wherever it stands, even within a keyword that nobody knows. And an integer has 64 bits
/// unless the document has one that does not fit them.
const OTHERWISE: &[&str] =
    &["vocabulary", "optional/zeroTerminatedFloats", "optional/unknownKeyword", "optional/bignum"];

#[test]
fn no_verdict_of_draft_2020_12_is_wrong() {
    run("draft2020-12");
}

/// Its spellings are read as well: `dependencies`, `items` as a list, `additionalItems`, boolean exclusive ends.
#[test]
fn no_verdict_of_draft_4_is_wrong() {
    run("draft4");
}

fn run(draft: &str) {
    let Some(folder) = suite(draft) else {
        println!("skipped: the JSON Schema test suite is not here; TINTYPE_CORPUS names the folder that has it");
        return;
    };
    let mut left = String::new();
    let mut table = format!("{draft}\n");
    let mut wrong = Vec::new();
    let mut total: BTreeMap<(Reading, Outcome), usize> = BTreeMap::new();
    table.push_str(&format!("{:34}{:>17}{:>17}\n", "", "typed", "asserted"));
    let columns = "right wrong ref.";
    table.push_str(&format!("{:34}{columns:>17}{columns:>17}\n", ""));
    for (name, path) in files(&folder) {
        let mut counts: BTreeMap<(Reading, Outcome), usize> = BTreeMap::new();
        for (line, reading, outcome) in file(&name, &path) {
            *counts.entry((reading, outcome)).or_default() += 1;
            *total.entry((reading, outcome)).or_default() += 1;
            if outcome != Outcome::Right {
                left.push_str(&format!("{outcome:?} {reading:?} {name}: {line}\n"));
            }
            if outcome == Outcome::Wrong && !OTHERWISE.contains(&name.as_str()) {
                wrong.push(format!("{reading:?} {name}: {line}"));
            }
        }
        table.push_str(&format!("{name:34}{}\n", row(&counts)));
    }
    println!("{table}{:34}{}", "all", row(&total));
    if let Some(path) = std::env::var_os("TINTYPE_SUITE_LEFT") {
        std::fs::write(Path::new(&path).join(format!("{draft}.txt")), left).unwrap();
    }
    assert!(wrong.is_empty(), "{} wrong verdicts:\n{}", wrong.len(), wrong.join("\n"));
    // What is refused is not judged: few may be.
    for reading in [Reading::Typed, Reading::Asserted] {
        let count = |outcome| total.get(&(reading, outcome)).copied().unwrap_or_default();
        let (right, refused) = (count(Outcome::Right), count(Outcome::Refused));
        assert!(right > 10 * refused, "{reading:?}: {right} right, {refused} refused");
    }
}

fn row(counts: &BTreeMap<(Reading, Outcome), usize>) -> String {
    let count = |reading, outcome| counts.get(&(reading, outcome)).copied().unwrap_or_default();
    let three = |reading| {
        let all = [Outcome::Right, Outcome::Wrong, Outcome::Refused];
        all.map(|outcome| format!("{:>5}", count(reading, outcome))).concat()
    };
    format!("{}  {}", three(Reading::Typed), three(Reading::Asserted))
}

/// The outcomes of a file's tests.
fn file(name: &str, path: &Path) -> Vec<(String, Reading, Outcome)> {
    let groups = Json::parse(&std::fs::read(path).unwrap()).unwrap();
    let mut all = Vec::new();
    for group in groups.as_array().unwrap() {
        let text = |json: &Json, name: &str| json.get(name).and_then(Json::as_str).unwrap().to_owned();
        let judge = Judge::of(group.get("schema").unwrap(), &options(name));
        for test in group.get("tests").and_then(Json::as_array).unwrap() {
            let valid = test.get("valid").and_then(Json::as_bool).unwrap();
            let data = test.get("data").unwrap();
            for reading in [Reading::Typed, Reading::Asserted] {
                let (outcome, why) = judge.outcome(reading, data, valid);
                let line = format!("{} / {} {why}", text(group, "description"), text(test, "description"));
                all.push((line, reading, outcome));
            }
        }
    }
    all
}

/// The files by their names: the required part, then `optional/…` and `optional/format/…`.
fn files(folder: &Path) -> Vec<(String, PathBuf)> {
    let mut files = Vec::new();
    for part in ["", "optional/", "optional/format/"] {
        let Ok(entries) = std::fs::read_dir(folder.join(part)) else { continue };
        let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
        paths.retain(|path| path.extension().is_some_and(|extension| extension == "json"));
        paths.sort();
        let name = |path: &Path| format!("{part}{}", path.file_stem().unwrap().to_str().unwrap());
        files.extend(paths.into_iter().map(|path| (name(&path), path)));
    }
    files
}

/// How a file's schemas are generated. The required part of the suite asks that formats only describe.
fn options(file: &str) -> Options {
    Options { format_annotation: file == "format", ..Options::default() }
}

/// Every group with its file's name.
fn groups(folder: &Path) -> Vec<(String, Json)> {
    let read = |path: &Path| Json::parse(&std::fs::read(path).unwrap()).unwrap().as_array().unwrap().to_vec();
    let named = |(name, path): (String, PathBuf)| read(&path).into_iter().map(move |group| (name.clone(), group));
    files(folder).into_iter().flat_map(named).collect()
}

fn suite(draft: &str) -> Option<PathBuf> {
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let named = std::env::var_os("TINTYPE_CORPUS").map(PathBuf::from);
    [named, Some(beside)]
        .into_iter()
        .flatten()
        .map(|corpus| corpus.join("json-schema-test-suite").join(draft))
        .find(|folder| folder.is_dir())
}
