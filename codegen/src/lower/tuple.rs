//! Arrays that can have exactly so many items, each with a schema of its own: `prefixItems` with nothing after it.

use std::collections::HashSet;

use crate::load::NodeId;
use crate::model::{Check, Kind, Rule, Schema};

use super::Lower;
use super::parts::Parts;
use super::position::At;

/// Rust's own traits end with tuples of so many items.
const MOST: u64 = 12;

/// More tuples without a name are not made within others in one document: tuples within tuples multiply.
const MOST_NESTED: usize = 4000;

/// The tuples that have been made.
#[derive(Debug, Default)]
pub(super) struct Tuples {
    /// So many are being read, one within the other.
    depth: usize,
    nested: usize,
    /// The positions that are too many, which stay lists.
    refused: HashSet<Vec<NodeId>>,
}

impl Lower<'_> {
    /// A tuple, where the position can be nothing else; what else is asked of an array stands in `rules`.
    pub(super) fn tuple(&mut self, parts: &Parts, at: &At, rules: &mut Vec<Rule>) -> Option<Schema> {
        let part = self.tuple_part(parts)?;
        self.tuples.nested += usize::from(self.tuples.depth > 0);
        if self.tuples.nested > MOST_NESTED && self.tuples.depth > 0 {
            self.tuples.refused.insert(parts.key());
            return None;
        }
        self.tuples.depth += 1;
        // The type says how many items there are.
        rules.retain(|rule| !matches!(rule.check, Check::MinItems(_) | Check::MaxItems(_)));
        let items = self.prefix(part).into_iter().enumerate();
        let items = items.map(|(index, item)| self.conjunction(&[item], &at.inside(&format!("item {}", index + 1))));
        let items = items.collect();
        self.tuples.depth -= 1;
        Some(Schema::of(Kind::Tuple(items)))
    }

    /// The part that names the items of a tuple; `None` where the position is none.
    ///
    /// All of an array has to be named: `type`, at least as many items as there are schemas, and none after them. What
    /// another part says of all items, or of items by their position, is left to an assertion.
    pub(super) fn tuple_part(&mut self, parts: &Parts) -> Option<NodeId> {
        if !parts.0.iter().any(|part| self.type_names(*part).contains(&"array")) {
            return None;
        }
        let items =
            |part: &&NodeId| ["prefixItems", "items"].iter().any(|key| self.document.get(**part, key).is_some());
        let mut with_items = parts.0.iter().filter(items);
        let (part, None) = (*with_items.next()?, with_items.next()) else { return None };
        let count = u64::try_from(self.prefix(part).len()).ok().filter(|count| (1..=MOST).contains(count))?;
        let document = self.document;
        let named = |key| parts.0.iter().filter_map(move |part| document.u64(document.get(*part, key)?));
        let (least, most) = (named("minItems").max().unwrap_or_default(), named("maxItems").min());
        let closed = most == Some(count) || (most.is_none_or(|most| most > count) && self.ends_with(part, parts));
        (least == count && closed && !self.tuples.refused.contains(&parts.key())).then_some(part)
    }

    /// Whether no item may follow those that the part names one by one.
    fn ends_with(&mut self, part: NodeId, parts: &Parts) -> bool {
        if self.after_prefix(part).is_some_and(|rest| self.document.bool(rest) == Some(false)) {
            return true;
        }
        let told = |part: &NodeId| BY_VALUE.iter().any(|key| self.document.get(*part, key).is_some());
        let around = [Some(part), parts.0.last().copied()];
        !parts.0.iter().any(told) && around.into_iter().flatten().any(|other| self.is_tuple_end(other, part, parts))
    }

    /// Whether a schema has `unevaluatedItems: false` and knows the items that a part of the position names: the part itself, or
    /// what the whole position is.
    pub(super) fn is_tuple_end(&mut self, schema: NodeId, part: NodeId, parts: &Parts) -> bool {
        let rest = self.document.get(schema, "unevaluatedItems").and_then(|rest| self.document.bool(rest));
        let around = schema == part || parts.0.last() == Some(&schema);
        let named = self.after_prefix(part).is_none_or(|rest| self.document.bool(rest) == Some(false));
        rest == Some(false) && around && named && self.parts(&[schema]).0.contains(&part)
    }
}

/// Members by which a value says itself which other items are evaluated.
const BY_VALUE: &[&str] = &["anyOf", "oneOf", "if", "contains", "dependentSchemas", "dependencies", "$recursiveRef"];

#[cfg(test)]
#[allow(clippy::unwrap_used)]
#[path = "tuple_tests.rs"]
mod tests;
