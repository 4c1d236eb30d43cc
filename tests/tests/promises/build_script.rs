//! What a build script does: nothing where nothing has changed, and no word of a document reaches cargo as its own.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use tintype_codegen::Build;

use crate::support::{PROVIDERS, document};

/// Copies of the documents, and where their modules go.
struct Package {
    folder: tempfile::TempDir,
}

impl Package {
    fn new() -> Package {
        let package = Package { folder: tempfile::tempdir().unwrap() };
        std::fs::create_dir(package.out()).unwrap();
        for provider in PROVIDERS {
            std::fs::copy(document(provider), package.document(provider)).unwrap();
        }
        package
    }

    fn out(&self) -> PathBuf {
        self.folder.path().join("out")
    }

    fn document(&self, provider: &str) -> PathBuf {
        self.folder.path().join(format!("{provider}.yaml"))
    }

    fn module(&self, provider: &str) -> PathBuf {
        self.out().join(format!("{provider}.rs"))
    }

    fn build(&self) -> Build {
        let all = PROVIDERS.iter();
        all.fold(tintype_codegen::build().out_dir(self.out()), |build, provider| {
            build.document(*provider, self.document(provider))
        })
    }

    /// Runs the build script; whether it succeeded, and its lines.
    fn run(&self) -> (bool, Vec<String>) {
        let mut lines = Vec::new();
        let done = self.build().try_run(&mut lines);
        (done, lines)
    }

    /// Makes every written file look old, so that one that is written again shows.
    fn age(&self) {
        for entry in std::fs::read_dir(self.out()).unwrap() {
            let file = File::options().write(true).open(entry.unwrap().path()).unwrap();
            file.set_modified(long_ago()).unwrap();
        }
    }

    /// The names of the files that were written since `age`.
    fn written(&self) -> Vec<String> {
        let entries = std::fs::read_dir(self.out()).unwrap().map(Result::unwrap);
        let new = entries.filter(|entry| entry.metadata().unwrap().modified().unwrap() != long_ago());
        let mut names: Vec<String> = new.map(|entry| entry.file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    fn edit(&self, provider: &str, old: &str, new: &str) {
        let text = std::fs::read_to_string(self.document(provider)).unwrap();
        assert!(text.contains(old), "{old:?} in the document of {provider}");
        std::fs::write(self.document(provider), text.replacen(old, new, 1)).unwrap();
    }
}

fn long_ago() -> SystemTime {
    SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000)
}

fn watched(path: &Path) -> String {
    format!("cargo::rerun-if-changed={}", path.display())
}

#[test]
fn cargo_is_told_of_every_document_and_of_nothing_else() {
    let package = Package::new();
    let (done, lines) = package.run();
    assert!(done);
    assert_eq!(lines, PROVIDERS.map(|provider| watched(&package.document(provider))));
    assert_eq!(package.run(), (true, lines), "the second run tells cargo the same");
}

#[test]
fn a_second_run_writes_nothing() {
    let package = Package::new();
    assert!(package.run().0);
    package.age();
    assert!(package.run().0);
    assert_eq!(package.written(), [""; 0]);
    // A later time alone is no change.
    File::options().write(true).open(package.document("etg")).unwrap().set_modified(SystemTime::now()).unwrap();
    assert!(package.run().0);
    assert_eq!(package.written(), [""; 0]);
}

#[test]
fn a_changed_document_is_generated_again_alone() {
    let package = Package::new();
    assert!(package.run().0);
    package.age();
    package.edit("zitadel", "maxLength: 10", "maxLength: 12");
    assert!(package.run().0);
    assert_eq!(package.written(), ["zitadel.rs", "zitadel.stamp"]);
    assert!(std::fs::read_to_string(package.module("zitadel")).unwrap().contains("12"));
}

#[test]
fn a_module_that_was_deleted_is_written_again() {
    let package = Package::new();
    assert!(package.run().0);
    let text = std::fs::read(package.module("wink")).unwrap();
    std::fs::remove_file(package.module("wink")).unwrap();
    package.age();
    assert!(package.run().0);
    assert_eq!(package.written(), ["wink.rs"]);
    assert_eq!(std::fs::read(package.module("wink")).unwrap(), text);
}

#[test]
fn a_broken_document_is_an_error_and_leaves_the_old_module() {
    let package = Package::new();
    assert!(package.run().0);
    package.age();
    let text = std::fs::read_to_string(package.document("zitadel")).unwrap();
    package.edit("zitadel", "maxLength: 10", "maxLength: no");
    let (line, key) = place_of(&text, "maxLength: 10");
    let column = key + "maxLength: ".len();
    let (done, lines) = package.run();
    assert!(!done);
    let errors: Vec<&String> = lines.iter().filter(|line| !line.starts_with("cargo::rerun-if-changed=")).collect();
    let expected = format!(
        "cargo::error={}:{line}:{column}: `maxLength` is a string [wrong-type]; write a non-negative integer",
        package.document("zitadel").display()
    );
    assert_eq!(errors, [&expected]);
    assert_eq!(package.written(), [""; 0]);
    // The document is still watched, and its correction is seen.
    assert!(lines.contains(&watched(&package.document("zitadel"))));
    package.edit("zitadel", "maxLength: no", "maxLength: 10");
    assert!(package.run().0);
    assert_eq!(package.written(), [""; 0]);
}

#[test]
fn a_missing_document_is_an_error_and_the_others_are_generated() {
    let package = Package::new();
    std::fs::remove_file(package.document("punchh")).unwrap();
    let (done, lines) = package.run();
    assert!(!done);
    let start = format!("cargo::error={}: ", package.document("punchh").display());
    assert_eq!(lines.iter().filter(|line| line.starts_with(&start)).count(), 1, "{lines:#?}");
    assert!(package.module("zitadel").exists());
    assert!(!package.module("punchh").exists());
}

#[test]
fn a_module_is_named_by_an_identifier() {
    let package = Package::new();
    for name in ["../escape", "a/b", "", "fn", "a b", "a\ncargo::rustc-env=A=1"] {
        let mut lines = Vec::new();
        assert!(!package.build().document(name, package.document("wink")).try_run(&mut lines), "{name:?}");
        let errors = lines.iter().filter(|line| line.starts_with("cargo::error=")).count();
        assert_eq!(errors, 1, "{lines:#?}");
        assert!(lines.iter().all(|line| !line.contains('\n')), "{lines:#?}");
    }
    assert!(!package.folder.path().join("escape.rs").exists());
}

#[test]
fn two_documents_have_two_modules() {
    let package = Package::new();
    let mut lines = Vec::new();
    assert!(!package.build().document("wink", package.document("etg")).try_run(&mut lines));
    let errors: Vec<_> = lines.iter().filter(|line| line.starts_with("cargo::error=")).collect();
    assert_eq!(errors, ["cargo::error=\"wink\" is the module of two documents"]);
    let module = std::fs::read_to_string(package.module("wink")).unwrap();
    assert!(module.contains("struct UserProfile"), "the first one is generated");
}

#[test]
fn a_warning_is_shown_on_every_run() {
    let package = Package::new();
    package.edit("zitadel", "maxLength: 10", "maxLength: 10\n          format: emial");
    let (done, first) = package.run();
    assert!(done);
    let warnings = first.iter().filter(|line| line.starts_with("cargo::warning=")).count();
    assert_eq!(warnings, 1, "{first:#?}");
    package.age();
    assert_eq!(package.run(), (true, first));
    assert_eq!(package.written(), [""; 0], "what is shown again is not generated again");
}

#[test]
fn no_word_of_a_document_begins_a_line_for_cargo() {
    let hostile = r##"
openapi: 3.1.0
info: {title: "a\ncargo::rustc-env=A=1", version: "1\r\ncargo:rustc-env=A=1", description: "a\ncargo::error=mine"}
"member\ncargo::rustc-env=A=1": 1
paths:
  "/a\ncargo::rustc-link-arg=1":
    get:
      operationId: "a\ncargo::rustc-env=A=1"
      summary: "a\rcargo::rustc-env=A=1"
      "b\u2028cargo::rustc-env=A=1": 1
      responses: {"204": {description: "\ncargo::rustc-env=A=1"}}
components:
  schemas:
    "A\ncargo::rustc-env=A=1":
      type: object
      required: ["c\ncargo::rustc-env=A=1"]
      properties:
        "d\ncargo::rustc-env=A=1": {type: string, format: "\n\ncargo::rustc-env=A=1", description: "\ncargo::warning=mine"}
"##;
    let broken = hostile.replace("type: object", "type: \"\\ncargo::rustc-env=A=1\"");
    for (text, ends) in [(hostile, true), (&broken, false)] {
        let package = Package::new();
        std::fs::write(package.document("wink"), text).unwrap();
        let (done, lines) = package.run();
        assert_eq!(done, ends, "{lines:#?}");
        assert!(lines.len() >= PROVIDERS.len() + 3, "{lines:#?}");
        for line in lines {
            assert!(!line.contains(['\n', '\r', '\u{2028}']), "{line:?}");
            let own = ["cargo::rerun-if-changed=", "cargo::warning=", "cargo::error="];
            let path = package.folder.path().to_str().unwrap();
            assert!(own.iter().any(|start| line.starts_with(&format!("{start}{path}"))), "{line:?}");
        }
    }
}

/// Line and column of a piece of text, counted from 1.
fn place_of(text: &str, piece: &str) -> (usize, usize) {
    let before = &text[..text.find(piece).unwrap()];
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

#[test]
fn features_that_the_manifest_lacks_are_told_of_until_it_has_them() {
    let folder = tempfile::tempdir().unwrap();
    let told = |features: bool| {
        let mut lines = Vec::new();
        let build = tintype_codegen::build().out_dir(folder.path()).document("api", "tagged/openapi.yaml");
        assert!(build.features_per_tag(features).try_run(&mut lines), "{lines:#?}");
        lines.retain(|line| line.contains("pets = []") || line.contains("check-cfg") || line.ends_with("Cargo.toml"));
        lines
    };
    let lines = told(true);
    let [watched, warning, cfg] = lines.as_slice() else { panic!("{lines:#?}") };
    assert!(watched.starts_with("cargo::rerun-if-changed="), "{watched}");
    assert!(warning.ends_with("[features] of Cargo.toml: vet-visits = [], default-tag = [], pets = []"), "{warning}");
    assert_eq!(cfg, "cargo::rustc-check-cfg=cfg(feature, values(\"vet-visits\", \"default-tag\", \"pets\"))");
    // A second run, which finds nothing to do, says the same.
    assert_eq!(told(true), lines);
    assert_eq!(told(false), [""; 0]);
}
