//! `discriminator`: the member, and which of its values select which schema (OpenAPI 3.1.1, section 4.8.25).

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;

use super::Lower;

/// The member, and the values that are mapped explicitly.
pub(super) struct Discriminator {
    pub(super) property: String,
    mapping: Vec<(String, NodeId)>,
}

impl Discriminator {
    /// The values that select a schema: those mapped to it, and its component's key unless that is mapped to another.
    pub(super) fn tags(&self, target: NodeId, key: Option<&str>) -> Vec<String> {
        let mut tags: Vec<String> =
            self.mapping.iter().filter(|(_, to)| *to == target).map(|(tag, _)| tag.clone()).collect();
        tags.extend(key.filter(|key| !self.mapping.iter().any(|(tag, _)| tag == key)).map(str::to_owned));
        tags
    }

    /// The schemas that are mapped.
    pub(super) fn targets(&self) -> impl Iterator<Item = NodeId> {
        self.mapping.iter().map(|(_, target)| *target)
    }

    /// Whether it names no member.
    pub(super) fn is_idle(&self) -> bool {
        self.property.is_empty()
    }
}

impl Lower<'_> {
    pub(super) fn discriminator(&mut self, part: NodeId) -> Option<Discriminator> {
        let node = self.document.get(part, "discriminator")?;
        if !self.is_object(node, "`discriminator`") {
            return None;
        }
        let property = self.string(node, "propertyName")?;
        let mut mapping = Vec::new();
        for (tag, place, value) in self.map(node, "mapping") {
            let Some(text) = self.document.str(value) else { continue };
            let component = format!("/components/schemas/{}", text.replace('~', "~0").replace('/', "~1"));
            let here = || self.document.at_pointer(self.document.tree(value), &component);
            let there = || self.document.at_pointer(self.document.root(), &component);
            match self.resolved.mapped(value).or_else(here).or_else(there) {
                Some(target) => mapping.push((tag, self.follow(target))),
                None if self.checked.insert(value) => {
                    let message = format!("`{text}`, mapped from `{tag}`, does not exist");
                    let help = "define the schema, or correct the reference";
                    self.diagnostics.push(Diagnostic::error("ref-unresolved", place, message).help(help));
                }
                None => {}
            }
        }
        Some(Discriminator { property, mapping })
    }
}
