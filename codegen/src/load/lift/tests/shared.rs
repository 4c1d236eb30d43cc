//! `definitions`, `parameters`, `responses` and `securityDefinitions`, and references to them and to anything else.

use super::{lifted, told};

#[test]
fn everything_shared() {
    let text = "
swagger: '2.0'
paths:
  /a:
    parameters: [{$ref: '#/parameters/limit'}]
    post:
      consumes: [a/b]
      produces: [c/d]
      parameters: [{$ref: '#/parameters/body'}]
      responses: {'200': {$ref: '#/responses/ok'}}
  /b:
    post:
      parameters: [{$ref: '#/parameters/name'}, {$ref: '#/parameters/file'}]
      responses: {'200': {$ref: '#/responses/ok'}}
parameters:
  limit: {in: query, name: limit, type: integer}
  body: {in: body, name: body, schema: {$ref: '#/definitions/A%20b'}}
  name: {in: formData, name: name, type: string}
  file: {in: formData, name: file, type: file}
responses:
  ok: {description: Ok., schema: {$ref: '#/definitions/A%20b/properties/c~1d'}}
  unused: {description: Unused., schema: {}}
definitions:
  A b: {properties: {c/d: {type: string}}}
";
    let json = r##"{
        "openapi": "3.1.0",
        "paths": {
            "/a": {
                "parameters": [{"$ref": "#/components/parameters/limit"}],
                "post": {
                    "requestBody": {"$ref": "#/components/requestBodies/body"},
                    "responses": {"200": {"$ref": "#/components/responses/ok"}}
                }
            },
            "/b": {"post": {
                "requestBody": {"content": {"multipart/form-data": {"schema": {"type": "object", "properties": {
                    "name": {"type": "string"}, "file": {"type": "string", "format": "binary"}}}}}},
                "responses": {"200": {"$ref": "#/components/responses/ok"}}
            }}
        },
        "components": {
            "schemas": {"A b": {"properties": {"c/d": {"type": "string"}}}},
            "responses": {
                "ok": {"description": "Ok.", "content": {"c/d": {"schema": {"$ref": "#/components/schemas/A b/properties/c~1d"}}}},
                "unused": {"description": "Unused.", "content": {"application/json": {"schema": {}}}}
            },
            "requestBodies": {"body": {"content": {"a/b": {"schema": {"$ref": "#/components/schemas/A b"}}}}},
            "parameters": {"limit": {"in": "query", "name": "limit", "schema": {"type": "integer"}}}
        }
    }"##;
    // The second operation produces nothing of its own, and the document says nothing.
    lifted(text, "", json);
}

#[test]
fn references_into_what_moved() {
    let text = "
swagger: '2.0'
paths:
  /a:
    post:
      parameters:
        - {in: body, name: a, schema: {type: object, properties: {b: {type: string}}}}
        - {in: query, name: q, type: string}
      responses:
        '200': {description: D, schema: {$ref: '#/paths/~1a/post/parameters/0/schema'}}
        '400': {$ref: '#/x-shared/responses/bad'}
    get: {parameters: [{$ref: '#/x-shared/p'}]}
  /b:
    post:
      parameters: [{$ref: '#/paths/~1a/post/parameters/1'}, {$ref: '#/paths/~1a/post/parameters/0'}]
      responses: {'200': {$ref: '#/paths/~1a/post/responses/200'}}
  /c: {$ref: '#/x-shared/items/c'}
x-shared:
  p: {in: query, name: p, type: string}
  responses: {bad: {description: B, schema: {$ref: '#/x-shared/schemas/s'}}}
  items: {c: {get: {produces: [a/b], responses: {'200': {$ref: '#/x-shared/responses/bad'}}}}}
  schemas: {s: {type: string, x-nullable: true}}
";
    let json = r##"{
        "/a": {"post": {
            "parameters": [{"in": "query", "name": "q", "schema": {"type": "string"}}],
            "requestBody": {"content": {"application/json": {"schema": {
                "type": "object", "properties": {"b": {"type": "string"}}}}}},
            "responses": {
                "200": {"description": "D", "content": {"application/json": {
                    "schema": {"$ref": "#/paths/~1a/post/requestBody/content/application~1json/schema"}}}},
                "400": {"$ref": "#/x-shared/responses/bad"}
            }
        }, "get": {"parameters": [{"$ref": "#/x-shared/p"}]}},
        "/b": {"post": {
            "parameters": [{"$ref": "#/paths/~1a/post/parameters/0"}],
            "requestBody": {"$ref": "#/paths/~1a/post/requestBody"},
            "responses": {"200": {"$ref": "#/paths/~1a/post/responses/200"}}
        }},
        "/c": {"$ref": "#/x-shared/items/c"}
    }"##;
    lifted(text, "/paths", json);
    let json = r##"{
        "p": {"in": "query", "name": "p", "schema": {"type": "string"}},
        "responses": {"bad": {"description": "B", "content": {
            "a/b": {"schema": {"$ref": "#/x-shared/schemas/s"}}}}},
        "items": {"c": {"get": {"responses": {"200": {"$ref": "#/x-shared/responses/bad"}}}}},
        "schemas": {"s": {"type": "string", "nullable": true}}
    }"##;
    lifted(text, "/x-shared", json);
}

#[test]
fn references_that_lead_nowhere_keep_their_words() {
    let text = "
swagger: '2.0'
paths: {/a: {get: {parameters: [{$ref: '#/parameters/no'}], responses: {'200': {$ref: '#/responses/no'}}}}}
definitions:
  A: {properties: {a: {$ref: '#/definitions/No'}, b: {$ref: other.yaml#/definitions/B}}, example: {$ref: '#/definitions/A'}}
";
    let json = r##"{"properties": {"a": {"$ref": "#/definitions/No"}, "b": {"$ref": "other.yaml#/definitions/B"}},
        "example": {"$ref": "#/definitions/A"}}"##;
    lifted(text, "/components/schemas/A", json);
}

#[test]
fn rings_of_references_end() {
    let text = "
swagger: '2.0'
paths: {/a: {get: {parameters: [{$ref: '#/parameters/a'}], responses: {'200': {$ref: '#/responses/a'}}}}}
parameters: {a: {$ref: '#/parameters/b'}, b: {$ref: '#/parameters/a'}}
responses: {a: {$ref: '#/responses/a'}}
";
    lifted(text, "/components/responses/a", r##"{"$ref": "#/components/responses/a"}"##);
    lifted(text, "/components/parameters/a", r##"{"$ref": "#/components/parameters/b"}"##);
}

#[test]
fn security() {
    let scheme = |text: &str, json: &str, said: &str| {
        let text = format!("swagger: '2.0'\nsecurityDefinitions: {{a: {text}}}\n");
        told(&text, "/components/securitySchemes/a", json, said);
    };
    scheme("{type: basic, description: D}", r#"{"type": "http", "scheme": "basic", "description": "D"}"#, "");
    scheme("{type: apiKey, in: header, name: K}", r#"{"type": "apiKey", "in": "header", "name": "K"}"#, "");
    let flow = |flow: &str, name: &str| {
        scheme(
            &format!("{{type: oauth2, flow: {flow}, authorizationUrl: u, tokenUrl: t, scopes: {{s: S}}, x-a: 1}}"),
            &format!(
                r#"{{"type": "oauth2", "x-a": 1, "flows": {{"{name}": {{"authorizationUrl": "u", "tokenUrl": "t", "scopes": {{"s": "S"}}}}}}}}"#
            ),
            "",
        );
    };
    flow("implicit", "implicit");
    flow("password", "password");
    flow("application", "clientCredentials");
    flow("accessCode", "authorizationCode");
    let json = r#"{"type": "oauth2", "flows": {"implicit": {"scopes": {}}}}"#;
    scheme("{type: oauth2, flow: implicit}", json, "");
    let said = "unsupported 2:47 there is no OAuth 2 flow `magic`\n";
    scheme("{type: oauth2, flow: magic}", r#"{"type": "oauth2"}"#, said);
    let said = "newer-member 2:39 Swagger 2.0 has no `scheme` in a security scheme\n";
    scheme("{type: http, scheme: bearer}", r#"{"type": "http", "scheme": "bearer"}"#, said);
}
