//! Builds a tree from the events of a reader: begin, key, scalar, end. The checks that hold for JSON and YAML alike are here.

use super::document::Node;
use super::{Document, Entry, MAX_DEPTH, MAX_NODES, NodeId, Stop, Value, index};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId, Span};

/// So many problems of one kind are told; a file of a million of them has made its point.
const TOLD: usize = 100;

pub(super) struct Builder<'a> {
    pub(super) document: &'a mut Document,
    pub(super) diagnostics: &'a mut Diagnostics,
    pub(super) file: FileId,
    frames: Vec<Frame>,
    first: usize,
    told: usize,
    /// The end of the last token that became part of the tree.
    pub(super) last_end: u32,
}

/// An object or a list that is not finished.
struct Frame {
    node: NodeId,
    content: Content,
    /// The key whose value comes next.
    key: Option<(String, Span)>,
    /// The entries that are merge keys.
    merges: Vec<usize>,
}

enum Content {
    Object(Vec<Entry>),
    Array(Vec<NodeId>),
}

/// What may come next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Inside {
    Root,
    Array,
    ObjectKey,
    ObjectValue,
}

impl<'a> Builder<'a> {
    pub(super) fn new(document: &'a mut Document, diagnostics: &'a mut Diagnostics, file: FileId) -> Self {
        let first = document.mark();
        Self { document, diagnostics, file, frames: Vec::new(), first, told: 0, last_end: 0 }
    }

    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        let offset = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        Span { file: self.file, start: offset(start), end: offset(end) }
    }

    /// How many objects and lists are open.
    pub(super) fn depth(&self) -> usize {
        self.frames.len()
    }

    /// How many nodes were built since the start.
    pub(super) fn built(&self) -> usize {
        self.document.mark() - self.first
    }

    pub(super) fn inside(&self) -> Inside {
        match self.frames.last() {
            None => Inside::Root,
            Some(Frame { content: Content::Array(_), .. }) => Inside::Array,
            Some(Frame { key: None, .. }) => Inside::ObjectKey,
            Some(_) => Inside::ObjectValue,
        }
    }

    /// Where the innermost open object or list begins.
    pub(super) fn opening(&self) -> Option<Span> {
        let span = self.document.span(self.frames.last()?.node);
        Some(Span { end: span.start.saturating_add(1), ..span })
    }

    /// The span of the key whose value comes next.
    pub(super) fn pending_key(&self) -> Option<Span> {
        self.frames.last()?.key.as_ref().map(|(_, span)| *span)
    }

    /// Where the objects and lists begin that are not finished, the innermost first.
    pub(super) fn open(&self) -> impl Iterator<Item = Span> {
        self.frames.iter().rev().map(|frame| self.document.span(frame.node))
    }

    pub(super) fn key(&mut self, key: String, span: Span, merge: bool) {
        self.last_end = self.last_end.max(span.end);
        let Some(frame) = self.frames.last_mut() else { return };
        if let (true, Content::Object(entries)) = (merge, &frame.content) {
            frame.merges.push(entries.len());
        }
        frame.key = Some((key, span));
    }

    pub(super) fn scalar(&mut self, value: Value, span: Span) -> Result<NodeId, Stop> {
        self.last_end = self.last_end.max(span.end);
        self.attach(value, span)
    }

    pub(super) fn begin_object(&mut self, span: Span) -> Result<NodeId, Stop> {
        self.begin(Content::Object(Vec::new()), span)
    }

    pub(super) fn begin_array(&mut self, span: Span) -> Result<NodeId, Stop> {
        self.begin(Content::Array(Vec::new()), span)
    }

    fn begin(&mut self, content: Content, span: Span) -> Result<NodeId, Stop> {
        if self.frames.len() >= MAX_DEPTH {
            return Err(self.too_deep(span));
        }
        let node = self.attach(Value::Null, span)?;
        self.frames.push(Frame { node, content, key: None, merges: Vec::new() });
        Ok(node)
    }

    /// Says that a value is nested too deeply.
    pub(super) fn too_deep(&mut self, span: Span) -> Stop {
        let message = format!("more than {MAX_DEPTH} levels of objects and lists");
        self.stop(Diagnostic::error("depth-limit", span, message).help("give the inner parts names of their own"))
    }

    pub(super) fn stop(&mut self, diagnostic: Diagnostic) -> Stop {
        self.diagnostics.push(diagnostic);
        Stop
    }

    fn attach(&mut self, value: Value, span: Span) -> Result<NodeId, Stop> {
        if self.built() >= MAX_NODES {
            let message = format!("the document has more than {MAX_NODES} values");
            return Err(self.stop(Diagnostic::error("size-limit", span, message)));
        }
        let id = self.document.push(Node::new(value, span, None, 0));
        self.adopt(id);
        Ok(id)
    }

    /// Makes a node the next child of the innermost open object or list.
    pub(super) fn adopt(&mut self, id: NodeId) {
        let Some(frame) = self.frames.last_mut() else { return };
        let place = match &mut frame.content {
            Content::Array(items) => {
                items.push(id);
                items.len() - 1
            }
            Content::Object(entries) => {
                let Some((key, key_span)) = frame.key.take() else { return };
                entries.push(Entry { key, key_span, value: id });
                entries.len() - 1
            }
        };
        self.document.move_to(id, frame.node, place);
    }

    /// Ends the innermost object or list. The answer is its node and the positions of its merge keys, which are still plain entries.
    pub(super) fn end(&mut self, end: u32) -> Option<(NodeId, Vec<usize>)> {
        let frame = self.frames.pop()?;
        self.last_end = self.last_end.max(end);
        self.document.set_end(frame.node, end);
        let value = match frame.content {
            Content::Array(mut items) => {
                items.shrink_to_fit();
                Value::Array(items)
            }
            Content::Object(mut entries) => {
                entries.shrink_to_fit();
                self.check_keys(frame.node, &entries);
                Value::Object(entries)
            }
        };
        self.document.replace(frame.node, value);
        Some((frame.node, frame.merges))
    }

    /// Refuses keys that are given twice, and remembers the order of many.
    fn check_keys(&mut self, node: NodeId, entries: &[Entry]) {
        let order = (entries.len() > index::SMALL).then(|| index::order(entries));
        for (first, second) in index::duplicates(entries, order.as_deref()) {
            self.told += 1;
            if self.told > TOLD {
                break;
            }
            let message = format!("the key `{}` is given twice", shorten(&second.key));
            let problem = Diagnostic::error("duplicate-key", second.key_span, message).label("given again");
            let help =
                if second.key == "<<" { "merge a list: `<<: [*a, *b]`" } else { "remove or rename one of the two" };
            self.diagnostics.push(problem.also(first.key_span, "first given here").help(help));
        }
        if let Some(order) = order {
            self.document.by_key.insert(node, order);
        }
    }
}

/// A piece of document text that is short enough for a message.
pub(crate) fn shorten(text: &str) -> String {
    const SHOWN: usize = 60;
    let mut shown: String = text.chars().take(SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    shown
}
