//! Whether null breaks a schema by the letter. Null is one value, so that is known without a value at hand: the keywords that
//! speak of it are `type`, `enum`, `const` and what applies schemas to the same value.
//!
//! A position may hold null as a Rust type (`nullable.rs`) where the document names it somewhere, and yet refuse it as a
//! whole: in a list of values that leaves it out, in a `oneOf` of which two alternatives take it.

use std::collections::HashMap;

use crate::load::{NodeId, Value};
use crate::model::Rule;

use super::Lower;
use super::assertion::Group;
use super::parts::Parts;

/// Schemas within schemas are looked into this deep, and so many of them.
const DEEP: usize = 32;
const MOST: usize = 256;

/// The schemas that have been looked into, and whether null breaks them.
type Seen = HashMap<NodeId, bool>;

impl Lower<'_> {
    /// What refuses null at a position of which the Rust type has a place for it, as a rule.
    pub(super) fn null_rule(&mut self, parts: &Parts) -> Option<Rule> {
        // By `nullable`, null is allowed whatever stands beside it.
        if parts.0.iter().any(|part| self.is_told_nullable(*part)) {
            return None;
        }
        let mut seen = Seen::new();
        for part in parts.0.clone() {
            if self.document.bool(part) == Some(false) {
                return Some(self.never(part));
            }
            // Of a list that a choice was made from, the alternative is among the parts.
            if let Some(group) = self.null_breaks(part, &|list| parts.0.contains(&list), DEEP, &mut seen) {
                return self.group_rule(part, group);
            }
        }
        None
    }

    /// The keyword of a schema that null breaks; what it refers to and is all of aside.
    fn null_breaks(
        &mut self,
        node: NodeId,
        chosen: &dyn Fn(NodeId) -> bool,
        depth: usize,
        seen: &mut Seen,
    ) -> Option<Group> {
        let flag = |key| self.document.get(node, key).and_then(|value| self.document.bool(value));
        if !matches!(self.document.value(node), Value::Object(_)) || flag("nullable") == Some(true) {
            return None;
        }
        let types = self.type_names(node);
        if !types.is_empty() && !types.contains(&"null") {
            return Some(Group::Types);
        }
        let listed = self.document.get(node, "enum").map(|list| self.document.items(list).to_vec());
        let constant = self.document.get(node, "const").map(|value| vec![value]);
        if listed.into_iter().chain(constant).any(|all| !all.iter().any(|value| self.document.is_null(*value))) {
            return Some(Group::Values);
        }
        let lists = [("anyOf", Group::AnyOf), ("oneOf", Group::OneOf)];
        for (key, group) in lists {
            let Some(list) = self.document.get(node, key).filter(|list| !chosen(*list)) else { continue };
            let all = self.document.items(list).to_vec();
            let fitting = all.iter().filter(|one| !self.breaks(**one, depth, seen)).count();
            // By `nullable`, null is meant; and so it is where one alternative is nothing else.
            let meant = all.iter().any(|one| self.is_told_nullable(*one))
                || all.len() == 2 && all.iter().any(|one| self.is_null_alone_at(*one));
            if fitting == 0 && !all.is_empty() || group == Group::OneOf && fitting > 1 && !meant {
                return Some(group);
            }
        }
        if self.document.get(node, "not").is_some_and(|not| !self.breaks(not, depth, seen)) {
            return Some(Group::Not);
        }
        let test = self.document.get(node, "if")?;
        let branch = if self.breaks(test, depth, seen) { "else" } else { "then" };
        let branch = self.document.get(node, branch)?;
        self.breaks(branch, depth, seen).then_some(Group::If)
    }

    fn is_null_alone_at(&mut self, node: NodeId) -> bool {
        let target = self.stands_for(node);
        self.type_names(target) == ["null"]
    }

    fn is_told_nullable(&self, node: NodeId) -> bool {
        self.document.get(self.follow(node), "nullable").and_then(|value| self.document.bool(value)) == Some(true)
    }

    /// Whether null breaks a schema and all that holds with it.
    fn breaks(&mut self, node: NodeId, depth: usize, seen: &mut Seen) -> bool {
        let target = self.stands_for(node);
        if let Some(known) = seen.get(&target) {
            return *known;
        }
        if self.document.bool(target) == Some(false) {
            return true;
        }
        if depth == 0 || seen.len() >= MOST {
            return false;
        }
        seen.insert(target, false);
        let parts = self.parts(&[node]);
        let never = parts.0.iter().any(|part| self.document.bool(*part) == Some(false));
        let broken = never || parts.0.iter().any(|part| self.null_breaks(*part, &|_| false, depth - 1, seen).is_some());
        seen.insert(target, broken);
        broken
    }
}
