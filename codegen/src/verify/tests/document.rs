//! The document itself, its servers, and what its version does not have.

use super::tells;

#[test]
fn what_a_document_must_say() {
    tells(
        "openapi: 3.0.3\ntags: [{}]\nexternalDocs: {}\n",
        &[
            "warning missing-member 1:1 the document has no `info`",
            "warning missing-member 1:1 the document has no `paths`",
            "warning missing-member 2:8 a tag has no `name`",
            "warning missing-member 3:1 `externalDocs` has no `url`",
        ],
    );
    tells(
        "openapi: 3.1.0\ninfo: {version: null, license: {identifier: MIT, url: /mit}}\n",
        &[
            "warning missing-member 1:1 the document has none of `paths`, `webhooks` and `components`",
            "warning missing-member 2:1 `info` has no `title`",
            "warning missing-member 2:1 `info` has no `version`",
            "warning missing-member 2:23 `license` has no `name`",
            "warning exclusive-members 2:50 `license` has both `identifier` and `url`",
        ],
    );
}

#[test]
fn nothing_is_said_of_what_is_whole() {
    tells("openapi: 3.1.0\ninfo: {title: a, version: '1'}\ncomponents: {}\n", &[]);
    tells("swagger: '2.0'\ninfo: {title: a, version: '1'}\npaths: {}\ndefinitions: {Page«Pet»: {}}\n", &[]);
    tells("openapi: 4.0.0\n", &[]);
}

#[test]
fn servers() {
    tells(
        "
openapi: 3.1.0
info: {title: a, version: '1'}
servers:
- url: ''
- url: 'https://{a'
- {}
- url: 'https://{dc}'
  variables: {dc: {default: a, enum: [a, b, a]}, none: {default: a, enum: []}}
paths:
  /a:
    servers: [{url: ''}]
",
        &[
            "warning url 4:8 a server's address is empty",
            "error url 5:8 in the address of the server `https://{a` a brace is opened and not closed",
            "error missing-member 6:3 a server has no `url`",
            "error server 8:45 the server variable `dc` lists `a` twice",
            "error server 8:69 the server variable `none` has no value to choose",
            "warning url 11:21 a server's address is empty",
        ],
    );
}

#[test]
fn what_a_version_does_not_have_yet() {
    let text = "
openapi: VERSION
info: {title: a, version: '1'}
webhooks: {}
paths:
  /a: {query: {responses: {200: {description: ''}}}, additionalOperations: {}}
components:
  pathItems: {}
  securitySchemes: {tls: {type: mutualTLS}}
";
    tells(
        &text.replace("VERSION", "3.0.3"),
        &[
            "error newer-member 3:1 OpenAPI 3.0 has no `webhooks`",
            "error newer-member 5:8 OpenAPI 3.0 has no `query`",
            "error newer-member 5:54 OpenAPI 3.0 has no `additionalOperations`",
            "error newer-member 7:3 OpenAPI 3.0 has no `pathItems`",
            "error newer-member 8:33 OpenAPI 3.0 has no `type: mutualTLS`",
        ],
    );
    tells(
        &text.replace("VERSION", "3.1.0"),
        &[
            "error newer-member 5:8 OpenAPI 3.1 has no `query`",
            "error newer-member 5:54 OpenAPI 3.1 has no `additionalOperations`",
        ],
    );
    tells(&text.replace("VERSION", "3.2.0"), &[]);
}
