//! Wink's types as structs with serde's derives.

#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../derive/mod.rs"]
#[allow(dead_code)]
mod derive;

use std::path::{Path, PathBuf};

use derive::Flavour;

fn main() {
    let spec = Path::new("../../specs/wink/openapi.yaml");
    println!("cargo::rerun-if-changed={}", spec.display());
    println!("cargo::rerun-if-changed=../derive/mod.rs");
    let checked = tintype_codegen::check(spec, &tintype_codegen::Options::default()).expect("the document is right");
    let text = derive::module(&checked.api, &checked.names, Flavour::Plain);
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    std::fs::write(out.join("plain.rs"), text).expect("OUT_DIR can be written");
}
