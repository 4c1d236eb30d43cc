//! `oneOf`, `anyOf` and lists of types: alternatives, with or without a discriminator.

use crate::load::NodeId;
use crate::model::{Body, Kind, Owner, Schema, TypeId, Variant};
use crate::pointer::key;

use super::Lower;
use super::discriminator::Discriminator;
use super::parts::Parts;
use super::position::At;

impl Lower<'_> {
    pub(super) fn union_body(&mut self, id: TypeId, nodes: &[NodeId], parts: &Parts) -> Body {
        let lists = self.open_lists(parts);
        if lists.is_empty() {
            let types = self.split_types(parts);
            let variants = types.into_iter().map(|(_, node)| self.typed_variant(id, nodes, node)).collect();
            return Body::Union { discriminator: None, variants };
        }
        let combinations = self.combinations(nodes, parts, &lists);
        if let Some(body) = self.listed_alternatives(id, &combinations) {
            return body;
        }
        let discriminator =
            self.first(parts, "discriminator").and_then(|(part, _)| self.discriminator(part)).filter(|d| !d.is_idle());
        if let (Some(_), Some((part, _))) = (&discriminator, self.first(parts, "discriminator")) {
            self.report_misspelt(part, &combinations);
        }
        let inherited = match (&discriminator, lists.as_slice()) {
            (None, [list]) => self.inherited(list),
            _ => None,
        };
        let told_by = discriminator.as_ref().map(|d| d.property.clone());
        let told_by = told_by.or_else(|| inherited.as_ref().map(|inherited| inherited.member.clone()));
        let words = self.words(&combinations, told_by.as_deref());
        let alternatives: Vec<Vec<NodeId>> =
            combinations.iter().map(|(entries, _)| entries.iter().map(|entry| self.meant(*entry)).collect()).collect();
        let below = discriminator.as_ref().map(|d| self.mapped_below(d, &alternatives)).unwrap_or_default();
        if let (Some(own), [list]) = (&discriminator, lists.as_slice())
            && self.document.parent(list.list).is_some_and(|part| self.document.get(part, "discriminator").is_some())
        {
            self.report_strays(own, |target| {
                below.contains_key(&target) || alternatives.iter().any(|all| all.contains(&target))
            });
        }
        let told =
            discriminator.as_ref().and_then(Discriminator::otherwise).or(inherited.as_ref().and_then(|i| i.otherwise));
        let otherwise = |index: usize| {
            let here = |target| alternatives.get(index).is_some_and(|all| all.contains(&target));
            told.is_some_and(|target| here(target) || below.get(&target) == Some(&index))
        };
        self.combined += combinations.iter().filter(|(_, nodes)| nodes.len() > 1).count();
        let mut variants = Vec::new();
        for (index, ((entries, all), word)) in combinations.into_iter().zip(words).enumerate() {
            let at = At::new(Owner::Type(id), word.as_deref().unwrap_or("variant")).variant();
            let schema = self.conjunction(&all, &at);
            let tags = match (&discriminator, &inherited) {
                (Some(own), _) => self.tags(own, &entries, |target| below.get(&target) == Some(&index)),
                (None, inherited) => inherited.as_ref().and_then(|i| i.tags.get(index)).cloned().unwrap_or_default(),
            };
            let wish = word.unwrap_or_else(|| self.kind_word(&schema));
            let place = self.document.key_span(entries[0]);
            variants.push(Variant { wish, tags, otherwise: otherwise(index), schema: without_null(schema), place });
        }
        Body::Union { discriminator: told_by, variants: merged(variants) }
    }

    /// One type out of several, with the constraints that hold for it.
    fn typed_variant(&mut self, id: TypeId, nodes: &[NodeId], chosen: NodeId) -> Variant {
        let word = match self.document.str(chosen) {
            Some("string") => "text",
            Some("array") => "list",
            other => other.unwrap_or("variant"),
        };
        let at = At::new(Owner::Type(id), word).variant();
        let schema = without_null(self.conjunction(&[nodes, &[chosen]].concat(), &at));
        let place = self.document.span(chosen);
        Variant { wish: self.kind_word(&schema), tags: Vec::new(), otherwise: false, schema, place }
    }

    fn tags(&self, discriminator: &Discriminator, entries: &[NodeId], below: impl Fn(NodeId) -> bool) -> Vec<String> {
        let mut tags = Vec::new();
        for entry in entries {
            let target = self.meant(*entry);
            tags.extend(discriminator.tags(target, self.component_key(target).as_deref()));
        }
        for target in discriminator.targets().filter(|target| below(*target)) {
            tags.extend(discriminator.tags_to(target));
        }
        let mut seen = std::collections::HashSet::new();
        tags.retain(|tag| seen.insert(tag.clone()));
        tags
    }

    /// A name for each combination: keys of components and titles, or the value by which all that have neither are known.
    fn words(&mut self, combinations: &[(Vec<NodeId>, Vec<NodeId>)], member: Option<&str>) -> Vec<Option<String>> {
        let mut words: Vec<Option<String>> = Vec::new();
        for (entries, _) in combinations {
            let named: Option<Vec<String>> = entries.iter().map(|entry| self.own_name(*entry)).collect();
            words.push(named.map(|names| names.join(" ")));
        }
        let unnamed: Vec<usize> = (0..words.len()).filter(|at| words[*at].is_none()).collect();
        let values: Vec<_> = unnamed.iter().map(|at| self.single_values(&combinations[*at].1)).collect();
        let Some(first) = values.first() else { return words };
        let tells = |name: &&String| {
            let mut seen = std::collections::HashSet::new();
            values.iter().all(|all| all.get(*name).is_some_and(|value| seen.insert(value)))
        };
        let told = first.keys().filter(tells).min_by_key(|name| (Some(name.as_str()) != member, (*name).clone()));
        if let Some(name) = told {
            for (at, all) in unnamed.iter().zip(&values) {
                words[*at] = all.get(name).cloned();
            }
        }
        words
    }

    /// The key of the component that an entry refers to, or the title, or the words that lead to what it refers to.
    fn own_name(&self, entry: NodeId) -> Option<String> {
        let target = self.follow(entry);
        let title = || self.document.get(entry, "title").and_then(|title| self.document.str(title));
        let name = self.component_key(target).or_else(|| title().map(str::to_owned));
        let name = name.or_else(|| (target != entry).then(|| self.wish(target)));
        name.filter(|name| !name.trim().is_empty())
    }

    /// The members that can have one value only, and a word for it.
    fn single_values(&mut self, nodes: &[NodeId]) -> std::collections::BTreeMap<String, String> {
        let parts = self.parts(nodes);
        let mut values = std::collections::BTreeMap::new();
        for part in &parts.0 {
            let Some(properties) = self.document.get(*part, "properties") else { continue };
            for property in self.document.entries(properties) {
                let schema = self.follow(property.value);
                let listed = self.document.get(schema, "enum").map(|list| self.document.items(list));
                let only = match (self.document.get(schema, "const"), listed) {
                    (Some(value), _) => Some(value),
                    (None, Some([value])) => Some(*value),
                    _ => None,
                };
                let Some(value) = only else { continue };
                let word = match self.document.str(value) {
                    Some(text) => Some(text.to_owned()),
                    None => self.scalar_text(value).map(|text| format!("{} {text}", property.key)),
                };
                values.extend(word.map(|word| (property.key.clone(), word)));
            }
        }
        values
    }

    /// The key of a component schema.
    pub(super) fn component_key(&self, target: NodeId) -> Option<String> {
        let pointer = self.document.pointer(target);
        let token = pointer.strip_prefix("/components/schemas/")?;
        (!token.contains('/')).then(|| key(token).into_owned())
    }
}

/// Null is a value of the position that a union stands at, not of its variants.
fn without_null(schema: Schema) -> Schema {
    match schema.kind {
        Kind::Nullable(mut inner) => {
            inner.rules.extend(schema.rules);
            *inner
        }
        _ => schema,
    }
}

/// Variants of one kind as one: the one that asks for less.
fn merged(variants: Vec<Variant>) -> Vec<Variant> {
    const FEW: usize = 256;
    if variants.len() > FEW {
        return variants;
    }
    let mut kept: Vec<Variant> = Vec::new();
    for variant in variants {
        let wider = kept.iter().position(|other| asks_more(&variant.schema, &other.schema));
        let narrower = kept.iter().position(|other| asks_more(&other.schema, &variant.schema));
        match (wider, narrower) {
            (Some(at), _) => {
                kept[at].tags.extend(variant.tags);
                kept[at].otherwise |= variant.otherwise;
            }
            (None, Some(at)) => kept[at] = variant,
            (None, None) => kept.push(variant),
        }
    }
    kept
}

/// Whether both are the same simple kind, and the first asks for all that the second does.
fn asks_more(one: &Schema, other: &Schema) -> bool {
    let same = match (&one.kind, &other.kind) {
        (Kind::Text(a), Kind::Text(b)) => a == b,
        (Kind::Integer(a), Kind::Integer(b)) => a == b,
        (Kind::Boolean, Kind::Boolean) | (Kind::Number, Kind::Number) => true,
        (Kind::Type(a), Kind::Type(b)) => a == b,
        _ => false,
    };
    same && other.rules.iter().all(|rule| one.rules.iter().any(|own| own.check == rule.check))
}
