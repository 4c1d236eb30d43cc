//! Schemas of Swagger 2.0 and OpenAPI 3.0.

use super::told;

/// The definition `A` beside a definition `B`.
#[track_caller]
fn schema(text: &str, json: &str, said: &str) {
    let text = format!("swagger: '2.0'\ndefinitions:\n  A: {text}\n  B: {{type: object}}\n");
    told(&text, "/components/schemas/A", json, said);
}

#[test]
fn nullable() {
    schema("{type: string, x-nullable: true}", r#"{"type": "string", "nullable": true}"#, "");
    schema(
        "{properties: {b: {$ref: '#/definitions/B', x-nullable: true, description: D}}}",
        r##"{"properties": {"b": {
            "description": "D", "anyOf": [{"$ref": "#/components/schemas/B"}, {"type": "null"}]}}}"##,
        "",
    );
    schema(
        "{properties: {b: {$ref: '#/definitions/B', x-nullable: false}}}",
        r##"{"properties": {"b": {"$ref": "#/components/schemas/B"}}}"##,
        "",
    );
    let said = "newer-member 3:21 Swagger 2.0 has no `nullable` in a schema\n";
    schema("{type: string, nullable: true}", r#"{"type": "string", "nullable": true}"#, said);
}

#[test]
fn discriminators() {
    schema(
        "{type: object, discriminator: petType, properties: {petType: {type: string}}}",
        r#"{"type": "object", "discriminator": {"propertyName": "petType"}, "properties": {"petType": {"type": "string"}}}"#,
        "",
    );
    schema(
        "{discriminator: {propertyName: t, mapping: {b: '#/definitions/B', c: B}}}",
        r##"{"discriminator": {"propertyName": "t", "mapping": {"b": "#/components/schemas/B", "c": "B"}}}"##,
        "",
    );
    // A property may have any name.
    schema(
        "{properties: {discriminator: {type: string}, type: {type: file}, $ref: {type: string}}}",
        r#"{"properties": {"discriminator": {"type": "string"}, "type": {"type": "string", "format": "binary"},
            "$ref": {"type": "string"}}}"#,
        "",
    );
}

#[test]
fn values_of_discriminators() {
    let text = "
swagger: '2.0'
definitions:
  Base: {type: object, discriminator: kind, properties: {kind: {type: string}}}
  One: {allOf: [{$ref: '#/definitions/Base'}], x-discriminator-value: one}
  Two: {allOf: [{$ref: '#/definitions/One'}, {type: object}], x-ms-discriminator-value: '#2'}
  Three: {allOf: [{$ref: '#/definitions/Base'}]}
";
    let json = r##"{"propertyName": "kind", "mapping": {"one": "#/components/schemas/One", "#2": "#/components/schemas/Two"}}"##;
    told(text, "/components/schemas/Base/discriminator", json, "");
}

#[test]
fn exclusive_ends() {
    schema(
        "{type: number, minimum: 1.50, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false}",
        r#"{"type": "number", "exclusiveMinimum": 1.50, "maximum": 9}"#,
        "",
    );
}

#[test]
fn items_by_position() {
    schema(
        "{type: array, items: [{type: string}, {type: file}], additionalItems: false}",
        r#"{"type": "array", "prefixItems": [{"type": "string"}, {"type": "string", "format": "binary"}], "items": false}"#,
        "",
    );
}

#[test]
fn siblings_of_a_reference() {
    schema(
        "{properties: {a: {$ref: '#/definitions/B', minProperties: 1}, b: {$ref: '#/definitions/B', type: array},
            c: {$ref: '#/definitions/B', readOnly: true, title: T}, d: {$ref: '#/definitions/B', type: object}}}",
        r##"{"properties": {
            "a": {"$ref": "#/components/schemas/B", "minProperties": 1},
            "b": {"$ref": "#/components/schemas/B", "type": "array"},
            "c": {"allOf": [{"$ref": "#/components/schemas/B"}], "readOnly": true, "title": "T"},
            "d": {"$ref": "#/components/schemas/B"}}}"##,
        "ref-siblings 3:49 this version of OpenAPI ignores what stands beside `$ref` (here and in one more place)\n",
    );
}

#[test]
fn data_is_left_alone() {
    schema(
        "{example: {type: file, x-nullable: true, $ref: '#/definitions/B'}, enum: [{type: file}], x-a: {type: file}}",
        r##"{"example": {"type": "file", "x-nullable": true, "$ref": "#/definitions/B"}, "enum": [{"type": "file"}],
            "x-a": {"type": "file"}}"##,
        "",
    );
}
