//! Types, lists and maps without a name: each is made once, however often it is met, and may lead back to itself.

use crate::load::NodeId;
use crate::model::{Kind, Owner, Schema, TypeId, Wish};

use super::Lower;
use super::classify::Class;
use super::parts::Parts;
use super::position::At;

impl Lower<'_> {
    /// The type of a position without a name, which may have been met before: by inheritance, or within itself.
    pub(super) fn unnamed(&mut self, nodes: &[NodeId], parts: &Parts, class: Class, at: &At) -> TypeId {
        let key = parts.key();
        if let Some(id) = self.known.get(&key) {
            return *id;
        }
        let id = self.reserve();
        self.known.insert(key, id);
        let owner = self.home(id, nodes, at.owner);
        let wish = self.given_name(parts).map_or_else(|| Wish::Part(owner, at.part.clone()), Wish::Given);
        self.read_type(id, nodes, parts, class, wish);
        id
    }

    /// Whose part an unnamed type is: of the component that it stands in, also where it was met by inheritance.
    fn home(&mut self, id: TypeId, nodes: &[NodeId], met_in: Owner) -> Owner {
        let known = match met_in {
            Owner::Type(owner) => self.homes.get(&owner).copied(),
            Owner::Operation(_) | Owner::Webhook(_) => None,
        };
        let mut at = match nodes {
            [only] => Some(*only),
            _ => None,
        };
        let mut stands_in = None;
        while let Some(node) = at {
            stands_in = self.components.get(&node).copied();
            // A copy stands where its original does, and is no part of what is around that.
            let is_whole = self.resolved.copy_number(node).is_some();
            if is_whole {
                self.copied.within(id, node, met_in);
            }
            at = if stands_in.is_some() || is_whole { None } else { self.document.parent(node) };
        }
        let home = stands_in.or(known);
        self.homes.extend(home.map(|home| (id, home)));
        match stands_in {
            Some(component) if Some(component) != known => Owner::Type(component),
            _ => met_in,
        }
    }

    /// An array or a map, unless it is within itself and has no name by which to say so.
    pub(super) fn container(&mut self, parts: &Parts, class: Class, at: &At) -> Schema {
        let key = parts.key();
        if !self.open.insert(key.clone()) {
            let span = parts.0.last().map(|node| self.document.key_span(*node));
            if let Some(span) = span {
                self.unsupported(
                    span,
                    "an unnamed list or map that contains itself",
                    "what it holds is carried as JSON, and checked",
                );
            }
            return Schema { kind: Kind::Any, rules: self.asserted_whole(parts) };
        }
        let schema = if class == Class::Array { self.array(parts, at) } else { self.map_schema(parts, at) };
        self.open.remove(&key);
        schema
    }
}
