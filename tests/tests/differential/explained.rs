//! Disagreements in which the other side is at fault, each with the reason. docs/validation.md has the same list.

use serde_json::Value;

use crate::verdict::Reading;

/// What is wrong with the other side's verdict, if it is known.
pub(crate) fn why(_schema: &Value, _instance: &Value, _valid: bool, _reading: Reading) -> Option<&'static str> {
    None
}
