//! Each stage's share of our own time.

use std::path::Path;

use serde_json::Value;

use crate::measure::middle;
use crate::table::Table;
use crate::tools::Bench;

/// The stages, and of which figures each is made: what is added, and what is taken away.
const STAGES: [(&str, &str, &str); 5] = [
    ("parse", "load", ""),
    ("resolve, verify, lower, name", "check", "load"),
    ("emit", "emit", ""),
    ("format", "text", "emit"),
    ("write", "write", ""),
];

pub(super) fn table(rows: Vec<Vec<String>>) -> Table {
    let mut columns = vec!["document".to_owned(), "form".to_owned()];
    columns.extend(STAGES.iter().map(|(name, ..)| (*name).to_owned()));
    columns.extend(["sum".to_owned(), "floor".to_owned()]);
    let note = "CPU milliseconds of our stages on the JSON and the YAML form, and each one's share, measured in one process that does \
        one after the other. Pieces are emitted and formatted on all cores, so the command's wall time is less than the sum. To tell \
        the two apart all pieces are emitted once without being formatted. The floor is everything but the format: to parse, \
        lower, emit and write without it.";
    Table { title: "Where our time goes".to_owned(), note: note.to_owned(), columns, rows }
}

/// The row of a document in one form.
pub(super) fn row(bench: &Bench, name: &str, form: &str, document: &Path) -> Result<Vec<String>, String> {
    let mut runs = Vec::new();
    for _ in 0..bench.runs {
        runs.push(run(bench, document)?);
    }
    let mut times = Vec::new();
    for (_, plus, minus) in &STAGES {
        let taken: Result<Vec<f64>, String> =
            runs.iter().map(|run| Ok(figure(run, plus)? - figure(run, minus)?)).collect();
        times.push(middle(taken?).unwrap_or_default() * 1e3);
    }
    let sum: f64 = times.iter().sum();
    let format: f64 = STAGES.iter().zip(&times).filter(|((name, ..), _)| *name == "format").map(|(_, time)| time).sum();
    let mut row = vec![name.to_owned(), form.to_owned()];
    row.extend(times.iter().map(|time| format!("{time:.1} ({:.0} %)", time / sum * 100.0)));
    row.extend([format!("{sum:.1}"), format!("{:.1}", sum - format)]);
    Ok(row)
}

/// The seconds of CPU of what a run tells; none for nothing.
fn figure(run: &Value, key: &str) -> Result<f64, String> {
    if key.is_empty() {
        return Ok(0.0);
    }
    run.get(key).and_then(|it| it.get(1)).and_then(Value::as_f64).ok_or_else(|| format!("stages: nothing of {key}"))
}

fn run(bench: &Bench, document: &Path) -> Result<Value, String> {
    let output = std::process::Command::new(&bench.stages)
        .arg(document)
        .arg(bench.work.join("stages.rs"))
        // The command is built so.
        .env("MIMALLOC_ALLOW_THP", "0")
        .output()
        .map_err(|error| format!("{}: {error}", bench.stages.display()))?;
    if !output.status.success() {
        return Err(format!("stages: {}", String::from_utf8_lossy(&output.stderr)));
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("stages: {error}"))
}
