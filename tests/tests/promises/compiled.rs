//! A generated module compiles by itself, under `#![deny(warnings)]`, in editions 2021 and 2024, and needs the crate
//! `tintype` alone; the modules of `cases/` are run as well.
//!
//! A case is a folder: `openapi.yaml`, and `tests.rs` with what must hold of the module; `overlay.yaml` is applied where it
//! is there, `options.txt` has options in the command's spelling, a line each, and `own.rs` is a module beside the generated
//! one, for what a user brings.

use std::path::{Path, PathBuf};
use std::process::Command;

use tintype_codegen::{Options, Output};

use crate::support::{PROVIDERS, document, generate, workspace};

#[test]
fn modules_compile_alone_and_do_what_the_cases_say() {
    // The same folder each time: what was compiled once is not compiled again.
    let scratch = Path::new(env!("CARGO_TARGET_TMPDIR")).join("compiled");
    let members = ["edition-2021", "edition-2024", "cases", "cases-2021", "features"];
    put(
        &scratch.join("Cargo.toml"),
        &format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n\n[profile.dev]\ndebug = 0\n"),
    );
    put(&scratch.join("Cargo.lock"), &std::fs::read_to_string(workspace().join("Cargo.lock")).unwrap());
    for edition in ["2021", "2024"] {
        providers(&scratch.join(format!("edition-{edition}")), edition);
    }
    cases(&scratch.join("cases"), "2024");
    cases(&scratch.join("cases-2021"), "2021");
    crate::features::package(&scratch.join("features"));
    cargo(&scratch, &["build", "--workspace", "--lib"]);
    cargo(&scratch, &["test", "--package", "cases", "--lib"]);
    crate::features::compile(&scratch);
    // Code in descriptions must not become a test.
    let said = cargo(&scratch, &["test", "--package", "cases", "--doc"]);
    assert!(said.contains("\nrunning 0 tests\n"), "{said}");
}

/// A library with the five modules as files, and one by the macro.
fn providers(package: &Path, edition: &str) {
    put(&package.join("Cargo.toml"), &manifest(&format!("edition-{edition}"), edition, ""));
    let mut library = String::from("//! Generated modules.\n#![deny(warnings)]\n");
    for provider in PROVIDERS {
        put(&package.join(format!("src/{provider}.rs")), &generate(provider).text());
        library.push_str(&format!("pub mod {provider};\n"));
    }
    put(&package.join("openapi.yaml"), &std::fs::read_to_string(document("zitadel")).unwrap());
    library.push_str("pub mod by_macro {\n    tintype::api!(\"openapi.yaml\");\n}\n");
    put(&package.join("src/lib.rs"), &library);
}

/// A library with a module for each case, and its tests.
fn cases(package: &Path, edition: &str) {
    let tests =
        "[dev-dependencies]\nserde_json = \"1\"\ntokio = { version = \"1\", features = [\"rt\", \"macros\"] }\n";
    put(&package.join("Cargo.toml"), &manifest(&package.file_name().unwrap().to_string_lossy(), edition, tests));
    let mut library = String::from("//! Generated modules and what holds of them.\n#![deny(warnings)]\n");
    put(&package.join("src/support.rs"), &std::fs::read_to_string("case_support.rs").unwrap());
    library.push_str("#[cfg(test)]\nmod support;\n");
    let mut found: Vec<PathBuf> = std::fs::read_dir("cases").unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    assert!(!found.is_empty());
    for case in found {
        let name = case.file_name().unwrap().to_str().unwrap().replace('-', "_");
        let module = tintype_codegen::generate(&case.join("openapi.yaml"), &options(&case));
        let module = module.unwrap_or_else(|failure| panic!("{failure}"));
        put(&package.join(format!("src/{name}.rs")), &module.text());
        put(&package.join(format!("src/{name}_tests.rs")), &std::fs::read_to_string(case.join("tests.rs")).unwrap());
        library.push_str(&format!("pub mod {name};\n#[cfg(test)]\nmod {name}_tests;\n"));
        if let Ok(own) = std::fs::read_to_string(case.join("own.rs")) {
            put(&package.join(format!("src/{name}_own.rs")), &own);
            library.push_str(&format!("pub mod {name}_own;\n"));
        }
    }
    put(&package.join("src/lib.rs"), &library);
}

/// The overlay of a case, where it has one, and its options.
fn options(case: &Path) -> Options {
    let overlay = case.join("overlay.yaml");
    let overlays = overlay.exists().then_some(overlay).into_iter().collect();
    let mut options = Options { overlays, ..Options::default() };
    for line in std::fs::read_to_string(case.join("options.txt")).unwrap_or_default().lines() {
        match line.split_once(' ').unwrap_or((line, "")) {
            ("--format-annotation", _) => options.format_annotation = true,
            ("--backtracking", _) => options.backtracking = true,
            ("--format-fn", format) => options.add_format(format).unwrap(),
            _ => panic!("{line}"),
        }
    }
    options
}

pub(crate) fn manifest(name: &str, edition: &str, more: &str) -> String {
    let runtime = workspace().join("runtime");
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"{edition}\"\npublish = false\n\n[dependencies]\n\
         tintype = {{ path = {runtime:?}, default-features = false, features = [\"macros\", \"backtracking\"] }}\n\n{more}"
    )
}

pub(crate) fn put(path: &Path, text: &str) {
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    Output::write(path, text).unwrap();
}

/// Runs cargo; what it wrote to standard output. A failure shows everything.
pub(crate) fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(arguments)
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env("CARGO_TERM_COLOR", "never")
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "cargo {}\n{err}\n{out}", arguments.join(" "));
    out.into_owned()
}
