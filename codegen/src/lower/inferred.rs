//! Kinds that no `type` names. A schema with `properties` is read as an object and one with `items` as an array, for that
//! is what people mean; by the letter its values may be of any other type as well, of which those keywords say nothing
//! (JSON Schema core, section 7.6.1).
//!
//! A struct keeps such a value in place of its members. A list or a map becomes a union of itself and whatever else comes,
//! where it is a component, an item or a required member; in an optional member it stays what it is, for what does not fit
//! is kept beside the member.

use std::collections::HashSet;

use crate::load::NodeId;
use crate::model::{Body, Check, Rule, TypeId, Variant};

use super::Lower;
use super::classify::{Class, narrowed};
use super::parts::Parts;
use super::position::At;

/// Alternatives within alternatives are looked into, so many of them.
const MOST: usize = 256;

impl Lower<'_> {
    /// Whether the kind of a position is inferred.
    pub(super) fn is_inferred(&self, parts: &Parts, class: Class) -> bool {
        matches!(class, Class::Object | Class::Map | Class::Array | Class::Text) && self.names_no_type(parts)
    }

    fn names_no_type(&self, parts: &Parts) -> bool {
        parts.0.iter().all(|part| self.type_names(*part).is_empty())
    }

    /// That values of other types are as good, where the kind is inferred.
    pub(super) fn untyped_rule(&self, parts: &Parts, class: Class) -> Option<Rule> {
        let node = parts.0.last().filter(|_| self.is_inferred(parts, class))?;
        Some(Rule { check: Check::Untyped, place: self.document.key_span(*node) })
    }

    /// Whether this is a list or a map whose Rust type could not hold all of its values.
    pub(super) fn is_list_or_other(&self, parts: &Parts, class: Class) -> bool {
        matches!(class, Class::Array | Class::Map) && self.is_inferred(parts, class)
    }

    /// A list or a map, and beside it whatever else comes.
    pub(super) fn list_or_other(&mut self, id: TypeId, parts: &Parts, class: Class) -> Body {
        let word = if class == Class::Array { "list" } else { "map" };
        let schema = self.untyped(parts, class, false, &At::new(crate::model::Owner::Type(id), ""));
        let place = parts.0.last().map(|node| self.document.key_span(*node));
        let variant = |place| Variant { wish: word.to_owned(), tags: Vec::new(), otherwise: false, schema, place };
        Body::Union { discriminator: None, variants: place.map(variant).into_iter().collect() }
    }

    /// What is asked of the type by what stands beside a union, where an alternative is read without it and takes more.
    pub(super) fn types_beside(&mut self, parts: &Parts) -> Vec<Rule> {
        let typed: Vec<NodeId> =
            parts.0.iter().filter(|part| self.document.get(**part, "type").is_some()).copied().collect();
        if typed.is_empty() {
            return Vec::new();
        }
        let lists = self.open_lists(parts);
        let [list] = lists.as_slice() else { return Vec::new() };
        let names: Vec<String> = self.types(parts).into_iter().map(str::to_owned).collect();
        let alone: Vec<NodeId> = list.entries.iter().filter(|entry| !self.adds(parts, **entry)).copied().collect();
        let more = alone.iter().any(|entry| self.takes_more(*entry, &names)) || self.takes_null_alone(parts, &alone);
        if more { typed.into_iter().filter_map(|part| self.type_rule(part)).collect() } else { Vec::new() }
    }

    /// Whether an alternative that is all there is, or that lists null, takes null where the types beside it don't.
    fn takes_null_alone(&mut self, parts: &Parts, alone: &[NodeId]) -> bool {
        if !parts.0.iter().any(|part| self.takes_null(*part) == Some(false)) {
            return false;
        }
        alone.iter().any(|entry| {
            let own = self.parts(&[*entry]);
            let listed = ["enum", "const"].iter().any(|key| self.first(&own, key).is_some());
            (alone.len() == 1 || listed) && self.is_nullable(&own)
        })
    }

    /// Whether a schema takes values of other types than these, null aside: neither it nor all of its alternatives leave
    /// them out.
    pub(super) fn takes_more(&mut self, node: NodeId, names: &[String]) -> bool {
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        self.leaves_more(node, &names, &mut HashSet::new())
    }

    fn leaves_more(&mut self, node: NodeId, names: &[&str], seen: &mut HashSet<NodeId>) -> bool {
        let own = self.stands_for(node);
        if seen.len() >= MOST || !seen.insert(own) {
            return false;
        }
        let parts = self.parts(&[node]);
        if ["enum", "const"].iter().any(|key| self.first(&parts, key).is_some()) {
            let values = self.listed_values(&parts);
            return values.into_iter().any(|value| !self.is_of_types(value, names));
        }
        if !self.names_no_type(&parts) {
            return self.types(&parts).into_iter().any(|name| narrowed(name, names) != Some(name));
        }
        let lists = parts.0.iter().flat_map(|part| ["oneOf", "anyOf"].map(|key| self.document.get(*part, key)));
        let lists: Vec<Vec<NodeId>> = lists.flatten().map(|list| self.document.items(list).to_vec()).collect();
        lists.into_iter().all(|list| list.into_iter().any(|entry| self.leaves_more(entry, names, seen)))
    }
}
