//! Servers, parameters, bodies and responses of Swagger 2.0.

use super::{lifted, told};

#[test]
fn a_whole_document() {
    let text = "
swagger: '2.0'
info: {title: Pets, version: '1'}
host: example.com
basePath: /v1
schemes: [http, https]
consumes: [application/json]
produces: [application/json]
paths:
  /pets/{id}:
    put:
      operationId: replacePet
      parameters:
        - {name: id, in: path, required: true, type: integer, format: int64}
        - {name: pet, in: body, required: true, description: The pet., schema: {$ref: '#/definitions/Pet'}}
      responses:
        '200': {description: Done., schema: {$ref: '#/definitions/Pet'}}
        '204': {description: Gone.}
definitions:
  Pet: {type: object, properties: {name: {type: string}}}
";
    let json = r##"{
        "openapi": "3.1.0",
        "info": {"title": "Pets", "version": "1"},
        "servers": [{"url": "https://example.com/v1"}, {"url": "http://example.com/v1"}],
        "paths": {"/pets/{id}": {"put": {
            "operationId": "replacePet",
            "parameters": [{"name": "id", "in": "path", "required": true, "schema": {"type": "integer", "format": "int64"}}],
            "requestBody": {
                "required": true,
                "description": "The pet.",
                "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
            },
            "responses": {
                "200": {
                    "description": "Done.",
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Pet"}}}
                },
                "204": {"description": "Gone."}
            }
        }}},
        "components": {"schemas": {"Pet": {"type": "object", "properties": {"name": {"type": "string"}}}}}
    }"##;
    lifted(text, "", json);
}

#[test]
fn servers() {
    let server = |members: &str, json: &str| lifted(&format!("swagger: 2.0\n{members}\n"), "/servers", json);
    server("host: a.com", r#"[{"url": "https://a.com"}]"#);
    server("host: a.com\nbasePath: /", r#"[{"url": "https://a.com"}]"#);
    server("host: a.com:8080\nbasePath: /v1/\nschemes: [http]", r#"[{"url": "http://a.com:8080/v1"}]"#);
    server(
        "schemes: [ws, wss, http, https, https]\nhost: a",
        r#"[{"url": "https://a"}, {"url": "http://a"}, {"url": "wss://a"}, {"url": "ws://a"}]"#,
    );
    server("basePath: /v1", r#"[{"url": "/v1"}]"#);
    server("basePath: /\nschemes: [https]", r#"[{"url": "/"}]"#);
    lifted("swagger: '2.0'\nschemes: [https]\n", "", r#"{"openapi": "3.1.0"}"#);
}

#[test]
fn faulty_servers() {
    let server = |members: &str, json: &str, said: &str| told(&format!("swagger: 2.0\n{members}\n"), "", json, said);
    server(
        "host: https://a.com/\nbasePath: v1",
        r#"{"openapi": "3.1.0", "servers": [{"url": "https://a.com/v1"}]}"#,
        "server 2:7 the host has a scheme\nserver 3:11 the base path does not begin with a slash\n",
    );
    server(
        "host: '{tenant}.a.com'",
        r#"{"openapi": "3.1.0"}"#,
        "server 2:7 the host is a template, which Swagger 2.0 does not have\n",
    );
    server(
        "host: a.com\nschemes: [htps, 1]",
        r#"{"openapi": "3.1.0", "servers": [{"url": "https://a.com"}]}"#,
        "server 3:11 there is no scheme `htps`\nwrong-type 3:17 an entry of `schemes` is a number\n",
    );
    server("host: 7", r#"{"openapi": "3.1.0"}"#, "wrong-type 2:7 `host` is a number\n");
}

#[test]
fn schemes_of_an_operation() {
    let text = "
swagger: '2.0'
host: a.com
basePath: /v1
paths: {/a: {get: {schemes: [http], responses: {}}, schemes: [wss]}}
";
    let json = r#"{
        "get": {"responses": {}, "servers": [{"url": "http://a.com/v1"}]},
        "servers": [{"url": "wss://a.com/v1"}]
    }"#;
    told(text, "/paths/~1a", json, "newer-member 5:53 Swagger 2.0 has no `schemes` in a path item\n");
}

/// The one parameter of an operation.
#[track_caller]
fn parameter(text: &str, json: &str, said: &str) {
    let text = format!("swagger: '2.0'\npaths:\n  /a:\n    get:\n      parameters:\n        - {text}\n");
    told(&text, "/paths/~1a/get/parameters/0", json, said);
}

#[test]
fn what_a_parameter_says_of_its_value_is_its_schema() {
    parameter(
        "{name: a, in: query, description: D, allowEmptyValue: true, type: integer, format: int32, minimum: 1,
           maximum: 9, exclusiveMaximum: true, multipleOf: 2, default: 4, enum: [4, 8], x-tintype-name: b}",
        r#"{"name": "a", "in": "query", "description": "D", "allowEmptyValue": true, "x-tintype-name": "b",
            "schema": {"type": "integer", "format": "int32", "minimum": 1, "exclusiveMaximum": 9, "multipleOf": 2,
                       "default": 4, "enum": [4, 8]}}"#,
        "",
    );
    parameter(
        "{in: header, name: a, type: string, maxLength: 2, minLength: 1, pattern: a, x-nullable: true, x-example: ab}",
        r#"{"in": "header", "name": "a", "example": "ab",
            "schema": {"type": "string", "maxLength": 2, "minLength": 1, "pattern": "a", "nullable": true}}"#,
        "",
    );
    parameter(
        "{in: query, name: a}",
        r#"{"in": "query", "name": "a", "schema": {"type": "string"}}"#,
        "parameter 6:11 the parameter does not say what it is\n",
    );
}

#[test]
fn what_only_openapi_3_has_is_read() {
    parameter(
        "{name: a, in: query, schema: {type: integer}, type: string}",
        r#"{"name": "a", "in": "query", "schema": {"type": "integer"}}"#,
        "",
    );
    parameter(
        "{name: a, in: query, type: string, example: x, nullable: true, deprecated: true}",
        r#"{"name": "a", "in": "query", "example": "x", "deprecated": true,
            "schema": {"type": "string", "nullable": true}}"#,
        "newer-member 6:46 Swagger 2.0 has no `example` in a parameter\n\
         newer-member 6:58 Swagger 2.0 has no `nullable` in a schema\n\
         newer-member 6:74 Swagger 2.0 has no `deprecated` in a parameter\n",
    );
}

#[test]
fn collection_formats() {
    let list = |place: &str, format: &str, style: &str, said: &str| {
        let format = if format.is_empty() { String::new() } else { format!(", collectionFormat: {format}") };
        let items = r#""schema": {"type": "array", "items": {"type": "string"}}"#;
        parameter(
            &format!("{{name: a, in: {place}, type: array, items: {{type: string}}{format}}}"),
            &format!(r#"{{"name": "a", "in": "{place}", {items} {style}}}"#),
            said,
        );
    };
    list("query", "", r#", "style": "form", "explode": false"#, "");
    list("query", "csv", r#", "style": "form", "explode": false"#, "");
    list("query", "ssv", r#", "style": "spaceDelimited", "explode": false"#, "");
    list("query", "pipes", r#", "style": "pipeDelimited", "explode": false"#, "");
    list("query", "multi", r#", "style": "form", "explode": true"#, "");
    list("path", "csv", "", "");
    list("header", "", "", "");
    let nearest = |format, place, column| {
        format!(
            "unsupported 6:{column} a list sent as `{format}` in `{place}` is not supported: OpenAPI 3 has no style for it\n"
        )
    };
    list("query", "tsv", r#", "style": "spaceDelimited", "explode": false"#, &nearest("tsv", "query", 86));
    list("path", "ssv", r#", "style": "simple", "explode": false"#, &nearest("ssv", "path", 85));
    list("header", "multi", r#", "style": "simple", "explode": false"#, &nearest("multi", "header", 87));
    let unknown = "parameter 6:86 there is no collection format `pipe`\n";
    list("query", "pipe", r#", "style": "form", "explode": false"#, unknown);
}

#[test]
fn lists_within_lists() {
    parameter(
        "{name: a, in: query, type: array, items: {type: array, collectionFormat: pipes, items: {type: string}}}",
        r#"{"name": "a", "in": "query", "style": "form", "explode": false,
            "schema": {"type": "array", "items": {"type": "array", "items": {"type": "string"}}}}"#,
        "unsupported 6:66 a list within a list is not supported: OpenAPI 3 has no style for it\n",
    );
}

#[test]
fn a_typing_error_is_said_at_its_place() {
    parameter(
        "{name: a, in: query, type: string, maxLenght: 3, descripton: D}",
        r#"{"name": "a", "in": "query", "schema": {"type": "string"}}"#,
        "unknown-keyword 6:46 a parameter has no member `maxLenght`\n\
         unknown-member 6:60 a parameter has no member `descripton`\n",
    );
    let text =
        "swagger: '2.0'\nbasepath: /v1\nproduce: []\npaths: {/a: {gett: {}, get: {operationID: a, consume: []}}}\n";
    let said = "unknown-member 2:1 a document has no member `basepath`\n\
                unknown-member 3:1 a document has no member `produce`\n\
                unknown-member 4:14 a path item has no member `gett`\n\
                unknown-member 4:30 an operation has no member `operationID`\n\
                unknown-member 4:46 an operation has no member `consume`\n";
    told(text, "", r#"{"openapi": "3.1.0", "paths": {"/a": {"get": {}}}}"#, said);
}

/// The one response of an operation with what the operation and the document say beside it.
#[track_caller]
fn response(document: &str, operation: &str, text: &str, json: &str, said: &str) {
    let text = format!(
        "swagger: '2.0'\n{document}\npaths:\n  /a:\n    get:\n      {operation}\n      responses:\n        '200': {text}\n"
    );
    told(&text, "/paths/~1a/get/responses/200", json, said);
}

#[test]
fn media_types_of_responses() {
    let schema = "{description: D, schema: {type: string}}";
    response(
        "",
        "",
        schema,
        r#"{"description": "D", "content": {"application/json": {"schema": {"type": "string"}}}}"#,
        "",
    );
    let both = r#"{"description": "D", "content": {"a/b": {"schema": {"type": "string"}}, "c/d": {"schema": {"type": "string"}}}}"#;
    response("produces: [a/b, c/d, a/b]", "", schema, both, "");
    response("produces: [e/f]", "produces: [a/b, c/d]", schema, both, "");
    // An empty list clears the document's.
    response(
        "produces: [a/b]",
        "produces: []",
        schema,
        r#"{"description": "D", "content": {"application/json": {"schema": {"type": "string"}}}}"#,
        "",
    );
    response("produces: [a/b]", "", "{description: D}", r#"{"description": "D"}"#, "");
    let wrong = "wrong-type 2:12 an entry of `produces` is a number\n";
    response("produces: [1, a/b]", "", "{description: D}", r#"{"description": "D"}"#, wrong);
}

#[test]
fn files() {
    let file = "{description: D, schema: {type: file}}";
    let of = |media: &str| {
        format!(
            r#"{{"description": "D", "content": {{"{media}": {{"schema": {{"type": "string", "format": "binary"}}}}}}}}"#
        )
    };
    response("", "", file, &of("application/octet-stream"), "");
    response("produces: [application/json, image/png]", "", file, &of("image/png"), "");
    response("produces: [application/json]", "", file, &of("*/*"), "");
}

#[test]
fn an_error_of_an_operation_that_answers_bytes() {
    let error = "{description: D, schema: {type: object}}";
    let of = |media: &str| {
        format!(r#"{{"description": "D", "content": {{"{media}": {{"schema": {{"type": "object"}}}}}}}}"#)
    };
    response("", "produces: [image/png, application/pdf]", error, &of("application/json"), "");
    response("", "produces: [image/svg+xml]", error, &of("image/svg+xml"), "");
    response("", "produces: [application/x-protobuf]", error, &of("application/x-protobuf"), "");
}

#[test]
fn examples_and_headers() {
    response(
        "produces: [application/json, a/b]",
        "",
        "{description: D, schema: {}, examples: {application/json; v=1: {a: 1}, c/d: x}}",
        r#"{"description": "D", "x-examples": {"c/d": "x"},
            "content": {"application/json": {"schema": {}, "example": {"a": 1}}, "a/b": {"schema": {}}}}"#,
        "",
    );
    response(
        "",
        "",
        "{description: D, examples: {c/d: x}}",
        r#"{"description": "D", "content": {"c/d": {"example": "x"}}}"#,
        "",
    );
    response(
        "",
        "",
        "{description: D, headers: {X-A: {type: integer, description: A}, X-B: {type: array, items: {type: file}, collectionFormat: csv}}}",
        r#"{"description": "D", "headers": {
            "X-A": {"description": "A", "schema": {"type": "integer"}},
            "X-B": {"schema": {"type": "array", "items": {"type": "string", "format": "binary"}}}}}"#,
        "",
    );
}
