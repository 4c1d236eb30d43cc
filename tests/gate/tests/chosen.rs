//! The documents of `chosen.txt` are generated and compile without a warning. They are others' documents and no part of
//! the repository: where the folder of them is not there, the test says so and is done.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::{Path, PathBuf};
use std::process::Command;

/// The folder of documents: `TINTYPE_CORPUS`, or `../shared/corpus` beside the workspace.
fn corpus() -> PathBuf {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::env::var_os("TINTYPE_CORPUS").map(PathBuf::from).unwrap_or_else(|| package.join("../../../shared/corpus"))
}

#[test]
fn the_chosen_documents_are_generated_and_compile() {
    let corpus = corpus();
    if !corpus.is_dir() {
        println!("skipped: there is no folder {}; TINTYPE_CORPUS names another", corpus.display());
        return;
    }
    let output = Command::new(env!("CARGO_BIN_EXE_tintype-tests-gate"))
        .arg(corpus)
        .args(["--list", concat!(env!("CARGO_MANIFEST_DIR"), "/chosen.txt")])
        .args(["--editions", "2024", "--features", "", "--batch", "4000000"])
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{out}\n{err}");
}
