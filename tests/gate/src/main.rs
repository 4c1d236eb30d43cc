//! The corpus gate: takes a folder of documents, generates each, compiles what was generated, and prints a table.
//!
//! ```text
//! find ──> documents ──generate, a child process each──> modules ──cargo check, in batches──> rows ──> table
//! ```
//!
//! Exit status: 0 everything is as it should be, 1 a row is not, 2 the gate itself could not work.

mod arguments;
mod attribute;
mod cargo;
mod check;
mod child;
mod compare;
mod find;
mod generate;
mod harness;
mod lanes;
mod package;
mod probe;
mod report;
mod round_trip;
mod round_trip_table;
mod row;
mod sample;
mod table;
mod totals;

use std::path::Path;
use std::process::ExitCode;

use clap::Parser;

use arguments::{Arguments, Hidden};
use row::Row;

/// That of the command `tintype`, for the times and the memory in the table are to be its.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(Hidden::Child(work)) = &arguments.hidden {
        return child::run(work);
    }
    match run(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::from(2)
        }
    }
}

/// The whole gate; whether everything is as it should be.
fn run(arguments: &Arguments) -> Result<bool, String> {
    let folder = arguments.folder.as_deref().unwrap_or(Path::new("."));
    let documents = find::documents(folder, arguments)?;
    if documents.is_empty() {
        return Err(format!("{}: no document", folder.display()));
    }
    let scratch = tempfile::tempdir().map_err(|error| format!("no scratch folder: {error}"))?;
    let mut rows = generate::all(&documents, scratch.path(), arguments)?;
    if arguments.compiles() {
        check::all(&mut rows, scratch.path(), arguments)?;
    }
    let text = table::page(&rows, &command());
    print!("{text}");
    if let Some(path) = &arguments.out {
        write(path, &text)?;
    }
    if let Some(path) = &arguments.details {
        let lines: Vec<String> = rows.iter().filter_map(|row| serde_json::to_string(row).ok()).collect();
        write(path, &format!("{}\n", lines.join("\n")))?;
    }
    Ok(rows.iter().all(Row::is_right))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// The command that was given, as one that can be given again.
fn command() -> String {
    let quoted = |word: String| if word.is_empty() || word.contains(' ') { format!("'{word}'") } else { word };
    let words: Vec<String> = std::env::args().skip(1).map(quoted).collect();
    format!("cargo run --release -p tintype-tests-gate -- {}", words.join(" "))
}
