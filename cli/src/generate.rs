//! `tintype generate`

use std::io::Write;

use tintype_codegen::{Options, Output};

use crate::arguments::Generate;
use crate::{End, color, refused};

pub(crate) fn run(arguments: &Generate) -> End {
    let options = Options { strict: arguments.strict, keep_going: arguments.keep_going };
    let generated = match tintype_codegen::generate(&arguments.spec, &options) {
        Ok(generated) => generated,
        Err(failure) => return refused(&failure),
    };
    eprint!("{}", generated.warnings(color()));
    let text = generated.text();
    let Some(path) = &arguments.output else {
        // A reader that has seen enough is no failure.
        return match std::io::stdout().write_all(text.as_bytes()) {
            Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
                eprintln!("error: standard output: {error}");
                End::Broken
            }
            _ => End::Done,
        };
    };
    if arguments.check {
        return match std::fs::read(path) {
            Ok(old) if old == text.as_bytes() => End::Done,
            Ok(_) => stale(path, "is not what the document gives"),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => stale(path, "does not exist"),
            Err(error) => broken(path, &error),
        };
    }
    match Output::write(path, &text) {
        Ok(_) => End::Done,
        Err(error) => broken(path, &error),
    }
}

fn stale(path: &std::path::Path, how: &str) -> End {
    eprintln!("error: {} {how}\nhelp: run the command without `--check`", path.display());
    End::Faulty
}

fn broken(path: &std::path::Path, error: &std::io::Error) -> End {
    eprintln!("error: {}: {error}", path.display());
    End::Broken
}
