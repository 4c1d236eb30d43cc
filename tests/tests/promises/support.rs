//! Where the documents are, and how they are read here.

use std::path::{Path, PathBuf};

use tintype_codegen::{Generated, Options};

/// The providers whose documents are in `specs/`.
pub(crate) const PROVIDERS: [&str; 5] = ["wink", "etg", "punchh", "driver", "zitadel"];

/// The workspace's folder.
pub(crate) fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// The document of a provider.
pub(crate) fn document(provider: &str) -> PathBuf {
    workspace().join("specs").join(provider).join("openapi.yaml")
}

/// The module of a provider.
pub(crate) fn generate(provider: &str) -> Generated {
    tintype_codegen::generate(&document(provider), &Options::default()).unwrap()
}

/// The block of line numbers in a module's text.
pub(crate) fn line_numbers(text: &str) -> &str {
    let (_, rest) = text.split_once("rows: \"").expect("a module has a block of line numbers");
    rest.split_once("\",\n").expect("the block ends").0
}

/// A module's text with that block cut to one fixed line, so that a line added to a document changes nothing here.
pub(crate) fn without_line_numbers(text: &str) -> String {
    text.replace(line_numbers(text), "…")
}
