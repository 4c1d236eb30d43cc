use tintype_codegen::Options;
use tintype_codegen::model::TypeId;

use super::*;

const DOCUMENT: &str = r##"
openapi: 3.1.0
info: {title: t, version: "1"}
paths: {}
components:
  schemas:
    Limits:
      type: object
      required: [count, text, when, tags, kind]
      properties:
        count: {type: integer, minimum: 10, multipleOf: 4}
        text: {type: string, minLength: 6}
        when: {type: string, format: date}
        tags: {type: array, minItems: 2, items: {type: boolean}}
        kind: {type: string, enum: [b, a]}
        one: {type: number}
        two: {type: number}
    Cat: {type: object, required: [kind], properties: {kind: {type: string}}}
    Dog: {type: object, required: [kind, n], properties: {kind: {type: string}, n: {type: integer, exclusiveMaximum: 0}}}
    Either:
      oneOf: [{$ref: "#/components/schemas/Cat"}, {$ref: "#/components/schemas/Dog"}]
      discriminator: {propertyName: kind, mapping: {cat: "#/components/schemas/Cat", dog: "#/components/schemas/Dog"}}
    Tree: {type: object, required: [trees], properties: {trees: {type: array, items: {$ref: "#/components/schemas/Tree"}}}}
    Endless: {type: array, minItems: 1, items: {$ref: "#/components/schemas/Endless"}}
"##;

/// The samples of the component of this name.
fn made(name: &str) -> Vec<Option<Value>> {
    let generated = tintype_codegen::generate_text("a.yaml".as_ref(), DOCUMENT, &Options::default());
    let Ok(generated) = generated else { return Vec::new() };
    let checked = generated.checked();
    let mut ids = (0..checked.api.types.len()).map(TypeId);
    ids.find(|id| checked.names.type_name(*id) == name).map(|id| samples(&checked.api, id)).unwrap_or_default()
}

#[test]
fn an_object_has_its_required_members_and_one_more() {
    let limits = json!({
        "count": 12, "text": "textte", "when": "2024-01-31", "tags": [true, true], "kind": "b", "one": 1.5,
    });
    assert_eq!(made("Limits"), [Some(limits)]);
}

#[test]
fn a_union_has_a_sample_of_each_alternative() {
    assert_eq!(made("Either"), [Some(json!({"kind": "cat"})), Some(json!({"kind": "dog", "n": -1}))]);
}

#[test]
fn a_sample_ends() {
    assert_eq!(made("Tree").len(), 1);
    assert_eq!(made("Endless"), [None]);
}
