//! Changes to a tree in its arena: members taken out, put elsewhere, made new and copied, each with its place in the text.

use super::super::document::Node;
use super::super::{Document, Entry, NodeId, Value, index};
use super::groups::Groups;
use super::reference::Targets;
use crate::diagnostic::{Diagnostic, Diagnostics, Span};

/// So many nodes may be added for each node of the tree, beside an allowance for small ones.
const ADDED_PER_NODE: usize = 16;
const ALLOWANCE: usize = 10_000;
/// So many bytes of keys and strings may be added for each byte of the file, beside an allowance.
const BYTES_PER_BYTE: usize = 16;

pub(super) struct Edit<'a> {
    pub(super) document: &'a mut Document,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) groups: Groups,
    /// What references led to before anything was moved; empty where nothing is.
    pub(super) targets: Targets,
    /// How many nodes and bytes may still be added.
    nodes_left: usize,
    bytes_left: usize,
    full: bool,
}

impl<'a> Edit<'a> {
    /// `nodes` is how many the tree has, `bytes` how long its text is.
    pub(super) fn new(
        document: &'a mut Document,
        diagnostics: &'a mut Diagnostics,
        nodes: usize,
        bytes: usize,
    ) -> Edit<'a> {
        let nodes_left = nodes.saturating_mul(ADDED_PER_NODE).saturating_add(ALLOWANCE);
        let bytes_left = bytes.saturating_mul(BYTES_PER_BYTE).saturating_add(ALLOWANCE);
        Edit {
            document,
            diagnostics,
            groups: Groups::default(),
            targets: Targets::new(),
            nodes_left,
            bytes_left,
            full: false,
        }
    }

    /// Empties an object; its members have to be [`Edit::put`] somewhere.
    pub(super) fn take(&mut self, object: NodeId) -> Vec<Entry> {
        if !matches!(self.document.value(object), Value::Object(_)) {
            return Vec::new();
        }
        self.document.by_key.remove(&object);
        match self.document.replace(object, Value::Object(Vec::new())) {
            Value::Object(entries) => entries,
            _ => Vec::new(),
        }
    }

    /// Makes a node an object of these members. Of two with one key the first stays.
    pub(super) fn put(&mut self, object: NodeId, mut entries: Vec<Entry>) {
        let mut order = index::order(&entries);
        let again: Vec<usize> = repeated(&entries, &order);
        if !again.is_empty() {
            let mut at = 0;
            entries.retain(|_| {
                at += 1;
                again.binary_search(&(at - 1)).is_err()
            });
            order = index::order(&entries);
        }
        for (at, entry) in entries.iter().enumerate() {
            self.document.move_to(entry.value, object, at);
        }
        if entries.len() > index::SMALL {
            self.document.by_key.insert(object, order);
        }
        self.document.replace(object, Value::Object(entries));
    }

    /// Makes a node a list of these items.
    pub(super) fn put_list(&mut self, list: NodeId, items: Vec<NodeId>) {
        for (at, item) in items.iter().enumerate() {
            self.document.move_to(*item, list, at);
        }
        self.document.replace(list, Value::Array(items));
    }

    /// Takes one member out of those that were taken from `object`, to put it elsewhere.
    pub(super) fn pull(&mut self, object: NodeId, entries: &mut Vec<Entry>, key: &str) -> Option<Entry> {
        let at = entries.iter().position(|entry| entry.key == key)?;
        let entry = entries.remove(at);
        self.document.moves.moved(entry.value, object, key);
        Some(entry)
    }

    /// A new object that stands for `of`, or for a part of it.
    pub(super) fn object(&mut self, of: NodeId, span: Span, entries: Vec<Entry>) -> NodeId {
        let node = self.add(of, span, Value::Object(Vec::new()));
        self.put(node, entries);
        node
    }

    /// A new list.
    pub(super) fn array(&mut self, of: NodeId, span: Span, items: Vec<NodeId>) -> NodeId {
        let node = self.add(of, span, Value::Array(Vec::new()));
        self.put_list(node, items);
        node
    }

    /// A new string.
    pub(super) fn string(&mut self, of: NodeId, span: Span, text: &str) -> NodeId {
        self.bytes_left = self.bytes_left.saturating_sub(text.len());
        self.add(of, span, Value::String(text.to_owned()))
    }

    /// A new truth value.
    pub(super) fn bool(&mut self, of: NodeId, span: Span, value: bool) -> NodeId {
        self.add(of, span, Value::Bool(value))
    }

    /// A member whose key and value are not in the text: `of` and `span` say what it comes from.
    pub(super) fn said(&mut self, key: &str, of: NodeId, span: Span, text: &str) -> Entry {
        entry(key, span, self.string(of, span, text))
    }

    /// A copy of a tree.
    pub(super) fn copy(&mut self, source: NodeId) -> NodeId {
        let root = self.add(source, self.document.span(source), Value::Null);
        let mut todo = vec![(source, root)];
        while let Some((from, to)) = todo.pop() {
            if self.is_full(from) {
                break;
            }
            let (mut bytes, mut children) = (0, Vec::new());
            let mut value = match self.document.value(from) {
                Value::Null => Value::Null,
                Value::Bool(value) => Value::Bool(*value),
                Value::Number(text) => Value::Number(text.clone()),
                Value::String(text) => {
                    bytes += text.len();
                    Value::String(text.clone())
                }
                Value::Array(items) => {
                    children.clone_from(items);
                    Value::Array(Vec::new())
                }
                Value::Object(entries) => {
                    children.extend(entries.iter().map(|entry| entry.value));
                    bytes += entries.iter().map(|entry| entry.key.len()).sum::<usize>();
                    let copy = |entry: &Entry| Entry { key: entry.key.clone(), ..*entry };
                    Value::Object(entries.iter().map(copy).collect())
                }
            };
            self.bytes_left = self.bytes_left.saturating_sub(bytes);
            for (at, child) in children.into_iter().enumerate() {
                let node = Node::new(Value::Null, self.document.span(child), Some(to), at);
                let node = self.push(node);
                todo.push((child, node));
                match &mut value {
                    Value::Array(items) => items.push(node),
                    Value::Object(entries) => entries.iter_mut().skip(at).take(1).for_each(|e| e.value = node),
                    _ => {}
                }
            }
            if let Some(order) = self.document.by_key.get(&from).cloned() {
                self.document.by_key.insert(to, order);
            }
            if let Some(target) = self.targets.get(&from).copied() {
                self.targets.insert(to, target);
            }
            self.document.replace(to, value);
        }
        root
    }

    /// Whether no more may be added, which is then said of `node`.
    pub(super) fn is_full(&mut self, node: NodeId) -> bool {
        let full = self.nodes_left == 0 || self.bytes_left == 0;
        if full && !self.full {
            self.full = true;
            let message = "written as OpenAPI 3.1 the document becomes too large";
            let problem = Diagnostic::error("size-limit", self.document.key_span(node), message);
            self.diagnostics.push(problem.help("list fewer media types, or name what they share under `definitions`"));
        }
        full
    }

    fn add(&mut self, of: NodeId, span: Span, value: Value) -> NodeId {
        let node = self.push(Node::new(value, span, None, 0));
        self.document.moves.made_of(node, of);
        node
    }

    fn push(&mut self, node: Node) -> NodeId {
        self.nodes_left = self.nodes_left.saturating_sub(1);
        self.document.push(node)
    }
}

/// A member.
pub(super) fn entry(key: &str, key_span: Span, value: NodeId) -> Entry {
    Entry { key: key.to_owned(), key_span, value }
}

/// The entries whose key an earlier one has, in order.
fn repeated(entries: &[Entry], order: &[u32]) -> Vec<usize> {
    let key = |at: u32| entries.get(at as usize).map(|entry| entry.key.as_str());
    let mut again: Vec<usize> = order
        .windows(2)
        .filter_map(|pair| match pair {
            [one, other] if key(*one) == key(*other) => usize::try_from(*other).ok(),
            _ => None,
        })
        .collect();
    again.sort_unstable();
    again
}
