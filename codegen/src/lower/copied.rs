//! Names of what copies become, which dynamic references need of schemas: the original has the name of the schema, and a copy that of
//! the position at which it is referred to, whichever reference to it is read first.

use std::collections::HashMap;

use crate::load::NodeId;
use crate::model::{Owner, TypeId, Wish};

use super::Lower;
use super::position::At;

#[derive(Debug, Default)]
pub(super) struct Copied {
    /// The reference that names each copy, and its position.
    named: HashMap<NodeId, (u32, At)>,
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
    /// Notes a reference to a schema, which may be a copy.
    pub(super) fn refer(&mut self, target: NodeId, by: NodeId, at: &At) {
        if !self.resolved.is_copy(target) {
            return;
        }
        let rank = self.resolved.rank(by);
        if self.copied.named.get(&target).is_none_or(|(other, _)| rank < *other) {
            self.copied.named.insert(target, (rank, at.clone()));
        }
    }

    /// The copied schema that a node stands in.
    pub(super) fn copy_around(&self, node: NodeId) -> Option<NodeId> {
        let copied = std::iter::successors(Some(node), |node| self.document.parent(*node));
        copied.take_while(|node| self.resolved.is_copy(*node)).last()
    }

    /// Names what copies have become.
    pub(super) fn name_copies(&mut self) {
        let Copied { named, inside } = std::mem::take(&mut self.copied);
        for (copy, (_, at)) in named {
            let Some(id) = self.components.get(&copy) else { continue };
            if let Some(read) = self.types[id.0].as_mut()
                && let wish @ Wish::Part(..) = &mut read.wish
            {
                *wish = Wish::Part(at.owner, at.part);
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
