//! Anchors and aliases (YAML 1.2.2, section 7.1): an alias is a copy, and copies have a budget.

use std::collections::{HashMap, HashSet};

use super::build::Builder;
use super::document::Node;
use super::{Entry, MAX_DEPTH, NodeId, Stop, Value};
use crate::diagnostic::{Diagnostic, Span};

/// At most so many nodes come from aliases.
const MAX_COPIES: usize = 1_000_000;
/// And at most so many for each node that was written, beside an allowance for small documents.
const COPIES_PER_NODE: usize = 100;
const ALLOWANCE: usize = 10_000;
/// The keys and strings in the copies have at most so many bytes.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The anchors of a document, and what was spent on aliases.
#[derive(Default)]
pub(super) struct Aliases {
    /// By the parser's number of an anchor: its place and its node, which is `None` as long as it is not finished.
    anchors: HashMap<usize, (Span, Option<NodeId>)>,
    anchored: HashSet<NodeId>,
    copies: usize,
    bytes: usize,
}

impl Aliases {
    /// An anchor begins.
    pub(super) fn open(&mut self, anchor: usize, span: Span) {
        if anchor != 0 {
            self.anchors.insert(anchor, (span, None));
        }
    }

    /// The node of an anchor is finished.
    pub(super) fn close(&mut self, anchor: usize, node: NodeId) {
        if let Some((_, finished)) = self.anchors.get_mut(&anchor) {
            *finished = Some(node);
            self.anchored.insert(node);
        }
    }

    /// Whether an alias may still ask for a node.
    pub(super) fn is_anchored(&self, node: NodeId) -> bool {
        self.anchored.contains(&node)
    }

    /// The node for which an alias stands.
    pub(super) fn target(&self, builder: &mut Builder<'_>, anchor: usize, alias: Span) -> Result<NodeId, Stop> {
        match self.anchors.get(&anchor) {
            Some((_, Some(node))) => Ok(*node),
            Some((span, None)) => {
                let problem = Diagnostic::error("alias-budget", alias, "the alias stands inside its own anchor");
                Err(builder
                    .stop(problem.also(*span, "the anchor").help("it would never end; refer with `$ref` instead")))
            }
            None => Err(builder.stop(Diagnostic::error(
                "yaml-syntax",
                alias,
                "no anchor of this name stands before the alias",
            ))),
        }
    }

    /// Copies a tree to a place `depth` levels deep. The copy has no parent yet.
    pub(super) fn copy(
        &mut self,
        builder: &mut Builder<'_>,
        source: NodeId,
        depth: usize,
        alias: Span,
    ) -> Result<NodeId, Stop> {
        let root = self.reserve(builder, source, None, 0, alias)?;
        let mut todo = vec![(source, root, depth)];
        while let Some((from, to, depth)) = todo.pop() {
            let place = |at: usize| (Some(to), at);
            let value = match builder.document.value(from) {
                Value::Null => Value::Null,
                Value::Bool(value) => Value::Bool(*value),
                Value::Number(text) => Value::Number(self.text(text)),
                Value::String(text) => Value::String(self.text(text)),
                Value::Array(items) => {
                    let items = items.clone();
                    let mut copies = Vec::with_capacity(items.len().min(1024));
                    for (at, item) in items.into_iter().enumerate() {
                        let (parent, at) = place(at);
                        let copy = self.reserve(builder, item, parent, at, alias)?;
                        todo.push((item, copy, depth + 1));
                        copies.push(copy);
                    }
                    Value::Array(copies)
                }
                Value::Object(entries) => {
                    let mut copies = Vec::with_capacity(entries.len().min(1024));
                    for entry in entries {
                        copies.push(Entry { key: self.text(&entry.key), key_span: entry.key_span, value: entry.value });
                    }
                    for (at, entry) in copies.iter_mut().enumerate() {
                        let (parent, at) = place(at);
                        let copy = self.reserve(builder, entry.value, parent, at, alias)?;
                        todo.push((entry.value, copy, depth + 1));
                        entry.value = copy;
                    }
                    Value::Object(copies)
                }
            };
            if depth >= MAX_DEPTH && matches!(value, Value::Array(_) | Value::Object(_)) {
                return Err(builder.too_deep(alias));
            }
            if self.bytes > MAX_BYTES {
                return Err(over(builder, alias));
            }
            if let Some(order) = builder.document.by_key.get(&from).cloned() {
                builder.document.by_key.insert(to, order);
            }
            builder.document.replace(to, value);
        }
        Ok(root)
    }

    /// A node that will become the copy of `source`.
    fn reserve(
        &mut self,
        builder: &mut Builder<'_>,
        source: NodeId,
        parent: Option<NodeId>,
        place: usize,
        alias: Span,
    ) -> Result<NodeId, Stop> {
        let written = builder.built().saturating_sub(self.copies);
        if self.copies >= MAX_COPIES.min(written * COPIES_PER_NODE + ALLOWANCE) {
            return Err(over(builder, alias));
        }
        self.copies += 1;
        let span = builder.document.span(source);
        Ok(builder.document.push(Node::new(Value::Null, span, parent, place)))
    }

    fn text(&mut self, text: &str) -> String {
        self.bytes += text.len();
        text.to_owned()
    }
}

fn over(builder: &mut Builder<'_>, alias: Span) -> Stop {
    let problem = Diagnostic::error("alias-budget", alias, "the aliases make the document too large");
    builder.stop(problem.label("with this one").help("refer with `$ref` instead of repeating with aliases"))
}
