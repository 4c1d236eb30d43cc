//! `tintype generate`

use std::io::Write;
use std::path::{Path, PathBuf};

use tintype_codegen::{Generated, Options, Output, Stamp};

use crate::arguments::Generate;
use crate::{End, color, refused};

pub(crate) fn run(arguments: &Generate) -> End {
    let options = Options { features_per_tag: arguments.features_per_tag, ..arguments.choice.options() };
    let settings = (&arguments.spec, &options, &arguments.output, &arguments.output_dir, color());
    if let Some(last) = arguments.stamp.as_ref().and_then(|stamp| Stamp::fresh(stamp, &settings)) {
        eprint!("{}", last.said);
        return End::Done;
    }
    let generated = match tintype_codegen::generate(&arguments.spec, &options) {
        Ok(generated) => generated,
        Err(failure) => return refused(&failure),
    };
    let said = generated.warnings(color());
    eprint!("{said}");
    let done = match (&arguments.output, &arguments.output_dir) {
        (_, Some(folder)) => tree(&generated, folder, arguments.check),
        (Some(path), None) => file(&generated, path, arguments.check),
        // The module says itself which features it has.
        (None, None) => return print(&generated.text()),
    };
    match (done, &arguments.stamp) {
        (Err(end), _) => end,
        (Ok(_), _) if arguments.check => End::Done,
        (Ok(written), Some(stamp)) => match Stamp::keep(stamp, &generated, written, said, &settings) {
            Ok(()) => End::Done,
            Err(error) => broken(stamp, &error),
        },
        (Ok(_), None) => print(&generated.checked().features.manifest()),
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

/// Writes the files, or compares them; what they are.
fn tree(generated: &Generated, folder: &Path, check: bool) -> Result<Vec<PathBuf>, End> {
    let tree = generated.tree();
    if check {
        match tree.differences(folder).first() {
            None => {}
            Some(path) if path.exists() => return Err(stale(path, "is not what the document gives")),
            Some(path) => return Err(stale(path, "does not exist")),
        }
    } else {
        tree.write(folder).map_err(|error| broken(folder, &error))?;
    }
    Ok(tree.files().map(|(path, _)| folder.join(path)).collect())
}

/// Writes the file, or compares it.
fn file(generated: &Generated, path: &Path, check: bool) -> Result<Vec<PathBuf>, End> {
    let text = generated.text();
    if check {
        match std::fs::read(path) {
            Ok(old) if old == text.as_bytes() => {}
            Ok(_) => return Err(stale(path, "is not what the document gives")),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Err(stale(path, "does not exist")),
            Err(error) => return Err(broken(path, &error)),
        }
    } else {
        Output::write(path, &text).map_err(|error| broken(path, &error))?;
    }
    Ok(vec![path.to_owned()])
}

fn stale(path: &Path, how: &str) -> End {
    eprintln!("error: {} {how}\nhelp: run the command without `--check`", path.display());
    End::Faulty
}

fn broken(path: &Path, error: &std::io::Error) -> End {
    eprintln!("error: {}: {error}", path.display());
    End::Broken
}
