//! `update` and `copy`: a value is merged into each target (Overlay 1.1, section "Action Object").

use std::collections::HashMap;

use super::copy::{NoCopy, copy, depth};
use super::read::Minor;
use super::work::{TooMuch, Work};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Document, Entry, MAX_DEPTH, NodeId, Value, index};

/// Merges values into nodes.
pub(super) struct Merge<'a> {
    pub(super) document: &'a mut Document,
    pub(super) work: &'a mut Work,
    pub(super) diagnostics: &'a mut Diagnostics,
}

/// The kinds that the specification tells apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    Object,
    List,
    Primitive,
}

pub(super) fn shape(document: &Document, node: NodeId) -> Shape {
    match document.value(node) {
        Value::Object(_) => Shape::Object,
        Value::Array(_) => Shape::List,
        _ => Shape::Primitive,
    }
}

impl Merge<'_> {
    /// Merges `value` into one target.
    pub(super) fn target(&mut self, target: NodeId, value: NodeId, minor: Minor) -> Result<(), TooMuch> {
        match (shape(self.document, target), shape(self.document, value)) {
            (Shape::Object, Shape::Object) => self.object(target, value),
            (Shape::List, Shape::List) if minor == Minor::One => self.concatenate(target, value),
            (Shape::List, _) => self.append(target, &[value]),
            (Shape::Primitive, Shape::Primitive) => self.overwrite(target, value),
            _ => {
                self.incompatible(target, value);
                Ok(())
            }
        }
    }

    /// Merges the members of an object. Calls itself at most as often as a tree may be deep.
    fn object(&mut self, target: NodeId, value: NodeId) -> Result<(), TooMuch> {
        let added = self.document.entries(value).len();
        let there = self.document.entries(target).len();
        self.work.spend(added)?;
        // A short list is searched for each key; for a long one the places are written down once.
        let indexed = there <= index::SMALL || self.document.by_key.contains_key(&target) || added <= 4;
        let mut places = HashMap::new();
        if !indexed {
            let all = self.document.entries(target).iter();
            places = all.map(|entry| (entry.key.clone(), entry.value)).collect();
            self.work.spend(there)?;
        }
        for at in 0..added {
            let Some(entry) = self.document.entries(value).get(at) else { break };
            let entry = Entry { key: entry.key.clone(), ..*entry };
            let old = if indexed { self.document.get(target, &entry.key) } else { places.get(&entry.key).copied() };
            let Some(old) = old else {
                self.insert(target, entry)?;
                continue;
            };
            match (shape(self.document, old), shape(self.document, entry.value)) {
                (Shape::Object, Shape::Object) => self.object(old, entry.value)?,
                (Shape::List, Shape::List) => self.concatenate(old, entry.value)?,
                (Shape::Primitive, Shape::Primitive) => self.overwrite(old, entry.value)?,
                _ => self.incompatible(old, entry.value),
            }
        }
        Ok(())
    }

    /// Adds a copy of a member that the object does not have.
    fn insert(&mut self, object: NodeId, entry: Entry) -> Result<(), TooMuch> {
        let Some(value) = self.copied(object, entry.value)? else { return Ok(()) };
        let Some(Value::Object(entries)) = self.document.value_mut(object) else { return Ok(()) };
        let place = entries.len();
        entries.push(Entry { value, ..entry });
        self.document.move_to(value, object, place);
        index_last(self.document, object);
        Ok(())
    }

    fn concatenate(&mut self, target: NodeId, value: NodeId) -> Result<(), TooMuch> {
        let items = self.document.items(value).to_vec();
        self.append(target, &items)
    }

    /// Adds copies of values to the end of a list.
    fn append(&mut self, list: NodeId, values: &[NodeId]) -> Result<(), TooMuch> {
        for value in values {
            let Some(copy) = self.copied(list, *value)? else { return Ok(()) };
            let Some(Value::Array(items)) = self.document.value_mut(list) else { return Ok(()) };
            let place = items.len();
            items.push(copy);
            self.document.move_to(copy, list, place);
        }
        Ok(())
    }

    /// Replaces a primitive value. The value and its key then stand where the overlay has them.
    fn overwrite(&mut self, target: NodeId, value: NodeId) -> Result<(), TooMuch> {
        let (new, bytes) = match self.document.value(value) {
            Value::Bool(new) => (Value::Bool(*new), 0),
            Value::Number(text) => (Value::Number(text.clone()), text.len()),
            Value::String(text) => (Value::String(text.clone()), text.len()),
            _ => (Value::Null, 0),
        };
        self.work.copy(bytes)?;
        let (span, key_span) = (self.document.span(value), self.document.key_span(value));
        self.document.replace(target, new);
        self.document.set_span(target, span);
        let place = self.document.place(target);
        let parent = self.document.parent(target);
        if let Some(Value::Object(entries)) = parent.and_then(|parent| self.document.value_mut(parent))
            && let Some(entry) = entries.get_mut(place)
        {
            entry.key_span = key_span;
        }
        Ok(())
    }

    /// A copy of a value to stand in `parent`; nothing, and a report, where it would be nested too deeply.
    fn copied(&mut self, parent: NodeId, value: NodeId) -> Result<Option<NodeId>, TooMuch> {
        let below = depth(self.document, parent) + 1;
        self.work.spend(below)?;
        match copy(self.document, self.work, value, below) {
            Ok(copy) => Ok(Some(copy)),
            Err(NoCopy::TooMuch) => Err(TooMuch),
            Err(NoCopy::TooDeep) => {
                let message = format!("more than {MAX_DEPTH} levels of objects and lists");
                let problem = Diagnostic::error("depth-limit", self.document.key_span(value), message);
                self.diagnostics.push(problem.also(self.document.key_span(parent), "it would stand in here"));
                Ok(None)
            }
        }
    }

    fn incompatible(&mut self, target: NodeId, value: NodeId) {
        let (old, new) = (self.document.kind_name(target), self.document.kind_name(value));
        let message = format!("the target is {old}, and the value for it is {new}");
        let problem = Diagnostic::error("overlay-value", self.document.span(value), message)
            .also(self.document.key_span(target), "the target")
            .help("remove the old value in an action before this one, then add the new one to what it stood in");
        self.diagnostics.push(problem);
    }
}

/// Keeps the order by key of a large object when a member came to its end.
fn index_last(document: &mut Document, object: NodeId) {
    let entries = document.entries(object);
    if entries.len() <= index::SMALL {
        return;
    }
    let last = u32::try_from(entries.len() - 1).unwrap_or(u32::MAX);
    let order = match document.by_key.get(&object) {
        Some(order) if order.len() + 1 == entries.len() => {
            let key = |at: &u32| entries.get(*at as usize).map(|entry| &entry.key);
            let mut order = order.to_vec();
            let place = order.partition_point(|at| key(at) < key(&last));
            order.insert(place, last);
            order.into()
        }
        _ => index::order(entries),
    };
    document.by_key.insert(object, order);
}
