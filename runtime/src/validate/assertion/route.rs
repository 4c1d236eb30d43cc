//! The way from an assertion's table to the keyword that is broken.

use super::members::{Named, Patterned};
use crate::shape::{Assertion, Step};
use crate::validate::trail::Trail;

/// The keywords that apply other schemas.
static APPLY: [&str; 11] = [
    "allOf",
    "then",
    "else",
    "dependentSchemas",
    "properties",
    "patternProperties",
    "additionalProperties",
    "prefixItems",
    "items",
    "unevaluatedProperties",
    "unevaluatedItems",
];

/// The step into such a keyword.
pub(super) fn word(keyword: &str) -> Step {
    APPLY.iter().find(|word| **word == keyword).map_or(Step::Word(&"schema"), Step::Word)
}

/// One step further, where there is one.
pub(super) fn below<'a>(trail: &'a Trail<'a>, further: Option<Step>) -> Trail<'a> {
    further.map_or(*trail, |step| trail.step(step))
}

/// The name or the pattern under which one of the schemas for members stands; that for all others has none.
pub(super) fn of_schema(one: &Assertion, named: Named, patterns: Patterned) -> Option<Step> {
    let name = named.iter().find(|(_, schema)| std::ptr::eq(schema, one)).map(|(name, _)| Step::Word(name));
    let pattern = || patterns.iter().find(|(_, schema)| std::ptr::eq(schema, one));
    name.or_else(|| pattern().map(|(pattern, _)| Step::Pattern(pattern)))
}
