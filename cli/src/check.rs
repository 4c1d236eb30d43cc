//! `tintype check`

use tintype_codegen::{Options, diagnostic};

use crate::arguments::{Check, Format};
use crate::{End, color};

pub(crate) fn run(arguments: &Check) -> End {
    let options = Options { strict: arguments.strict, keep_going: arguments.keep_going };
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
