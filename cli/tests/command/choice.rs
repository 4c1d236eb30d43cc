//! Overlays, parts of a document, features, and trees of files, by the command.

use std::path::Path;

use super::{Folder, GOOD, Run, run};

/// A document with two tags, and an overlay beside it.
fn tagged() -> Folder {
    let folder = Folder::new();
    let operation = |tag: &str, id: &str, name: &str| {
        format!(
            "  /{tag}:\n    get:\n      tags: [{tag}]\n      operationId: {id}\n      responses:\n        '200':\n          \
             description: Here.\n          content: {{ application/json: {{ schema: {{ $ref: '#/components/schemas/{name}' }} }} }}\n"
        )
    };
    let paths =
        format!("paths:\n{}{}", operation("pets", "listPets", "Pet"), operation("stores", "listStores", "Store"));
    let store = "    Store:\n      type: object\n      properties: { name: { type: string } }\n";
    folder.put("tagged.yaml", &format!("{}{store}", GOOD.replace("paths: {}\n", &paths)));
    folder.put(
        "fix.overlay.yaml",
        "overlay: 1.0.0\ninfo: { title: Fix, version: '1' }\nactions:\n  - target: $.components.schemas.Pet.properties.name\n    \
         update: { maxLength: 7 }\n  - target: $.components.schemas.Cat\n    remove: true\n",
    );
    folder
}

#[test]
fn an_overlay_is_applied_to_the_document() {
    let folder = tagged();
    let (spec, overlay) = (folder.at("tagged.yaml"), folder.at("fix.overlay.yaml"));
    let ran = run(&["generate", &spec, "--overlay", &overlay]);
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("t::Rule::MaxLength(7)") && !ran.out.contains("t::Rule::MaxLength(40)"), "{}", ran.out);
    let warning = format!("warning[overlay-target]: the target selects nothing\n --> {overlay}:6:13\n");
    assert!(ran.err.starts_with(&warning), "{}", ran.err);
    let checked = run(&["check", &spec, "--overlay", &overlay]);
    assert_eq!((checked.status, checked.err.as_str()), (0, ran.err.as_str()));
    let missing = run(&["check", &spec, "--overlay", &folder.at("none.yaml")]);
    assert_eq!(missing.status, 2);
    assert!(missing.err.starts_with(&format!("error: {}: ", folder.at("none.yaml"))), "{}", missing.err);
    let two = run(&["check", &spec, &folder.at("good.yaml"), "--overlay", &overlay]);
    assert_eq!((two.status, two.err.as_str()), (2, "error: an overlay is for one document, and there are 2\n"));
}

#[test]
fn a_part_of_a_document_is_chosen() {
    let folder = tagged();
    let spec = folder.at("tagged.yaml");
    for choice in [["--tag", "pets"], ["--path", "/pe*"], ["--operation", "listPets"]] {
        let ran = run(&["generate", &spec, choice[0], choice[1]]);
        assert_eq!((ran.status, ran.err.as_str()), (0, ""));
        assert!(ran.out.contains("pub struct Pet {") && !ran.out.contains("Store"), "{}", ran.out);
    }
    let types = run(&["generate", &spec, "--types-only"]);
    assert!(types.out.contains("pub struct Store {") && !types.out.contains("Client"), "{}", types.out);
    let none = run(&["generate", &spec, "--tag", "pet", "--keep-going"]);
    assert_eq!((none.status, none.out.as_str()), (1, ""));
    assert!(none.err.contains("error[slice]: no operation has the tag `pet`\n"), "{}", none.err);
    assert!(none.err.contains("= help: did you mean `pets`?\n") && !none.err.contains("note: "), "{}", none.err);
}

#[test]
fn features_are_printed_to_be_pasted() {
    let folder = tagged();
    let (spec, file) = (folder.at("tagged.yaml"), folder.at("pets.rs"));
    let ran = run(&["generate", &spec, "--features-per-tag", "-o", &file]);
    assert_eq!(ran, Run { status: 0, out: "[features]\npets = []\nstores = []\n".to_owned(), err: String::new() });
    assert!(std::fs::read_to_string(&file).unwrap().contains("#[cfg(feature = \"pets\")]"));
    assert_eq!(run(&["generate", &spec, "--features-per-tag", "--types-only"]).status, 2);
}

#[test]
fn a_tree_of_files_is_written_and_checked() {
    let folder = tagged();
    let (spec, tree) = (folder.at("tagged.yaml"), folder.at("petstore"));
    let write = ["generate", &spec, "--output-dir", &tree];
    let check = [&write[..], &["--check"]].concat();
    let missing = run(&check);
    assert_eq!(missing.status, 1);
    assert!(missing.err.contains("does not exist\n"), "{}", missing.err);
    assert_eq!(run(&write), Run { status: 0, out: String::new(), err: String::new() });
    for file in ["mod.rs", "calls.rs", "operation.rs", "table.rs", "types/mod.rs", "types/pet.rs", "types/store.rs"] {
        assert!(Path::new(&tree).join(file).exists(), "{file}");
    }
    assert_eq!(run(&check), Run { status: 0, out: String::new(), err: String::new() });
    assert_eq!(run(&[&write[..], &["--tag", "pets"]].concat()).status, 0);
    assert!(!Path::new(&tree).join("types/store.rs").exists());
    let stale = run(&check);
    assert_eq!(stale.status, 1);
    assert!(stale.err.contains("is not what the document gives\n") || stale.err.contains("does not exist\n"));
    assert_eq!(run(&[&write[..], &["-o", "x.rs"]].concat()).status, 2, "a file or a folder");
}

#[test]
fn formats_and_patterns_are_read_as_the_options_say() {
    let folder = Folder::new();
    let formats = GOOD
        .replace("maxLength: 40", "format: phone\n          pattern: (?=b)c\n        mail:\n          format: email");
    folder.put("formats.yaml", &formats.replace("email", "email\n          type: string"));
    let spec = folder.at("formats.yaml");
    let options = ["--format-fn", "phone=crate::is_phone", "--backtracking", "--format-annotation"];
    let ran = run(&[&["generate", &spec], &options[..]].concat());
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("t::Rule::OwnFormat(\"phone\", crate::is_phone)"), "{}", ran.out);
    assert!(ran.out.contains("t::Pattern::backtracking(") && !ran.out.contains("Rule::Format("), "{}", ran.out);
    let without = run(&["generate", &spec]);
    assert!(without.out.contains("t::Rule::Format(\"email\")"), "{}", without.out);
    assert!(without.err.contains("or generate with the option `backtracking`"), "{}", without.err);
    let wrong = run(&["check", &spec, "--format-fn", "phone"]);
    assert_eq!(wrong.status, 2);
    assert!(wrong.err.contains("\"phone\" is not a format's name, `=` and the path of a function"), "{}", wrong.err);
}
