//! Tags that stand under others (OpenAPI 3.2.0, section 4.22).

use std::collections::{HashMap, HashSet};

use crate::load::NodeId;

use super::Verify;

impl Verify<'_> {
    /// The parent of a tag is one of the document's tags, and no tag stands under itself.
    pub(super) fn tag_parents(&mut self, tags: &[NodeId]) {
        let named: HashMap<&str, NodeId> =
            tags.iter().filter_map(|tag| Some((self.text(*tag, "name")?, *tag))).collect();
        let mut done = HashSet::new();
        for tag in tags {
            let mut way = HashSet::new();
            let mut at = *tag;
            while way.insert(at) && !done.contains(&at) {
                let Some(parent) = self.text(at, "parent") else { break };
                let Some(next) = named.get(parent) else {
                    let help = "describe it under `tags` of the document, or correct the name";
                    let message = format!("there is no tag `{parent}` for this one to stand under");
                    self.error("tag-parent", self.value_span(at, "parent"), message, help);
                    break;
                };
                if way.contains(next) {
                    let message = format!("the tag `{parent}` stands under itself");
                    let help = "leave `parent` of one of the tags in the ring out";
                    self.error("tag-parent", self.value_span(at, "parent"), message, help);
                    break;
                }
                at = *next;
            }
            done.extend(way);
        }
    }
}
