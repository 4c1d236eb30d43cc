//! Operations, responses with their headers and links, callbacks.

use super::{tells, tells_of_operation};

#[test]
fn responses() {
    tells_of_operation("      responses: {}\n", &["warning missing-member 6:7 `responses` has no response"]);
    tells_of_operation("      tags: []\n", &["warning missing-member 5:5 an operation has no `responses`"]);
    tells_of_operation(
        "      responses: {200: {}, x-own: null}\n",
        &["warning missing-member 6:19 a response has no `description`"],
    );
    tells("openapi: 3.1.0\ninfo: {title: a, version: '1'}\npaths: {/a: {get: {}}}\n", &[]);
}

#[test]
fn headers() {
    tells_of_operation(
        r#"      responses:
        200:
          description: ""
          headers:
            X-A: {name: X-B, schema: {}}
            x-a: {name: X-A, in: header, schema: {}}
            "\r\n": {schema: {}}
            X-C: {in: query, style: matrix, schema: {}}
            X-D: {}
"#,
        &[
            "error header 10:19 a header has no `name`",
            "error header 11:13 the header `x-a` is declared twice",
            "warning header 11:19 a header has no `name`",
            "warning header 11:30 a header has no `in`",
            r"error header-name 12:13 `\r\n` is no name of a header",
            "error header 13:19 a header has no `in`",
            "error style 13:37 `matrix` is no style of a response header",
            "warning missing-member 14:13 a header has neither `schema` nor `content`",
        ],
    );
}

#[test]
fn links_and_callbacks() {
    tells_of_operation(
        "      operationId: here
      callbacks:
        c:
          '{$request.body#/url': {}
      responses:
        200:
          description: ''
          links:
            a: {operationId: hre}
            b: {operationId: here, operationRef: '#/paths/~1a/get'}
            c: {}
            d e: {operationId: here}
",
        &[
            "warning url 9:11 in the address of the callback `{$request.body#/url` a brace is opened and not closed",
            "warning link 14:30 no operation has the id `hre`",
            "warning exclusive-members 15:17 a link has both `operationRef` and `operationId`",
            "warning missing-member 16:13 a link has neither `operationRef` nor `operationId`",
            "warning component-name 17:13 `d e` is no name of a link",
        ],
    );
}

#[test]
fn other_methods() {
    tells(
        "
openapi: 3.2.0
info: {title: a, version: '1'}
paths:
  /a:
    additionalOperations: {POST: {}, COPY: {}, 'a b': {}}
",
        &["error method 5:28 the method `POST` has a member of its own", "error method 5:48 `a b` is no method"],
    );
}

#[test]
fn a_response_of_3_2_needs_no_description() {
    let text = "openapi: VERSION\ninfo: {title: a, version: '1'}\npaths:\n  /a: {get: {responses: {200: {}}}}\n";
    tells(&text.replace("VERSION", "3.1.0"), &["warning missing-member 4:26 a response has no `description`"]);
    tells(&text.replace("VERSION", "3.2.0"), &[]);
}
