//! The JSON test suite through the decoder: what must be accepted is, what must be refused is, and whatever is left to the
//! parser ends with a value or an error. It is not part of the repository: `TINTYPE_CORPUS` names the folder that has it, else
//! `../shared/corpus`; without one the test says so and passes.

#![allow(missing_docs, clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use tintype::Json;

/// What the suite leaves to the parser, and we refuse: text that is not UTF-8, and halves of surrogate pairs. Deeper arrays
/// than 128 levels are refused by depth.
fn is_text(data: &[u8]) -> bool {
    let text = String::from_utf8_lossy(data);
    !text.contains('\u{fffd}') && !text.to_lowercase().contains("\\ud")
}

#[test]
fn the_decoder_takes_what_it_must_and_refuses_what_it_must() {
    let folder = std::env::var_os("TINTYPE_CORPUS").map(PathBuf::from);
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/corpus");
    let Ok(files) = std::fs::read_dir(folder.unwrap_or(beside).join("json-test-suite")) else {
        return println!("skipped: no folder ../shared/corpus/json-test-suite, and TINTYPE_CORPUS is not set");
    };
    let mut wrong = BTreeMap::new();
    let (mut right, mut free) = (0, 0);
    for file in files {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let Some((kind @ ("y" | "n" | "i"), _)) = name.split_once('_') else { continue };
        let data = std::fs::read(&path).unwrap();
        let read = Json::parse(&data);
        let expected = match kind {
            "y" => true,
            "n" => false,
            _ => {
                free += 1;
                is_text(&data) && !name.contains("nested")
            }
        };
        if read.is_ok() == expected {
            right += 1;
        } else {
            wrong.insert(name, format!("{:?}", read.map(|_| "read").map_err(|error| error.to_string())));
        }
    }
    assert_eq!(wrong, BTreeMap::new(), "{right} are right");
    println!("{right} right, {free} of them left to the parser");
    assert!(right > 300, "{right}");
}
