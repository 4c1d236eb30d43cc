//! Positions that say nothing of their own: a reference, or a reference or null.

use crate::load::NodeId;
use crate::model::{Kind, Schema, TypeId, Wish};

use super::Lower;
use super::position::At;

/// Words of a pointer that name nothing.
const STEPS: &[&str] =
    &["", "components", "schemas", "properties", "items", "paths", "content", "schema", "definitions", "$defs"];

/// Files that are named after their folder.
const INDEX: &[&str] = &["", "index", "_index", "schema", "schemas"];

impl Lower<'_> {
    /// A reference with nothing but prose beside it, or an `allOf` of one such: the type it names.
    pub(super) fn reference(&mut self, node: NodeId, at: &At) -> Option<Schema> {
        let (target, by, nullable_here) = if self.resolved.next(node).is_some() && !self.has_siblings(node) {
            (self.beyond(node)?, node, false)
        } else {
            let [only] = self.document.get(node, "allOf").map(|list| self.document.items(list))? else { return None };
            let more = self.document.entries(node).iter().any(|e| {
                !matches!(e.key.as_str(), "allOf" | "nullable" | "readOnly" | "writeOnly" | "type")
                    && !super::keywords::is_annotation(&e.key)
            });
            if more || self.resolved.is_cut(node) || self.resolved.next(*only).is_none() || self.has_siblings(*only) {
                return None;
            }
            super::keywords::check_schema(self, node);
            let nullable = self.document.get(node, "nullable").and_then(|value| self.document.bool(value));
            (self.beyond(*only)?, *only, nullable == Some(true))
        };
        let mut schema = Schema::of(Kind::Type(self.named(target, by, at)));
        // A type beside the `allOf` is that of what it takes over, which may name none itself, or more.
        let own = if self.resolved.next(node).is_none() { self.type_names(node) } else { Vec::new() };
        let own: Vec<String> = own.into_iter().map(str::to_owned).collect();
        if !own.is_empty() && self.takes_more(target, &own) {
            schema.rules.extend(self.type_rule(node));
        }
        let parts = self.parts(&[target]);
        if nullable_here {
            return Some(schema.or_null());
        }
        if !self.is_nullable(&parts) {
            return Some(schema);
        }
        let no_null = if at.is_variant() { None } else { self.null_rule(&parts) };
        Some(schema.or_null().with(no_null))
    }

    /// `oneOf: [X, {type: "null"}]`, in either order and with either keyword.
    pub(super) fn alternative_to_null(&mut self, node: NodeId, at: &At) -> Option<Schema> {
        let key = ["oneOf", "anyOf"].into_iter().find(|key| self.document.get(node, key).is_some())?;
        let others = self.document.entries(node).iter().any(|e| {
            e.key != key
                && !matches!(e.key.as_str(), "readOnly" | "writeOnly")
                && !super::keywords::is_annotation(&e.key)
        });
        let items = self.document.get(node, key).map(|list| self.document.items(list).to_vec())?;
        let (nulls, rest): (Vec<NodeId>, Vec<NodeId>) =
            items.into_iter().partition(|item| self.type_names(*item) == ["null"]);
        let [only] = rest.as_slice() else { return None };
        if others || nulls.is_empty() {
            return None;
        }
        super::keywords::check_schema(self, node);
        let schema = self.schema(*only, at);
        let asked = matches!(schema.kind, Kind::Any) && !schema.rules.is_empty();
        Some(if asked { self.any_whole(&[node]) } else { schema.or_null() })
    }

    /// The type of a schema that the reference `by` at a position names.
    pub(super) fn named(&mut self, target: NodeId, by: NodeId, at: &At) -> TypeId {
        if self.resolved.is_copy(target) {
            self.refer(target, by, at);
        }
        if let Some(id) = self.components.get(&target) {
            return *id;
        }
        // A schema within an operation, say, that has been met where it stands.
        if let Some(id) = self.known.get([target].as_slice()) {
            return *id;
        }
        // Where a copy stands, its original has the name.
        if self.resolved.is_copy(target) {
            return self.copied(target, by, at);
        }
        let wish = self.wish(target);
        let id = self.reserve();
        self.components.insert(target, id);
        self.component(id, target, Wish::Component(wish));
        id
    }

    /// What a schema that is no component would like to be called: after the words that lead to it, or after its file.
    pub(super) fn wish(&self, target: NodeId) -> String {
        let pointer = self.document.pointer(target);
        let words: Vec<&str> = pointer.split('/').filter(|word| !STEPS.contains(word)).collect();
        if !words.is_empty() {
            return words.join(" ").replace("~1", " ").replace("~0", " ");
        }
        let path = self.resolved.path(self.document.tree(target)).unwrap_or("document");
        let words = path.rsplit('/').filter_map(|word| word.split('.').next());
        words.into_iter().find(|word| !INDEX.contains(word)).unwrap_or(path).to_owned()
    }

    /// Where a node stands: its pointer, after the path of its file where that is another than the document's. Copies are numbered.
    pub(super) fn address(&self, node: NodeId) -> String {
        let mut pointer = self.document.pointer(node);
        let number = self.copy_around(node).and_then(|copy| self.resolved.copy_number(copy));
        if let Some(number) = number {
            pointer.push_str(&format!(" of copy {number}"));
        }
        match self.resolved.path(self.document.tree(node)) {
            Some(path) => format!("{path}#{pointer}"),
            None => pointer,
        }
    }

    /// Whether a schema is a reference, or an `allOf` of one schema.
    pub(super) fn is_plain_reference(&self, node: NodeId) -> bool {
        self.resolved.next(node).is_some()
            || self.document.get(node, "allOf").is_some_and(|list| self.document.items(list).len() == 1)
    }
}
