//! Copies of trees within the arena. A copy keeps the span of what it repeats, so that a message about it points there.

use super::work::{TooMuch, Work};
use crate::load::document::Node;
use crate::load::{Document, Entry, MAX_DEPTH, NodeId, Value};

/// Why nothing was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoCopy {
    TooMuch,
    TooDeep,
}

impl From<TooMuch> for NoCopy {
    fn from(_: TooMuch) -> Self {
        NoCopy::TooMuch
    }
}

/// How many objects and lists a node stands in.
pub(super) fn depth(document: &Document, node: NodeId) -> usize {
    std::iter::successors(document.parent(node), |node| document.parent(*node)).count()
}

/// Copies a tree to a place `depth` levels deep. The copy has no parent yet.
pub(super) fn copy(document: &mut Document, work: &mut Work, source: NodeId, depth: usize) -> Result<NodeId, NoCopy> {
    let root = reserve(document, source, None, 0);
    let mut todo = vec![(source, root, depth)];
    while let Some((from, to, depth)) = todo.pop() {
        let (value, bytes) = match document.value(from) {
            Value::Null => (Value::Null, 0),
            Value::Bool(value) => (Value::Bool(*value), 0),
            Value::Number(text) => (Value::Number(text.clone()), text.len()),
            Value::String(text) => (Value::String(text.clone()), text.len()),
            Value::Array(items) => (Value::Array(items.clone()), 0),
            Value::Object(entries) => {
                let again = |entry: &Entry| Entry { key: entry.key.clone(), ..*entry };
                (Value::Object(entries.iter().map(again).collect()), entries.iter().map(|entry| entry.key.len()).sum())
            }
        };
        work.copy(bytes)?;
        if depth >= MAX_DEPTH && matches!(value, Value::Array(_) | Value::Object(_)) {
            return Err(NoCopy::TooDeep);
        }
        let value = match value {
            Value::Array(mut items) => {
                for (at, item) in items.iter_mut().enumerate() {
                    let below = reserve(document, *item, Some(to), at);
                    todo.push((*item, below, depth + 1));
                    *item = below;
                }
                Value::Array(items)
            }
            Value::Object(mut entries) => {
                for (at, entry) in entries.iter_mut().enumerate() {
                    let below = reserve(document, entry.value, Some(to), at);
                    todo.push((entry.value, below, depth + 1));
                    entry.value = below;
                }
                Value::Object(entries)
            }
            plain => plain,
        };
        if let Some(order) = document.by_key.get(&from).cloned() {
            document.by_key.insert(to, order);
        }
        document.replace(to, value);
    }
    Ok(root)
}

/// A node that will become the copy of `source`.
fn reserve(document: &mut Document, source: NodeId, parent: Option<NodeId>, place: usize) -> NodeId {
    let span = document.span(source);
    document.push(Node::new(Value::Null, span, parent, place))
}
