//! Every `$ref` and `$dynamicRef` of the document and what it points at.
//!
//! After this stage nobody reads them: a reference is asked for its target. Rings of references and of
//! `allOf` are reported here and cut, so that the stages after it can follow every edge.

mod cycles;
mod dynamic;
mod find;
mod ids;
mod kind;
mod nearest;
mod stand;

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostics;
use crate::load::{Document, Files, NodeId, References};

use find::Finder;
use ids::Ids;
use nearest::Nearest;

/// The targets of all references.
#[derive(Debug, Default)]
pub(crate) struct Resolved {
    targets: HashMap<NodeId, NodeId>,
    /// Where each reference arrives after all hops.
    ends: HashMap<NodeId, NodeId>,
    cut: HashSet<NodeId>,
    /// The paths of the trees that are not the document's own.
    paths: HashMap<NodeId, String>,
    /// What each value of a discriminator's mapping names.
    mapped: HashMap<NodeId, NodeId>,
    /// All that a reference leads to, and all around it.
    around: HashSet<NodeId>,
    /// The copies of schemas that dynamic references needed.
    copies: dynamic::Expanded,
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

    /// What a value of a discriminator's `mapping` names, if it is a reference.
    pub(crate) fn mapped(&self, value: NodeId) -> Option<NodeId> {
        self.mapped.get(&value).copied()
    }

    /// The schema that a copy was made of; any other node itself.
    pub(crate) fn origin(&self, node: NodeId) -> NodeId {
        self.copies.origins.get(&node).copied().unwrap_or(node)
    }

    /// Whether a node is a copy that a dynamic reference needed.
    pub(crate) fn is_copy(&self, node: NodeId) -> bool {
        self.copies.origins.contains_key(&node)
    }

    /// The number of a schema that was copied whole; none for what stands within one.
    pub(crate) fn copy_number(&self, node: NodeId) -> Option<u32> {
        self.copies.numbers.get(&node).copied()
    }

    /// Which of the references that lead to one copy names it: that of the lowest rank.
    pub(crate) fn rank(&self, reference: NodeId) -> u32 {
        self.copies.ranks.get(&reference).copied().unwrap_or(u32::MAX)
    }

    /// The path from the document's folder of the file whose tree is rooted here; `None` for the document's own.
    pub(crate) fn path(&self, tree: NodeId) -> Option<&str> {
        self.paths.get(&tree).map(String::as_str)
    }

    /// Whether a reference leads to the node or to something in it.
    pub(crate) fn leads_into(&self, node: NodeId) -> bool {
        self.around.contains(&node)
    }

    /// Whether the `allOf` at `node` was part of a ring and is not to be followed.
    pub(crate) fn is_cut(&self, node: NodeId) -> bool {
        self.cut.contains(&node)
    }
}

/// Finds the target of every reference; reports those that lead nowhere, outside or in a ring. The document comes back with the copies
/// of schemas that dynamic references need.
pub(crate) fn resolve(
    mut document: Document,
    files: &Files,
    mut references: References,
    diagnostics: &mut Diagnostics,
) -> (Document, Resolved) {
    let mut resolved = Resolved { paths: files.names(&document), ..Resolved::default() };
    let ids = Ids::of(&document, files, &references.named);
    let finder = Finder { document: &document, files, ids, nearest: Nearest::new(&document) };
    let mut next = 0;
    while let Some(reference) = references.all.get(next).copied() {
        next += 1;
        if let Some(target) = finder.target(reference, diagnostics) {
            if let Some(mistaken) = kind::mistaken(&document, reference, target) {
                diagnostics.push(mistaken);
                continue;
            }
            resolved.targets.insert(reference, target);
            // Where references lead, other references are read, even in an extension.
            references.add(&document, target);
        }
    }
    for value in &references.mapped {
        let named = document.str(*value).filter(|text| text.contains(['#', '/', '.']));
        if let Some(target) = named.and_then(|text| finder.find(*value, text)) {
            resolved.mapped.insert(*value, target);
        }
    }
    let ids = finder.ids;
    resolved.copies = dynamic::expand(&mut document, &ids, &references.named, &mut resolved.targets, diagnostics);
    cycles::cut_reference_rings(&document, &mut resolved.targets, diagnostics);
    resolved.around = around(&document, resolved.targets.values().chain(resolved.mapped.values()));
    resolved.ends = ends(&resolved.targets);
    resolved.cut = cycles::find_all_of_rings(&document, &resolved.targets, diagnostics);
    (document, resolved)
}

/// Nodes, and the nodes that they stand in.
fn around<'a>(document: &Document, nodes: impl Iterator<Item = &'a NodeId>) -> HashSet<NodeId> {
    let mut around = HashSet::new();
    for node in nodes {
        let mut at = Some(*node);
        while let Some(here) = at.filter(|here| around.insert(*here)) {
            at = document.parent(here);
        }
    }
    around
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
