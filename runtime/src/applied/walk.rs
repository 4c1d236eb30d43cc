//! The comparison: over JSON, with the tables for what is secret and what the answer could have said.

use super::{Effect, Outcome, REDACTED, Shown};
use crate::bridge::masked;
use crate::json::push_token;
use crate::shape::{Additional, Body, Flags, Kind, Schema};
use crate::value::Json;

#[derive(Default)]
pub(super) struct Walk {
    pub(super) outcomes: Vec<Outcome>,
    pointer: String,
    masked: bool,
}

/// The positions of a value in what was sent and in the answer, as far as the tables know them.
type Positions<'s> = [Option<&'s Schema>; 2];

impl Walk {
    pub(super) fn value(&mut self, sent: &Json, before: Option<&Json>, now: Option<&Json>, at: Positions<'_>) {
        match sent {
            Json::Object(members) if !members.is_empty() => {
                for (name, value) in members.iter() {
                    let (inner, sensitive) = member(at, name);
                    self.part(name, sensitive, |walk| {
                        walk.value(value, member_of(before, name), member_of(now, name), inner)
                    });
                }
            }
            Json::Array(items) if !items.is_empty() && items_of(now).is_some_and(|now| now.len() == items.len()) => {
                for (index, value) in items.iter().enumerate() {
                    let inner = at.map(|schema| schema.map(|schema| schema.item(index)));
                    self.part(&index.to_string(), false, |walk| {
                        walk.value(value, item_of(before, index), item_of(now, index), inner)
                    });
                }
            }
            leaf => self.leaf(leaf, before, now, at),
        }
    }

    fn part(&mut self, token: &str, sensitive: bool, look: impl FnOnce(&mut Walk)) {
        let (length, masked) = (self.pointer.len(), self.masked);
        self.pointer.push('/');
        push_token(&mut self.pointer, token);
        self.masked |= sensitive;
        look(self);
        self.pointer.truncate(length);
        self.masked = masked;
    }

    fn leaf(&mut self, sent: &Json, before: Option<&Json>, now: Option<&Json>, at: Positions<'_>) {
        let effect = match now {
            Some(now) if now == sent => Effect::Confirmed,
            Some(now) if before == Some(now) => Effect::Ignored,
            Some(_) => Effect::Altered,
            // The answer's type has a place for it, and there is nothing in it.
            None if sent.is_null() && at[1].is_some() => Effect::Confirmed,
            None => Effect::Unverifiable,
        };
        // What is compared as a whole may have secrets within, and what was there before may be of either type.
        let positions: Vec<&Schema> = at.into_iter().flatten().collect();
        let shown = |json: &Json| if self.masked { REDACTED.into() } else { masked(json, &positions) };
        self.outcomes.push(Outcome {
            pointer: self.pointer.clone(),
            effect,
            shown: Shown { sent: shown(sent), before: before.map(shown), now: now.map(shown) },
            sent: sent.clone(),
            before: before.cloned(),
            now: now.cloned(),
        });
    }
}

fn member_of<'j>(json: Option<&'j Json>, name: &str) -> Option<&'j Json> {
    json?.get(name)
}

fn item_of(json: Option<&Json>, index: usize) -> Option<&Json> {
    items_of(json)?.get(index)
}

fn items_of(json: Option<&Json>) -> Option<&[Json]> {
    json.and_then(Json::as_array)
}

/// The positions of a member, and whether one of them is a secret's.
fn member<'s>(at: Positions<'s>, name: &str) -> (Positions<'s>, bool) {
    let found = at.map(|schema| schema.and_then(|schema| inside(schema, name)));
    let sensitive = found.iter().flatten().any(|(_, flags)| flags.has(Flags::SENSITIVE));
    (found.map(|found| found.map(|(schema, _)| schema)), sensitive)
}

fn inside<'s>(schema: &'s Schema, name: &str) -> Option<(&'s Schema, Flags)> {
    match &schema.resolved().kind {
        Kind::Any => Some((schema, Flags::NONE)),
        Kind::Map(values) => Some((values, Flags::NONE)),
        Kind::Type(shape) => match &shape.body {
            Body::Object(fields, additional) => match (fields.named(name), additional) {
                (Some(field), _) => Some((field.schema(), field.flags())),
                (None, Additional::Typed(values)) => Some((values, Flags::NONE)),
                (None, Additional::Open | Additional::Closed) => None,
            },
            // Any variant that has the member; one that keeps it secret before the others.
            Body::Union(_, variants) => {
                let mut found = variants.iter().filter_map(|variant| match &variant.schema.resolved().kind {
                    Kind::Type(inner) if !matches!(inner.body, Body::Union(..)) => inside(&variant.schema, name),
                    _ => None,
                });
                let first = found.next()?;
                Some(found.find(|(_, flags)| flags.has(Flags::SENSITIVE)).unwrap_or(first))
            }
            _ => None,
        },
        _ => None,
    }
}
