//! That the cost of reading grows as the text does, and needs no memory beyond the value's.

use std::time::Instant;

use tintype::json::decode;
use tintype::shape::Slot as _;

use super::case::OURS;
use super::documents::{array, profiles};
use super::{Options, child, time};
use crate::system;
use crate::table::Table;

pub(super) const TITLE: &str = "Decode, by size";
/// How the task of a child begins.
pub(super) const TASK: &str = "linear|";

const SERDE: &str = "serde_json derive";
/// A byte of the largest text may take so much of the time of one of the smallest.
const MOST_GROWTH: f64 = 1.3;
/// The constant beside the value, in bytes.
const MOST_BEYOND: f64 = 16e6;

/// The table; each reading has a process of its own.
pub(super) fn table(options: &Options) -> Table {
    let mut sizes = vec![1, 16, 256];
    sizes.extend(options.large.then_some(1024));
    let mut rows = Vec::new();
    for tool in [OURS, SERDE] {
        let mut first = None;
        for &size in &sizes {
            // A reading that fails has no figures, and no median is made of the others.
            let runs: Option<Vec<[f64; 3]>> = (0..options.runs.min(3)).map(|_| measured(tool, size)).collect();
            let middle = |part: usize| {
                runs.as_ref().map_or(f64::NAN, |runs| time::median(runs.iter().map(|run| run[part]).collect()))
            };
            let megabytes = |bytes: f64| if bytes.is_nan() { "–".to_owned() } else { format!("{:.1}", bytes / 1e6) };
            let smallest = *first.get_or_insert(middle(0));
            let growth = middle(0) / smallest;
            rows.push(vec![
                tool.to_owned(),
                format!("{size} MiB"),
                format!("{:.3}", middle(0)),
                format!("{growth:.2}"),
                megabytes(middle(1)),
                megabytes(middle(2)),
                if tool == OURS { verdict(growth, middle(2)) } else { String::new() },
            ]);
        }
    }
    let columns =
        ["tool", "text", "ns per byte", "to the smallest", "value, MB", "memory beyond the value, MB", "target"];
    let note = "An array of profiles, read once in a process of its own. The target: a cost that grows as the text does, and memory \
                of the value and a constant. Memory beyond the value is the greatest that was resident while it was read, less what \
                was resident after, so that what the allocator keeps of buffers counts as the value's; the text is in memory in both.";
    Table { title: TITLE.to_owned(), note: note.to_owned(), columns: columns.map(str::to_owned).to_vec(), rows }
}

/// Whether the cost grows as the text does, and memory as the value; a failed reading meets neither.
fn verdict(growth: f64, beyond: f64) -> String {
    let word = |met| if met { "met" } else { "missed" };
    let (cost, memory) = (word(growth <= MOST_GROWTH), word(beyond <= MOST_BEYOND));
    format!("at most {MOST_GROWTH:.2}: {cost}; {:.0} MB beyond: {memory}", MOST_BEYOND / 1e6)
}

/// Nanoseconds for a byte, the bytes of the value, and those beyond it.
fn measured(tool: &str, size: usize) -> Option<[f64; 3]> {
    let output = child::command(&[], &format!("{TASK}{tool}"), size)?.output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    let mut numbers = text.split_whitespace().map(|word| word.parse().unwrap_or(f64::NAN));
    Some([numbers.next()?, numbers.next()?, numbers.next()?])
}

/// In a child: reads so many MiB and prints what it took.
pub(super) fn work(tool: &str, size: usize) {
    let (text, _) = profiles(size << 20);
    let schema = array();
    system::forget_peak();
    let before = system::resident();
    let begun = Instant::now();
    // The value is kept until its memory has been read.
    let value: Box<dyn std::any::Any> = if tool == OURS {
        let mut value = Vec::<crate::ours::types::UserProfile>::blank();
        decode(&mut value, schema, &text).expect("tintype reads it");
        Box::new(value)
    } else {
        Box::new(serde_json::from_slice::<Vec<crate::plain::UserProfile>>(&text).expect("serde_json reads it"))
    };
    let took = begun.elapsed();
    let (peak, after) = (system::peak(), system::resident());
    drop(value);
    let between = |more: Option<u64>, less: Option<u64>| {
        more.zip(less).map_or(f64::NAN, |(more, less)| more.saturating_sub(less) as f64)
    };
    let byte = took.as_nanos() as f64 / text.len() as f64;
    println!("{byte} {} {}", between(after, before), between(peak, after));
}
