//! What a discriminator maps that is no alternative itself: what stands under an alternative selects that one, and all
//! else is reported (OpenAPI 3.1.1, section 4.8.25: the mapped schemas are those listed).

use std::collections::{HashMap, HashSet};

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;

use super::Lower;
use super::discriminator::{Discriminator, Mapped};

/// So many alternatives within alternatives are looked at in one union.
const MOST: usize = 1000;

impl Lower<'_> {
    /// The alternative under which each mapped schema stands that is none itself; `alternatives` are the targets of each.
    pub(super) fn mapped_below(
        &mut self,
        discriminator: &Discriminator,
        alternatives: &[Vec<NodeId>],
    ) -> HashMap<NodeId, usize> {
        let direct: HashSet<NodeId> = alternatives.iter().flatten().copied().collect();
        let strays: HashSet<NodeId> = discriminator.targets().filter(|target| !direct.contains(target)).collect();
        let mut found = HashMap::new();
        if strays.is_empty() {
            return found;
        }
        let mut seen = direct;
        for (index, targets) in alternatives.iter().enumerate() {
            let mut queue = targets.clone();
            while let Some(node) = queue.pop() {
                if strays.contains(&node) {
                    found.entry(node).or_insert(index);
                }
                let lists = ["oneOf", "anyOf"].into_iter().filter_map(|key| self.document.get(node, key));
                let listed = lists.flat_map(|list| self.document.items(list)).map(|entry| self.meant(*entry));
                let below: Vec<NodeId> = listed.chain(self.bases.direct(node).iter().copied()).collect();
                queue.extend(below.into_iter().filter(|node| seen.len() < MOST && seen.insert(*node)));
            }
        }
        found
    }

    /// Reports what is mapped to a schema that is none of those.
    pub(super) fn report_strays(&mut self, discriminator: &Discriminator, known: impl Fn(NodeId) -> bool) {
        for Mapped { tag, target, value, place } in discriminator.mapped() {
            if known(*target) || !self.checked.insert(*value) {
                continue;
            }
            let to = self.document.str(*value).unwrap_or_default();
            let message = match tag {
                Some(tag) => format!("`{to}`, mapped from `{tag}`, is none of the alternatives"),
                None => format!("`{to}` is none of the alternatives"),
            };
            let help = "list it among the alternatives, or strike it; the value selects nothing";
            self.diagnostics.push(Diagnostic::warning("mapping", *place, message).help(help));
        }
    }
}
