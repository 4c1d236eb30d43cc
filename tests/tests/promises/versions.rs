//! `versions/<version>/`: one API written down in each version of the specification, which gives one module.

use std::path::Path;

use tintype_codegen::{Generated, Options};

use crate::support::without_line_numbers;

#[test]
fn every_version_gives_the_same_module() {
    let module = |version: &str| -> Generated {
        let path = Path::new("versions").join(version).join("openapi.yaml");
        tintype_codegen::generate(&path, &Options::default()).unwrap_or_else(|failure| panic!("{failure}"))
    };
    let text = |version: &str| without_line_numbers(&module(version).text()).replace(version, "");
    let (outline, expected) = (module("3.0").outline().to_owned(), text("3.0"));
    assert!(outline.lines().count() > 25, "{outline}");
    for version in ["2.0", "3.1", "3.2"] {
        assert_eq!(module(version).outline(), outline, "the outline of {version}");
        assert_eq!(text(version), expected, "the module of {version}");
    }
    // What stands in other files is read in the version of the document.
    assert_eq!(module("2.0-in-files").outline(), outline);
}

#[test]
fn a_pointer_into_another_file_counts_parameters_as_its_text_does() {
    let path = Path::new("versions/parameter-by-index/openapi.yaml");
    let checked = tintype_codegen::check(path, &Options::default()).unwrap_or_else(|failure| panic!("{failure}"));
    let names: Vec<&str> =
        checked.api.operations[0].parameters.iter().map(|parameter| parameter.wire.as_str()).collect();
    assert_eq!(names, ["second"]);
}

#[test]
fn violations_name_the_lines_of_the_text() {
    let swagger = module_lines("2.0");
    assert!(swagger.contains(&find("2.0", "minLength: 1")), "{swagger:?}");
    assert!(swagger.contains(&find("2.0", "maximum: 100")), "{swagger:?}");
}

/// The lines of the rules that the document's model has.
fn module_lines(version: &str) -> Vec<u32> {
    let path = Path::new("versions").join(version).join("openapi.yaml");
    let checked = tintype_codegen::check(&path, &Options::default()).unwrap();
    let mut lines = Vec::new();
    let mut add = |schema: &tintype_codegen::model::Schema| {
        lines.extend(schema.rules.iter().map(|rule| checked.sources.line_column(rule.place).0));
    };
    for operation in &checked.api.operations {
        operation.parameters.iter().for_each(|parameter| add(&parameter.schema));
    }
    for read in &checked.api.types {
        if let tintype_codegen::model::Body::Object { members, .. } = &read.body {
            members.iter().for_each(|member| add(&member.schema));
        }
    }
    lines
}

/// The line of a document that has this text.
fn find(version: &str, text: &str) -> u32 {
    let document = std::fs::read_to_string(Path::new("versions").join(version).join("openapi.yaml")).unwrap();
    let line = document.lines().position(|line| line.contains(text)).unwrap();
    u32::try_from(line).unwrap() + 1
}
