//! Security schemes.

use super::tells;

#[test]
fn schemes() {
    tells(
        "
openapi: 3.0.3
info: {title: a, version: '1'}
paths: {}
components:
  securitySchemes:
    a: {}
    b: {type: amongus}
    c: {type: apiKey, in: body}
    d: {type: apiKey, in: query, name: ''}
    e: {type: apiKey, in: header, name: 'a b'}
    f: {type: http}
    g: {type: openIdConnect, openIdConnectUrl: '-'}
    h: {type: oauth2}
    i: {type: oauth2, flows: null}
    j: {type: apikey, in: query, name: a}
    k: {$ref: '#/components/securitySchemes/b'}
",
        &[
            "error missing-member 6:5 a security scheme has no `type`",
            "error security-scheme 7:15 there is no type of security scheme `amongus`",
            "error missing-member 8:5 a security scheme of type apiKey has no `name`",
            "error security-scheme 8:27 an API key can't stand in `body`",
            "error header-name 9:40 `` is no name of an API key",
            "warning header-name 10:41 `a b` is no name of an API key",
            "error missing-member 11:5 a security scheme of type http has no `scheme`",
            "error url 12:48 `-` is no address",
            "error missing-member 13:5 a security scheme of type oauth2 has no `flows`",
            "error wrong-type 14:30 `flows` is null",
            "error security-scheme 15:15 there is no type of security scheme `apikey`",
        ],
    );
}

#[test]
fn flows() {
    tells(
        "
openapi: 3.0.3
info: {title: a, version: '1'}
paths: {}
components:
  securitySchemes:
    a:
      type: oauth2
      flows:
        implicit: {authorizationUrl: '-', refreshUrl: TODO, scopes: {}}
        password: {tokenUrl: '', scopes: {}}
        clientCredentials: {tokenUrl: /token}
        authorizationCode: {authorizationUrl: 'https://{tenant}/a', scopes: {}}
        deviceAuthorization: {deviceAuthorizationUrl: /d, tokenUrl: /t, scopes: {}}
",
        &[
            "error url 9:38 `-` is no address",
            "error url 9:55 `TODO` is no address",
            "warning url 10:30 `` is no address",
            "warning missing-member 11:9 the flow `clientCredentials` has no `scopes`",
            "error missing-member 12:9 the flow `authorizationCode` has no `tokenUrl`",
            "warning newer-member 13:9 OpenAPI 3.0 has no flow `deviceAuthorization`",
        ],
    );
}
