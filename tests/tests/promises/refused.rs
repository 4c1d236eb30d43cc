//! `refused/<case>/`: a document that has errors, and exactly what is said of it.
//!
//! A case is a folder: `openapi.yaml` or `openapi.json`, `expected.txt`, and `options` with the word `strict` where
//! warnings are to be errors; `overlay.yaml` is applied where it is there. With `UPDATE=1` in the environment the new words are written; review them as you would
//! review a user interface.

use std::path::Path;

use tintype_codegen::Options;

#[test]
fn every_case_is_refused_in_these_words() {
    // The package's folder is the working folder of its tests; messages name the path as it was given.
    let mut cases: Vec<_> = std::fs::read_dir("refused").unwrap().map(|entry| entry.unwrap().path()).collect();
    cases.sort();
    assert!(cases.len() >= 27, "only {} cases", cases.len());
    let changed: Vec<String> = cases.iter().filter_map(|case| difference(case)).collect();
    assert!(changed.is_empty(), "{}\nUPDATE=1 accepts the new words", changed.join("\n"));
}

/// What is wrong with a case, or nothing.
fn difference(case: &Path) -> Option<String> {
    let document = ["openapi.yaml", "openapi.json"].map(|name| case.join(name)).into_iter().find(|path| path.exists());
    let document = document.unwrap_or_else(|| panic!("{} has no document", case.display()));
    let strict = std::fs::read_to_string(case.join("options")).is_ok_and(|options| options.trim() == "strict");
    let overlay = case.join("overlay.yaml");
    let overlays = overlay.exists().then_some(overlay).into_iter().collect();
    let Err(failure) = tintype_codegen::generate(&document, &Options { strict, overlays, ..Options::default() }) else {
        return Some(format!("{}: not refused", case.display()));
    };
    let said = failure.human(false);
    let place = case.join("expected.txt");
    let expected = std::fs::read_to_string(&place).unwrap_or_default();
    if said == expected {
        return None;
    }
    if std::env::var_os("UPDATE").is_some_and(|value| value == "1") {
        std::fs::write(&place, &said).unwrap();
        return None;
    }
    Some(format!("{}:\n--- expected\n{expected}\n--- now\n{said}", case.display()))
}
