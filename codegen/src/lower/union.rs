//! `oneOf` and `anyOf`: alternatives, with or without a discriminator.

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;
use crate::model::{Body, Kind, Owner, Schema, TypeId, Variant};

use super::Lower;
use super::parts::Parts;
use super::position::At;

impl Lower<'_> {
    pub(super) fn union_body(&mut self, id: TypeId, parts: &Parts) -> Body {
        let Some((part, list)) = self.first(parts, "oneOf").or_else(|| self.first(parts, "anyOf")) else {
            return Body::Union { discriminator: None, variants: Vec::new() };
        };
        let alternatives: Vec<NodeId> = self.document.items(list).to_vec();
        if alternatives.is_empty() {
            let message = "a union without an alternative has no value".to_owned();
            self.diagnostics.push(Diagnostic::error("wrong-type", self.document.key_span(list), message));
        }
        let discriminator = self.discriminator(part);
        let mut variants = Vec::new();
        for node in alternatives {
            if self.type_names(node) == ["null"] {
                continue;
            }
            let target = self.follow(node);
            let key = self.component_key(target);
            let title = self.document.get(node, "title").and_then(|t| self.document.str(t)).map(str::to_owned);
            let word = key.clone().or(title).or_else(|| (target != node).then(|| self.wish(target)));
            let at = At::new(Owner::Type(id), word.as_deref().unwrap_or("variant"));
            let schema = self.schema(node, &at);
            let tags = discriminator.as_ref().map(|d| d.tags(target, key.as_deref())).unwrap_or_default();
            let wish = word.unwrap_or_else(|| kind_word(&schema));
            variants.push(Variant { wish, tags, schema, place: self.document.key_span(node) });
        }
        Body::Union { discriminator: discriminator.map(|d| d.property), variants }
    }

    /// The key of a component schema.
    fn component_key(&self, target: NodeId) -> Option<String> {
        let pointer = self.document.pointer(target);
        let key = pointer.strip_prefix("/components/schemas/")?;
        (!key.contains('/')).then(|| key.replace("~1", "/").replace("~0", "~"))
    }

    fn discriminator(&mut self, part: NodeId) -> Option<Discriminator> {
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
                None => {
                    let message = format!("`{text}`, mapped from `{tag}`, does not exist");
                    self.diagnostics.push(Diagnostic::error("ref-unresolved", place, message));
                }
            }
        }
        Some(Discriminator { property, mapping })
    }
}

/// `discriminator`: the member, and the values that are mapped explicitly.
struct Discriminator {
    property: String,
    mapping: Vec<(String, NodeId)>,
}

impl Discriminator {
    /// The values that select a schema: those mapped to it, and its component's key unless that is mapped to another
    /// (OpenAPI 3.1.1, section 4.8.25).
    fn tags(&self, target: NodeId, key: Option<&str>) -> Vec<String> {
        let mut tags: Vec<String> =
            self.mapping.iter().filter(|(_, to)| *to == target).map(|(tag, _)| tag.clone()).collect();
        tags.extend(key.filter(|key| !self.mapping.iter().any(|(tag, _)| tag == key)).map(str::to_owned));
        tags
    }
}

/// A word for an alternative that has no name.
fn kind_word(schema: &Schema) -> String {
    match &schema.kind {
        Kind::Any => "any".to_owned(),
        Kind::Boolean => "boolean".to_owned(),
        Kind::Integer(_) | Kind::Quoted(_) => "integer".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Text(_) => "text".to_owned(),
        Kind::Array(_) => "list".to_owned(),
        Kind::Map(_) => "map".to_owned(),
        Kind::Nullable(inner) => kind_word(inner),
        Kind::Type(_) => "object".to_owned(),
    }
}
