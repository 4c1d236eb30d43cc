//! Alternatives that need no union: strings of several formats, and values that are listed one by one.

use crate::load::NodeId;
use crate::model::{Body, Check, EnumValue, Kind, Schema, TextFormat, TypeId};

use super::Lower;
use super::classify::Class;
use super::parts::Parts;

impl Lower<'_> {
    /// Strings and nothing else, as one string: where one alternative takes any, or they differ in formats that have no
    /// types of their own. Nothing but formats is lost.
    pub(super) fn texts(&mut self, nodes: &[NodeId], parts: &Parts) -> Option<Schema> {
        let lists = self.open_lists(parts);
        let mut all: Vec<Schema> = Vec::new();
        for (_, nodes) in if lists.len() == 1 { self.combinations(nodes, parts, &lists) } else { return None } {
            let parts = self.parts(&nodes);
            if self.classify(&parts) != Class::Text {
                return None;
            }
            all.push(self.text(&parts));
        }
        let format = |schema: &Schema| match schema.kind {
            Kind::Text(format) => Some(format),
            _ => None,
        };
        let formats: Vec<TextFormat> = all.iter().map(format).collect::<Option<_>>()?;
        let same = all
            .windows(2)
            .all(|pair| pair[0].rules.iter().map(|rule| &rule.check).eq(pair[1].rules.iter().map(|rule| &rule.check)));
        if same && formats.windows(2).all(|pair| pair[0] == pair[1]) {
            return all.into_iter().next();
        }
        if all.iter().any(|schema| schema.rules.is_empty()) {
            return Some(Schema::of(Kind::Text(TextFormat::Plain)));
        }
        let only_formats = |schema: &Schema| {
            schema.rules.iter().all(|rule| matches!(rule.check, Check::Format(_) | Check::OwnFormat(..)))
        };
        let loose = formats.contains(&TextFormat::Plain) && all.iter().all(only_formats);
        loose.then(|| Schema::of(Kind::Text(TextFormat::Plain)))
    }

    /// Alternatives that list strings, or integers, each for itself: one enum. With a string of any kind beside them it
    /// is open.
    pub(super) fn listed_alternatives(
        &mut self,
        id: TypeId,
        combinations: &[(Vec<NodeId>, Vec<NodeId>)],
    ) -> Option<Body> {
        let mut listed = Vec::new();
        let (mut open, mut referred, mut kind) = (false, false, None);
        for (entries, nodes) in combinations {
            let parts = self.parts(nodes);
            match self.classify(&parts) {
                class @ (Class::Strings | Class::Integers) if kind.is_none_or(|kind| kind == class) => {
                    kind = Some(class);
                    referred |= entries.iter().any(|entry| self.resolved.next(*entry).is_some());
                    listed.push(parts);
                }
                Class::Text if self.text(&parts).rules.is_empty() => open = true,
                _ => return None,
            }
        }
        let kind = kind?;
        if (referred && !open) || (open && kind == Class::Integers) {
            return None;
        }
        if open {
            self.open_enums.insert(id);
        }
        let mut seen = std::collections::HashSet::new();
        let mut texts = Vec::new();
        for parts in &listed {
            let text = |value: &NodeId| match kind {
                Class::Integers => self.integer_value(*value).map(|value| value.to_string()),
                _ => self.scalar_text(*value),
            };
            texts.extend(self.listed_values(parts).iter().filter_map(text));
        }
        texts.retain(|text| seen.insert(text.clone()));
        Some(match kind {
            Class::Strings => Body::Strings(texts.into_iter().map(|wire| EnumValue { wire }).collect()),
            _ => Body::Integers(texts.iter().filter_map(|text| text.parse().ok()).collect()),
        })
    }
}
