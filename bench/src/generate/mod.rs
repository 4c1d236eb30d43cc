//! What generating costs: wall time, CPU and memory of the command, beside the commands of other tools; and what a second
//! run costs, with nothing changed and with one schema changed.

mod stages;

use std::path::{Path, PathBuf};

use crate::documents::{Document, Forms};
use crate::measure::{Cost, median};
use crate::table::Table;
use crate::tools::{Bench, Tool};

const MIB: f64 = 1024.0 * 1024.0;
/// What is asked of us beside the fastest peer.
const MOST: f64 = 0.25;
/// What is asked of a second run with nothing changed, in milliseconds.
const MOST_AGAIN: f64 = 20.0;

/// Where a run starts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Start {
    /// An empty folder, from JSON.
    Json,
    /// An empty folder, from YAML.
    Yaml,
    /// The output of the same document.
    Unchanged,
    /// The output of the document with a member more in one schema.
    Changed,
}

const STARTS: [Start; 4] = [Start::Json, Start::Yaml, Start::Unchanged, Start::Changed];

impl Start {
    fn title(self) -> &'static str {
        match self {
            Start::Json => "JSON",
            Start::Yaml => "YAML",
            Start::Unchanged => "JSON again",
            Start::Changed => "JSON, one schema changed",
        }
    }
}

/// What a tool took from one start.
struct Subject<'a> {
    tool: &'a dyn Tool,
    start: Start,
    costs: Vec<Cost>,
    lines: usize,
    failure: Option<String>,
}

pub(crate) fn tables(bench: &Bench) -> Result<Vec<Table>, String> {
    let (mut targets, mut rows) = (targets(bench), Vec::new());
    let mut tables = Vec::new();
    for document in &bench.documents.found {
        let forms = document.forms(&bench.work)?;
        let subjects = measure(bench, document, &forms);
        targets.rows.push(target_row(bench, &document.name, &subjects));
        tables.push(table(&document.name, &subjects));
        for (form, path) in [("JSON", &forms.json), ("YAML", &forms.yaml)] {
            eprintln!("generate: {}: stages, {form}", document.name);
            rows.push(stages::row(bench, &document.name, form, path)?);
        }
    }
    Ok([targets, stages::table(rows)].into_iter().chain(tables).collect())
}

fn measure<'a>(bench: &'a Bench, document: &Document, forms: &Forms) -> Vec<Subject<'a>> {
    let new = |start: Start| {
        let one = move |tool: &'a dyn Tool| Subject { tool, start, costs: Vec::new(), lines: 0, failure: None };
        bench.tools.iter().map(|tool| &**tool).map(one)
    };
    let mut subjects: Vec<Subject<'a>> = STARTS.into_iter().flat_map(new).collect();
    for run in 1..=bench.runs {
        for subject in subjects.iter_mut().filter(|it| it.failure.is_none()) {
            let (tool, start) = (subject.tool, subject.start);
            eprintln!("generate: {}, {}: {}, run {run}", document.name, tool.name(), start.title());
            let out = bench.work.join("generate").join(&document.name).join(tool.name());
            match once(tool, start, forms, &out) {
                Ok(cost) => subject.costs.push(cost),
                Err(failure) => subject.failure = Some(failure),
            }
            subject.lines = lines(&out);
        }
    }
    subjects
}

/// One run, with the folder made ready before.
fn once(tool: &dyn Tool, start: Start, forms: &Forms, out: &Path) -> Result<Cost, String> {
    if out.exists() {
        std::fs::remove_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    std::fs::create_dir_all(out).map_err(|error| format!("{}: {error}", out.display()))?;
    let before: Option<&PathBuf> = match start {
        Start::Json | Start::Yaml => None,
        Start::Unchanged => Some(&forms.json),
        Start::Changed => Some(&forms.changed),
    };
    if let Some(before) = before {
        tool.job(before, out)?.cost()?;
    }
    let document = if start == Start::Yaml { &forms.yaml } else { &forms.json };
    tool.job(document, out)?.cost()
}

/// Lines of Rust below a folder.
fn lines(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let count = |path: PathBuf| match path.is_dir() {
        true => lines(&path),
        false if path.extension().is_some_and(|it| it == "rs") => {
            std::fs::read(path).map_or(0, |bytes| bytes.iter().filter(|byte| **byte == b'\n').count())
        }
        false => 0,
    };
    entries.map(count).sum()
}

fn table(name: &str, subjects: &[Subject<'_>]) -> Table {
    let columns =
        ["from", "tool", "wall, ms", "CPU, ms", "MiB", "lines", "wall to ours", "CPU to ours"].map(str::to_owned);
    let row = |subject: &Subject<'_>| {
        let cost = median(&subject.costs);
        let own = subjects.iter().find(|it| it.start == subject.start).and_then(|it| median(&it.costs));
        let ratio = |field: fn(Cost) -> f64| match (cost.map(field), own.map(field)) {
            (Some(cost), Some(own)) if own > 0.0 => format!("{:.1}", cost / own),
            _ => "–".to_owned(),
        };
        let number = |field: fn(Cost) -> f64| cost.map_or_else(|| "–".to_owned(), |cost| format!("{:.0}", field(cost)));
        vec![
            subject.start.title().to_owned(),
            subject.tool.name().to_owned(),
            number(|cost| cost.wall * 1e3),
            number(|cost| cost.cpu * 1e3),
            number(|cost| cost.peak / MIB),
            if subject.failure.is_none() { subject.lines.to_string() } else { "–".to_owned() },
            ratio(|cost| cost.wall),
            ratio(|cost| cost.cpu),
        ]
    };
    let failed = |subject: &Subject<'_>| {
        let failure = subject.failure.as_ref()?.replace(['`', '\n'], " ");
        Some(format!("{}, {}: `{failure}`.", subject.tool.name(), subject.start.title()))
    };
    let notes: Vec<String> = subjects.iter().filter_map(failed).collect();
    Table {
        title: name.to_owned(),
        note: notes.join(" "),
        columns: columns.to_vec(),
        rows: subjects.iter().map(row).collect(),
    }
}

fn targets(bench: &Bench) -> Table {
    let mut columns = vec!["document".to_owned()];
    for form in ["JSON", "YAML"] {
        columns.extend([format!("{form}, wall ({MOST})"), format!("{form}, CPU ({MOST})")]);
    }
    columns.extend([format!("again, ms ({MOST_AGAIN})"), "one schema changed, wall".to_owned()]);
    let note = "Ours as a ratio to the fastest peer that generates from the same document, formatted output included; in brackets the \
        target. Times are of the whole process, from start to end. A second run with nothing changed in milliseconds of wall time, ours \
        with `--stamp`, which a build script does by itself; one with one schema changed as a ratio to the first run.";
    let note = format!("{note} {}", bench.notes());
    Table { title: "Targets".to_owned(), note: note.trim_end().to_owned(), columns, rows: Vec::new() }
}

fn target_row(bench: &Bench, name: &str, subjects: &[Subject<'_>]) -> Vec<String> {
    let ours = bench.tools.first().map(|tool| tool.name()).unwrap_or_default();
    let of = |start: Start, own: bool| {
        let fitting = subjects.iter().filter(move |it| it.start == start && (it.tool.name() == ours) == own);
        fitting.filter_map(|it| median(&it.costs))
    };
    let mut row = vec![name.to_owned()];
    for start in [Start::Json, Start::Yaml] {
        for field in [(|cost| cost.wall) as fn(Cost) -> f64, |cost| cost.cpu] {
            let (own, peer) = (of(start, true).map(field).next(), of(start, false).map(field).min_by(f64::total_cmp));
            let judge = |(own, peer): (f64, f64)| verdict(format!("{:.2}", own / peer), own / peer <= MOST);
            row.push(own.zip(peer).map_or_else(|| "–".to_owned(), judge));
        }
    }
    let again = of(Start::Unchanged, true).next().map(|cost| cost.wall * 1e3);
    row.push(again.map_or_else(|| "–".to_owned(), |again| verdict(format!("{again:.0}"), again <= MOST_AGAIN)));
    let changed = of(Start::Changed, true).next().zip(of(Start::Json, true).next());
    row.push(changed.map_or_else(|| "–".to_owned(), |(changed, first)| format!("{:.2}", changed.wall / first.wall)));
    row
}

fn verdict(figure: String, is_met: bool) -> String {
    format!("{figure} {}", if is_met { "met" } else { "missed" })
}
