//! What a query selects (RFC 9535, sections 2.3 and 2.5).

use std::collections::{HashMap, HashSet};

use super::{Logical, Query, Segment, Selector};
use crate::load::overlay::work::{TooMuch, Work};
use crate::load::{Document, NodeId, Value};

/// Looks for nodes in a document.
pub(in super::super) struct Search<'a> {
    pub(super) document: &'a Document,
    pub(super) work: &'a mut Work,
    /// The patterns of `match` and `search`, each compiled once.
    pub(super) patterns: HashMap<(String, bool), Option<regex::Regex>>,
}

impl<'a> Search<'a> {
    pub(in super::super) fn new(document: &'a Document, work: &'a mut Work) -> Self {
        Self { document, work, patterns: HashMap::new() }
    }

    /// The nodes that a query from the root selects, each once.
    pub(in super::super) fn nodes(&mut self, query: &Query) -> Result<Vec<NodeId>, TooMuch> {
        let mut nodes = vec![self.document.root()];
        for segment in &query.segments {
            nodes = self.segment(segment, &nodes)?;
            let mut seen = HashSet::new();
            nodes.retain(|node| seen.insert(*node));
        }
        Ok(nodes)
    }

    /// The nodes that a query of a filter selects; a node may be there more than once.
    pub(super) fn query(&mut self, query: &Query, current: NodeId) -> Result<Vec<NodeId>, TooMuch> {
        let start = if query.absolute { self.document.root() } else { current };
        let mut nodes = vec![start];
        for segment in &query.segments {
            nodes = self.segment(segment, &nodes)?;
        }
        Ok(nodes)
    }

    fn segment(&mut self, segment: &Segment, nodes: &[NodeId]) -> Result<Vec<NodeId>, TooMuch> {
        let mut found = Vec::new();
        for node in nodes {
            let mut stack = vec![*node];
            while let Some(node) = stack.pop() {
                self.work.spend(1)?;
                for selector in &segment.selectors {
                    self.select(selector, node, &mut found)?;
                }
                if segment.below {
                    stack.extend(children(self.document, node).rev());
                }
            }
        }
        Ok(found)
    }

    fn select(&mut self, selector: &Selector, node: NodeId, found: &mut Vec<NodeId>) -> Result<(), TooMuch> {
        let document = self.document;
        match selector {
            Selector::Name(name) => found.extend(document.get(node, name)),
            Selector::Wildcard => {
                let before = found.len();
                found.extend(children(document, node));
                self.work.spend(found.len() - before)?;
            }
            Selector::Index(index) => {
                let items = document.items(node);
                found.extend(position(*index, items.len()).and_then(|at| items.get(at)));
            }
            Selector::Slice { start, end, step } => {
                let items = document.items(node);
                for at in slice(*start, *end, *step, items.len()) {
                    self.work.spend(1)?;
                    found.extend(items.get(at));
                }
            }
            Selector::Filter(logical) => {
                for child in children(document, node) {
                    self.work.spend(1)?;
                    if self.holds(logical, child)? {
                        found.push(child);
                    }
                }
            }
        }
        Ok(())
    }

    fn holds(&mut self, logical: &Logical, current: NodeId) -> Result<bool, TooMuch> {
        Ok(match logical {
            Logical::Or(any) => {
                for one in any {
                    if self.holds(one, current)? {
                        return Ok(true);
                    }
                }
                false
            }
            Logical::And(all) => {
                for one in all {
                    if !self.holds(one, current)? {
                        return Ok(false);
                    }
                }
                true
            }
            Logical::Not(inner) => !self.holds(inner, current)?,
            Logical::Exists(query) => !self.query(query, current)?.is_empty(),
            Logical::Compare(left, comparison, right) => {
                let (left, right) = (self.operand(left, current)?, self.operand(right, current)?);
                self.compare(&left, *comparison, &right)?
            }
            Logical::Matches { value, pattern, whole } => {
                let (value, pattern) = (self.operand(value, current)?, self.operand(pattern, current)?);
                self.matches(&value, &pattern, *whole)?
            }
        })
    }
}

/// The items of a list or the values of an object, in their order.
fn children(document: &Document, node: NodeId) -> impl DoubleEndedIterator<Item = NodeId> + '_ {
    let (items, entries): (&[NodeId], &[crate::load::Entry]) = match document.value(node) {
        Value::Array(items) => (items, &[]),
        Value::Object(entries) => (&[], entries),
        _ => (&[], &[]),
    };
    items.iter().copied().chain(entries.iter().map(|entry| entry.value))
}

/// The place of an index, which counts from the end where it is negative (section 2.3.3).
fn position(index: i64, length: usize) -> Option<usize> {
    let length = i64::try_from(length).ok()?;
    let at = if index < 0 { index.checked_add(length)? } else { index };
    usize::try_from(at).ok().filter(|_| at < length)
}

/// The places of a slice (section 2.3.4.2).
fn slice(start: Option<i64>, end: Option<i64>, step: i64, length: usize) -> impl Iterator<Item = usize> {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    let normal = |at: i64| if at < 0 { at.saturating_add(length) } else { at };
    let (first, last) = if step >= 0 {
        let (start, end) = (start.unwrap_or(0), end.unwrap_or(length));
        (normal(start).clamp(0, length), normal(end).clamp(0, length))
    } else {
        let start = start.map_or(length - 1, normal);
        let end = end.map_or(-1, normal);
        (start.clamp(-1, length - 1), end.clamp(-1, length - 1))
    };
    let inside = move |at: &i64| (step > 0 && *at < last) || (step < 0 && *at > last);
    std::iter::successors(Some(first).filter(inside), move |at| at.checked_add(step).filter(inside))
        .filter_map(|at| usize::try_from(at).ok())
}
