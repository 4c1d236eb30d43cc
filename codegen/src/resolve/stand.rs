//! What stands at a node of a tree, by the way that leads there.

use crate::load::{Document, Holds, Kind, NodeId, Value, below};

/// What stands at a node.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Stand {
    /// An object of the specification.
    One(Kind),
    /// A map or a list of such.
    Several(Kind),
}

/// What stands at a node in what stands around it; `None` for an extension, and where nothing is said of it.
pub(super) fn step(document: &Document, around: Stand, node: NodeId) -> Option<Stand> {
    let key = document.key(node);
    let kind = match around {
        // Schemas' members may have such names.
        Stand::Several(kind) if kind != Kind::Schema && key.is_some_and(|key| key.starts_with("x-")) => return None,
        Stand::Several(kind) => return Some(Stand::One(kind)),
        Stand::One(kind) => kind,
    };
    Some(match below(kind, key?)? {
        Holds::List(kind) if matches!(document.value(node), Value::Array(_)) => Stand::Several(kind),
        Holds::One(kind) | Holds::List(kind) => Stand::One(kind),
        Holds::Map(kind) => Stand::Several(kind),
    })
}
