//! The table `outcomes.txt`: a fault a block, in it the providers that share an outcome. `UPDATE=1` writes it anew.

use std::path::PathBuf;
use std::time::Duration;

use serde_json::Value;
use tintype::RetryPolicy;
use tintype_mock::{Faults, Step};

use crate::outcome::Outcome;
use crate::rows::{FAULTS, LIES};
use crate::subject::{Subject, Way};
use crate::{subjects, trace};

/// How a call is made, and how often the fault is there.
const WAYS: [(&str, u32, bool); 3] =
    [("once", 1, false), ("two attempts", 2, false), ("two attempts, always", 2, true)];

/// The cells of one provider: a fault, and what came of it.
type Cells = Vec<(&'static str, String)>;

#[tokio::test(flavor = "multi_thread")]
async fn every_fault_against_every_update() {
    trace::listen();
    // All mocks are there before the first call, for reading a document takes a thread for a while.
    let groups = groups();
    let mut subjects = Vec::new();
    for _ in &groups {
        subjects.push(subjects::all().await);
    }
    let run = |(subjects, faults): ([Subject; 5], &Vec<&'static str>)| {
        subjects.map(|subject| tokio::spawn(fill(subject, faults.clone())))
    };
    let tasks: Vec<_> = subjects.into_iter().zip(&groups).map(run).collect();
    let mut columns = [const { Cells::new() }; 5];
    for group in tasks {
        for (column, task) in columns.iter_mut().zip(group) {
            column.extend(task.await.unwrap());
        }
    }
    trace::no_secret();
    let mut text = String::new();
    for fault in FAULTS {
        text.push_str(&format!("{fault}\n"));
        let mut groups: Vec<(Vec<&str>, &str)> = Vec::new();
        for (name, cells) in subjects::NAMES.iter().zip(&columns) {
            let (_, cell) = cells.iter().find(|(met, _)| *met == fault).unwrap();
            match groups.iter_mut().find(|(_, other)| other == cell) {
                Some((names, _)) => names.push(name),
                None => groups.push((vec![name], cell)),
            }
        }
        for (names, cell) in groups {
            text.push_str(&format!("  {}\n{cell}", names.join(", ")));
        }
    }
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/faults/outcomes.txt");
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&path, &text).unwrap();
    }
    let wanted = std::fs::read_to_string(&path).unwrap();
    for (row, (wanted, found)) in wanted.lines().zip(text.lines()).enumerate() {
        assert_eq!(found, wanted, "line {} of outcomes.txt", row + 1);
    }
    assert_eq!(text.lines().count(), wanted.lines().count());
}

/// Faults that take their time are met beside the others, each by mocks of its own.
fn groups() -> Vec<Vec<&'static str>> {
    let (slow, quick): (Vec<_>, Vec<_>) = FAULTS.iter().copied().partition(|fault| fault.starts_with("slow"));
    slow.into_iter().map(|fault| vec![fault]).chain([quick]).collect()
}

/// The cells of a provider.
async fn fill(subject: Subject, faults: Vec<&'static str>) -> Cells {
    let mut cells = Vec::new();
    let mut number = 0;
    for fault in faults {
        let mut lines = Vec::new();
        for (words, attempts, always) in WAYS {
            let step: Step = fault.parse().unwrap();
            subject.mock.set_faults(Faults::none().then(if always { step.always() } else { step }));
            number += 1;
            lines.push((words, call(&subject, fault, attempts, &name(number)).await));
        }
        // What comes to the same each time is said once.
        if lines.iter().all(|(_, line)| *line == lines[0].1) {
            lines = vec![("each way", lines.swap_remove(0).1)];
        }
        cells.push((fault, lines.iter().map(|(words, line)| format!("    {words}: {line}\n")).collect()));
    }
    cells
}

/// A name of letters alone.
fn name(number: usize) -> String {
    let letter = |number: usize| char::from(b'a' + u8::try_from(number % 26).unwrap());
    format!("Row{}{}", letter(number / 26), letter(number))
}

/// One call: what holds of all is asserted, what is special is said.
async fn call(subject: &Subject, fault: &str, attempts: u32, name: &str) -> String {
    // A time that is not to be over has no end in sight; one that is to be over leaves room for a slow machine.
    let (slow, short) = (fault.starts_with("slow"), Duration::from_secs(3));
    let mut retries = RetryPolicy::new().attempts(attempts).base_delay(Duration::ZERO);
    if slow && attempts > 1 {
        retries = retries.attempt_timeout(short);
    }
    let timeout = if slow && attempts == 1 { short } else { short * 20 };
    let way = Way { retries, timeout, direct: fault == "refused" };
    let (before, seen) = (subject.record(), subject.mock.requests().len());
    let outcome = subject.calls.update(name.to_owned(), before.clone(), way).await;
    let sent = if outcome.is_unsent { 0 } else { outcome.attempts as usize };
    let requests = subject.requests(seen, if fault == "refused" { 0 } else { sent }).await;
    let context = format!("{} {fault} {outcome:?}", subject.name);

    // An update that may never come twice does not; what was never sent may be sent again.
    if subject.never && fault != "refused" {
        assert_eq!(requests, 1, "{context}");
    }
    assert!(requests <= attempts as usize && outcome.attempts <= attempts, "{context}");
    assert!(fault == "refused" || requests == outcome.attempts as usize, "{context}");
    let record = state(subject, fault, name, &before);
    if outcome.is_ok() && !LIES.contains(&fault) {
        assert_eq!(record, "written", "{context}");
    }
    if outcome.is_unsent {
        assert_eq!(record, "as before", "{context}");
    }
    words(&outcome, requests, record)
}

/// What became of the record: it is the one before or the one that was sent, and no mixture.
fn state(subject: &Subject, fault: &str, name: &str, before: &Value) -> &'static str {
    let after = subject.record();
    if after == *before {
        return "as before";
    }
    let texts = subject.texts(&after);
    if fault == "stale" {
        assert_eq!(texts, subject.texts(before), "{} {fault}", subject.name);
        return "changed by another";
    }
    if fault == "altered" {
        assert!(texts.iter().flatten().all(|text| text.starts_with(name)), "{texts:?}");
        return "altered";
    }
    assert_eq!(texts, [Some(name.to_owned()), Some(name.to_owned())], "{} {fault}: {after}", subject.name);
    "written"
}

fn words(outcome: &Outcome, requests: usize, record: &str) -> String {
    let again = if outcome.is_retryable { ", retryable" } else { "" };
    let plural = if requests == 1 { "" } else { "s" };
    format!("{}{again}; {requests} request{plural}; {record}", outcome.kind)
}
