//! What is given up, and where it is said.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::path::Path;

use crate::{Options, generate_text};

/// What is not supported of a document, a line each: `line:column message`.
fn given_up(text: &str) -> String {
    let module = generate_text(Path::new("t.yaml"), text, &Options::default()).unwrap_or_else(|e| panic!("{e}"));
    let checked = module.checked();
    let unsupported = checked.diagnostics.iter().filter(|diagnostic| diagnostic.code == "unsupported");
    let said = unsupported.map(|diagnostic| {
        let (line, column) = checked.sources.line_column(diagnostic.span);
        let (message, help) = (&diagnostic.message, diagnostic.help.as_deref().unwrap());
        format!("{line}:{column} {}; {help}\n", message.replace(" is not supported yet", ""))
    });
    said.collect()
}

fn of_operation(operation: &str) -> String {
    given_up(&format!("openapi: 3.2.0\ninfo: {{title: T, version: '1'}}\npaths:\n  /a:\n    post:\n{operation}"))
}

#[test]
fn members_and_parameters_of_a_type_that_no_object_is_written_in() {
    let said = of_operation(
        "      parameters:
      - {name: p, in: query, content: {application/xml: {schema: {type: object, properties: {x: {type: string}}}}}}
      - {name: q, in: query, content: {application/xml: {schema: {type: string}}}}
      requestBody:
        content:
          multipart/form-data:
            schema:
              properties:
                m: {type: object}
                list: {type: array, items: {type: object}}
                text: {type: string}
                json: {type: object}
            encoding:
              m: {contentType: application/xml}
              list: {contentType: application/xml}
              text: {contentType: application/xml}
              json: {contentType: application/vnd.a+json}
      responses: {'204': {}}
",
    );
    assert_eq!(
        said,
        "7:40 a parameter of type `application/xml` from a value; it is taken as text
14:17 a member of type `application/xml` from a value; it is sent as JSON
15:17 a member of type `application/xml` from a value; it is sent as JSON
"
    );
}

#[test]
fn answers_that_are_read_as_bytes_or_text_though_they_are_described() {
    let said = of_operation(
        "      responses:
        '200': {content: {application/yaml: {schema: {type: object, properties: {a: {type: string}}}}}}
        '201': {content: {text/csv: {schema: {type: array, items: {type: string}}}}}
        '202': {content: {multipart/mixed: {schema: {type: object}}}}
        '203': {content: {image/png: {schema: {type: string, format: binary}}, text/html: {schema: {type: string}}}}
        '206': {content: {application/octet-stream: {}}}
        '400': {$ref: '#/components/responses/r'}
        '401': {$ref: '#/components/responses/r'}
components:
  responses:
    r: {content: {application/cbor: {schema: {type: integer}}}}
",
    );
    assert_eq!(
        said,
        "7:27 a body of type `application/yaml` as a value; its bytes are given raw
8:27 a body of type `text/csv` as a value; it is given as text
9:27 a body of type `multipart/mixed` as a value; its bytes are given raw
16:19 a body of type `application/cbor` as a value; its bytes are given raw
"
    );
}

#[test]
fn links_are_said_once() {
    let said = of_operation(
        "      responses:
        '200': {links: {next: {operationId: b}, other: {$ref: '#/components/links/other'}}}
        '204': {$ref: '#/components/responses/r'}
components:
  responses:
    r: {description: '', links: {x-no: {}, again: {operationId: b}}}
  links:
    other: {operationId: b}
",
    );
    assert_eq!(
        said,
        "7:25 a link (here and in 2 more places); no method is made of it; call the operation that it names\n"
    );
}

#[test]
fn arrays_and_objects_in_others_in_parameters_that_are_flat() {
    let said = of_operation(
        "      parameters:
      - {name: a, in: query, schema: {type: array, items: {type: object, properties: {x: {type: string}}}}}
      - {name: b, in: header, schema: {type: object, properties: {x: {$ref: '#/components/schemas/O'}}}}
      - {name: c, in: query, style: deepObject, schema: {type: object, properties: {x: {type: object}}}}
      - {name: d, in: query, schema: {$ref: '#/components/schemas/O'}}
      - {name: e, in: query, schema: {type: array, items: {type: string}}}
      - {name: f, in: query, content: {application/json: {schema: {type: array, items: {type: object}}}}}
      responses: {'204': {}}
components:
  schemas:
    O: {type: object, properties: {x: {type: string}}}
",
    );
    let help = "a call with one fails; `style: deepObject`, or `content` with a media type, can hold it";
    assert_eq!(
        said,
        format!(
            "7:30 an array or object inside another in the parameter `a`; {help}\n\
             8:31 an array or object inside another in the parameter `b`; {help}\n"
        )
    );
}

#[test]
fn a_form_among_the_types_of_a_body_with_a_schema() {
    let said = given_up(
        "swagger: '2.0'
info: {title: T, version: '1'}
consumes: [application/json, multipart/form-data]
paths:
  /a:
    put: {parameters: [{name: b, in: body, schema: {type: object}}], responses: {'204': {description: ''}}}
    post: {parameters: [{name: b, in: body, schema: {type: object}}], responses: {'204': {description: ''}}}
",
    );
    assert_eq!(
        said,
        "3:30 a body with a schema that is sent as `multipart/form-data` is not supported; it is sent as `application/json`; \
         a form is made of parameters with `in: formData`\n"
    );
}

#[test]
fn files_in_a_schema_that_json_has_too() {
    let said = of_operation(
        "      requestBody:
        content:
          multipart/form-data: {schema: {$ref: '#/components/schemas/Up'}}
          application/json: {schema: {$ref: '#/components/schemas/Up'}}
      responses: {'204': {}}
  /b:
    post:
      requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Up'}}}}
      responses: {'204': {}}
  /c:
    post:
      requestBody: {content: {multipart/form-data: {schema: {$ref: '#/components/schemas/Form'}}}}
      responses: {'204': {}}
  /d:
    post:
      requestBody: {content: {multipart/mixed: {schema: {$ref: '#/components/schemas/List'}}}}
      responses: {'200': {content: {application/json: {schema: {$ref: '#/components/schemas/List'}}}}}
  /e:
    post:
      requestBody: {content: {multipart/mixed: {schema: {$ref: '#/components/schemas/Files'}}}}
      responses: {'204': {}}
components:
  schemas:
    List: {type: array, items: {type: string, format: binary}}
    Files: {type: array, items: {type: string, format: binary}}
    Up: {properties: {f: {type: string, format: binary}, n: {type: string}}}
    Form: {properties: {f: {type: string, format: binary}, n: {type: string}}}
",
    );
    assert_eq!(
        said,
        "21:31 a list of files that is not a multipart body's alone; its items are sent as text: write a schema of its own \
         for the multipart body
31:23 a file in a schema that is not a form's alone; it is sent as a file, and only text can be given: write a \
         schema of its own for the form\n"
    );
}

#[test]
fn parts_without_names() {
    let said = of_operation(
        "      requestBody:
        content:
          multipart/form-data:
            itemSchema: {type: string, format: binary}
          multipart/mixed:
            itemSchema: {type: string, format: binary}
            schema: {type: array}
          multipart/related:
            schema: {type: array, prefixItems: [{type: object}, {type: string, format: binary}]}
      responses: {'200': {content: {multipart/mixed: {itemSchema: {type: object}}}}}
",
    );
    assert_eq!(
        said,
        "9:13 `itemSchema` of a form; the parts of a form have names: files are taken by theirs
11:13 `itemSchema` beside the `schema` of a multipart body; `schema` is read
14:65 a part of bytes in a list that is no tuple; it is taken as text: with `minItems` and `items: false`, items named \
         one by one are a tuple with files
15:37 a body of type `multipart/mixed` as a value; its bytes are given raw
"
    );
}
