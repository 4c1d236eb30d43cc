//! What is wrong, in words.

use super::violation::MORE_THAN_ONE;

/// What a value is that breaks a rule.
pub(super) fn said(rule: &str, limit: &str, seen: &str) -> String {
    match rule {
        "type" => format!("{seen} is not {limit}"),
        "required" => "is missing".to_owned(),
        "enum" => format!("{seen} is not one of {limit}"),
        "pattern" => format!("{seen} does not match {limit}"),
        "format" => format!("{seen} is not a valid {limit}"),
        "minLength" => format!("{seen} is shorter than {limit}"),
        "maxLength" => format!("{seen} is longer than {limit}"),
        "minimum" => format!("{seen} is less than {limit}"),
        "maximum" => format!("{seen} is more than {limit}"),
        "exclusiveMinimum" => format!("{seen} is not more than {limit}"),
        "exclusiveMaximum" => format!("{seen} is not less than {limit}"),
        "multipleOf" => format!("{seen} is not a multiple of {limit}"),
        "minItems" | "minProperties" => format!("{seen}, fewer than {limit}"),
        "maxItems" | "maxProperties" => format!("{seen}, more than {limit}"),
        "uniqueItems" => format!("{seen} comes twice"),
        "readOnly" => "is for the server alone to set".to_owned(),
        "additionalProperties" => "is not a member that the document knows".to_owned(),
        "oneOf" if limit == MORE_THAN_ONE => format!("fits the alternatives {seen}, and may fit {limit}"),
        "oneOf" | "anyOf" => format!("{seen} fits none of {limit}"),
        "not" => format!("{seen} is what the document excludes"),
        "dependentRequired" => format!("is missing, though {limit} is there"),
        "contains" | "minContains" => format!("{seen} of the wanted kind, fewer than {limit}"),
        "maxContains" => format!("{seen} of the wanted kind, more than {limit}"),
        "unevaluatedProperties" => "is not a member that the document knows".to_owned(),
        "propertyNames" if limit.is_empty() => format!("{seen} is not allowed as a name"),
        "propertyNames" => format!("the name {seen} breaks {limit}"),
        _ if limit.is_empty() => format!("{seen} is not allowed here"),
        "discriminator" => format!("{seen} selects none of {limit}"),
        _ => format!("{seen} breaks {limit}"),
    }
}
