//! `callbacks`: requests that an operation asks the provider to send.

use crate::load::NodeId;
use crate::model::OperationId;

use super::Lower;
use super::webhook::{Incoming, read};

/// Reads the callbacks of an operation, in the order of their names and expressions.
pub(super) fn callbacks(lower: &mut Lower<'_>, operation: NodeId, id: OperationId) {
    let mut all = Vec::new();
    for (name, _, node) in lower.map(operation, "callbacks") {
        let node = lower.follow(node);
        if name.starts_with("x-") || !lower.is_object(node, "a callback") {
            continue;
        }
        for entry in lower.document.entries(node) {
            if !entry.key.starts_with("x-") {
                let callback = Some((id, entry.key.clone()));
                all.push(Incoming { name: name.clone(), callback, node: entry.value });
            }
        }
    }
    all.sort_by(|one, other| (&one.name, &one.callback).cmp(&(&other.name, &other.callback)));
    for incoming in all {
        read(lower, &incoming);
    }
}
