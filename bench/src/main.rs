//! What tintype costs beside other tools, as tables and as a page: `compile`, `generate`, `run`.

mod arguments;
mod compile;
mod documents;
mod generate;
mod machine;
mod measure;
mod page;
mod small_process;
mod tools;

use std::process::ExitCode;

use clap::Parser;
use tintype_bench::{run, table};

use arguments::{Arguments, What};
use table::Table;

fn main() -> ExitCode {
    if let Some(code) = small_process::small_process() {
        return code;
    }
    run::work_if_child();
    match sections(&Arguments::parse()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn sections(arguments: &Arguments) -> Result<(), String> {
    let is = |what| arguments.what == what || arguments.what == What::All;
    let work = arguments.work.clone().unwrap_or_else(|| std::env::temp_dir().join("tintype-bench"));
    let work = std::path::absolute(&work).map_err(|error| format!("{}: {error}", work.display()))?;
    if is(What::Compile) || is(What::Generate) {
        let documents = documents::find(&arguments.documents, &arguments.document, &arguments.only)?;
        let bench = tools::Bench::new(arguments, documents, work)?;
        if is(What::Compile) {
            // What there is of an unfinished section is beside the page: it has less than the page.
            let section = ("compile", arguments.part.as_deref());
            let unfinished = bench.work.join("unfinished.md");
            let put = |tables: &[Table]| page::put(&unfinished, section, &machine::head(&bench.versions()), tables);
            finish(arguments, "compile", &bench.versions(), &compile::tables(&bench, put)?)?;
        }
        if is(What::Generate) {
            finish(arguments, "generate", &bench.versions(), &generate::tables(&bench)?)?;
        }
    }
    if is(What::Run) {
        let options = run::Options { runs: arguments.runs(), large: arguments.large, only: arguments.only.clone() };
        finish(arguments, "run", &[], &run::tables(&options))?;
    }
    Ok(())
}

/// Prints a section and puts it into the page.
fn finish(arguments: &Arguments, section: &str, versions: &[String], tables: &[Table]) -> Result<(), String> {
    if tables.is_empty() {
        return Err(format!(
            "{section}: nothing is called {}; the page is left as it was",
            arguments.only.join(" or ")
        ));
    }
    for table in tables {
        println!("{}", table.markdown());
    }
    page::put(&arguments.out, (section, arguments.part.as_deref()), &machine::head(versions), tables)
}
