//! What generated code costs to compile: CPU and memory of the compiler on the generated crate alone, and what comes out.

mod every;
mod program;
mod subject;

use crate::arguments::Profile;
use crate::documents::Document;
use crate::table::Table;
use crate::tools::{Bench, Tool};

use subject::Subject;

const MIB: f64 = 1024.0 * 1024.0;

/// A table a document, and one with what was asked. What there is after each document is given to `each`: a later one may take an
/// hour, and fail.
pub(crate) fn tables(bench: &Bench, each: impl Fn(&[Table]) -> Result<(), String>) -> Result<Vec<Table>, String> {
    let models = bench.models()?;
    let mut tables = vec![targets(bench)];
    for document in &bench.documents.found {
        let subjects = measure(bench, &models, document)?;
        if let Some(targets) = tables.first_mut() {
            targets.rows.push(target_row(bench, &document.name, &subjects));
        }
        tables.push(table(bench, &document.name, &subjects));
        each(&tables)?;
    }
    Ok(tables)
}

fn measure<'a>(bench: &'a Bench, models: &'a [Box<dyn Tool>], document: &Document) -> Result<Vec<Subject<'a>>, String> {
    let forms = document.forms(&bench.work)?;
    let target = bench.work.join("target");
    let size = std::fs::metadata(&forms.json).map_or(0, |data| data.len());
    let macro_fits = |tool: &&dyn Tool| tool.name() != MACRO || size <= MOST_BY_MACRO;
    let tools = bench.tools.iter().chain(models).map(|tool| &**tool).filter(macro_fits);
    let mut subjects: Vec<Subject<'a>> = tools
        .map(|tool| {
            eprintln!("compile: {}, {}: generating", document.name, tool.name());
            Subject::new(tool, document, &forms.json, bench)
        })
        .collect();
    // The tools take turns, so that what else the machine does falls on all of them.
    for run in 1..=bench.runs {
        for profile in &bench.profiles {
            for subject in &mut subjects {
                eprintln!("compile: {}, {}: {profile:?}, run {run}", document.name, subject.tool.name());
                subject.compile(*profile, &target);
            }
        }
    }
    if bench.profiles.contains(&Profile::Release) {
        for subject in &mut subjects {
            eprintln!("compile: {}, {}: linking", document.name, subject.tool.name());
            subject.sizes(&target);
        }
    }
    for subject in &subjects {
        if let Some(failure) = &subject.failure {
            eprintln!("compile: {}, {}: {failure}", document.name, subject.tool.name());
        }
    }
    Ok(subjects)
}

/// The figures of a document.
fn table(bench: &Bench, name: &str, subjects: &[Subject<'_>]) -> Table {
    let mut columns = vec!["tool".to_owned()];
    for profile in &bench.profiles {
        let profile = format!("{profile:?}").to_lowercase();
        columns.extend([format!("{profile}, s"), format!("{profile}, MiB")]);
    }
    columns.extend(["calls", "program, s", "rlib, KiB", "text, KiB", "text of all but one, KiB"].map(str::to_owned));
    let row = |subject: &Subject<'_>| {
        let mut row = vec![subject.tool.name().to_owned()];
        for profile in &bench.profiles {
            let cost = subject.cost_of(*profile);
            row.push(cell(cost.map(|cost| cost.cpu), 2));
            row.push(cell(cost.map(|cost| cost.peak / MIB), 0));
        }
        row.push(subject.calls.map_or_else(|| "–".to_owned(), |(called, all)| format!("{called} of {all}")));
        row.push(cell(subject.program, 2));
        row.push(cell(subject.rlib.map(|bytes| bytes / 1024.0), 0));
        row.push(cell(subject.text.map(|(all, _)| all / 1024.0), 0));
        row.push(cell(subject.added_text().map(|bytes| bytes / 1024.0), 0));
        row
    };
    let mut notes: Vec<String> = Vec::new();
    for subject in subjects {
        let name = subject.tool.name();
        notes.extend(subject.failure.iter().map(|failure| format!("{name}: `{}`.", failure.replace('`', "'"))));
    }
    Table { title: name.to_owned(), note: notes.join(" "), columns, rows: subjects.iter().map(row).collect() }
}

fn cell(number: Option<f64>, digits: usize) -> String {
    number.map_or_else(|| "–".to_owned(), |number| format!("{number:.digits$}"))
}

fn targets(bench: &Bench) -> Table {
    let mut columns = vec!["document".to_owned()];
    for profile in &bench.profiles {
        let profile = format!("{profile:?}").to_lowercase();
        columns.extend([format!("{profile}, CPU ({MOST_CPU})"), format!("{profile}, memory ({MOST_MEMORY})")]);
    }
    columns.push("release and program, CPU".to_owned());
    columns.push(format!("text ({MOST_TEXT})"));
    columns.push("whole text".to_owned());
    columns.extend(bench.profiles.iter().map(|it| format!("{} to serde derive", format!("{it:?}").to_lowercase())));
    columns.push("types only".to_owned());
    columns.push(format!("macro adds, ms ({MOST_ADDED})"));
    let note = "Ours as a ratio, of the library alone to the peer that takes least of those that compile the same document, in brackets \
        the target; `release and program` is the library and a program that calls all of its operations, beside the peers of which \
        all can be called so. Text is the section of that name of that program, beside the serde-derive model with its calls: \
        without what a program with one operation has already, and whole. Then CPU beside that model, and for types alone check CPU \
        and text; at the end, what the macro adds to check beside the module in a file, where the target is for wink. The \
        serde-derive model is our own model as plain structs and enums with serde's derives and a reqwest function for each \
        operation: no validation, no documented errors, no unknown members kept, so less than any generator gives. CPU is user and \
        system time of rustc on the generated crate alone, its dependencies built before, incremental compilation off; the memory \
        is its largest resident set. In the tables below `program` is the CPU to compile and link the program, once: rustc leaves \
        the bodies of async functions and of generic ones to the crate that uses them, so they are not in the figures of the \
        library. `calls` are the operations that it calls; the others have generic arguments whose types can't be told from the \
        library's text.";
    let note = format!("{note} {}", bench.notes());
    Table { title: "Targets".to_owned(), note: note.trim_end().to_owned(), columns, rows: Vec::new() }
}

const MACRO: &str = "tintype::api!";
/// Larger documents are nothing for a macro, which reads the whole again whenever the compiler runs.
const MOST_BY_MACRO: u64 = 1024 * 1024;
/// In milliseconds, of check.
const MOST_ADDED: f64 = 50.0;
/// The document that this is for.
const ADDED_TO: &str = "wink";
const MOST_CPU: f64 = 0.20;
const MOST_MEMORY: f64 = 0.35;
const MOST_TEXT: f64 = 0.25;

fn target_row(bench: &Bench, name: &str, subjects: &[Subject<'_>]) -> Vec<String> {
    let named = |name: &str| subjects.iter().find(|subject| subject.tool.name() == name);
    let peers = || subjects.iter().filter(|it| bench.tools.iter().skip(1).any(|tool| tool.name() == it.tool.name()));
    let (ours, derive) = (named("tintype"), named("serde derive"));
    let mut row = vec![name.to_owned()];
    for profile in &bench.profiles {
        let own = ours.and_then(|it| it.cost_of(*profile));
        for (most, field) in
            [(MOST_CPU, (|cost| cost.cpu) as fn(crate::measure::Cost) -> f64), (MOST_MEMORY, |cost| cost.peak)]
        {
            let best = peers().filter_map(|it| it.cost_of(*profile).map(field)).min_by(f64::total_cmp);
            row.push(judged(own.map(field), best, Some(most)));
        }
    }
    row.push(judged(ours.and_then(Subject::whole), peers().filter_map(Subject::whole).min_by(f64::total_cmp), None));
    let text = |subject: Option<&Subject<'_>>| subject.and_then(Subject::added_text);
    row.push(judged(text(ours), text(derive), Some(MOST_TEXT)));
    let whole_text = |subject: Option<&Subject<'_>>| subject.and_then(Subject::whole_text);
    row.push(judged(whole_text(ours), whole_text(derive), None));
    for profile in &bench.profiles {
        let cpu = |subject: Option<&Subject<'_>>| subject?.cost_of(*profile).map(|cost| cost.cpu);
        row.push(judged(cpu(ours), cpu(derive), None));
    }
    let (ours, derive) = (named("tintype, types only"), named("serde derive, types only"));
    let check = |subject: Option<&Subject<'_>>| subject?.cost_of(Profile::Check).map(|cost| cost.cpu);
    let types = [judged(check(ours), check(derive), None), judged(text(ours), text(derive), None)];
    row.push(types.join(" / "));
    let added = check(named(MACRO)).zip(check(named("tintype"))).map(|(by_macro, module)| (by_macro - module) * 1e3);
    row.push(added.map_or_else(
        || "–".to_owned(),
        |added| match (name == ADDED_TO, added <= MOST_ADDED) {
            (false, _) => format!("{added:.0}"),
            (true, true) => format!("{added:.0} met"),
            (true, false) => format!("{added:.0} missed"),
        },
    ));
    row
}

/// A ratio, and whether it is as small as was asked.
fn judged(own: Option<f64>, other: Option<f64>, most: Option<f64>) -> String {
    let Some(ratio) = own.zip(other).map(|(own, other)| own / other).filter(|ratio| ratio.is_finite()) else {
        return "–".to_owned();
    };
    match most {
        Some(most) if ratio <= most => format!("{ratio:.2} met"),
        Some(_) => format!("{ratio:.2} missed"),
        None => format!("{ratio:.2}"),
    }
}
