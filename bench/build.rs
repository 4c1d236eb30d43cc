//! The wink document as our module, as structs with serde's derives in three flavours, and as JSON.

#![allow(clippy::unwrap_used, clippy::expect_used)]

mod derive;

use std::path::{Path, PathBuf};

use derive::Flavour;

fn main() {
    let spec = Path::new("../specs/wink/openapi.yaml");
    tintype_codegen::build().types_only().document("wink", spec).run();
    let checked = tintype_codegen::check(spec, &tintype_codegen::Options::default()).expect("the document is right");
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
}
