//! Versions, and what is spelled differently in OpenAPI 3.0, 3.1 and 3.2.

use super::{lifted, read, told};

#[test]
fn versions() {
    for text in ["swagger: 2.0", "swagger: '2.0'", "swagger: 2", "swagger: '2'", "swagger: \"2.0.0\""] {
        lifted(text, "", r#"{"openapi": "3.1.0"}"#);
    }
    for text in ["openapi: 3.1", "openapi: '3.1'"] {
        lifted(text, "", r#"{"openapi": "3.1"}"#);
    }
    lifted("openapi: 3.0.4", "", r#"{"openapi": "3.0.4"}"#);
    // Others are left for a later stage to speak of.
    lifted("swagger: '1.2'\nbasePath: a", "", r#"{"swagger": "1.2", "basePath": "a"}"#);
    lifted("[]", "", "[]");
}

/// The schema `A` of an OpenAPI 3 document.
#[track_caller]
fn schema(version: &str, text: &str, json: &str, said: &str) {
    let text = format!("openapi: {version}\ncomponents:\n  schemas:\n    A: {text}\n    B: {{type: object}}\n");
    told(&text, "/components/schemas/A", json, said);
}

#[test]
fn nullable() {
    let two = "{nullable: true, properties: {a: {type: string, nullable: true}, nullable: {type: string}}}";
    let json = r#"{"nullable": true, "properties": {"a": {"type": "string", "nullable": true}, "nullable": {"type": "string"}}}"#;
    schema("3.0.3", two, json, "");
    let said = "nullable 4:9 `nullable` is no keyword of this version of OpenAPI (here and in one more place)\n";
    schema("3.1.0", two, json, said);
    schema("3.2.0", two, json, said);
    let said = "nullable 4:23 `nullable` is no keyword of this version of OpenAPI\n";
    schema("3.1.0", "{type: string, nullable: true}", r#"{"type": "string", "nullable": true}"#, said);
}

#[test]
fn nullable_beside_a_reference() {
    schema(
        "3.0.0",
        "{items: {$ref: '#/components/schemas/B', nullable: true, minProperties: 1, readOnly: true}}",
        r##"{"items": {"readOnly": true,
            "anyOf": [{"$ref": "#/components/schemas/B", "minProperties": 1}, {"type": "null"}]}}"##,
        "ref-siblings 4:49 this version of OpenAPI ignores what stands beside `$ref`\n",
    );
    let alone = r##"{"items": {"anyOf": [{"$ref": "#/components/schemas/B"}, {"type": "null"}]}}"##;
    let said = "ref-siblings 4:49 this version of OpenAPI ignores what stands beside `$ref`\n";
    schema("3.0.0", "{items: {$ref: '#/components/schemas/B', nullable: true}}", alone, said);
    let not = r##"{"items": {"$ref": "#/components/schemas/B"}}"##;
    schema("3.0.0", "{items: {$ref: '#/components/schemas/B', nullable: false}}", not, "");
}

#[test]
fn siblings_and_exclusive_ends() {
    let text = "{items: {$ref: '#/components/schemas/B', minProperties: 1}, minimum: 1, exclusiveMinimum: true}";
    schema(
        "3.0.0",
        text,
        r##"{"items": {"$ref": "#/components/schemas/B", "minProperties": 1}, "exclusiveMinimum": 1}"##,
        "ref-siblings 4:49 this version of OpenAPI ignores what stands beside `$ref`\n",
    );
    let same =
        r##"{"items": {"$ref": "#/components/schemas/B", "minProperties": 1}, "minimum": 1, "exclusiveMinimum": 2}"##;
    schema("3.1.0", &text.replace("Minimum: true", "Minimum: 2"), same, "");
}

#[test]
fn a_list_under_items() {
    let said = "items-list 4:9 `items` is one schema in this version of OpenAPI, and no list\n";
    schema("3.1.0", "{items: [{type: string}]}", r#"{"prefixItems": [{"type": "string"}]}"#, said);
}

#[test]
fn openapi_3_2() {
    let text = "
openapi: 3.2.0
$self: https://example.com/api
components:
  schemas:
    A: {items: {$ref: 'https://example.com/api#/components/schemas/B'}, not: {$ref: 'https://example.com/apis#/B'}}
    B: {type: string}
  parameters:
    P: {name: p, in: query, schema: {type: string}, examples: {e: {dataValue: {dataValue: 1}, serializedValue: x}}}
";
    let json = r##"{
        "schemas": {
            "A": {"items": {"$ref": "#/components/schemas/B"}, "not": {"$ref": "https://example.com/apis#/B"}},
            "B": {"type": "string"}
        },
        "parameters": {"P": {"name": "p", "in": "query", "schema": {"type": "string"},
            "examples": {"e": {"value": {"dataValue": 1}, "serializedValue": "x"}}}}
    }"##;
    lifted(text, "/components", json);
}

#[test]
fn a_document_is_named_by_its_own_uri_in_every_spelling() {
    let text = "
openapi: 3.2.0
$self: https://example.com/api/openapi.yaml
components:
  schemas:
    A: {anyOf: [
      {$ref: 'openapi.yaml#/components/schemas/B'}, {$ref: './openapi.yaml#/components/schemas/B'},
      {$ref: '/api/openapi.yaml#/components/schemas/B'}, {$ref: '//example.com/api/openapi.yaml#/components/schemas/B'},
      {$ref: 'other/openapi.yaml#/components/schemas/B'}, {$ref: '/openapi.yaml#/components/schemas/B'},
      {$id: 'https://example.org/', not: {$ref: 'api/openapi.yaml#/B'}}]}
    B: {type: string}
";
    let json = r##"{
        "A": {"anyOf": [{"$ref": "#/components/schemas/B"}, {"$ref": "#/components/schemas/B"},
            {"$ref": "#/components/schemas/B"}, {"$ref": "#/components/schemas/B"},
            {"$ref": "other/openapi.yaml#/components/schemas/B"}, {"$ref": "/openapi.yaml#/components/schemas/B"},
            {"$id": "https://example.org/", "not": {"$ref": "api/openapi.yaml#/B"}}]},
        "B": {"type": "string"}
    }"##;
    lifted(text, "/components/schemas", json);
    let text = "
openapi: 3.2.0
$self: /api/openapi.yaml
components:
  schemas:
    A: {items: {$ref: 'openapi.yaml#/components/schemas/A'}, not: {$ref: '//example.com/api/openapi.yaml#/B'}}
";
    let json = r##"{"A": {"items": {"$ref": "#/components/schemas/A"},
        "not": {"$ref": "//example.com/api/openapi.yaml#/B"}}}"##;
    lifted(text, "/components/schemas", json);
}

#[test]
fn rings_end() {
    let text = "openapi: 3.0.0\ncomponents: {schemas: {A: {$ref: '#/components/schemas/A'}, B: {$ref: '#'}}}\n";
    let (document, said) = read(text);
    assert_eq!(said, "");
    let json =
        r##"{"openapi":"3.0.0","components":{"schemas":{"A":{"$ref":"#/components/schemas/A"},"B":{"$ref":"#"}}}}"##;
    assert_eq!(document.to_json(document.root()), json);
}
