//! What the rows come to.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::attribute::Message;
use crate::row::{End, Row};

/// A list of totals, a line each.
pub(crate) fn text(rows: &[Row]) -> String {
    let mut text = String::new();
    let mut line = |what: &str, value: String| {
        let _ = writeln!(text, "- {what}: {value}");
    };
    let (negative, taken): (Vec<&Row>, Vec<&Row>) =
        rows.iter().filter(|row| !row.is_fragment()).partition(|row| row.negative);
    let generated: Vec<&&Row> = taken.iter().filter(|row| row.is_generated()).collect();
    let going = generated.iter().filter(|row| row.before.is_some()).count();
    line("documents", taken.len().to_string());
    line("generated", format!("{} of {}, {going} of them by keep-going", generated.len(), taken.len()));
    let ended = |test: fn(&End) -> bool| rows.iter().filter(|row| test(&row.end)).count();
    line("crashed", ended(|end| matches!(end, End::Crashed(_))).to_string());
    line("hung", ended(|end| matches!(end, End::Hung(_))).to_string());
    if !negative.is_empty() {
        let right = negative.iter().filter(|row| row.is_refused_rightly()).count();
        line("negative documents", format!("{right} of {} refused with a place", negative.len()));
    }
    let fragments = rows.iter().filter(|row| row.is_fragment()).count();
    if fragments > 0 {
        line("files that are parts of documents, skipped", fragments.to_string());
    }
    for edition in editions(rows) {
        let verdicts: Vec<_> = taken.iter().flat_map(|row| &row.verdicts).filter(|v| v.edition == edition).collect();
        let compiled = verdicts.iter().filter(|verdict| verdict.compiled).count();
        let clean = verdicts.iter().filter(|verdict| verdict.is_clean()).count();
        let of = format!("{compiled} of {} compiled, {clean} without a warning", verdicts.len());
        line(&format!("edition {edition}"), of);
    }
    let reports = || taken.iter().filter_map(|row| Some((row, row.report()?)));
    if let Some((row, report)) = reports().rev().max_by_key(|(_, report)| report.milliseconds) {
        let slow = reports().filter(|(_, report)| report.milliseconds > 2000).count();
        let computing = report.computing.map(|ms| format!(", {ms} of them computing")).unwrap_or_default();
        line("slowest", format!("{} with {} ms{computing}; {slow} over 2000 ms", row.name, report.milliseconds));
    }
    if let Some((row, peak)) =
        reports().rev().filter_map(|(row, report)| Some((row, report.peak_kib?))).max_by_key(|it| it.1)
    {
        let large = reports().filter(|(_, report)| report.peak_kib.is_some_and(|peak| peak > 500 * 1024)).count();
        line("largest", format!("{} with {} MiB; {large} over 500 MiB", row.name, peak / 1024));
    }
    let lines: u64 = reports().filter(|(row, _)| row.is_generated()).map(|(_, report)| report.lines).sum();
    line("lines generated", lines.to_string());
    let mut codes: BTreeMap<&str, u64> = BTreeMap::new();
    let mut documents: BTreeMap<&str, u64> = BTreeMap::new();
    for row in &taken {
        for (code, count) in row.before.as_ref().or(row.report()).map(|report| report.codes()).unwrap_or_default() {
            *codes.entry(code).or_default() += count;
            *documents.entry(code).or_default() += 1;
        }
    }
    if !codes.is_empty() {
        line("errors", counted(&codes));
        line("documents that have them", counted(&documents));
    }
    let said: Vec<Message> =
        taken.iter().flat_map(|row| &row.verdicts).flat_map(|verdict| verdict.messages.clone()).collect();
    for (kind, _, count) in kinds(&said) {
        line(&format!("compiler: {kind}"), count.to_string());
    }
    text
}

fn editions(rows: &[Row]) -> Vec<&str> {
    let mut editions: Vec<&str> =
        rows.iter().flat_map(|row| &row.verdicts).map(|verdict| verdict.edition.as_str()).collect();
    editions.sort_unstable();
    editions.dedup();
    editions
}

/// Codes and how often each was met, the most frequent first: `reference 4, pattern 1`.
pub(crate) fn counted(codes: &BTreeMap<&str, u64>) -> String {
    let mut codes: Vec<(&&str, &u64)> = codes.iter().collect();
    codes.sort_by(|a, b| b.1.cmp(a.1).then(a.0.cmp(b.0)));
    let words: Vec<String> = codes.iter().map(|(code, count)| format!("{code} {count}")).collect();
    words.join(", ")
}

/// Messages by kind, the most frequent first: the kind, the first message of it, and how many there are.
pub(crate) fn kinds(messages: &[Message]) -> Vec<(String, &Message, usize)> {
    let mut kinds: BTreeMap<String, (&Message, usize)> = BTreeMap::new();
    for message in messages {
        let level = if message.is_error { "error" } else { "warning" };
        let kind = format!("{level} {}", message.code).trim_end().to_owned();
        kinds.entry(kind).or_insert((message, 0)).1 += 1;
    }
    let mut kinds: Vec<_> = kinds.into_iter().map(|(kind, (first, count))| (kind, first, count)).collect();
    kinds.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    kinds
}
