//! Schemas that are nothing but themselves: references, `allOf`, `anyOf` and `oneOf` that only lead back.
//!
//! Whoever validates by such a schema never ends (JSON Schema 2020-12, section 9.4.1). A ring of which one schema says something of its
//! own does no harm: a base that lists its heirs is one. Rings of `allOf` and references alone have been reported before.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Span};
use crate::load::NodeId;

use super::Verify;

/// Members that say nothing of values, or only by the schemas that they hold.
const EMPTY: &[&str] = &[
    "$ref",
    "$dynamicRef",
    "$dynamicAnchor",
    "$anchor",
    "$id",
    "$schema",
    "$defs",
    "definitions",
    "allOf",
    "anyOf",
    "oneOf",
    "discriminator",
    "title",
    "summary",
    "description",
    "default",
    "example",
    "examples",
    "deprecated",
    "externalDocs",
    "xml",
    "$comment",
];

impl Verify<'_> {
    /// Reports the rings among the schemas.
    pub(super) fn rings(&mut self, schemas: &[NodeId]) {
        let mut made: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
        let mut users: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
        let mut telling: Vec<NodeId> = Vec::new();
        for node in schemas {
            let of = self.made_of(*node);
            of.iter().for_each(|one| users.entry(*one).or_default().push(*node));
            telling.extend(of.is_empty().then_some(*node));
            made.insert(*node, of);
        }
        let mut ends: HashSet<NodeId> = telling.iter().copied().collect();
        while let Some(node) = telling.pop() {
            for user in users.get(&node).into_iter().flatten() {
                if ends.insert(*user) {
                    telling.push(*user);
                }
            }
        }
        made.retain(|node, _| !ends.contains(node));
        let mut endless: Vec<NodeId> = made.keys().copied().collect();
        endless.sort();
        self.report_rings(&endless, &made);
    }

    /// The schemas that a schema is made of, if it says nothing of its own; none if it does.
    fn made_of(&self, node: NodeId) -> Vec<NodeId> {
        let document = self.document;
        let says = |key: &str| !EMPTY.contains(&key) && !key.starts_with("x-");
        if self.resolved.is_cut(node) || document.entries(node).iter().any(|entry| says(&entry.key)) {
            return Vec::new();
        }
        let lists = ["allOf", "anyOf", "oneOf"].into_iter().filter_map(|key| document.get(node, key));
        let mut of: Vec<NodeId> = lists.flat_map(|list| document.items(list)).copied().collect();
        of.extend(self.resolved.next(node));
        of
    }

    /// Walks through the schemas that never end, and reports each at which the way meets itself.
    fn report_rings(&mut self, endless: &[NodeId], edges: &HashMap<NodeId, Vec<NodeId>>) {
        let mut done = HashSet::new();
        let mut reported = HashSet::new();
        for start in endless {
            let mut way = if done.insert(*start) { vec![(*start, 0)] } else { Vec::new() };
            let mut position = HashMap::from([(*start, 0)]);
            while let Some((node, at)) = way.pop() {
                let Some(to) = edges.get(&node).and_then(|edges| edges.get(at)).copied() else {
                    position.remove(&node);
                    continue;
                };
                way.push((node, at + 1));
                if let Some(begin) = position.get(&to) {
                    if reported.insert(to) {
                        let ring = way.iter().skip(*begin).take(MOST_SCHEMAS).map(|(node, _)| *node).collect();
                        self.report_ring(ring);
                    }
                } else if done.insert(to) {
                    position.insert(to, way.len());
                    way.push((to, 0));
                }
            }
        }
    }

    /// The schemas of a ring, but for those that are an alternative or a member of another one.
    fn report_ring(&mut self, ring: Vec<NodeId>) {
        let named = |node: &NodeId| {
            let around = self.document.parent(*node).and_then(|list| self.document.parent(list));
            around.is_none_or(|around| !ring.contains(&around))
        };
        let spans: Vec<Span> =
            ring.iter().filter(|node| named(node)).map(|node| self.document.key_span(*node)).collect();
        let Some((first, others)) = spans.split_first() else { return };
        let message = "this schema is nothing but itself: all that it is made of leads back to it";
        let mut diagnostic = Diagnostic::error("schema-cycle", *first, message)
            .help("say what a value is, or add an alternative that does");
        for other in others {
            diagnostic = diagnostic.also(*other, "which leads on here");
        }
        self.diagnostics.push(diagnostic);
    }
}

/// So many schemas of a ring are shown.
const MOST_SCHEMAS: usize = 12;
