//! What was found: a schema, an instance, and whether it is valid by the letter. Each was judged otherwise by a type once.

pub(crate) const CASES: &[(&str, &str, bool)] = &[
    // Null: a value of the Rust type is not one of the schema.
    (r#"{"type":"array","oneOf":[{"enum":[null]}]}"#, "null", false),
    (r#"{"type":"null","not":{}}"#, "null", false),
    (r#"{"type":"null","anyOf":[false]}"#, "null", false),
    (r#"{"type":"null","oneOf":[{"type":"integer"}]}"#, "null", false),
    (r#"{"type":"null","oneOf":[{},true]}"#, "null", false),
    (r#"{"oneOf":[{},{"enum":[null]}]}"#, "null", false),
    (r#"{"type":["string","null"],"enum":["a"]}"#, "null", false),
    (r#"{"type":"null","allOf":[false]}"#, "null", false),
    (r#"{"properties":{"a":{"type":"object","anyOf":[{"enum":[null]}]}}}"#, r#"{"a":null}"#, false),
    (r#"{"type":"object","oneOf":[{"type":"object"},{"enum":[{},null]}]}"#, "null", false),
    (
        r#"{"properties":{"a":{"exclusiveMinimum":0,"oneOf":[{"type":"number"},{"type":"null"}]}}}"#,
        r#"{"a":null}"#,
        true,
    ),
    (r#"{"properties":{"a":{"anyOf":[{"oneOf":[{"enum":[{}]}]},{"type":"null"}]}}}"#, r#"{"a":null}"#, true),
    // Null and nothing else, beside what speaks of other types.
    (r#"{"type":"null","enum":["a"]}"#, r#""a""#, false),
    (r#"{"allOf":[{"type":["string","null"]},{"type":"null"}]}"#, r#""a""#, false),
    (r#"{"oneOf":[true,{"type":"null","properties":{}}]}"#, "{}", true),
    // Alternatives that are listed twice or overlap.
    (r##"{"$defs":{"a":{}},"oneOf":[{"$ref":"#/$defs/a"},{"$ref":"#/$defs/a"}]}"##, "[]", false),
    (r#"{"anyOf":[{}],"oneOf":[{},true]}"#, "1", false),
    (r##"{"$defs":{"a":{}},"allOf":[{"$ref":"#/$defs/a"},{"oneOf":[true,{"$ref":"#/$defs/a"}]}]}"##, "1", false),
    // A reference with siblings is another schema than the one it refers to.
    (r##"{"$defs":{"a":true},"anyOf":[{"$ref":"#/$defs/a","type":"object"},{"$ref":"#/$defs/a"}]}"##, "1", true),
    (r##"{"$defs":{"a":{}},"$ref":"#/$defs/a","anyOf":[{"$ref":"#/$defs/a","type":"string"}]}"##, "1", false),
    // What stands beside alternatives that list values, or become one enum.
    (r#"{"type":"array","anyOf":[{"const":"a"}]}"#, r#""a""#, false),
    (r#"{"not":true,"anyOf":[{"enum":["a"]},{"enum":["b"]}]}"#, r#""a""#, false),
    (r#"{"anyOf":[{"enum":["a"]},{"allOf":[{"pattern":"^c"}],"enum":["b"]}]}"#, r#""b""#, false),
    (r#"{"allOf":[{"enum":[0.5]},{"type":"integer"}]}"#, "0.5", false),
    (r#"{"allOf":[{"enum":[-1]},{"type":"array"}]}"#, "-1", false),
    (r#"{"oneOf":[{},{"type":"string","enum":[{"a":1}]}]}"#, r#"{"a":1}"#, true),
    // What is closed, and what never holds.
    (r#"{"additionalProperties":false,"oneOf":[true]}"#, r#"{"a":1}"#, false),
    (r#"{"allOf":[{"additionalProperties":{}},{"additionalProperties":false}]}"#, r#"{"a":1}"#, false),
    (r#"{"allOf":[false],"oneOf":[true]}"#, "1", false),
    (r#"{"allOf":[false,{"oneOf":[{"const":"a"},{"const":"b"}]}]}"#, r#""a""#, false),
    (r#"{"properties":{"a":false},"anyOf":[{"properties":{"a":true}}]}"#, r#"{"a":1}"#, false),
    (r#"{"anyOf":[false],"oneOf":[{"enum":["a"]}]}"#, r#""a""#, false),
    (r#"{"type":"null","anyOf":[{"type":"string"},{"type":"string"}]}"#, r#""a""#, false),
    (r#"{"type":"array","items":{},"minItems":1,"prefixItems":[{}],"unevaluatedItems":false}"#, "[1,2]", true),
    // Of a variant that is read as any value, the list is not asked that it was chosen from.
    (r#"{"else":{},"oneOf":[{"anyOf":[{},{"type":"null"}]},{"type":"object"}]}"#, "{}", false),
    (r#"{"not":{"const":5},"oneOf":[{"anyOf":[{},{"type":"null"}]},{"type":"object"}]}"#, "{}", false),
    (r#"{"not":{"const":5},"oneOf":[{"anyOf":[{},{"type":"null"}]},{"type":"object"}]}"#, "1", true),
    (r#"{"not":{"const":5},"oneOf":[{"anyOf":[{},{"type":"null"}]},{"type":"object"}]}"#, "5", false),
    (
        r##"{"$defs":{"a":{"oneOf":[{"anyOf":[true,{"type":"null"}]},{"type":"object"}]}},"$ref":"#/$defs/a","not":{"const":5}}"##,
        "{}",
        false,
    ),
    // A format of texts beside other types.
    (r#"{"type":["number","string"],"format":"date"}"#, r#""a""#, false),
    // A member that an alternative leaves open, and what stands beside names a type or values of.
    (r#"{"oneOf":[{"properties":{"a":{}}}],"properties":{"a":{"type":"null"}}}"#, r#"{"a":0}"#, false),
    (r#"{"oneOf":[{"properties":{"c":true}}],"properties":{"c":{"type":"object"}}}"#, r#"{"c":true}"#, false),
    (r#"{"anyOf":[{"properties":{"a":true}}],"properties":{"a":{"enum":[1]}}}"#, r#"{"a":0}"#, false),
    (
        r#"{"oneOf":[{"properties":{"a":{"type":"number"}}}],"properties":{"a":{"type":"integer"}}}"#,
        r#"{"a":0.5}"#,
        false,
    ),
    (r#"{"oneOf":[{"properties":{"a":{"const":"b"}}}],"properties":{"a":{"type":"string"}}}"#, r#"{"a":"b"}"#, true),
];
