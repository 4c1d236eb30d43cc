//! What tells variants apart, by the alternatives of a union.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use crate::facts::By;
use crate::model::TypeId;
use crate::{Options, generate_text};

/// How the union of these alternatives is told apart, and the tags of its variants.
fn told(alternatives: &str) -> (By, Vec<String>) {
    let text = format!(
        "openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n    U: {{oneOf: [{alternatives}]}}\n    \
         Base: {{oneOf: [{}, {}]}}\n    Opt: {{enum: [a, b]}}\n",
        object("k: {const: x}", "k"),
        object("k: {enum: [y, z]}", "k"),
    );
    let module = generate_text(Path::new("t.yaml"), &text, &Options::default()).unwrap_or_else(|e| panic!("{e}"));
    let checked = module.checked();
    let index = checked.api.types.iter().position(|read| read.pointer == "/components/schemas/U").unwrap();
    let choice = checked.facts.choice(TypeId(index));
    let crate::model::Body::Union { variants, .. } = &checked.api.types[index].body else { panic!("no union") };
    (choice.by.clone(), (0..variants.len()).map(|at| choice.tags(at).join("|")).collect())
}

fn object(properties: &str, required: &str) -> String {
    format!("{{type: object, properties: {{{properties}}}, required: [{required}]}}")
}

fn all(alternatives: &[String]) -> (By, Vec<String>) {
    told(&alternatives.join(", "))
}

fn constant(name: &str, tags: &[&str]) -> (By, Vec<String>) {
    (By::Constant(name.to_owned()), tags.iter().map(|tag| (*tag).to_owned()).collect())
}

#[test]
fn a_constant_member_that_is_always_there_goes_before_others() {
    let both = [
        object("a: {const: x}, z: {const: 1}, s: {type: string}", "z, s"),
        object("a: {const: y}, z: {const: 2}, s: {type: string}", "z, s"),
    ];
    assert_eq!(all(&both), constant("z", &["1", "2"]));
    let optional = [object("a: {const: x}, s: {type: string}", "s"), object("a: {const: y}, s: {type: string}", "s")];
    assert_eq!(all(&optional), constant("a", &["x", "y"]));
}

#[test]
fn lists_of_values_count_where_the_member_is_required() {
    let lists = |required: &str| {
        [
            object("a: {enum: [x, y]}, s: {type: string}", required),
            object("a: {enum: [z]}, s: {type: string}", required),
        ]
    };
    assert_eq!(all(&lists("a")), constant("a", &["x|y", "z"]));
    assert_eq!(all(&lists("s")).0, By::Tried);
    let meeting = [object("a: {enum: [x, y]}", "a"), object("a: {enum: [y, z]}", "a")];
    assert_eq!(all(&meeting).0, By::Tried);
}

#[test]
fn a_union_among_the_alternatives_has_the_values_of_all_its_variants() {
    let nested = ["{$ref: '#/components/schemas/Base'}".to_owned(), object("k: {const: w}", "k")];
    assert_eq!(all(&nested), constant("k", &["x|y|z", "w"]));
}

#[test]
fn a_member_that_one_alone_requires() {
    let members = [object("a: {type: string}", "a"), object("b: {type: string}", "b"), "{type: string}".to_owned()];
    assert_eq!(all(&members), (By::Members, vec!["a".to_owned(), "b".to_owned(), String::new()]));
    let known_to_both = [object("a: {type: string}", "a"), object("a: {type: string}, b: {type: string}", "b")];
    assert_eq!(all(&known_to_both), (By::Members, vec![String::new(), "b".to_owned()]));
    let none = [object("a: {type: string}", "a"), object("a: {type: integer}", "a")];
    assert_eq!(all(&none).0, By::Tried);
    let map = [object("a: {type: string}", "a"), "{type: object, additionalProperties: {type: string}}".to_owned()];
    assert_eq!(all(&map).0, By::Tried);
}

#[test]
fn types_ranges_and_lists() {
    assert_eq!(told("{type: string}, {type: integer}, {type: array}").0, By::Type);
    assert_eq!(told("{type: string}, {}").0, By::Tried);
    assert_eq!(told("{type: integer, maximum: 3}, {type: integer, exclusiveMinimum: 3}").0, By::Values);
    assert_eq!(told("{type: integer, maximum: 3}, {type: integer, minimum: 3}").0, By::Tried);
    assert_eq!(told("{type: string, enum: [c]}, {$ref: '#/components/schemas/Opt'}").0, By::Values);
    assert_eq!(told("{type: string, enum: [a]}, {$ref: '#/components/schemas/Opt'}").0, By::Tried);
    assert_eq!(told("{type: integer}, {type: number}").0, By::Tried);
}
