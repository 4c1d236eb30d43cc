//! Bodies and forms of Swagger 2.0.

use super::told;

/// The body of an operation with these parameters; `document` and `operation` are what those say beside them.
#[track_caller]
fn body(document: &str, operation: &str, parameters: &str, json: &str, said: &str) {
    let text = format!(
        "swagger: '2.0'\n{document}\npaths:\n  /a:\n    post:\n      {operation}\n      parameters: {parameters}\n"
    );
    told(&text, "/paths/~1a/post", &format!(r#"{{"requestBody": {json}}}"#), said);
}

#[test]
fn media_types_of_bodies() {
    let schema = "[{name: a, in: body, schema: {type: string}}]";
    let of = |media: &str| format!(r#"{{"content": {{"{media}": {{"schema": {{"type": "string"}}}}}}}}"#);
    body("", "", schema, &of("application/json"), "");
    body("consumes: [a/b]", "", schema, &of("a/b"), "");
    body("consumes: [a/b]", "consumes: [c/d]", schema, &of("c/d"), "");
    body("consumes: [a/b]", "consumes: []", schema, &of("application/json"), "");
    // A body is no form where it may be something else.
    let form = "unsupported 2:12 a body with a schema that is sent as `multipart/form-data` is not supported\n";
    body("consumes: [multipart/form-data, a/b]", "", schema, &of("a/b"), form);
    body("consumes: [multipart/form-data]", "", schema, &of("multipart/form-data"), "");
}

#[test]
fn a_body_keeps_what_is_said_of_it() {
    body(
        "",
        "",
        "[{in: body, name: a, description: D, x-a: 1, x-examples: {application/json: {a: 1}, c/d: x}, schema: {}}]",
        r#"{"description": "D", "x-a": 1, "x-examples": {"c/d": "x"},
            "content": {"application/json": {"schema": {}, "example": {"a": 1}}}}"#,
        "",
    );
    body(
        "",
        "",
        "[{in: body, name: a, type: string}]",
        r#"{"content": {"application/json": {"schema": {"type": "string"}}}}"#,
        "parameter 7:40 a body says what it is under `schema`\n",
    );
}

#[test]
fn forms() {
    body(
        "consumes: [application/json]",
        "",
        "[{in: formData, name: a, type: string, required: true, description: D, x-a: 1, allowEmptyValue: true},
          {in: formData, name: b, type: array, items: {type: integer}}]",
        r#"{"required": true, "content": {"application/x-www-form-urlencoded": {
            "schema": {"type": "object", "required": ["a"], "properties": {
                "a": {"type": "string", "description": "D", "x-a": 1},
                "b": {"type": "array", "items": {"type": "integer"}}}},
            "encoding": {"b": {"style": "form", "explode": false}}}}}"#,
        "",
    );
    let one = "[{in: formData, name: a, type: string}]";
    let schema = r#"{"schema": {"type": "object", "properties": {"a": {"type": "string"}}}}"#;
    let multipart = format!(r#"{{"content": {{"multipart/form-data": {schema}}}}}"#);
    body("consumes: [multipart/form-data]", "", one, &multipart, "");
    let both =
        format!(r#"{{"content": {{"multipart/form-data": {schema}, "application/x-www-form-urlencoded": {schema}}}}}"#);
    body("", "consumes: [multipart/form-data, application/x-www-form-urlencoded]", one, &both, "");
}

#[test]
fn files_make_a_form_multipart() {
    let json = r#"{"required": true, "content": {"multipart/form-data": {"schema": {
        "type": "object", "required": ["a"], "properties": {"a": {"type": "string", "format": "binary"}}}}}}"#;
    let file = "[{in: formData, name: a, type: file, required: true}]";
    body("", "", file, json, "");
    body("consumes: [application/x-www-form-urlencoded, multipart/form-data]", "", file, json, "");
    let list = r#"{"content": {"multipart/form-data": {
        "schema": {"type": "object", "properties": {"a": {"type": "array", "items": {"type": "string", "format": "binary"}}}},
        "encoding": {"a": {"style": "form", "explode": true}}}}}"#;
    body("", "", "[{in: formData, name: a, type: array, items: {type: file}, collectionFormat: multi}]", list, "");
}

#[test]
fn one_body_only() {
    body(
        "",
        "",
        "[{in: body, name: a, schema: {}}, {in: formData, name: b, type: string}]",
        r#"{"content": {"application/json": {"schema": {}}}}"#,
        "parameter 7:53 an operation has one body, and this is another\n",
    );
}

#[test]
fn parameters_of_a_path_item() {
    let text = "
swagger: '2.0'
paths:
  /a:
    parameters:
      - {in: formData, name: a, type: string}
      - {in: formData, name: b, type: string}
      - {in: header, name: h, type: string}
    put: {parameters: [{in: formData, name: b, type: integer}]}
    post: {parameters: [{in: body, name: c, schema: {}}]}
  /b:
    parameters: [{in: body, name: a, schema: {type: string}}]
    put: {}
    patch: {}
";
    let json = r#"{
        "/a": {
            "parameters": [{"in": "header", "name": "h", "schema": {"type": "string"}}],
            "put": {"requestBody": {"content": {"application/x-www-form-urlencoded": {"schema": {
                "type": "object", "properties": {"b": {"type": "integer"}, "a": {"type": "string"}}}}}}},
            "post": {"requestBody": {"content": {"application/json": {"schema": {}}}}}
        },
        "/b": {
            "put": {"requestBody": {"content": {"application/json": {"schema": {"type": "string"}}}}},
            "patch": {"requestBody": {"content": {"application/json": {"schema": {"type": "string"}}}}}
        }
    }"#;
    told(text, "/paths", json, "");
}
