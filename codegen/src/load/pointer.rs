//! JSON Pointers (RFC 6901) from nodes and to nodes.

use super::{Document, NodeId};
use crate::pointer::{escape, unescape};

impl Document {
    /// The JSON Pointer of a node from the root of its file: `""` for the root, `/paths/~1pets/get` for a member.
    pub fn pointer(&self, node: NodeId) -> String {
        let mut tokens = Vec::new();
        let mut at = node;
        while let Some(parent) = self.parent(at) {
            tokens.push(self.token(at));
            at = parent;
        }
        tokens.iter().rev().flat_map(|token| ["/", token]).collect()
    }

    /// The last token of a node's pointer.
    pub(super) fn token(&self, node: NodeId) -> String {
        self.entry_of(node).map_or_else(|| self.place(node).to_string(), |entry| escape(&entry.key))
    }

    /// The node to which a JSON Pointer leads from another node. The pointer is given as text, not as the fragment of a URI: nothing is
    /// percent-decoded. `None` where nothing stands there, and for a text that is no pointer, as one with `~2` or without its first slash.
    pub fn at_pointer(&self, from: NodeId, pointer: &str) -> Option<NodeId> {
        if pointer.is_empty() {
            return Some(from);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(from, |at, token| {
            let token = unescape(token)?;
            self.below(at, &token)
        })
    }
}

/// A position in a list: decimal digits without leading zeros.
pub(super) fn position(token: &str) -> Option<usize> {
    let plain = token == "0" || token.starts_with(|c: char| matches!(c, '1'..='9'));
    // `parse` would take a sign.
    token.parse().ok().filter(|_| plain)
}
