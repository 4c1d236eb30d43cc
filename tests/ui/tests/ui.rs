//! The macro as a user meets it: what compiles, and what the compiler says of what does not.
//!
//! `TRYBUILD=overwrite` accepts new words of the compiler.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

#[test]
fn the_macro_compiles_or_says_why_not() {
    // The macro reads documents below the package that is compiled: the one that trybuild writes.
    let package =
        Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap().join("tests/trybuild/tintype-tests-ui/documents");
    std::fs::create_dir_all(&package).unwrap();
    for document in std::fs::read_dir("documents").unwrap() {
        let document = document.unwrap();
        std::fs::copy(document.path(), package.join(document.file_name())).unwrap();
    }
    let cases = trybuild::TestCases::new();
    cases.pass("pass/*.rs");
    cases.compile_fail("fail/*.rs");
}
