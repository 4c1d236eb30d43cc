//! Media types and encodings.

use super::tells_of_operation;

#[test]
fn media_types_and_encodings() {
    tells_of_operation(
        "      requestBody:
        content:
          ;: {}
          $ref: {}
          multipart/form-data:
            example: 1
            examples: {}
            schema:
              allOf: [{properties: {a: {}}}, {anyOf: [{properties: {b: {}}}]}]
            encoding:
              a: {style: simple, contentType: 'image/png, image/*'}
              b: {style: matrix, contentType: png, headers: {X-A: {style: nothing, schema: {}}}}
              c: {}
      responses: {200: {description: '', content: {'*/*': {}}}}
",
        &[
            "error media-type 8:11 `;` is no media type",
            "warning ref-place 9:11 `$ref` stands where names are expected",
            "warning exclusive-members 12:13 a media type has both `example` and `examples`",
            "warning style 16:26 `simple` is no style of a form",
            "error style 17:26 `matrix` is no style of a form",
            "warning media-type 17:47 `png` is no media type",
            "error style 17:75 there is no style `nothing`",
            "warning encoding 18:15 the schema has no property `c` to encode",
        ],
    );
}

#[test]
fn examples() {
    tells_of_operation(
        "      responses:
        200: {description: '', content: {text/plain: {examples: {a: {value: 1, externalValue: /b}, c: text}}}}
",
        &[
            "warning exclusive-members 7:80 an example has both `value` and `externalValue`",
            "warning wrong-type 7:103 an example is a string",
        ],
    );
}
