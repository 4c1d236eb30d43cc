//! Prints what decoding and encoding cost, beside other tools.
//!
//! ```sh
//! TINTYPE_DOCUMENTS=FOLDER cargo run --release -p tintype-bench --bin tintype-bench-run -- [--runs N] [--only WORD] [--large]
//! ```

use std::process::ExitCode;

use tintype_bench::run::{Options, tables};

fn main() -> ExitCode {
    match options(std::env::args().skip(1)) {
        Ok(options) => {
            for table in tables(&options) {
                println!("{}", table.markdown());
            }
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}

fn options(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options::default();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--runs" => {
                let number = arguments.next().and_then(|text| text.parse().ok()).filter(|runs| *runs > 0);
                options.runs = number.ok_or("--runs wants a number")?;
            }
            "--only" => options.only = Some(arguments.next().ok_or("--only wants a word of a title")?),
            "--documents" => {
                let folder = arguments.next().ok_or("--documents wants a folder")?;
                if std::env::var_os("TINTYPE_DOCUMENTS").is_none() {
                    return Err(format!("types are made when this is built: build it with TINTYPE_DOCUMENTS={folder}"));
                }
            }
            "--large" => options.large = true,
            other => return Err(format!("{other:?} is no option")),
        }
    }
    Ok(options)
}
