//! A schema as the list of everything that applies to it: itself, what its references name, the members of `allOf`.

use std::collections::HashSet;

use crate::load::NodeId;

use super::Lower;
use super::keywords;

/// The schema objects that hold together at one position, in the order in which their members are listed.
#[derive(Debug, Clone, Default)]
pub(super) struct Parts(pub(super) Vec<NodeId>);

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
                stack.extend(self.resolved.next(node).map(|target| (target, false)));
            }
        }
        Parts(parts)
    }

    /// Whether a reference object says more than prose beside its `$ref`.
    pub(super) fn has_siblings(&self, node: NodeId) -> bool {
        self.document.entries(node).iter().any(|e| e.key != "$ref" && !keywords::is_annotation(&e.key))
    }

    /// The first part with the member, and the member's value.
    pub(super) fn first(&self, parts: &Parts, key: &str) -> Option<(NodeId, NodeId)> {
        parts.0.iter().find_map(|part| self.document.get(*part, key).map(|value| (*part, value)))
    }

    /// Whether null is a value of all that applies.
    pub(super) fn is_nullable(&self, parts: &Parts) -> bool {
        let mut told = false;
        for part in &parts.0 {
            let types = self.type_names(*part);
            let by_flag = self.document.get(*part, "nullable").and_then(|value| self.document.bool(value));
            match by_flag {
                Some(true) => told = true,
                _ if types.contains(&"null") => told = true,
                _ if types.is_empty() => {}
                _ => return false,
            }
        }
        told || self.enum_has_only_null(parts)
    }

    fn enum_has_only_null(&self, parts: &Parts) -> bool {
        self.first(parts, "enum").is_some_and(|(_, list)| {
            let items = self.document.items(list);
            !items.is_empty() && items.iter().all(|item| self.document.is_null(*item))
        })
    }

    /// The names under `type`, as one or several.
    pub(super) fn type_names(&self, part: NodeId) -> Vec<&str> {
        let Some(value) = self.document.get(part, "type") else { return Vec::new() };
        match self.document.str(value) {
            Some(name) => vec![name],
            None => self.document.items(value).iter().filter_map(|item| self.document.str(*item)).collect(),
        }
    }
}
