//! Parameters: what they must say, and how their values are written.

use super::tells_of_operation;

/// The lines of parameters, of which the first is line 7.
#[track_caller]
fn tells_of(parameters: &str, expected: &[&str]) {
    tells_of_operation(
        &format!("      parameters:\n{parameters}\n      responses: {{200: {{description: ''}}}}"),
        expected,
    );
}

#[test]
fn name_and_place() {
    tells_of(
        "      - {}
      - {name: 'a b', in: header, schema: {}}
      - {name: '', in: cookie, schema: {}}
      - {name: p, in: path, schema: {}}
      - {name: q, in: path, required: false, schema: {}}
      - {name: r, in: querystring, content: {text/plain: {}}}",
        &[
            "error missing-member 7:9 a parameter has no `name`",
            "error missing-member 7:9 a parameter has no `in`",
            "warning missing-member 7:9 a parameter has neither `schema` nor `content`",
            "error header-name 8:16 `a b` is no name of a header",
            "error header-name 9:16 `` is no name of a cookie",
            "warning missing-member 10:9 a parameter of the path has no `required`",
            "error parameter 11:39 a parameter of the path is optional",
            "error newer-member 12:23 OpenAPI 3.0 has no `in: querystring`",
        ],
    );
}

#[test]
fn one_of_a_name() {
    tells_of(
        "      - {name: X-A, in: header, schema: {}}
      - {name: x-a, in: header, schema: {}}
      - {name: X-A, in: query, schema: {}}
      - {name: x-a, in: query, schema: {}}
      - {$ref: '#/paths/~1a/get/parameters/3'}",
        &[
            "error parameter 8:9 the parameter `x-a` is declared twice",
            "error parameter 11:9 the parameter `x-a` is declared twice",
        ],
    );
}

#[test]
fn one_description_of_the_value() {
    tells_of(
        "      - {name: a, in: query, schema: {}, content: {text/plain: {}}}
      - {name: b, in: query, content: {}}
      - {name: c, in: query, content: {text/plain: {}, application/json: {}}}
      - {name: d, in: query, style: pipeDelimited, content: {json: {}}}
      - {name: e, in: query, schema: {}, example: 1, examples: {}}",
        &[
            "error exclusive-members 7:42 a parameter has both `schema` and `content`",
            "error content 8:30 `content` of a parameter is empty",
            "error content 9:56 a parameter has several media types",
            "error style 10:30 `style` says nothing of a parameter with `content`",
            "error media-type 10:62 `json` is no media type",
            "warning exclusive-members 11:54 a parameter has both `example` and `examples`",
        ],
    );
}

#[test]
fn styles() {
    tells_of(
        "      - {name: a, in: query, style: fancy, schema: {}}
      - {name: b, in: header, style: matrix, schema: {}}
      - {name: c, in: path, required: true, style: form, schema: {}}
      - {name: d, in: query, style: pipeDelimited, schema: {allOf: [{}, {oneOf: [{type: string}]}]}}
      - {name: e, in: query, style: deepObject, schema: {type: array}}
      - {name: f, in: query, style: spaceDelimited, schema: {type: [array, 'null']}}
      - {name: g, in: cookie, schema: {$ref: '#/paths/~1a/get/parameters/4/schema'}}
      - {name: h, in: cookie, explode: false, schema: {type: array}}",
        &[
            "error style 7:37 there is no style `fancy`",
            "error style 8:38 `matrix` is no style of a header",
            "warning style 9:52 `form` is no style of a path",
            "error style 10:37 `pipeDelimited` can't write a value of type string",
            "warning style 11:37 `deepObject` can't write a value of type array",
            "warning style 13:9 an exploded array does not fit into a cookie",
        ],
    );
}

#[test]
fn a_schema_that_is_made_of_itself_has_an_end() {
    tells_of(
        "      - {name: a, in: cookie, schema: {type: string, anyOf: [{$ref: '#/paths/~1a/get/parameters/0/schema'}]}}",
        &[],
    );
    tells_of(
        "      - {name: a, in: cookie, schema: {anyOf: [{$ref: '#/paths/~1a/get/parameters/0/schema'}]}}",
        &["error schema-cycle 7:31 this schema is nothing but itself: all that it is made of leads back to it"],
    );
}
