//! The ids of operations, each of which is its own (section 4.8.10).

use std::collections::BTreeMap;

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;

use super::Verify;

impl Verify<'_> {
    /// Reports ids that are given twice. Judged when all operations are known.
    pub(super) fn operation_ids(&mut self) {
        let document = self.document;
        let place = |id: &NodeId| (document.span(*id).file, document.span(*id).start);
        for (id, nodes) in &mut std::mem::take(&mut self.ids) {
            // What YAML repeats by an alias stands at one place.
            nodes.sort_by_key(place);
            nodes.dedup_by_key(|node| place(node));
            let Some((first, others)) = nodes.split_first() else { continue };
            let mut last = BTreeMap::from([(self.path_item_of(*first), *first)]);
            for other in others {
                let here = last.insert(self.path_item_of(*other), *other);
                // Documents that were put together of several have ids twice, at different paths.
                let harmful = here.is_some() || self.is_webhook(*first) || self.is_webhook(*other);
                let (span, message) = (document.span(*other), format!("two operations have the id `{id}`"));
                let diagnostic = match harmful {
                    true => {
                        Diagnostic::error("operation-id-duplicate", span, message).help("give each an id of its own")
                    }
                    false => Diagnostic::warning("operation-id-duplicate", span, message)
                        .help("their names in Rust are numbered; give each an id of its own"),
                };
                self.diagnostics.push(diagnostic.also(document.span(here.unwrap_or(*first)), "the other one"));
            }
        }
    }

    /// The path item that holds the operation with an id.
    fn path_item_of(&self, id: NodeId) -> Option<NodeId> {
        let above = self.document.parent(self.document.parent(id)?)?;
        match self.document.key(above) {
            Some("additionalOperations") => self.document.parent(above),
            _ => Some(above),
        }
    }

    fn is_webhook(&self, id: NodeId) -> bool {
        let webhooks = self.path_item_of(id).and_then(|item| self.document.parent(item));
        webhooks.is_some_and(|map| {
            let is_member = self.document.parent(map).is_some_and(|root| self.document.parent(root).is_none());
            is_member && self.document.key(map) == Some("webhooks")
        })
    }
}
