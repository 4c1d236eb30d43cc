//! The tables of the providers' documents, and of types that refer to each other.

use std::path::Path;

use tintype::shape::{Additional, Body, Flags, Kind, Rule, Schema, Shape, Width};
use tintype::{Json, Mode, validate_json};
use tintype_codegen::{Checked, Options, check};

use super::Tables;

fn checked(path: &str) -> Checked {
    check(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path), &Options::default()).unwrap()
}

fn shape(path: &str, name: &str) -> &'static Shape {
    let checked = checked(path);
    let tables = Tables::of(&checked);
    tables.shapes.iter().find(|shape| shape.name == name).unwrap()
}

/// A position in words.
fn words(schema: &Schema) -> String {
    let kind = match &schema.kind {
        Kind::Any => "any".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Integer(Width::I32) => "i32".to_owned(),
        Kind::Integer(Width::I64) => "i64".to_owned(),
        Kind::Integer(Width::U32) => "u32".to_owned(),
        Kind::Integer(Width::U64) => "u64".to_owned(),
        Kind::Integer(Width::Big) => "integer".to_owned(),
        Kind::Quoted(width) => format!("quoted {width:?}"),
        Kind::Number => "number".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Array(items) => format!("[{}]", words(items)),
        Kind::Tuple(items) => format!("({})", items.iter().map(words).collect::<Vec<_>>().join(", ")),
        Kind::Map(values) => format!("map of {}", words(values)),
        Kind::Nullable(inner) => format!("{} or null", words(inner)),
        Kind::Type(shape) => shape.name.to_owned(),
    };
    schema.rules.iter().fold(kind, |words, rule| match rule {
        Rule::MinLength(n) => format!("{words} minLength {n}"),
        Rule::MaxLength(n) => format!("{words} maxLength {n}"),
        Rule::Pattern(pattern) => format!("{words} pattern {}", pattern.source()),
        Rule::Format(name) | Rule::OwnFormat(name, _) => format!("{words} format {name}"),
        other => format!("{words} {}", other.id()),
    })
}

fn fields(shape: &Shape) -> Vec<String> {
    let Body::Object(fields, _) = &shape.body else { panic!("{} is no object", shape.name) };
    let flag = |field: &tintype::shape::Field, flag, word| if field.flags().has(flag) { word } else { "" };
    let line = |field: &tintype::shape::Field| {
        let required = flag(field, Flags::REQUIRED, "!");
        let read_only = flag(field, Flags::READ_ONLY, " readOnly");
        let sensitive = flag(field, Flags::SENSITIVE, " sensitive");
        format!("{}{required}: {}{read_only}{sensitive}", field.name(), words(field.schema()))
    };
    fields.iter().map(line).collect()
}

#[test]
fn lengths_required_members_and_enums_are_in_the_table() {
    let request = shape("../specs/zitadel/openapi.yaml", "UpdateMyProfileRequest");
    assert_eq!(
        fields(request),
        [
            "firstName!: text minLength 1 maxLength 200",
            "lastName!: text minLength 1 maxLength 200",
            "nickName: text minLength 1 maxLength 200",
            "displayName!: text minLength 1 maxLength 200",
            "preferredLanguage: text maxLength 10",
            "gender: Gender",
        ]
    );
    let gender = shape("../specs/zitadel/openapi.yaml", "Gender");
    let Body::Strings(values) = gender.body else { panic!() };
    assert_eq!(values, ["GENDER_UNSPECIFIED", "GENDER_FEMALE", "GENDER_MALE", "GENDER_DIVERSE"]);
}

#[test]
fn a_quoted_integer_keeps_its_width() {
    let details = shape("../specs/zitadel/openapi.yaml", "ObjectDetails");
    assert_eq!(fields(details)[0], "sequence: quoted U64");
}

#[test]
fn flags_null_and_arrays_are_in_the_table() {
    let user = fields(shape("../specs/wink/openapi.yaml", "User"));
    assert_eq!(user[2], "email: text format email readOnly");
    assert_eq!(user[3], r"phone: text pattern ^\+?[1-9]\d{1,14}$");
    let request = fields(shape("../specs/wink/openapi.yaml", "UpsertProfileRequest"));
    assert_eq!(request[..2], ["share!: boolean", "user!: User"]);
    assert_eq!(request[4], "version: i64 or null");
    assert!(fields(shape("../specs/wink/openapi.yaml", "Personal")).iter().any(|line| line == "petInfo: [Pet]"));
    let token = &fields(shape("../specs/punchh/openapi.yaml", "UpdateUserRequest"))[1];
    assert_eq!(token, "authentication_token: text sensitive");
}

#[test]
fn a_union_names_its_variants() {
    let Body::Union(_, variants) = &shape("../specs/wink/openapi.yaml", "BadRequestError").body else { panic!() };
    let names: Vec<(&str, String)> = variants.iter().map(|v| (v.name, words(&v.schema))).collect();
    assert_eq!(names, [("Problem", "Problem".to_owned()), ("GenericError", "GenericError".to_owned())]);
}

#[test]
fn the_python_pattern_is_one_table_entry_and_matches_as_python_does() {
    let checked = checked("../specs/etg/openapi.yaml");
    let tables = Tables::of(&checked);
    assert_eq!(tables.patterns.borrow().len(), 1);
    let pattern = *tables.patterns.borrow().values().next().unwrap();
    for name in ["O'Brien", "Jean-Luc", "José", "Мария", "สมชาย"] {
        assert!(pattern.matches(name), "{name}");
    }
    for name in ["4ndy", "_x", "", "A1"] {
        assert!(!pattern.matches(name), "{name}");
    }
}

#[test]
fn types_that_refer_to_each_other_are_layered_and_no_other() {
    let pet = shape("tests/documents/pets.yaml", "Pet");
    let Body::Object(fields, Additional::Open) = &pet.body else { panic!() };
    let parent = fields.iter().find(|field| field.name() == "parent").unwrap();
    let Kind::Type(below) = parent.schema().kind else { panic!() };
    assert_eq!(below.name, "Pet");
    assert!(!std::ptr::eq(pet, below));
    let size = shape("tests/documents/pets.yaml", "Size");
    assert!(matches!(size.body, Body::Object(_, Additional::Closed)));
}

#[test]
fn the_deepest_json_that_can_be_read_is_still_checked() {
    let pet = Schema::of(shape("tests/documents/pets.yaml", "Pet"));
    let deepest = tintype::json::MAX_DEPTH - 1;
    let json = |kind: &str| {
        let start = r#"{"name":"Rex","kind":"dog","parent":"#.repeat(deepest);
        format!(r#"{start}{{"name":"Rex","kind":"{kind}"}}{}"#, "}".repeat(deepest)).parse::<Json>().unwrap()
    };
    assert_eq!(validate_json(&json("dog"), &pet, Mode::Request).len(), 0);
    let violations = validate_json(&json("cow"), &pet, Mode::Request);
    assert_eq!(violations.len(), 1);
    assert_eq!(violations.first().unwrap().pointer(), format!("{}/kind", "/parent".repeat(deepest)));
}
