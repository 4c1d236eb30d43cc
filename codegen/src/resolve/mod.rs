//! Every `$ref` of the document and what it points at.
//!
//! After this stage nobody reads `$ref`: a reference is asked for its target. Rings of references and of
//! `allOf` are reported here and cut, so that the stages after it can follow every edge.

mod cycles;
mod walk;

use std::collections::HashMap;

use crate::diagnostic::Diagnostics;
use crate::load::{Document, NodeId};

/// The targets of all references.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    targets: HashMap<NodeId, NodeId>,
    /// Where each reference arrives after all hops.
    ends: HashMap<NodeId, NodeId>,
    cut: std::collections::HashSet<NodeId>,
}

impl Resolved {
    /// What the reference object at `node` leads to after all hops; `None` if it is no reference or a broken one.
    pub(crate) fn target(&self, node: NodeId) -> Option<NodeId> {
        self.ends.get(&node).copied()
    }

    /// What the reference object at `node` names itself, without further hops.
    pub(crate) fn next(&self, node: NodeId) -> Option<NodeId> {
        self.targets.get(&node).copied()
    }

    /// Whether the `allOf` at `node` was part of a ring and is not to be followed.
    pub(crate) fn is_cut(&self, node: NodeId) -> bool {
        self.cut.contains(&node)
    }
}

/// Finds the target of every reference; reports those that lead nowhere, outside or in a ring.
pub(crate) fn resolve(document: &Document, diagnostics: &mut Diagnostics) -> Resolved {
    let mut resolved = Resolved::default();
    for reference in walk::references(document) {
        if let Some(target) = walk::find(document, reference, diagnostics) {
            resolved.targets.insert(reference, target);
        }
    }
    cycles::cut_reference_rings(document, &mut resolved.targets, diagnostics);
    resolved.ends = ends(&resolved.targets);
    resolved.cut = cycles::find_all_of_rings(document, &resolved.targets, diagnostics);
    resolved
}

/// Follows every reference to its end, each hop once. No ring is left.
fn ends(targets: &HashMap<NodeId, NodeId>) -> HashMap<NodeId, NodeId> {
    let mut ends: HashMap<NodeId, NodeId> = HashMap::with_capacity(targets.len());
    for start in targets.keys() {
        let mut path = Vec::new();
        let mut at = *start;
        let end = loop {
            if let Some(end) = ends.get(&at) {
                break *end;
            }
            match targets.get(&at) {
                Some(next) => {
                    path.push(at);
                    at = *next;
                }
                None => break at,
            }
        };
        ends.extend(path.into_iter().map(|node| (node, end)));
    }
    ends
}
