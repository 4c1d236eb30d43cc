//! Cargo features, one a tag: a module compiles without a warning with none of them, with each, and with all.

use std::path::Path;

use tintype_codegen::{Generated, Options, generate};

use crate::compiled::{cargo, manifest, put};

fn module() -> Generated {
    let options = Options { features_per_tag: true, ..Options::default() };
    generate(Path::new("tagged/openapi.yaml"), &options).unwrap_or_else(|failure| panic!("{failure}"))
}

#[test]
fn a_tag_is_a_feature() {
    let module = module();
    let features = &module.checked().features;
    let all: Vec<(&str, &str)> = features.all().iter().map(|it| (it.tag.as_str(), it.name.as_str())).collect();
    assert_eq!(all, [("Vet Visits", "vet-visits"), ("default", "default-tag"), ("pets", "pets")]);
    assert_eq!(features.manifest(), "[features]\ndefault-tag = []\npets = []\nvet-visits = []\n");
    assert!(module.text().contains("//   vet-visits = []\n"));
    assert!(!generate(Path::new("tagged/openapi.yaml"), &Options::default()).unwrap().text().contains("cfg"));
}

#[test]
fn a_type_is_behind_the_features_that_need_it() {
    let text = module().text();
    let before = |item: &str| {
        let (before, _) = text.split_once(&format!("pub struct {item} {{")).unwrap_or_else(|| panic!("{item}"));
        let lines = before.trim_end().lines().rev().map(str::trim);
        let attributes = lines.take_while(|line| line.starts_with(['#', '/']));
        attributes.filter(|line| line.starts_with("#[cfg")).map(str::to_owned).collect::<Vec<_>>()
    };
    let any = |names: &[&str]| match names {
        [only] => vec![format!("#[cfg(feature = \"{only}\")]")],
        _ => {
            let names: Vec<String> = names.iter().map(|name| format!("feature = \"{name}\"")).collect();
            vec![format!("#[cfg(any({}))]", names.join(", "))]
        }
    };
    assert_eq!(before("Store"), any(&["default-tag"]));
    assert_eq!(before("Problem"), any(&["pets"]));
    assert_eq!(before("Pet"), any(&["pets", "vet-visits"]));
    assert_eq!(before("Owner"), any(&["default-tag", "pets", "vet-visits"]));
    for always in ["Pong", "Unused", "UnusedToo"] {
        assert_eq!(before(always), [""; 0], "{always}");
    }
}

/// A library with the module as one file and as a tree.
pub(crate) fn package(package: &Path) {
    let module = module();
    put(&package.join("Cargo.toml"), &manifest("features", "2021", &module.checked().features.manifest()));
    put(&package.join("src/file.rs"), &module.text());
    module.tree().write(&package.join("src/tree")).unwrap();
    put(
        &package.join("src/lib.rs"),
        "//! Generated modules behind features.\n#![deny(warnings)]\npub mod file;\npub mod tree;\n\
         #[path = \"tree/mod.rs\"]\nmod private;\n\
         pub mod included { include!(\"tree/mod.rs\"); }\n",
    );
}

/// Compiles it with every set of features that matters.
pub(crate) fn compile(workspace: &Path) {
    for features in ["", "pets", "vet-visits", "default-tag", "pets,vet-visits,default-tag"] {
        cargo(workspace, &["build", "--package", "features", "--lib", "--features", features]);
    }
}
