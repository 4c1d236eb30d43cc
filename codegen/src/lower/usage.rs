//! What is made of each keyword of schemas.

use crate::model::Treatment;

use super::keywords::UNSUPPORTED;

/// Keywords that values are checked against.
const ENFORCED: &[&str] = &[
    "const",
    "contains",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "format",
    "if",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "pattern",
    "patternProperties",
    "propertyNames",
    "required",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
];

/// Keywords that the Rust types say.
const TYPED: &[&str] = &[
    "$anchor",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$ref",
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "definitions",
    "discriminator",
    "items",
    "nullable",
    "oneOf",
    "prefixItems",
    "properties",
    "readOnly",
    "type",
    "writeOnly",
];

/// Keywords that stand in the documentation.
const DOCUMENTED: &[&str] = &["default", "deprecated", "description", "summary", "title"];

/// What is made of a keyword of a schema.
pub(super) fn treatment(keyword: &str) -> Treatment {
    let is_in = |list: &[&str]| list.contains(&keyword);
    match keyword {
        _ if is_in(UNSUPPORTED) => Treatment::Ignored,
        _ if is_in(ENFORCED) => Treatment::Enforced,
        _ if is_in(TYPED) || keyword.starts_with("x-tintype-") => Treatment::Typed,
        _ if is_in(DOCUMENTED) => Treatment::Documented,
        _ => Treatment::Ignored,
    }
}
