//! Pointers as the text spells them, for nodes that lifting moved to where OpenAPI 3.1 has them.

use std::collections::HashMap;

use super::{Document, NodeId, Value};
use crate::pointer::{escape, unescape};

/// Where nodes stood before they were moved.
#[derive(Debug, Default)]
pub(super) struct Moves {
    /// The parent of a moved node and its key or position there. Without a key: the node stands for that other node, or for a part of it.
    from: HashMap<NodeId, (NodeId, Option<String>)>,
    to: HashMap<NodeId, HashMap<String, NodeId>>,
}

impl Moves {
    /// Remembers that `node` stood at `key` of `parent`.
    pub(super) fn moved(&mut self, node: NodeId, parent: NodeId, key: &str) {
        if self.from.contains_key(&node) {
            return;
        }
        self.from.insert(node, (parent, Some(key.to_owned())));
        self.to.entry(parent).or_default().insert(key.to_owned(), node);
    }

    /// Remembers that `node` was made of `other`.
    pub(super) fn made_of(&mut self, node: NodeId, other: NodeId) {
        self.from.entry(node).or_insert((other, None));
    }

    /// Forgets the nodes after the first `len`.
    pub(super) fn back_to(&mut self, len: usize) {
        self.from.retain(|node, _| (node.0 as usize) < len);
    }
}

impl Document {
    /// The JSON Pointer of a node as the text of its file has it: `/definitions/Pet` in a Swagger 2.0 document, where
    /// [`Document::pointer`] gives `/components/schemas/Pet`. A node that lifting added has the pointer of what it was made of.
    pub fn written_pointer(&self, node: NodeId) -> String {
        let mut tokens = Vec::new();
        let mut at = node;
        loop {
            if let Some((other, key)) = self.moves.from.get(&at) {
                tokens.extend(key.as_deref().map(escape));
                at = *other;
            } else if let Some(parent) = self.parent(at) {
                tokens.push(self.token(at));
                at = parent;
            } else {
                break;
            }
        }
        tokens.iter().rev().flat_map(|token| ["/", token]).collect()
    }

    /// [`Document::at_pointer`] for a pointer as the text of the file spells it: `/definitions/Pet` of a Swagger 2.0 document that was
    /// lifted. In any other document both give the same.
    pub fn at_written_pointer(&self, from: NodeId, pointer: &str) -> Option<NodeId> {
        if pointer.is_empty() {
            return Some(from);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(from, |at, token| {
            let token = unescape(token)?;
            match self.moves.to.get(&at).and_then(|moved| moved.get(token.as_ref())) {
                Some(moved) => Some(*moved),
                None => self.below(at, &token),
            }
        })
    }

    /// The names of an object's members, those by which the text of the file has them included.
    pub(crate) fn written_names(&self, at: NodeId) -> Vec<&str> {
        let moved = self.moves.to.get(&at).into_iter().flat_map(HashMap::keys).map(String::as_str);
        let mut names: Vec<&str> = moved.collect();
        // The order of a map is another one each time.
        names.sort_unstable();
        names.extend(self.entries(at).iter().map(|entry| entry.key.as_str()));
        names
    }

    /// The member or the item that a token of a pointer names, unescaped.
    pub(super) fn below(&self, at: NodeId, token: &str) -> Option<NodeId> {
        match self.value(at) {
            Value::Object(_) => self.get(at, token),
            Value::Array(items) => items.get(super::pointer::position(token)?).copied(),
            _ => None,
        }
    }
}
