//! The tables of decoding, checking and encoding.

use super::case::{Case, OURS, SONIC, Work};
use super::child::{self, Counted};
use super::documents;
use super::time::medians;
use crate::table::Table;

/// The tables of some kinds of work.
pub(super) fn tables(works: &[Work], runs: usize) -> Vec<Table> {
    let cases = documents::cases(true, None, documents::ARRAY);
    let mut tables = Vec::new();
    for &work in works {
        let mut rows = Vec::new();
        let of_work: Vec<&Case> = cases.iter().filter(|case| case.work == work).collect();
        let mut names: Vec<&str> = of_work.iter().map(|case| case.document).collect();
        names.dedup();
        for document in names {
            let group: Vec<&Case> = of_work.iter().copied().filter(|case| case.document == document).collect();
            rows.extend(of_document(work, &group, runs));
        }
        let columns =
            ["document", "tool", "ns each", "MB/s", "ratio", "target", "instructions", "allocations", "allocated"];
        let columns = columns.map(str::to_owned).to_vec();
        tables.push(Table { title: work.title().to_owned(), note: note(work), columns, rows });
    }
    tables
}

fn of_document(work: Work, cases: &[&Case], runs: usize) -> Vec<Vec<String>> {
    eprintln!("{}: {}", work.title(), cases.first().map_or("", |case| case.document));
    let times = medians(cases, runs);
    let time = |wanted: &dyn Fn(&Case) -> bool| {
        cases.iter().zip(&times).find(|(case, _)| wanted(case)).map_or(f64::NAN, |(_, time)| *time)
    };
    let (base, sonic) = (time(&|case| case.is_base()), time(&|case| case.tool == SONIC));
    let valgrind = child::has_valgrind();
    let row = |(case, &time): (&&Case, &f64)| {
        let counted = if valgrind { child::count(case) } else { Counted::default() };
        let each = |number: Option<f64>| number.map_or("–".to_owned(), thousands);
        let target = if case.tool == OURS { verdict(work, time, base, sonic) } else { String::new() };
        vec![
            case.document.to_owned(),
            case.tool.to_owned(),
            thousands(time / case.count as f64),
            thousands(case.bytes as f64 / time * 1e3),
            format!("{:.2}", time / base),
            target,
            each(counted.instructions),
            each(counted.allocations),
            each(counted.allocated),
        ]
    };
    cases.iter().zip(&times).map(row).collect()
}

/// Whether our time is what it is meant to be.
fn verdict(work: Work, time: f64, base: f64, sonic: f64) -> String {
    let word = |met| if met { "met" } else { "missed" };
    let own = format!("at most {:.2}: {}", work.target(), word(time <= base * work.target()));
    if sonic.is_nan() {
        return own;
    }
    format!("{own}; {:.2} of sonic-rs: {}", time / sonic, word(time <= sonic))
}

/// How to read a table.
fn note(work: Work) -> String {
    let mut note = match work {
        Work::Decode => {
            "Text to a value, and the value dropped. The ratio is to serde_json with derives. simd-json reads a copy of \
             the text, for it changes what it reads, and keeps its buffers. tintype keeps the text of dates and the like, \
             unknown members, and which of absent and null a member was; the others do not."
        }
        Work::Checked => {
            "Text to a value whose rules have been checked. The ratio is to serde_json with derives, checked by garde; \
             formats that garde has no rule for are checked by our functions in both, and rules that it can't express are \
             left out for it."
        }
        Work::Encode => "A value to a new text, compact. The ratio is to serde_json with derives.",
    }
    .to_owned();
    note.push_str(
        " Each figure is for one document, the median of rounds in which the tools take turns. Of the array, \
         instructions and allocations are those of a shorter one.",
    );
    if !child::has_valgrind() {
        note.push_str(" Instructions and allocations are counted by valgrind, which is not on the PATH here.");
    }
    let missing = documents::missing();
    if !missing.is_empty() {
        note.push_str(&format!(
            " Not here: {}; build with TINTYPE_DOCUMENTS set to a folder with the vendors' documents.",
            missing.join(", ")
        ));
    }
    if cfg!(not(target_feature = "avx2")) {
        note.push_str(
            " Built for any machine of this architecture; sonic-rs chooses its instructions when it is compiled, and is \
             faster with RUSTFLAGS=-Ctarget-cpu=native.",
        );
    }
    note
}

/// A number with its thousands apart.
pub(super) fn thousands(number: f64) -> String {
    if number.abs() < 10.0 {
        return format!("{number:.1}");
    }
    let digits = format!("{number:.0}");
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
