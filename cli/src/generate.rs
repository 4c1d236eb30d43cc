//! `tintype generate`

use std::io::Write;
use std::path::Path;

use tintype_codegen::{Generated, Options, Output};

use crate::arguments::Generate;
use crate::{End, color, refused};

pub(crate) fn run(arguments: &Generate) -> End {
    let options = Options { features_per_tag: arguments.features_per_tag, ..arguments.choice.options() };
    let generated = match tintype_codegen::generate(&arguments.spec, &options) {
        Ok(generated) => generated,
        Err(failure) => return refused(&failure),
    };
    eprint!("{}", generated.warnings(color()));
    let end = match (&arguments.output, &arguments.output_dir) {
        (_, Some(folder)) => tree(&generated, folder, arguments.check),
        (Some(path), None) => file(&generated, path, arguments.check),
        // The module says itself which features it has.
        (None, None) => return print(&generated.text()),
    };
    match end {
        End::Done if !arguments.check => print(&generated.checked().features.manifest()),
        end => end,
    }
}

fn print(text: &str) -> End {
    // A reader that has seen enough is no failure.
    match std::io::stdout().write_all(text.as_bytes()) {
        Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => {
            eprintln!("error: standard output: {error}");
            End::Broken
        }
        _ => End::Done,
    }
}

fn tree(generated: &Generated, folder: &Path, check: bool) -> End {
    let tree = generated.tree();
    if check {
        return match tree.differences(folder).first() {
            None => End::Done,
            Some(path) if path.exists() => stale(path, "is not what the document gives"),
            Some(path) => stale(path, "does not exist"),
        };
    }
    match tree.write(folder) {
        Ok(_) => End::Done,
        Err(error) => broken(folder, &error),
    }
}

fn file(generated: &Generated, path: &Path, check: bool) -> End {
    let text = generated.text();
    if check {
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

fn stale(path: &Path, how: &str) -> End {
    eprintln!("error: {} {how}\nhelp: run the command without `--check`", path.display());
    End::Faulty
}

fn broken(path: &Path, error: &std::io::Error) -> End {
    eprintln!("error: {}: {error}", path.display());
    End::Broken
}
