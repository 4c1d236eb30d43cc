//! Names of components, paths, and things that are null.

use super::tells;

#[test]
fn names_of_components() {
    tells(
        "
openapi: 3.1.0
info: {title: a, version: '1'}
components:
  schemas: {a b: {}}
  responses: {'': {description: ''}, good.-_1: {description: ''}}
  links: {a/b: {operationId: c}}
  parameters: {$ref: {name: a, in: query, schema: {}}}
paths:
  /a: {get: {operationId: c}}
",
        &[
            "warning component-name 4:13 `a b` is no name of a component",
            "error component-name 5:15 `` is no name of a component",
            "error component-name 6:11 `a/b` is no name of a component",
            "warning ref-place 7:16 `$ref` stands where names are expected",
        ],
    );
}

#[test]
fn paths() {
    tells(
        "
openapi: 3.1.0
info: {title: a, version: '1'}
paths:
  /a/{x}: {}
  /a/{y}: {}
  /b/%63: {}
  /b/c: {}
  /b%2Fc: {}
  /b%2fc: {}
  /{x}/{x}: {}
  /d}: {}
  x-own}: {}
",
        &[
            "warning path-duplicate 5:3 `/a/{y}` and `/a/{x}` are the same path",
            "error path-duplicate 7:3 `/b/c` and `/b/%63` are the same path",
            "error path-duplicate 9:3 `/b%2fc` and `/b%2Fc` are the same path",
            "warning path 10:3 the path `/{x}/{x}` names `x` twice",
            "error path 11:3 in the path `/d}` a brace is closed that was not opened",
        ],
    );
}

#[test]
fn null_where_an_object_is_due() {
    tells(
        "
openapi: 3.1.0
info: {title: a, version: '1'}
webhooks: {w: null}
components:
  headers: {h: null}
  parameters: {p: null}
  requestBodies: {b: null, c: {content: null}}
  responses: {r: null, s: {description: '', headers: null, links: {l: null}}}
  securitySchemes: {s: null}
  examples: {e: null}
  callbacks: null
",
        &[
            "error wrong-type 3:15 a path item is null",
            "error wrong-type 5:16 a header is null",
            "error wrong-type 6:19 a parameter is null",
            "error wrong-type 7:22 `requestBody` is null",
            "error wrong-type 7:41 `content` is null",
            "error wrong-type 8:18 a response is null",
            "warning wrong-type 8:54 `headers` is null",
            "warning wrong-type 8:71 a link is null",
            "error wrong-type 9:24 a security scheme is null",
            "warning wrong-type 10:17 an example is null",
            "warning wrong-type 11:14 `callbacks` is null",
        ],
    );
}

#[test]
fn a_path_has_neither_query_nor_fragment() {
    tells(
        "
openapi: 3.1.0
info: {title: a, version: '1'}
paths:
  /a?b=1#c: {}
  /a#d: {}
  /{e?}: {}
",
        &[
            "warning path 4:3 the path `/a?b=1#c` has a query",
            "warning path 4:3 the path `/a?b=1#c` has a fragment",
            "warning path 5:3 the path `/a#d` has a fragment",
        ],
    );
}
