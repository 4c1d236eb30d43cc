//! Disagreements with a known reason. docs/validation.md has the same list.

use serde_json::Value;

use crate::verdict::Reading;

/// What the two sides disagree about.
pub(crate) struct Case<'c> {
    pub(crate) schema: &'c Value,
    pub(crate) instance: &'c Value,
    /// What the other side says.
    pub(crate) valid: bool,
    pub(crate) reading: Reading,
    /// The codes of the generator's messages.
    pub(crate) codes: &'c [&'static str],
}

/// Why they do, if it is known.
pub(crate) fn why(case: &Case<'_>) -> Option<&'static str> {
    if case.reading == Reading::Asserted {
        return None;
    }
    if any(case.instance, &|value| value.as_f64().is_some_and(|number| number.abs() >= 9.2e18)) {
        return Some("an integer has 64 bits, unless the document names a larger one");
    }
    if case.codes.contains(&"closed-part") {
        return Some("a closed part of an allOf knows the members of all parts, which is warned of");
    }
    if case.codes.contains(&"contradiction") {
        return Some("schemas that exclude each other are read as the warning says");
    }
    if !case.valid && case.codes.contains(&"enum-type") {
        return Some("a listed value of another type is read as the warning says");
    }
    let null = any(case.instance, &Value::is_null);
    if !case.valid && null && any(case.schema, &is_or_null) {
        return Some("oneOf of one alternative and null allows null");
    }
    None
}

/// `oneOf` of one alternative and null.
fn is_or_null(schema: &Value) -> bool {
    let list = schema.get("oneOf").and_then(Value::as_array);
    list.is_some_and(|all| all.len() == 2 && all.iter().any(|one| one.get("type").is_some_and(|name| name == "null")))
}

fn any(value: &Value, test: &dyn Fn(&Value) -> bool) -> bool {
    test(value)
        || match value {
            Value::Array(items) => items.iter().any(|item| any(item, test)),
            Value::Object(members) => members.values().any(|member| any(member, test)),
            _ => false,
        }
}
