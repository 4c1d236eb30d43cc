//! Where the keywords of a type stand that its table carries without a place: violations of them name these lines.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use crate::load::NodeId;
use crate::model::{Additional, Body, KeywordPlace, Member, Place};

use super::Lower;
use super::parts::Parts;

impl Lower<'_> {
    /// The keywords by which the parts made a type.
    pub(super) fn keyword_places(&mut self, parts: &Parts, body: &Body) -> Vec<KeywordPlace> {
        let mut found = Vec::new();
        let mut put = |keyword, place: Option<Place>| {
            found.extend(place.map(|place| KeywordPlace { keyword, member: None, place }));
        };
        match body {
            Body::Object { members, additional } => {
                if matches!(additional, Additional::Closed) {
                    match self.closing(parts, "additionalProperties") {
                        Some(place) => put("additionalProperties", Some(place)),
                        None => put("unevaluatedProperties", self.closing(parts, "unevaluatedProperties")),
                    }
                }
                found.extend(self.required_places(parts, members));
                found.extend(self.read_only_places(parts, members));
            }
            Body::Strings(_) | Body::Integers(_) => {
                let place = self.key_of(parts, "enum").or_else(|| self.key_of(parts, "const"));
                put("enum", place);
            }
            Body::Union { discriminator, .. } => {
                let list = self.open_lists(parts).first().map(|list| list.list);
                let keyword = list.and_then(|list| self.document.key(list));
                match (keyword, list) {
                    (Some("anyOf"), Some(list)) => put("anyOf", Some(self.document.key_span(list))),
                    (_, Some(list)) => put("oneOf", Some(self.document.key_span(list))),
                    (_, None) => put("type", self.key_of(parts, "type")),
                }
                if discriminator.is_some() {
                    put("discriminator", self.key_of(parts, "discriminator"));
                }
            }
            Body::Alias(_) => {}
        }
        found
    }

    /// A `discriminator` by its value.
    pub(super) fn discriminator_place(&self, value: NodeId) -> KeywordPlace {
        KeywordPlace { keyword: "discriminator", member: None, place: self.document.key_span(value) }
    }

    /// Where the first part that has a keyword has it.
    fn key_of(&self, parts: &Parts, key: &str) -> Option<Place> {
        self.first(parts, key).map(|(_, value)| self.document.key_span(value))
    }

    /// Where a keyword says that there are no other members.
    fn closing(&self, parts: &Parts, key: &str) -> Option<Place> {
        let mut values = parts.0.iter().filter_map(|part| self.document.get(*part, key));
        let value = values.find(|value| self.document.bool(*value) == Some(false))?;
        Some(self.document.key_span(value))
    }

    /// The lists that name the required members: the one that names most by itself, others by their members.
    fn required_places(&self, parts: &Parts, members: &[Member]) -> Vec<KeywordPlace> {
        let mut by_name: HashMap<&str, Place> = HashMap::new();
        for list in parts.0.iter().filter_map(|part| self.document.get(*part, "required")) {
            for name in self.document.items(list).iter().filter_map(|name| self.document.str(*name)) {
                by_name.entry(name).or_insert_with(|| self.document.key_span(list));
            }
        }
        let required = || members.iter().enumerate().filter(|(_, member)| member.required);
        let places: Vec<(usize, Place)> =
            required().filter_map(|(index, member)| Some((index, *by_name.get(member.wire.as_str())?))).collect();
        let mut counts: BTreeMap<Place, usize> = BTreeMap::new();
        places.iter().for_each(|(_, place)| *counts.entry(*place).or_default() += 1);
        let Some((most, _)) = counts.into_iter().max_by_key(|(place, count)| (*count, Reverse(*place))) else {
            return Vec::new();
        };
        let mut found = vec![KeywordPlace { keyword: "required", member: None, place: most }];
        let others = places.into_iter().filter(|(_, place)| *place != most);
        found.extend(others.map(|(index, place)| KeywordPlace { keyword: "required", member: Some(index), place }));
        found
    }

    fn read_only_places(&mut self, parts: &Parts, members: &[Member]) -> Vec<KeywordPlace> {
        let mut found = Vec::new();
        for (index, member) in members.iter().enumerate().filter(|(_, member)| member.read_only) {
            let properties = parts.0.iter().filter_map(|part| self.document.get(*part, "properties"));
            let nodes: Vec<NodeId> = properties.filter_map(|all| self.document.get(all, &member.wire)).collect();
            let own = self.key_of(&Parts(nodes.clone()), "readOnly");
            let place = own.or_else(|| {
                let all = self.parts(&nodes);
                self.key_of(&all, "readOnly")
            });
            found.extend(place.map(|place| KeywordPlace { keyword: "readOnly", member: Some(index), place }));
        }
        found
    }
}
