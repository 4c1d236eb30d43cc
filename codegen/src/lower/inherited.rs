//! The discriminator that all alternatives of a union take over from one base: what its value means there is a fact about
//! every heir, wherever heirs meet (OpenAPI 3.1.1, section 4.8.25).

use std::collections::HashSet;

use crate::load::NodeId;

use super::Lower;
use super::alternatives::Alternatives;
use super::discriminator::Discriminator;

/// What tells the heirs of one base apart.
pub(super) struct Inherited {
    pub(super) member: String,
    /// The tags of each alternative, in their order.
    pub(super) tags: Vec<Vec<String>>,
    /// What a value is that names none of the heirs.
    pub(super) otherwise: Option<NodeId>,
}

impl Lower<'_> {
    /// The discriminator of a list's alternatives, if each takes it over and has a value of its own.
    pub(super) fn inherited(&mut self, list: &Alternatives) -> Option<Inherited> {
        let (first, others) = list.entries.split_first().filter(|(_, others)| !others.is_empty())?;
        let mut common = self.discriminating_parts(*first);
        for entry in others {
            if common.is_empty() {
                return None;
            }
            let own: HashSet<NodeId> = self.discriminating_parts(*entry).into_iter().collect();
            common.retain(|part| own.contains(part));
        }
        // What is taken over stands before what takes it over: the last is the nearest.
        common.into_iter().rev().find_map(|part| {
            let discriminator = self.discriminator(part).filter(|d| !d.is_idle())?;
            let tags = self.tags_of_heirs(&discriminator, &list.entries)?;
            let otherwise = discriminator.otherwise();
            Some(Inherited { member: discriminator.property, tags, otherwise })
        })
    }

    /// The parts with a discriminator that an alternative takes over; none where it is a union itself.
    fn discriminating_parts(&mut self, entry: NodeId) -> Vec<NodeId> {
        let target = self.follow(entry);
        if self.bases.is_base(target) {
            return Vec::new();
        }
        let parts = self.parts(&[entry]).0;
        let is_union = |part: &NodeId| ["oneOf", "anyOf"].iter().any(|key| self.document.get(*part, key).is_some());
        if parts.iter().any(is_union) {
            return Vec::new();
        }
        parts.into_iter().filter(|part| self.document.get(*part, "discriminator").is_some()).collect()
    }

    /// The tags of each entry, and of the heirs that stand under it; `None` where an entry has none.
    fn tags_of_heirs(&self, discriminator: &Discriminator, entries: &[NodeId]) -> Option<Vec<Vec<String>>> {
        let mut taken: HashSet<NodeId> = entries.iter().map(|entry| self.meant(*entry)).collect();
        let mut all = Vec::new();
        for entry in entries {
            let target = self.meant(*entry);
            let mut tags = discriminator.tags(target, self.component_key(target).as_deref());
            let mut below: Vec<NodeId> = self.bases.direct(target).to_vec();
            while let Some(heir) = below.pop() {
                if taken.insert(heir) {
                    tags.extend(discriminator.tags(heir, self.component_key(heir).as_deref()));
                    below.extend(self.bases.direct(heir));
                }
            }
            if tags.is_empty() {
                return None;
            }
            all.push(tags);
        }
        Some(all)
    }
}
