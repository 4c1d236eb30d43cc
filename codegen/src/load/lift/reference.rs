//! References within one tree: what they lead to before lifting, and how that is called after it.

use std::collections::HashMap;

use super::super::{Document, NodeId, Value};

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
    document.at_pointer(root, &decode(text.strip_prefix('#')?))
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

/// Spells the reference at `node` by where its target now is. A target that is no part of the tree any more keeps its old name, and is
/// then reported as missing.
pub(super) fn rewrite(document: &mut Document, root: NodeId, node: NodeId, target: NodeId) {
    let Some(text) = document.get(node, "$ref") else { return };
    let pointer = document.pointer(target);
    if document.str(text).is_some_and(|old| old.strip_prefix('#').is_some_and(|old| decode(old) == pointer)) {
        return;
    }
    if document.at_pointer(root, &pointer) == Some(target) {
        let spelled = Value::String(format!("#{}", pointer.replace('%', "%25")));
        document.replace(text, spelled);
    }
}

/// Percent-decodes the fragment of a URI (RFC 3986, section 2.1).
pub(super) fn decode(fragment: &str) -> String {
    if !fragment.contains('%') {
        return fragment.to_owned();
    }
    let mut out = Vec::with_capacity(fragment.len());
    let mut rest = fragment.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let hex = after.get(..2).filter(|hex| *first == b'%' && hex.iter().all(u8::is_ascii_hexdigit));
        let decoded = hex.and_then(|hex| u8::from_str_radix(std::str::from_utf8(hex).ok()?, 16).ok());
        out.push(decoded.unwrap_or(*first));
        rest = after.get(if decoded.is_some() { 2 } else { 0 }..).unwrap_or_default();
    }
    String::from_utf8(out).unwrap_or_else(|_| fragment.to_owned())
}
