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
    /// The reference that names each copy, and what it is named.
    named: HashMap<NodeId, (Rank, Wish)>,
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
        if self.copied.named.get(&target).is_none_or(|(other, _)| rank < *other) {
            let wish =
                if last == by { Wish::Part(at.owner, at.part.clone()) } else { Wish::Component(self.wish(last)) };
            self.copied.named.insert(target, (rank, wish));
        }
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
        let Copied { named, own, inside } = std::mem::take(&mut self.copied);
        for (copy, (_, wish)) in named.into_iter().filter(|(copy, _)| own.contains(copy)) {
            let Some(id) = self.components.get(&copy) else { continue };
            if let Some(read) = self.types[id.0].as_mut().filter(|read| matches!(read.wish, Wish::Part(..))) {
                read.wish = wish;
            }
        }
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
