//! The tree: an arena of nodes, each with its span, its parent and its place in the parent.

use std::collections::HashMap;

use super::lift::Version;
use super::moves::Moves;
use super::{index, number};
use crate::diagnostic::{FileId, Span};

/// Names one node of a [`Document`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(pub u32);

/// What stands at a node.
#[derive(Debug)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number as it was written, in the spelling of JSON: `1.10` stays `1.10`; YAML's `0x1F` is `31`.
    Number(String),
    /// A string, unescaped.
    String(String),
    /// A list.
    Array(Vec<NodeId>),
    /// An object; its members stand in the order of the text, and no two share a key.
    Object(Vec<Entry>),
}

/// One member of an object.
#[derive(Debug)]
pub struct Entry {
    /// The key, unescaped.
    pub key: String,
    /// The key's token.
    pub key_span: Span,
    /// What stands under it.
    pub value: NodeId,
}

/// One or more trees in an arena; [`Document::root`] is the first.
///
/// Aliases and merge keys of YAML are carried out already: their nodes are copies that have their own parent, and the span of the text
/// that they repeat. No tree is deeper than 256 levels. Nothing here panics on a [`NodeId`] of another document.
#[derive(Debug)]
pub struct Document {
    nodes: Vec<Node>,
    /// For large objects the order of their entries by key.
    pub(super) by_key: HashMap<NodeId, Box<[u32]>>,
    root: NodeId,
    /// What lifting moved.
    pub(super) moves: Moves,
    /// The versions that lifted trees were written in.
    pub(super) versions: HashMap<NodeId, Version>,
}

/// The parent of a node that has none.
const NO_PARENT: NodeId = NodeId(u32::MAX);

#[derive(Debug)]
pub(super) struct Node {
    value: Value,
    span: Span,
    parent: NodeId,
    /// Which entry or item of its parent it is.
    place: u32,
}

impl Node {
    pub(super) fn new(value: Value, span: Span, parent: Option<NodeId>, place: usize) -> Self {
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        Self { value, span, parent: parent.unwrap_or(NO_PARENT), place }
    }
}

static NULL: Value = Value::Null;
const NOWHERE: Span = Span { file: FileId(u32::MAX), start: 0, end: 0 };

impl Document {
    /// The root of the document that was loaded first.
    pub fn root(&self) -> NodeId {
        self.root
    }

    /// What stands at a node.
    pub fn value(&self, node: NodeId) -> &Value {
        self.node(node).map_or(&NULL, |node| &node.value)
    }

    /// The token or tokens of a node.
    pub fn span(&self, node: NodeId) -> Span {
        self.node(node).map_or(NOWHERE, |node| node.span)
    }

    /// The object or list in which a node stands; `None` for the root of a file. What a copy for dynamic references shares with its
    /// original stands in the original.
    pub fn parent(&self, node: NodeId) -> Option<NodeId> {
        self.node(node).map(|node| node.parent).filter(|parent| *parent != NO_PARENT)
    }

    /// The root of the tree in which a node stands.
    pub fn tree(&self, node: NodeId) -> NodeId {
        let mut at = node;
        while let Some(parent) = self.parent(at) {
            at = parent;
        }
        at
    }

    /// The key under which a node stands; `None` in a list and at a root.
    pub fn key(&self, node: NodeId) -> Option<&str> {
        self.entry_of(node).map(|entry| entry.key.as_str())
    }

    /// The span of the key under which a node stands; of the node itself in a list and at a root.
    pub fn key_span(&self, node: NodeId) -> Span {
        self.entry_of(node).map_or_else(|| self.span(node), |entry| entry.key_span)
    }

    /// The member `key` of an object.
    pub fn get(&self, node: NodeId, key: &str) -> Option<NodeId> {
        let entries = self.entries(node);
        let order = if entries.len() > index::SMALL { self.by_key.get(&node) } else { None };
        let found = match order {
            Some(order) => index::find(entries, order, key),
            None => entries.iter().find(|entry| entry.key == key),
        };
        found.map(|entry| entry.value)
    }

    /// The members of an object in the order of the text; none for anything else.
    pub fn entries(&self, node: NodeId) -> &[Entry] {
        if let Value::Object(entries) = self.value(node) { entries } else { &[] }
    }

    /// The items of a list; none for anything else.
    pub fn items(&self, node: NodeId) -> &[NodeId] {
        if let Value::Array(items) = self.value(node) { items } else { &[] }
    }

    /// The string, if the node is one.
    pub fn str(&self, node: NodeId) -> Option<&str> {
        if let Value::String(text) = self.value(node) { Some(text) } else { None }
    }

    /// The truth value, if the node is one.
    pub fn bool(&self, node: NodeId) -> Option<bool> {
        if let Value::Bool(value) = self.value(node) { Some(*value) } else { None }
    }

    /// The text of the number, if the node is one.
    pub fn number(&self, node: NodeId) -> Option<&str> {
        if let Value::Number(text) = self.value(node) { Some(text) } else { None }
    }

    /// The number, if the node is one that is whole and fits, in whatever spelling: `3`, `3.0` and `0.3e1` are the same.
    pub fn u64(&self, node: NodeId) -> Option<u64> {
        self.number(node).and_then(number::to_u64)
    }

    /// Whether the node is `null`.
    pub fn is_null(&self, node: NodeId) -> bool {
        matches!(self.value(node), Value::Null)
    }

    /// The kind of the node in the words of a message: `"an object"`, `"a string"`, `"null"` and so on.
    pub fn kind_name(&self, node: NodeId) -> &'static str {
        match self.value(node) {
            Value::Null => "null",
            Value::Bool(_) => "a boolean",
            Value::Number(_) => "a number",
            Value::String(_) => "a string",
            Value::Array(_) => "an array",
            Value::Object(_) => "an object",
        }
    }

    /// The file in which a node stands.
    pub fn file(&self, node: NodeId) -> FileId {
        self.span(node).file
    }

    /// The version that a lifted tree was written in; `None` for one that is no document of its own.
    pub(crate) fn version(&self, tree: NodeId) -> Option<Version> {
        self.versions.get(&tree).copied()
    }

    pub(super) fn empty() -> Self {
        Self {
            nodes: Vec::new(),
            by_key: HashMap::new(),
            root: NodeId(0),
            moves: Moves::default(),
            versions: HashMap::new(),
        }
    }

    pub(super) fn with_root(self, root: NodeId) -> Self {
        Self { root, ..self }
    }

    /// A point to go [`Document::back_to`].
    pub(super) fn mark(&self) -> usize {
        self.nodes.len()
    }

    pub(super) fn back_to(&mut self, mark: usize) {
        self.nodes.truncate(mark);
        self.by_key.retain(|node, _| (node.0 as usize) < mark);
    }

    pub(super) fn push(&mut self, node: Node) -> NodeId {
        let id = NodeId(u32::try_from(self.nodes.len()).unwrap_or(u32::MAX));
        self.nodes.push(node);
        id
    }

    fn node(&self, node: NodeId) -> Option<&Node> {
        self.nodes.get(node.0 as usize)
    }

    pub(super) fn replace(&mut self, node: NodeId, value: Value) -> Value {
        let node = self.nodes.get_mut(node.0 as usize);
        node.map_or(Value::Null, |node| std::mem::replace(&mut node.value, value))
    }

    /// What stands at a node, to be changed. Whoever does keeps parents, places and `by_key` right.
    pub(super) fn value_mut(&mut self, node: NodeId) -> Option<&mut Value> {
        self.nodes.get_mut(node.0 as usize).map(|node| &mut node.value)
    }

    pub(super) fn set_span(&mut self, node: NodeId, span: Span) {
        if let Some(node) = self.nodes.get_mut(node.0 as usize) {
            node.span = span;
        }
    }

    pub(super) fn set_end(&mut self, node: NodeId, end: u32) {
        if let Some(node) = self.nodes.get_mut(node.0 as usize) {
            node.span.end = end.max(node.span.start);
        }
    }

    pub(super) fn move_to(&mut self, node: NodeId, parent: NodeId, place: usize) {
        if let Some(node) = self.nodes.get_mut(node.0 as usize) {
            node.parent = parent;
            node.place = u32::try_from(place).unwrap_or(u32::MAX);
        }
    }

    /// The entry of its parent that holds a node, if the parent is an object.
    pub(super) fn entry_of(&self, node: NodeId) -> Option<&Entry> {
        self.entries(self.parent(node)?).get(self.place(node))
    }

    /// Which entry or item of its parent a node is.
    pub(super) fn place(&self, node: NodeId) -> usize {
        self.node(node).map_or(0, |node| node.place as usize)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#[path = "document_tests.rs"]
mod tests;
