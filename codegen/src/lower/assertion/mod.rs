//! What a schema asks that no Rust type can hold: assertions over raw JSON.
//!
//! Two readers share the keywords: a position asks for what its type leaves unchecked (`residue`), and a schema that
//! only an assertion applies (under `not`, `if`, `contains`, …) is read whole. Schemas are read from a list of those
//! that are due, so that no chain of references is deeper than another.

mod applied;
mod beside;
mod chosen;
mod direction;
mod groups;
mod membership;
mod residue;
mod sequence;
mod simple;
mod unevaluated;
mod union;

pub(super) use groups::Group;

use std::collections::HashMap;

use crate::load::{NodeId, Value};
use crate::model::{Assertion, AssertionId, Check, JsonType, Keyword, Place, Rule};

use super::Lower;
use super::keywords;

/// The assertions that have been made, and those that are due.
#[derive(Debug, Default)]
pub(super) struct Assertions {
    made: Vec<Option<Assertion>>,
    by_node: HashMap<NodeId, AssertionId>,
    /// What a group of keywords asks wherever its schema is a part.
    by_group: HashMap<(NodeId, groups::Group), AssertionId>,
    due: Vec<(AssertionId, NodeId)>,
}

impl Lower<'_> {
    /// The schema at a node as an assertion; it is read later.
    fn assertion_of(&mut self, node: NodeId) -> AssertionId {
        let passes = self.resolved.next(node).is_some() && !self.has_siblings(node);
        let node = if passes { self.beyond(node).unwrap_or(node) } else { node };
        if let Some(id) = self.assertions.by_node.get(&node) {
            return *id;
        }
        let id = self.reserve_assertion();
        self.assertions.by_node.insert(node, id);
        self.assertions.due.push((id, node));
        id
    }

    fn reserve_assertion(&mut self) -> AssertionId {
        self.assertions.made.push(None);
        AssertionId(self.assertions.made.len() - 1)
    }

    /// An assertion of these keywords alone.
    fn assertion(&mut self, node: NodeId, keywords: Vec<Keyword>) -> AssertionId {
        let id = self.reserve_assertion();
        let (pointer, place) = (self.document.pointer(node), self.document.key_span(node));
        self.assertions.made[id.0] = Some(Assertion { pointer, place, keywords });
        id
    }

    /// A rule that these keywords of a schema hold.
    fn assert(&mut self, node: NodeId, keywords: Vec<Keyword>, place: Place) -> Rule {
        let word = spoken(&keywords);
        Rule { check: Check::Assert(self.assertion(node, keywords), word), place }
    }

    /// A rule that a group of a part's keywords holds, the same for all positions of which it is a part.
    fn assert_group(
        &mut self,
        node: NodeId,
        group: groups::Group,
        read: impl FnOnce(&mut Self) -> Vec<Keyword>,
    ) -> Option<Rule> {
        let place = self.key_place(node, group);
        if let Some(id) = self.assertions.by_group.get(&(node, group)).copied() {
            let word = self.assertions.made[id.0].as_ref().map_or("schema", |made| spoken(&made.keywords));
            return Some(Rule { check: Check::Assert(id, word), place });
        }
        let keywords = read(self);
        if keywords.iter().all(|keyword| matches!(keyword, Keyword::Open)) {
            return None;
        }
        let word = spoken(&keywords);
        let id = self.assertion(node, keywords);
        self.assertions.by_group.insert((node, group), id);
        Some(Rule { check: Check::Assert(id, word), place })
    }

    /// What a schema says of types, as a rule.
    pub(super) fn type_rule(&mut self, node: NodeId) -> Option<Rule> {
        self.group_rule(node, Group::Types)
    }

    /// What a group of a schema's keywords asks, as a rule.
    pub(super) fn group_rule(&mut self, node: NodeId, group: Group) -> Option<Rule> {
        self.assert_group(node, group, |it| it.group(node, group))
    }

    /// All that is asked at a position, as rules.
    pub(super) fn asserted_whole(&mut self, parts: &super::parts::Parts) -> Vec<Rule> {
        let mut rules = Vec::new();
        for part in &parts.0 {
            let whole = vec![Keyword::Ref(self.assertion_of(*part))];
            rules.push(self.assert(*part, whole, self.document.key_span(*part)));
        }
        rules
    }

    /// The schema `false` at a node, as a rule.
    pub(super) fn never(&mut self, node: NodeId) -> Rule {
        let place = self.document.key_span(node);
        self.assert(node, vec![Keyword::Never], place)
    }

    /// Reads the schemas that are due, and those that they make due.
    pub(super) fn read_assertions(&mut self) -> Vec<Assertion> {
        while let Some((id, node)) = self.assertions.due.pop() {
            let keywords = self.whole(node);
            let (pointer, place) = (self.document.pointer(node), self.document.key_span(node));
            self.assertions.made[id.0] = Some(Assertion { pointer, place, keywords });
        }
        std::mem::take(&mut self.assertions.made).into_iter().flatten().collect()
    }

    /// All keywords of a schema.
    fn whole(&mut self, node: NodeId) -> Vec<Keyword> {
        match self.document.value(node) {
            Value::Bool(true) => return Vec::new(),
            Value::Bool(false) => return vec![Keyword::Never],
            _ => {}
        }
        if !self.is_object(node, "a schema") {
            return vec![Keyword::Open];
        }
        keywords::check_schema(self, node);
        self.check_types(&super::parts::Parts(vec![node]));
        let mut all = Vec::new();
        for group in groups::ALL {
            all.extend(self.group(node, *group));
        }
        // `nullable` beside a combination means null or what is combined.
        let nullable = self.document.get(node, "nullable").and_then(|value| self.document.bool(value)) == Some(true);
        let combined = ["allOf", "anyOf", "oneOf", "$ref", "$dynamicRef"]
            .into_iter()
            .any(|key| self.document.get(node, key).is_some());
        if nullable && combined && self.document.get(node, "type").is_none() {
            let null = self.assertion(node, vec![Keyword::Type(vec![JsonType::Null])]);
            let other = self.assertion(node, all);
            all = vec![Keyword::AnyOf(vec![null, other])];
        }
        all
    }
}

/// The first keyword that asks something itself.
fn spoken(keywords: &[Keyword]) -> &'static str {
    keywords.iter().find(|keyword| !matches!(keyword, Keyword::Beside(_))).map_or("schema", Keyword::word)
}
