//! References within one tree: what they lead to before lifting, and how that is called after it.

use std::collections::HashMap;

use super::super::{Document, NodeId, Value, percent_decode};

/// The targets of reference objects, by the node that has the member `$ref`.
pub(super) type Targets = HashMap<NodeId, NodeId>;

/// More hops than a document that means something has.
const HOPS: usize = 64;

/// Every member `$ref` that names something in its own tree. Some of them are data; only those at places of references are rewritten.
pub(super) fn targets(document: &Document, root: NodeId) -> Targets {
    let mut targets = Targets::new();
    let mut stack = vec![root];
    while let Some(node) = stack.pop() {
        stack.extend(document.items(node));
        stack.extend(document.entries(node).iter().map(|entry| entry.value));
        let target = document.get(node, "$ref").and_then(|text| local(document, root, document.str(text)?));
        targets.extend(target.map(|target| (node, target)));
    }
    targets
}

/// What a reference into its own tree leads to.
pub(super) fn local(document: &Document, root: NodeId, text: &str) -> Option<NodeId> {
    document.at_pointer(root, &percent_decode(text.strip_prefix('#')?))
}

/// Where a chain of references arrives.
pub(super) fn end(targets: &Targets, node: NodeId) -> NodeId {
    let mut at = node;
    for _ in 0..HOPS {
        match targets.get(&at) {
            Some(next) => at = *next,
            None => break,
        }
    }
    at
}

/// Spells a reference within one tree by where its target now is. A target that is no part of the tree any more keeps its old name, and is
/// then reported as missing.
pub(super) fn rewrite(document: &mut Document, node: NodeId, target: NodeId) {
    let root = document.tree(node);
    let Some(text) = document.get(node, "$ref") else { return };
    let pointer = document.pointer(target);
    if document.str(text).is_some_and(|old| old.strip_prefix('#').is_some_and(|old| percent_decode(old) == pointer)) {
        return;
    }
    if document.at_pointer(root, &pointer) == Some(target) {
        let spelled = Value::String(format!("#{}", pointer.replace('%', "%25")));
        document.replace(text, spelled);
    }
}
