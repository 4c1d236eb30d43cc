//! Names of what copies become, which dynamic references need of schemas: the original has the name of the schema, and a copy that of
//! the position at which it is referred to, whichever reference to it is read first.

use std::collections::{HashMap, HashSet};

use crate::load::NodeId;
use crate::model::{Owner, TypeId, Wish};

use super::Lower;
use super::position::At;

/// Whether a reference is at a position itself, or is a schema that references lead to; then the order that `resolve` has for it.
type Rank = (bool, u32);

/// So many references that say nothing are passed over to find the last one.
const MOST_HOPS: usize = 64;

#[derive(Debug, Default)]
pub(super) struct Copied {
    /// What each copy may be named, by the references to it, in the order in which they were met.
    names: HashMap<NodeId, Vec<(Rank, Wish)>>,
    /// Those that have a type of their own, which is no component.
    own: HashSet<NodeId>,
    /// Unnamed types, the copies that they stand in, and what they were met in.
    inside: Vec<(TypeId, NodeId, Owner)>,
}

impl Copied {
    /// Notes that an unnamed type stands in a copy.
    pub(super) fn within(&mut self, id: TypeId, copy: NodeId, met_in: Owner) {
        self.inside.push((id, copy, met_in));
    }
}

impl Lower<'_> {
    /// Notes a reference to a copy.
    pub(super) fn refer(&mut self, target: NodeId, by: NodeId, at: &At) {
        let last = self.last_reference(by, target);
        let rank = (last == by, self.resolved.rank(last));
        let wish = if last == by { Wish::Part(at.owner, at.part.clone()) } else { Wish::Component(self.wish(last)) };
        self.copied.names.entry(target).or_default().push((rank, wish));
    }

    /// The last of the references that lead from one to a schema.
    fn last_reference(&self, by: NodeId, target: NodeId) -> NodeId {
        let hops = std::iter::successors(Some(by), |at| self.resolved.next(*at)).take(MOST_HOPS);
        hops.take_while(|at| *at != target).last().unwrap_or(by)
    }

    /// Reserves the type of a copy and reads it.
    pub(super) fn copied(&mut self, copy: NodeId, by: NodeId, at: &At) -> TypeId {
        let id = self.reserve();
        self.components.insert(copy, id);
        self.copied.own.insert(copy);
        let last = self.last_reference(by, copy);
        let node = if last == by { copy } else { last };
        self.component(id, node, Wish::Part(at.owner, at.part.clone()));
        id
    }

    /// The copied schema that a node stands in.
    pub(super) fn copy_around(&self, node: NodeId) -> Option<NodeId> {
        let copied = std::iter::successors(Some(node), |node| self.document.parent(*node));
        copied.take_while(|node| self.resolved.is_copy(*node)).last()
    }

    /// Names what copies have become.
    pub(super) fn name_copies(&mut self) {
        let Copied { names, own, inside } = std::mem::take(&mut self.copied);
        self.settle_homes(inside);
        let mut unnamed: HashMap<TypeId, Vec<(Rank, Wish)>> = HashMap::new();
        for (copy, names) in names.into_iter().filter(|(copy, _)| own.contains(copy)) {
            let Some(id) = self.components.get(&copy) else { continue };
            let given = self.types[id.0].as_ref().is_none_or(|read| !matches!(read.wish, Wish::Part(..)));
            if !given {
                unnamed.insert(*id, names);
            }
        }
        // A name is taken from a position of what is named itself, so that none is made of itself; those first that need no other.
        let mut within: HashMap<TypeId, Vec<TypeId>> = HashMap::new();
        let mut level: Vec<TypeId> = Vec::new();
        for (id, names) in &unnamed {
            let homes: Vec<TypeId> = names
                .iter()
                .filter_map(|(_, wish)| self.home_of(wish))
                .filter(|home| unnamed.contains_key(home))
                .collect();
            if homes.len() < names.len() {
                level.push(*id);
            }
            homes.into_iter().for_each(|home| within.entry(home).or_default().push(*id));
        }
        while !level.is_empty() {
            let mut chosen = Vec::new();
            for id in &level {
                let ready = |wish: &Wish| self.home_of(wish).is_none_or(|home| !unnamed.contains_key(&home));
                let names = unnamed.get(id).into_iter().flatten().filter(|(_, wish)| ready(wish));
                chosen.extend(names.min_by_key(|(rank, _)| *rank).map(|(_, wish)| (*id, wish.clone())));
            }
            let mut next = HashSet::new();
            for (id, wish) in chosen {
                unnamed.remove(&id);
                next.extend(within.remove(&id).into_iter().flatten());
                if let Some(read) = self.types[id.0].as_mut() {
                    read.wish = wish;
                }
            }
            level = next.into_iter().filter(|id| unnamed.contains_key(id)).collect();
        }
        for (copy, id) in own.iter().filter_map(|copy| Some((*copy, *self.components.get(copy)?))) {
            let wish = unnamed.remove(&id).map(|_| Wish::Component(self.wish(copy)));
            if let (Some(wish), Some(read)) = (wish, self.types[id.0].as_mut()) {
                read.wish = wish;
            }
        }
    }

    /// The type with a name of its own in which the position is that a name is taken from.
    fn home_of(&self, wish: &Wish) -> Option<TypeId> {
        match wish {
            Wish::Part(Owner::Type(owner), _) => self.homes.get(owner).copied(),
            _ => None,
        }
    }

    /// Unnamed types within a copy are its parts, also where they were met before it had a type.
    fn settle_homes(&mut self, inside: Vec<(TypeId, NodeId, Owner)>) {
        // Outer types before those within them.
        for (id, copy, met_in) in inside {
            let Some(component) = self.components.get(&copy).copied() else { continue };
            let known = match met_in {
                Owner::Type(owner) => self.homes.get(&owner).copied(),
                Owner::Operation(_) | Owner::Webhook(_) => None,
            };
            self.homes.insert(id, component);
            let owner = if known == Some(component) { met_in } else { Owner::Type(component) };
            if let Some(read) = self.types[id.0].as_mut()
                && let Wish::Part(of, _) = &mut read.wish
            {
                *of = owner;
            }
        }
    }
}
