//! `tintype check`

use std::io::Write;

use tintype_codegen::diagnostic;

use crate::arguments::{Check, Format};
use crate::{End, color};

pub(crate) fn run(arguments: &Check) -> End {
    let options = arguments.choice.options();
    if arguments.specs.len() > 1 && !options.overlays.is_empty() {
        eprintln!("error: an overlay is for one document, and there are {}", arguments.specs.len());
        return End::Broken;
    }
    let (mut faulty, mut broken) = (false, false);
    for spec in &arguments.specs {
        match tintype_codegen::check(spec, &options) {
            Ok(checked) => show(&checked, arguments.format),
            Err(failure) => {
                match arguments.format {
                    Format::Human => eprint!("{}", failure.human(color())),
                    Format::Json => {
                        eprint!("{}", failure.json());
                        let _ = std::io::stdout().write_all(failure.report().as_bytes());
                    }
                }
                match failure {
                    tintype_codegen::Failure::Io(..) => broken = true,
                    tintype_codegen::Failure::Document(..) => faulty = true,
                }
            }
        }
    }
    match (broken, faulty) {
        (true, _) => End::Broken,
        (false, true) => End::Faulty,
        (false, false) => End::Done,
    }
}

/// The warnings on standard error; for tools, what is made of the document on standard output.
fn show(checked: &tintype_codegen::Checked, format: Format) {
    match format {
        Format::Human if checked.diagnostics.is_empty() => {}
        Format::Human => eprint!("{}", diagnostic::render_human(&checked.diagnostics, &checked.sources, color())),
        Format::Json => {
            eprint!("{}", diagnostic::render_json(&checked.diagnostics, &checked.sources));
            // A reader that has seen enough is no failure.
            let _ = std::io::stdout().write_all(checked.report().as_bytes());
        }
    }
}
