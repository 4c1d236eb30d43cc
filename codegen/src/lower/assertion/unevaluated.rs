//! `unevaluatedProperties` and `unevaluatedItems`: an object that is closed over all of its parts, or an assertion that
//! looks at the schema as a whole.

use crate::load::NodeId;
use crate::model::{Keyword, Rule};

use super::super::Lower;
use super::super::parts::Parts;
use super::groups::{ALL, Group};

/// Members by which a value says itself what else is evaluated.
const BY_VALUE: &[&str] = &[
    "anyOf",
    "oneOf",
    "if",
    "dependentSchemas",
    "dependencies",
    "patternProperties",
    "additionalProperties",
    "$recursiveRef",
];

impl Lower<'_> {
    /// Whether `unevaluatedProperties: false` stands where every member it may know is among the parts' properties: then
    /// it is an `additionalProperties: false` over all of them.
    pub(in crate::lower) fn is_closed_over_parts(&mut self, parts: &Parts) -> bool {
        let Some(last) = parts.0.last().copied() else { return false };
        let closed = self.document.get(last, "unevaluatedProperties").and_then(|value| self.document.bool(value));
        if closed != Some(false) {
            return false;
        }
        let told = |part: &NodeId| BY_VALUE.iter().any(|key| self.document.get(*part, key).is_some());
        let earlier = parts.0.iter().rev().skip(1);
        let open = earlier.into_iter().any(|part| self.document.get(*part, "unevaluatedProperties").is_some());
        !open && !parts.0.iter().any(told) && self.parts(&[last]).0.len() == parts.0.len()
    }

    /// What is not evaluated by the rest of a schema, which the type and the other rules check.
    pub(super) fn unevaluated_rule(&mut self, node: NodeId, group: Group) -> Option<Rule> {
        self.assert_group(node, group, |it| {
            let mut rest = Vec::new();
            for group in ALL {
                if !matches!(group, Group::UnevaluatedProperties | Group::UnevaluatedItems) {
                    rest.extend(it.group(node, *group));
                }
            }
            let rest = it.assertion(node, rest);
            std::iter::once(Keyword::Beside(rest)).chain(it.group(node, group)).collect()
        })
    }
}
