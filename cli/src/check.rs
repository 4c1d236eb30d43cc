//! `tintype check`

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
            Ok(checked) if checked.diagnostics.is_empty() => {}
            Ok(checked) => eprint!(
                "{}",
                match arguments.format {
                    Format::Human => diagnostic::render_human(&checked.diagnostics, &checked.sources, color()),
                    Format::Json => diagnostic::render_json(&checked.diagnostics, &checked.sources),
                }
            ),
            Err(failure) => {
                match arguments.format {
                    Format::Human => eprint!("{}", failure.human(color())),
                    Format::Json => eprint!("{}", failure.json()),
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
