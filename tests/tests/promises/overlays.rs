//! An overlay beside a document, in the faces: the same module, every file watched, and its faults at their places.

use std::path::Path;

use tintype_codegen::{Failure, Options, generate};

const CASE: &str = "cases/overlaid";

fn options() -> Options {
    Options { overlays: vec![Path::new(CASE).join("overlay.yaml")], ..Options::default() }
}

fn document() -> std::path::PathBuf {
    Path::new(CASE).join("openapi.yaml")
}

fn text() -> String {
    generate(&document(), &options()).unwrap_or_else(|failure| panic!("{failure}")).text()
}

#[test]
fn a_build_script_applies_it_and_watches_it() {
    let folder = tempfile::tempdir().unwrap();
    let build = || {
        let build = tintype_codegen::build().out_dir(folder.path());
        build.document("plain", document()).document("api", document()).overlay(Path::new(CASE).join("overlay.yaml"))
    };
    let mut lines = Vec::new();
    assert!(build().try_run(&mut lines), "{lines:#?}");
    assert_eq!(
        lines,
        ["openapi.yaml", "overlay.yaml"].map(|file| format!("cargo::rerun-if-changed={CASE}/{file}")),
        "each file once"
    );
    assert_eq!(std::fs::read_to_string(folder.path().join("api.rs")).unwrap(), text());
    let plain = std::fs::read_to_string(folder.path().join("plain.rs")).unwrap();
    assert!(
        plain.contains("post_people_v2") && !text().contains("post_people_v2"),
        "it is for the last document alone"
    );
    // The second run tells cargo the same.
    let mut again = Vec::new();
    assert!(build().try_run(&mut again));
    assert_eq!(again, lines);
}

#[test]
fn a_changed_overlay_is_applied_again() {
    let folder = tempfile::tempdir().unwrap();
    let overlay = folder.path().join("fix.yaml");
    let run = |name: &str| {
        let all = std::fs::read_to_string(Path::new(CASE).join("overlay.yaml")).unwrap();
        std::fs::write(&overlay, all.replace("addPerson", name).replace("extends: openapi.yaml\n", "")).unwrap();
        let mut lines = Vec::new();
        let build = tintype_codegen::build().out_dir(folder.path()).document("api", document()).overlay(&overlay);
        assert!(build.try_run(&mut lines), "{lines:#?}");
        std::fs::read_to_string(folder.path().join("api.rs")).unwrap()
    };
    assert!(run("addPerson").contains("pub fn add_person("));
    assert!(run("enterPerson").contains("pub fn enter_person("));
}

#[test]
fn the_macro_applies_it_and_watches_it() {
    let arguments = format!("\"{CASE}/openapi.yaml\", overlay = \"{CASE}/overlay.yaml\"").parse().unwrap();
    let tokens = tintype_codegen::expand(arguments, Path::new(env!("CARGO_MANIFEST_DIR"))).to_string();
    assert!(tokens.contains("add_person"));
    assert_eq!(tokens.matches("include_bytes").count(), 2);
    let missing = format!("\"{CASE}/openapi.yaml\", overlay = \"none.yaml\"").parse().unwrap();
    let tokens = tintype_codegen::expand(missing, Path::new(env!("CARGO_MANIFEST_DIR"))).to_string();
    assert!(tokens.contains("compile_error") && tokens.contains("none.yaml: "), "{tokens}");
}

#[test]
fn an_overlay_that_is_not_there_is_named() {
    let options = Options { overlays: vec!["none.yaml".into()], ..Options::default() };
    let Err(Failure::Io(path, _)) = generate(&document(), &options) else { panic!("it can't be read") };
    assert_eq!(path, Path::new("none.yaml"));
}

#[test]
fn an_overlay_that_is_none_can_not_be_gone_on_without() {
    let options = Options { overlays: vec![document()], keep_going: true, ..Options::default() };
    let Err(failure) = generate(&document(), &options) else { panic!("it is refused") };
    assert!(
        failure.human(false).starts_with("error[version]: this is an OpenAPI document, not an overlay\n"),
        "{failure}"
    );
}
