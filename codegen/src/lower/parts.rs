//! A schema as the list of everything that applies to it: itself, what its references name, the members of `allOf`.

use std::collections::HashSet;

use crate::load::NodeId;

use super::Lower;
use super::keywords;

/// The schema objects that hold together at one position, in the order in which their members are listed, and the
/// choices that have been made among alternatives (`alternatives.rs`).
#[derive(Debug, Clone, Default)]
pub(super) struct Parts(pub(super) Vec<NodeId>);

impl Parts {
    /// The same for all positions at which the same schemas hold.
    pub(super) fn key(&self) -> Vec<NodeId> {
        let mut key = self.0.clone();
        key.sort();
        key.dedup();
        key
    }
}

impl Lower<'_> {
    /// Everything that applies where all of `nodes` do.
    pub(super) fn parts(&mut self, nodes: &[NodeId]) -> Parts {
        let mut parts = Vec::new();
        let mut seen = HashSet::new();
        let mut stack: Vec<(NodeId, bool)> = nodes.iter().rev().map(|node| (*node, false)).collect();
        while let Some((node, expanded)) = stack.pop() {
            if expanded {
                parts.push(node);
                continue;
            }
            if !seen.insert(node) {
                continue;
            }
            if self.resolved.next(node).is_none() || self.has_siblings(node) {
                keywords::check_schema(self, node);
                stack.push((node, true));
            }
            if !self.resolved.is_cut(node) {
                let all_of = self.list(node, "allOf");
                stack.extend(all_of.into_iter().rev().map(|member| (member, false)));
                stack.extend(self.beyond(node).map(|target| (target, false)));
            }
        }
        Parts(parts)
    }

    /// What a reference leads to that says something: references that say nothing of their own are passed over, each once.
    pub(super) fn beyond(&mut self, node: NodeId) -> Option<NodeId> {
        let mut at = self.resolved.next(node)?;
        let mut passed = Vec::new();
        loop {
            if let Some(end) = self.passed.get(&at) {
                at = *end;
                break;
            }
            match self.resolved.next(at) {
                Some(next) if !self.has_siblings(at) => {
                    passed.push(at);
                    at = next;
                }
                _ => break,
            }
        }
        self.passed.extend(passed.into_iter().map(|node| (node, at)));
        Some(at)
    }

    /// The schema that a node is, or is no more than a reference to.
    pub(super) fn stands_for(&mut self, node: NodeId) -> NodeId {
        let passes = self.resolved.next(node).is_some() && !self.has_siblings(node);
        if passes { self.beyond(node).unwrap_or(node) } else { node }
    }

    /// Whether a reference object says more than prose and names of schemas beside its `$ref` or `$dynamicRef`.
    pub(super) fn has_siblings(&self, node: NodeId) -> bool {
        let silent = |key: &str| keywords::says_nothing(key) && !keywords::UNSUPPORTED.contains(&key);
        self.document.entries(node).iter().any(|e| !silent(&e.key))
    }

    /// The first part with the member, and the member's value.
    pub(super) fn first(&self, parts: &Parts, key: &str) -> Option<(NodeId, NodeId)> {
        parts.0.iter().find_map(|part| self.document.get(*part, key).map(|value| (*part, value)))
    }

    /// The names under `type`, as one or several.
    pub(super) fn type_names(&self, part: NodeId) -> Vec<&str> {
        // A type that was chosen from a list stands among the parts itself.
        if let Some(chosen) = self.document.str(part) {
            return vec![self.meant_type(chosen)];
        }
        let Some(value) = self.document.get(part, "type") else { return Vec::new() };
        match self.document.str(value) {
            Some(name) => vec![self.meant_type(name)],
            // A bare `null` is the null of YAML, and means the type of that name.
            None if self.document.is_null(value) => vec!["null"],
            None => {
                let name = |item: &NodeId| match self.document.is_null(*item) {
                    true => Some("null"),
                    false => self.document.str(*item).map(|name| self.meant_type(name)),
                };
                self.document.items(value).iter().filter_map(name).collect()
            }
        }
    }
}
