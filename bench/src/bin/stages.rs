//! How long each stage of the generator takes on a document: a line of JSON, with wall and CPU seconds a stage.
//!
//! It has the command's allocator, so that its figures are those of the command.

#![allow(missing_docs)]

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use serde_json::{Map, Value, json};
use tintype_bench::system::cpu;
use tintype_codegen::diagnostic::{Diagnostics, Sources};
use tintype_codegen::{Options, Output, check, generate, load};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let mut arguments = std::env::args_os().skip(1).map(PathBuf::from);
    let (Some(document), Some(out)) = (arguments.next(), arguments.next()) else {
        eprintln!("usage: stages DOCUMENT FILE");
        return ExitCode::from(2);
    };
    match stages(&document, &out) {
        Ok(line) => {
            println!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn stages(document: &Path, out: &Path) -> Result<Value, String> {
    let options = Options { keep_going: true, ..Options::default() };
    let mut all = Map::new();
    // Each stage is asked for what it and those before it make; what it takes itself is the difference.
    let mut time = |name: &str, work: &mut dyn FnMut() -> Result<(), String>| -> Result<(), String> {
        let (started, before) = (Instant::now(), cpu());
        work()?;
        all.insert(name.to_owned(), json!([started.elapsed().as_secs_f64(), cpu() - before]));
        Ok(())
    };
    // The first time pays for the memory that the others find.
    check(document, &options).map_err(|failure| failure.human(false))?;
    time("load", &mut || {
        let loaded = load::load(document, &mut Sources::default(), &mut Diagnostics::new());
        loaded.map(|_| ()).map_err(|error| error.to_string())
    })?;
    time("check", &mut || check(document, &options).map(|_| ()).map_err(|failure| failure.human(false)))?;
    let generated = generate(document, &options).map_err(|failure| failure.human(false))?;
    let mut text = String::new();
    time("emit", &mut || {
        std::hint::black_box(generated.spell());
        Ok(())
    })?;
    time("text", &mut || {
        text = generated.text();
        Ok(())
    })?;
    let _ = std::fs::remove_file(out);
    time("write", &mut || Output::write(out, &text).map(|_| ()).map_err(|error| error.to_string()))?;
    all.insert("lines".to_owned(), text.lines().count().into());
    Ok(Value::Object(all))
}
