//! The documents of the benchmarks as our modules, as structs with serde's derives in three flavours, and as JSON.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod derive;
mod slice;

use std::path::{Path, PathBuf};

use derive::Flavour;
use slice::Slice;
use tintype_codegen::Options;

fn main() {
    let spec = Path::new("../specs/wink/openapi.yaml");
    tintype_codegen::build().types_only().document("wink", spec).run();
    let checked = tintype_codegen::check(spec, &Options::default()).expect("the document is right");
    let out = PathBuf::from(std::env::var_os("OUT_DIR").expect("cargo sets it"));
    for (name, flavour) in [("plain", Flavour::Plain), ("garde", Flavour::Garde), ("validator", Flavour::Validator)] {
        let text = derive::module(&checked.api, &checked.names, flavour);
        std::fs::write(out.join(format!("derived_{name}.rs")), text).expect("OUT_DIR can be written");
    }
    // This value keeps the order of members.
    let document: serde_yaml_ng::Value =
        serde_yaml_ng::from_str(&std::fs::read_to_string(spec).unwrap()).expect("the document is YAML");
    let json = serde_json::to_string(&document).expect("the document is JSON as well");
    std::fs::write(out.join("wink.json"), json).expect("OUT_DIR can be written");
    vendors(&out);
}

/// The documents that are not in the repository: the rows of those that the folder lacks are left out.
fn vendors(out: &Path) {
    println!("cargo::rerun-if-env-changed=TINTYPE_DOCUMENTS");
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(github, stripe)");
    let Some(folder) = std::env::var_os("TINTYPE_DOCUMENTS").map(PathBuf::from) else { return };
    for slice in [slice::GITHUB, slice::STRIPE] {
        match slice.find(&folder) {
            Some(path) => vendor(&slice, &path, out),
            None => println!("cargo::warning={} has no file named *{}", folder.display(), slice.file),
        }
    }
}

fn vendor(slice: &Slice, path: &Path, out: &Path) {
    println!("cargo::rerun-if-changed={}", path.display());
    let text = std::fs::read(path).expect("the document can be read");
    let (document, example) = slice.cut(serde_json::from_slice(&text).expect("the document is JSON"));
    let cut = out.join(format!("{}.json", slice.name));
    std::fs::write(&cut, document.to_string()).expect("OUT_DIR can be written");
    if let Some(example) = example {
        std::fs::write(out.join(format!("{}_example.json", slice.name)), example.to_string()).expect("OUT_DIR");
    }
    let options = Options { types_only: true, operations: vec!["get".to_owned()], ..Options::default() };
    let generated = match tintype_codegen::generate(&cut, &options) {
        Ok(generated) => generated,
        Err(failure) => {
            println!("cargo::error={}", failure.human(false).replace('\n', " "));
            return;
        }
    };
    std::fs::write(out.join(format!("{}.rs", slice.name)), generated.text()).expect("OUT_DIR can be written");
    let checked = generated.checked();
    for (name, flavour) in [("plain", Flavour::Plain), ("garde", Flavour::Garde)] {
        let text = derive::module(&checked.api, &checked.names, flavour);
        std::fs::write(out.join(format!("{}_{name}.rs", slice.name)), text).expect("OUT_DIR can be written");
    }
    println!("cargo::rustc-cfg={}", slice.name);
}
