//! JSON Pointers (RFC 6901) from nodes and to nodes.

use std::borrow::Cow;

use super::{Document, NodeId, Value};

impl Document {
    /// The JSON Pointer of a node from the root of its file: `""` for the root, `/paths/~1pets/get` for a member.
    pub fn pointer(&self, node: NodeId) -> String {
        let mut tokens = Vec::new();
        let mut at = node;
        while let Some(parent) = self.parent(at) {
            tokens.push(match self.entry_of(at) {
                Some(entry) => entry.key.replace('~', "~0").replace('/', "~1"),
                None => self.place(at).to_string(),
            });
            at = parent;
        }
        tokens.iter().rev().flat_map(|token| ["/", token]).collect()
    }

    /// The node to which a JSON Pointer leads from another node. The pointer is given as text, not as the fragment of a URI: nothing is
    /// percent-decoded. `None` where nothing stands there, and for a text that is no pointer, as one with `~2` or without its first slash.
    pub fn at_pointer(&self, from: NodeId, pointer: &str) -> Option<NodeId> {
        if pointer.is_empty() {
            return Some(from);
        }
        pointer.strip_prefix('/')?.split('/').try_fold(from, |at, token| {
            let token = unescape(token)?;
            match self.value(at) {
                Value::Object(_) => self.get(at, &token),
                Value::Array(items) => items.get(position(&token)?).copied(),
                _ => None,
            }
        })
    }
}

/// A position in a list: decimal digits without leading zeros.
fn position(token: &str) -> Option<usize> {
    let plain = token == "0" || token.starts_with(|c: char| matches!(c, '1'..='9'));
    // `parse` would take a sign.
    token.parse().ok().filter(|_| plain)
}

/// `~1` to a slash and `~0` to a tilde.
fn unescape(token: &str) -> Option<Cow<'_, str>> {
    let mut parts = token.split('~');
    let first = parts.next()?;
    if first.len() == token.len() {
        return Some(Cow::Borrowed(token));
    }
    let mut out = first.to_owned();
    for part in parts {
        let (character, rest) =
            if let Some(rest) = part.strip_prefix('0') { ('~', rest) } else { ('/', part.strip_prefix('1')?) };
        out.push(character);
        out.push_str(rest);
    }
    Some(Cow::Owned(out))
}
