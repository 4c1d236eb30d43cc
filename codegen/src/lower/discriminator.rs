//! `discriminator`: the member, and which of its values select which schema (OpenAPI 3.1.1, section 4.8.25).

use crate::diagnostic::{Diagnostic, Span, suggest};
use crate::load::NodeId;
use crate::pointer::escape;

use super::{Lower, keywords};

/// So many names are looked at for what all discriminators and mappings of a document mean.
const MOST_NAMES: usize = 500_000;

/// The member, and the values that are mapped explicitly.
pub(super) struct Discriminator {
    pub(super) property: String,
    mapping: Vec<Mapped>,
    /// `defaultMapping`: what a value is that names no schema (OpenAPI 3.2, section 4.25).
    otherwise: Option<Mapped>,
}

/// A schema that is named.
pub(super) struct Mapped {
    /// The value that selects it; `None` where any other does.
    pub(super) tag: Option<String>,
    pub(super) target: NodeId,
    /// The text that names it.
    pub(super) value: NodeId,
    pub(super) place: Span,
}

impl Discriminator {
    /// The values that select a schema: those mapped to it, and its component's key unless that is mapped to another.
    pub(super) fn tags(&self, target: NodeId, key: Option<&str>) -> Vec<String> {
        let mut tags = self.tags_to(target);
        let free = |key: &&str| !self.mapping.iter().any(|mapped| mapped.tag.as_deref() == Some(key));
        tags.extend(key.filter(free).map(str::to_owned));
        tags
    }

    /// The values that are mapped to a schema.
    pub(super) fn tags_to(&self, target: NodeId) -> Vec<String> {
        self.mapping.iter().filter(|mapped| mapped.target == target).filter_map(|mapped| mapped.tag.clone()).collect()
    }

    /// The schemas that are mapped.
    pub(super) fn targets(&self) -> impl Iterator<Item = NodeId> {
        self.mapped().map(|mapped| mapped.target)
    }

    /// The same with their places.
    pub(super) fn mapped(&self) -> impl Iterator<Item = &Mapped> {
        self.mapping.iter().chain(&self.otherwise)
    }

    /// What a value is that names no schema.
    pub(super) fn otherwise(&self) -> Option<NodeId> {
        self.otherwise.as_ref().map(|mapped| mapped.target)
    }

    /// Whether it names no member.
    pub(super) fn is_idle(&self) -> bool {
        self.property.is_empty()
    }
}

impl Lower<'_> {
    /// The schema by whose name a value selects an entry: where the entry leads to a copy, that of which it is one.
    pub(super) fn meant(&self, entry: NodeId) -> NodeId {
        self.resolved.origin(self.follow(entry))
    }

    pub(super) fn discriminator(&mut self, part: NodeId) -> Option<Discriminator> {
        let node = self.document.get(part, "discriminator")?;
        if !self.is_object(node, "`discriminator`") {
            return None;
        }
        keywords::check(self, node, "discriminator", &["propertyName", "mapping", "defaultMapping"]);
        let property = self.string(node, "propertyName")?;
        let mut mapping = Vec::new();
        for (tag, place, value) in self.map(node, "mapping") {
            mapping.extend(self.mapped(Some(tag), place, value));
        }
        let otherwise = self.document.get(node, "defaultMapping");
        let otherwise = otherwise.and_then(|value| self.mapped(None, self.document.key_span(value), value));
        Some(Discriminator { property, mapping, otherwise })
    }

    /// Warns of a member that no alternative has, where each has one that is spelled nearly so. An alternative is its entries in the
    /// lists, and all schemas that hold for it.
    pub(super) fn report_misspelt(&mut self, part: NodeId, alternatives: &[(Vec<NodeId>, Vec<NodeId>)]) {
        let name = self.document.get(part, "discriminator").and_then(|node| self.document.get(node, "propertyName"));
        let Some((name, property)) = name.and_then(|name| Some((name, self.document.str(name)?))) else { return };
        let mut meant = None;
        for (_, nodes) in alternatives {
            let parts = self.parts(nodes);
            let properties = parts.0.iter().filter_map(|part| self.document.get(*part, "properties"));
            let known: Vec<&str> =
                properties.flat_map(|all| self.document.entries(all)).map(|entry| entry.key.as_str()).collect();
            self.compared_names += known.len();
            if self.compared_names > MOST_NAMES {
                return;
            }
            let other = suggest(property, known.iter().copied()).filter(|_| !known.contains(&property));
            if other.is_none() || *meant.get_or_insert(other) != other {
                return;
            }
        }
        if let Some(other) = meant.flatten()
            && self.checked.insert(name)
        {
            let message = format!("no alternative has a member `{property}`");
            let diagnostic = Diagnostic::warning("discriminator", self.document.span(name), message);
            self.diagnostics.push(diagnostic.help(format!("did you mean `{other}`?")));
        }
    }

    /// What a text names: a reference, or a component's key.
    fn mapped(&mut self, tag: Option<String>, place: Span, value: NodeId) -> Option<Mapped> {
        let text = self.document.str(value)?;
        let component = format!("/components/schemas/{}", escape(text));
        let here = || self.document.at_pointer(self.document.tree(value), &component);
        let there = || self.document.at_pointer(self.document.root(), &component);
        if let Some(target) = self.resolved.mapped(value).or_else(here).or_else(there) {
            return Some(Mapped { tag, target: self.follow(target), value, place });
        }
        if self.checked.insert(value) {
            let from = tag.as_deref().unwrap_or("defaultMapping");
            let message = format!("`{text}`, mapped from `{from}`, does not exist");
            let schemas = self.document.at_pointer(self.document.root(), "/components/schemas");
            let known = schemas.map_or(&[][..], |schemas| self.document.entries(schemas));
            self.compared_names += known.len();
            let known = known.iter().filter(|_| self.compared_names <= MOST_NAMES);
            let name = text.rsplit('/').next().unwrap_or_default();
            let help = match suggest(name, known.map(|entry| entry.key.as_str())) {
                Some(other) => format!("did you mean `{}{other}`?", text.strip_suffix(name).unwrap_or_default()),
                None => "define the schema, or correct the reference".to_owned(),
            };
            self.diagnostics.push(Diagnostic::error("ref-unresolved", place, message).help(help));
        }
        None
    }
}
