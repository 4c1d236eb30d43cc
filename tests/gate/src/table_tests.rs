use std::collections::BTreeMap;

use super::*;
use crate::attribute::Message;
use crate::check::Verdict;
use crate::report::{Outcome, Problem, Report};

fn report(outcome: Outcome, codes: &[&str]) -> Report {
    let error = |code: &&str| Problem {
        code: (*code).to_owned(),
        file: "a.yaml".to_owned(),
        line: 7,
        message: format!("{code} is\nwrong"),
    };
    Report {
        outcome,
        milliseconds: 12,
        computing: Some(10),
        peak_kib: Some(2050),
        lines: 100,
        bytes: 4000,
        errors: codes.iter().map(error).collect(),
        warnings: BTreeMap::new(),
    }
}

fn row(name: &str, end: End) -> Row {
    let module = "d00001".to_owned();
    Row { name: name.to_owned(), negative: false, module, end, before: None, verdicts: Vec::new(), round_trip: None }
}

fn message(is_error: bool, code: &str) -> Message {
    let text = "something".to_owned();
    Message { is_error, code: code.to_owned(), text, line: 3, shown: String::new() }
}

fn verdict(edition: &str, compiled: bool, messages: Vec<Message>) -> Verdict {
    Verdict { edition: edition.to_owned(), compiled, messages }
}

fn rows() -> Vec<Row> {
    let mut clean = row("a.yaml", End::Reported(report(Outcome::Generated, &[])));
    clean.verdicts = vec![verdict("2021", true, vec![]), verdict("2024", true, vec![message(false, "dead_code")])];
    let mut going = row("b|c.yaml", End::Reported(report(Outcome::Generated, &[])));
    going.before = Some(report(Outcome::Refused, &["pattern", "reference", "pattern"]));
    going.verdicts = vec![verdict("2021", false, vec![message(true, "E0428")]), verdict("2024", true, vec![])];
    let mut negative = row("bad.json", End::Reported(report(Outcome::Refused, &["cycle"])));
    negative.negative = true;
    let mut taken = row("worse.json", End::Reported(report(Outcome::Generated, &[])));
    taken.negative = true;
    vec![
        clean,
        going,
        negative,
        taken,
        row("part.yaml", End::Reported(report(Outcome::Fragment, &["version"]))),
        row("c.yaml", End::Reported(report(Outcome::Refused, &["version"]))),
        row("d.yaml", End::Crashed("signal: 11".to_owned())),
        row("e.yaml", End::Hung(Some(4096))),
    ]
}

#[test]
fn a_row_for_each_document() {
    let expected = "\
| document   | generated              | 2021   | 2024 | warnings | ms | MiB | lines | refused with |
| ---------- | ---------------------- | ------ | ---- | -------: | -: | --: | ----: | ---------------------- |
| a.yaml     | yes                    | yes    | yes  |        1 | 12 |   2 |   100 | |
| b\\|c.yaml  | keep-going             | **no** | yes  |        0 | 12 |   2 |   100 | pattern 2, reference 1 |
| bad.json   | refused, is negative   | -      | -    |        - | 12 |   2 |     - | cycle 1 |
| worse.json | **taken**, is negative | -      | -    |        - | 12 |   2 |   100 | |
| c.yaml     | **refused**            | -      | -    |        - | 12 |   2 |     - | version 1 |
| d.yaml     | **crashed**            | -      | -    |        - |  - |   - |     - | |
| e.yaml     | **hung**               | -      | -    |        - |  - |   4 |     - | |
";
    assert_eq!(table(&rows()), expected);
}

#[test]
fn totals_count_what_should_be_generated() {
    let expected = "\
- documents: 5
- generated: 2 of 5, 1 of them by keep-going
- crashed: 1
- hung: 1
- negative documents: 1 of 2 refused with a place
- files that are parts of documents, skipped: 1
- edition 2021: 1 of 2 compiled, 1 without a warning
- edition 2024: 2 of 2 compiled, 1 without a warning
- slowest: a.yaml with 12 ms, 10 of them computing; 0 over 2000 ms
- largest: a.yaml with 2 MiB; 0 over 500 MiB
- lines generated: 200
- errors: pattern 2, reference 1, version 1
- documents that have them: pattern 1, reference 1, version 1
- compiler: error E0428: 1
- compiler: warning dead_code: 1
";
    assert_eq!(crate::totals::text(&rows()), expected);
}

#[test]
fn faults_and_messages_are_listed() {
    let page = page(&rows(), "cargo run");
    let (_, after) = page.split_once("## Faults of the documents\n\n").unwrap_or_default();
    let expected = "\
- b|c.yaml (pattern 2, reference 1)
  - a.yaml:7 `pattern`: pattern is wrong
  - a.yaml:7 `reference`: reference is wrong
  - a.yaml:7 `pattern`: pattern is wrong
- c.yaml (version 1)
  - a.yaml:7 `version`: version is wrong

## What the compiler says

- a.yaml (d00001), edition 2024
  - 1 times warning dead_code, first at line 3: something
- b|c.yaml (d00001), edition 2021
  - 1 times error E0428, first at line 3: something

## Crashes

- d.yaml: signal: 11
";
    assert_eq!(after, expected);
}

#[test]
fn right_is_what_should_be() {
    let right: Vec<bool> = rows().iter().map(Row::is_right).collect();
    assert_eq!(right, [false, false, true, false, true, false, false, false]);
}
