//! Where a schema stands: in which outermost schema, and whether whoever evaluates that one evaluates it too.

use super::super::stand::{Stand, step};
use crate::load::{Document, Holds, Kind, NodeId, Value, below};

/// A node on the way from an outermost schema to one within it.
pub(super) struct Step {
    pub(super) node: NodeId,
    /// Whether evaluating the one before it evaluates it: definitions, say, are only referred to.
    pub(super) evaluated: bool,
}

/// Members of a schema that hold schemas which its evaluation passes over.
const PASSED: &[&str] = &["$defs", "definitions", "contentSchema"];

/// The way from the outermost schema around a node to the node; `None` for what is no schema.
pub(super) fn way(document: &Document, node: NodeId) -> Option<Vec<Step>> {
    let mut path: Vec<NodeId> = std::iter::successors(Some(node), |node| document.parent(*node)).collect();
    path.reverse();
    let first = *path.first()?;
    let start = match document.version(first).map(|_| in_document(document, &path)) {
        Some(Found::At(start)) => start,
        Some(Found::Never) => return None,
        Some(Found::Lost) | None => {
            let top = outermost(document, node);
            path.iter().position(|node| *node == top)?
        }
    };
    let mut stand = Stand::One(Kind::Schema);
    let steps = path.into_iter().skip(start).enumerate().map(|(at, node)| {
        let passed = matches!(stand, Stand::One(_)) && document.key(node).is_some_and(|key| PASSED.contains(&key));
        let next = if at == 0 { Some(stand) } else { step(document, stand, node) };
        stand = next.unwrap_or(Stand::One(Kind::Schema));
        Step { node, evaluated: at > 0 && next.is_some() && !passed }
    });
    Some(steps.collect())
}

enum Found {
    /// The first schema on the path.
    At(usize),
    /// The path leads to something else of the specification.
    Never,
    /// The path leads through an extension.
    Lost,
}

/// The first schema on a path from the root of an OpenAPI document.
fn in_document(document: &Document, path: &[NodeId]) -> Found {
    let mut stand = Stand::One(Kind::Document);
    for (at, node) in path.iter().enumerate().skip(1) {
        match step(document, stand, *node) {
            Some(Stand::One(Kind::Schema)) => return Found::At(at),
            Some(next) => stand = next,
            None => return Found::Lost,
        }
    }
    Found::Never
}

/// The outermost schema around one, as far as the names of the members tell.
fn outermost(document: &Document, node: NodeId) -> NodeId {
    let mut at = node;
    while let Some(around) = around(document, at) {
        at = around;
    }
    at
}

fn around(document: &Document, node: NodeId) -> Option<NodeId> {
    let holds = |node: NodeId| document.key(node).and_then(|key| below(Kind::Schema, key));
    let parent = document.parent(node)?;
    match (holds(parent), document.value(parent)) {
        (Some(Holds::Map(_)), Value::Object(_)) | (Some(Holds::List(_)), Value::Array(_)) => document.parent(parent),
        _ => matches!(holds(node), Some(Holds::One(_) | Holds::List(_))).then_some(parent),
    }
}
