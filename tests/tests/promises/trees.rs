//! A tree of files is the module as one file, cut up; a folder holds what the document gives and nothing older.

use std::path::Path;

use tintype_codegen::{Generated, Options, Output, generate};

use crate::items;
use crate::support::PROVIDERS;

fn tagged(options: &Options) -> Generated {
    generate(Path::new("tagged/openapi.yaml"), options).unwrap_or_else(|failure| panic!("{failure}"))
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = ["", "types"]
        .iter()
        .flat_map(|below| std::fs::read_dir(folder.join(below)).into_iter().flatten())
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_files_have_the_items_of_the_one_file() {
    let providers = PROVIDERS.map(crate::support::generate);
    let cases = std::fs::read_dir("cases").unwrap().map(|case| case.unwrap().path().join("openapi.yaml"));
    let cases = cases.map(|path| generate(&path, &Options::default()).unwrap_or_else(|failure| panic!("{failure}")));
    let tagged = tagged(&Options { features_per_tag: true, ..Options::default() });
    for module in providers.into_iter().chain(cases).chain([tagged]) {
        assert_eq!(items::of_tree(module.tree().files()), items::of_text(&module.text()));
    }
}

#[test]
fn a_component_has_a_file_with_the_types_of_its_parts() {
    let tree = tagged(&Options::default()).tree();
    let paths: Vec<String> = tree.files().map(|(path, _)| path.to_str().unwrap().to_owned()).collect();
    let types = [
        "add_pet_accepted_response",
        "done",
        "kind",
        "mod",
        "moment",
        "news",
        "on_done_request",
        "owner",
        "pet",
        "pong",
        "problem",
        "store",
        "store_envelope",
        "unused",
        "unused_too",
    ];
    let mut expected = ["callbacks", "calls", "mod", "operation", "table"].map(|name| format!("{name}.rs")).to_vec();
    expected.extend(types.iter().map(|name| format!("types/{name}.rs")));
    expected.push("webhooks.rs".to_owned());
    assert_eq!(paths, expected);
    let owner = tree.files().find(|(path, _)| path.ends_with("owner.rs")).unwrap().1;
    assert!(owner.contains("pub struct Owner {") && owner.contains("pub struct OwnerHome {"), "{owner}");
}

#[test]
fn what_is_no_longer_given_is_removed_and_nothing_else_is_touched() {
    let folder = tempfile::tempdir().unwrap();
    let whole = tagged(&Options::default()).tree();
    assert_eq!(whole.write(folder.path()).unwrap(), Output::Written);
    assert_eq!(whole.write(folder.path()).unwrap(), Output::Unchanged);
    assert!(whole.differences(folder.path()).is_empty());
    // One that a person wrote, and one that tintype wrote by itself.
    let text = tagged(&Options::default()).text();
    for (name, text) in [("own.rs", "// mine\n"), ("types/own.rs", "// mine\n"), ("single.rs", &text)] {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    let part = tagged(&Options { operations: vec!["ping".to_owned()], ..Options::default() }).tree();
    assert!(part.differences(folder.path()).contains(&folder.path().join("types/pet.rs")));
    assert_eq!(part.write(folder.path()).unwrap(), Output::Written);
    let expected = [
        "calls.rs",
        "mod.rs",
        "operation.rs",
        "own.rs",
        "single.rs",
        "table.rs",
        "types/mod.rs",
        "types/moment.rs",
        "types/own.rs",
        "types/pong.rs",
    ];
    assert_eq!(names(folder.path()), expected);
}

#[test]
fn a_file_that_is_not_ours_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("mod.rs"), "// mine\n").unwrap();
    let error = tagged(&Options::default()).tree().write(folder.path()).unwrap_err();
    assert!(error.to_string().ends_with("mod.rs: this file was not written by tintype as part of a tree"), "{error}");
    assert_eq!(names(folder.path()), ["mod.rs"]);
}

#[test]
fn a_build_script_writes_a_folder_and_writes_it_again_where_a_file_is_gone() {
    let folder = tempfile::tempdir().unwrap();
    let run = || {
        let build = tintype_codegen::build().out_dir(folder.path());
        let mut lines = Vec::new();
        assert!(build.document("api", "tagged/openapi.yaml").tree(true).try_run(&mut lines), "{lines:#?}");
    };
    run();
    let file = folder.path().join("api/types/pet.rs");
    let text = std::fs::read(&file).unwrap();
    std::fs::remove_file(&file).unwrap();
    run();
    assert_eq!(std::fs::read(&file).unwrap(), text);
}
