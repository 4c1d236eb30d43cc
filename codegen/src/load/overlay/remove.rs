//! `remove`: nodes are taken out of what they stand in.

use std::collections::{BTreeMap, HashSet};

use super::work::{TooMuch, Work};
use crate::load::{Document, NodeId, Value, index};

/// Removes nodes that have a parent; the places of several in one list are those before anything was removed.
pub(super) fn remove(document: &mut Document, work: &mut Work, nodes: &[NodeId]) -> Result<(), TooMuch> {
    let mut parents: BTreeMap<NodeId, HashSet<usize>> = BTreeMap::new();
    for node in nodes {
        if let Some(parent) = document.parent(*node) {
            parents.entry(parent).or_default().insert(document.place(*node));
        }
    }
    for (parent, gone) in parents {
        work.spend(document.items(parent).len() + document.entries(parent).len())?;
        let mut at = 0;
        let mut stays = || {
            at += 1;
            !gone.contains(&(at - 1))
        };
        let left: Vec<NodeId> = match document.value_mut(parent) {
            Some(Value::Array(items)) => {
                items.retain(|_| stays());
                items.clone()
            }
            Some(Value::Object(entries)) => {
                entries.retain(|_| stays());
                entries.iter().map(|entry| entry.value).collect()
            }
            _ => Vec::new(),
        };
        for (place, node) in left.into_iter().enumerate() {
            document.move_to(node, parent, place);
        }
        if document.by_key.remove(&parent).is_some() {
            let order = index::order(document.entries(parent));
            document.by_key.insert(parent, order);
        }
    }
    Ok(())
}
