//! Whether null is a value of a position: by what applies there, and by the alternatives of its unions however deep they
//! stand (JSON Schema core, section 10.2.1).

use std::collections::HashMap;

use crate::load::NodeId;

use super::Lower;
use super::parts::Parts;

/// Alternatives within alternatives are looked into this deep, and so many of them.
const DEEP: usize = 32;
const MOST: usize = 256;

/// The alternatives that have been looked into, and what was found; one that leads back to itself adds nothing.
type Seen = HashMap<NodeId, bool>;

impl Lower<'_> {
    /// Whether null is a value of all that applies.
    pub(super) fn is_nullable(&mut self, parts: &Parts) -> bool {
        self.allow_null(parts, DEEP, &mut Seen::new())
    }

    fn allow_null(&mut self, parts: &Parts, depth: usize, seen: &mut Seen) -> bool {
        let said: Vec<Option<bool>> = parts.0.iter().map(|part| self.takes_null(*part)).collect();
        if said.contains(&Some(false)) {
            return false;
        }
        said.contains(&Some(true)) || parts.0.iter().any(|part| self.has_null_alternative(*part, parts, depth, seen))
    }

    /// Whether null is a value by what a schema says itself; `None` where it does not say.
    pub(super) fn takes_null(&self, part: NodeId) -> Option<bool> {
        if self.document.get(part, "nullable").and_then(|value| self.document.bool(value)) == Some(true) {
            return Some(true);
        }
        let types = self.type_names(part);
        if !types.is_empty() {
            return Some(types.contains(&"null"));
        }
        let listed = self.document.get(part, "enum").map(|list| self.document.items(list).to_vec());
        let listed = listed.or_else(|| self.document.get(part, "const").map(|value| vec![value]))?;
        Some(listed.iter().any(|value| self.document.is_null(*value)))
    }

    /// Whether an alternative of a union takes null, unless another one has been chosen.
    fn has_null_alternative(&mut self, part: NodeId, parts: &Parts, depth: usize, seen: &mut Seen) -> bool {
        let lists = ["oneOf", "anyOf"].into_iter().filter_map(|key| self.document.get(part, key));
        let lists = lists.filter(|list| !parts.0.contains(list));
        let all: Vec<NodeId> = lists.flat_map(|list| self.document.items(list)).copied().collect();
        let own: Vec<NodeId> = all.iter().map(|alternative| self.stands_for(*alternative)).collect();
        own.into_iter().any(|alternative| self.takes_null(alternative) == Some(true))
            || depth > 0
                && all.into_iter().any(|alternative| self.alternative_allows_null(alternative, depth - 1, seen))
    }

    fn alternative_allows_null(&mut self, alternative: NodeId, depth: usize, seen: &mut Seen) -> bool {
        let target = self.stands_for(alternative);
        if let Some(known) = seen.get(&target) {
            return *known;
        }
        // What says itself that null is none of its values needs no look at what it is made of.
        if seen.len() >= MOST || self.takes_null(target) == Some(false) {
            return false;
        }
        seen.insert(target, false);
        let parts = self.parts(&[alternative]);
        let allowed = self.allow_null(&parts, depth, seen);
        seen.insert(target, allowed);
        allowed
    }
}
