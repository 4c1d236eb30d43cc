//! A base type: an object with a `discriminator` that other components take over by `allOf`. A position that refers to it
//! holds any of them.
//!
//! The component becomes a union of its heirs and itself; its own members are a struct beside it. Heirs take over those
//! members as every `allOf` does.

use std::collections::{BTreeMap, HashMap, HashSet, VecDeque};

use crate::load::{NodeId, Value};
use crate::model::{Body, Kind, Owner, Schema, Type, TypeId, Variant, Wish};

use super::Lower;
use super::classify::Class;
use super::parts::Parts;
use super::position::At;

/// A base with more heirs than this stays a struct, and what its heirs add rides along.
const MOST: usize = 1000;

/// The bases of a document, each with its heirs by key.
#[derive(Debug, Default)]
pub(super) struct Bases {
    heirs: HashMap<NodeId, BTreeMap<String, NodeId>>,
    /// The components that name each in their `allOf`.
    direct: HashMap<NodeId, Vec<NodeId>>,
    all_heirs: HashSet<NodeId>,
    own: HashMap<NodeId, TypeId>,
}

impl Bases {
    /// Whether a component takes over a base, so that it is more than another name for it.
    pub(super) fn is_heir(&self, node: NodeId) -> bool {
        self.all_heirs.contains(&node)
    }

    /// Whether a component is a base, and so a union of its heirs.
    pub(super) fn is_base(&self, node: NodeId) -> bool {
        self.heirs.contains_key(&node)
    }

    /// The components that take over this one without another between them.
    pub(super) fn direct(&self, node: NodeId) -> &[NodeId] {
        self.direct.get(&node).map_or(&[], Vec::as_slice)
    }
}

/// Finds the bases among the components.
pub(super) fn find(lower: &mut Lower<'_>, components: &[(String, NodeId)]) -> Bases {
    let mut bases = Bases::default();
    let keys: HashMap<NodeId, &String> = components.iter().map(|(key, node)| (*node, key)).collect();
    let mut direct: HashMap<NodeId, Vec<NodeId>> = HashMap::new();
    for (_, node) in components {
        let Some(all_of) = lower.document.get(*node, "allOf") else { continue };
        for member in lower.document.items(all_of) {
            if lower.resolved.next(*member).is_some() {
                direct.entry(lower.meant(*member)).or_default().push(*node);
            }
        }
    }
    for (_, base) in components {
        let Some(part) = discriminating(lower, *base) else { continue };
        let mapped: Vec<NodeId> = lower.discriminator(part).map(|d| d.targets().collect()).unwrap_or_default();
        let mut heirs = BTreeMap::new();
        let mut seen = HashSet::from([*base]);
        let mut queue: VecDeque<NodeId> = direct.get(base).into_iter().flatten().copied().chain(mapped).collect();
        while let Some(node) = queue.pop_front() {
            let Some(key) = keys.get(&node) else { continue };
            if heirs.len() > MOST || !seen.insert(node) {
                continue;
            }
            heirs.insert((*key).clone(), node);
            queue.extend(direct.get(&node).into_iter().flatten());
        }
        if heirs.len() > MOST {
            let span = lower.document.key_span(part);
            let what = format!("a discriminator for more than {MOST} types");
            lower.unsupported(span, &what, "what they add to this type rides along as unknown members");
        } else if !heirs.is_empty() {
            bases.all_heirs.extend(heirs.values());
            bases.heirs.insert(*base, heirs);
        }
    }
    bases.direct = direct;
    bases
}

/// The schema with the discriminator: the component itself, or an unnamed part of its `allOf`.
fn discriminating(lower: &Lower<'_>, base: NodeId) -> Option<NodeId> {
    let all_of = lower.document.get(base, "allOf").map(|list| lower.document.items(list)).unwrap_or_default();
    let mut parts = std::iter::once(&base).chain(all_of.iter().filter(|part| lower.resolved.next(**part).is_none()));
    let is_union = |part: &NodeId| ["oneOf", "anyOf"].iter().any(|key| lower.document.get(*part, key).is_some());
    if parts.clone().any(is_union) {
        return None;
    }
    let named = |part: &&NodeId| {
        let node = lower.document.get(**part, "discriminator");
        node.is_some_and(|node| matches!(lower.document.value(node), Value::Object(_)))
    };
    parts.find(named).copied()
}

impl Lower<'_> {
    /// Reads a base into the reserved place as a union; false if it is none.
    pub(super) fn base(&mut self, id: TypeId, node: NodeId, parts: &Parts, class: Class, wish: &Wish) -> bool {
        let Some(heirs) = self.bases.heirs.get(&node).cloned() else { return false };
        let Some(part) = discriminating(self, node).filter(|_| class == Class::Object) else { return false };
        let Some(discriminator) = self.discriminator(part).filter(|d| !d.is_idle()) else { return false };
        self.known.insert(parts.key(), id);
        let at = At::new(Owner::Type(id), "base");
        let own = self.own_type(node, &at);
        self.homes.insert(own, id);
        self.read_type(own, &[node], parts, class, Wish::Part(Owner::Type(id), "base".to_owned()));
        if let Some(read) = self.types[own.0].as_mut() {
            read.pointer.push_str("/discriminator/base");
        }
        let key = self.component_key(node).unwrap_or_else(|| "base".to_owned());
        let known: HashSet<NodeId> = heirs.values().copied().chain([node]).collect();
        self.report_strays(&discriminator, |target| known.contains(&target));
        let mut variants = Vec::new();
        for (key, heir) in std::iter::once((key, node)).chain(heirs) {
            let tags = discriminator.tags(heir, Some(&key));
            let schema = Schema::of(Kind::Type(self.own_type(heir, &at)));
            let otherwise = discriminator.otherwise() == Some(heir);
            variants.push(Variant { wish: key, tags, otherwise, schema, place: self.document.key_span(heir) });
        }
        let read = Type {
            wish: wish.clone(),
            pointer: self.address(node),
            place: self.document.key_span(node),
            doc: self.doc(node),
            rules: Vec::new(),
            keywords: self
                .document
                .get(node, "discriminator")
                .map(|value| self.discriminator_place(value))
                .into_iter()
                .collect(),
            body: Body::Union { discriminator: Some(discriminator.property), variants },
            open: false,
            examples: self.schema_examples(node),
            envelope: None,
        };
        self.fill(id, read);
        true
    }

    /// The type of a component's own members: a base's stands beside its union.
    fn own_type(&mut self, node: NodeId, at: &At) -> TypeId {
        if self.bases.heirs.contains_key(&node) {
            if let Some(id) = self.bases.own.get(&node) {
                return *id;
            }
            let id = self.reserve();
            self.bases.own.insert(node, id);
            return id;
        }
        self.named(node, node, at)
    }
}
