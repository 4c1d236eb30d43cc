//! The comparison: over JSON, with the tables for what is secret and what the answer could have said.

use super::spelling::same;
use super::{Effect, Outcome, REDACTED, Shown};
use crate::bridge::masked;
use crate::json::push_token;
use crate::shape::{Flags, Schema};
use crate::value::{Json, Map};

pub(super) struct Walk {
    pub(super) outcomes: Vec<Outcome>,
    pub(super) pointer: String,
    masked: bool,
    /// Whether what is not sent is to go.
    removals: bool,
    /// What is known of the member that is looked at, or of the one whose items are.
    flags: Flags,
}

/// The positions of a value in what was sent and in the answer, as far as the tables know them.
type Positions<'s> = [Option<&'s Schema>; 2];

impl Walk {
    /// Begins at a pointer into what was sent.
    pub(super) fn at(pointer: &str, removals: bool) -> Walk {
        Walk { outcomes: Vec::new(), pointer: pointer.to_owned(), masked: false, removals, flags: Flags::NONE }
    }

    pub(super) fn value(&mut self, sent: &Json, before: Option<&Json>, now: Option<&Json>, at: Positions<'_>) {
        match sent {
            // One that is sent empty may have been emptied.
            Json::Object(members) if !members.is_empty() || (self.removals && has_members(before)) => {
                self.removed(members, before, now, at);
                for (name, value) in members.iter() {
                    let (inner, flags) = member(at, name);
                    self.part(name, flags, |walk| {
                        walk.value(value, member_of(before, name), member_of(now, name), inner)
                    });
                }
            }
            Json::Array(items) if !items.is_empty() && items_of(now).is_some_and(|now| now.len() == items.len()) => {
                for (index, value) in items.iter().enumerate() {
                    let inner = at.map(|schema| schema.map(|schema| schema.item(index)));
                    self.part(&index.to_string(), self.flags, |walk| {
                        walk.value(value, item_of(before, index), item_of(now, index), inner)
                    });
                }
            }
            leaf => self.leaf(leaf, before, now, at),
        }
    }

    /// The members of a record that is replaced which were there and are not sent: they are to go.
    fn removed(&mut self, sent: &Map<Json>, before: Option<&Json>, now: Option<&Json>, at: Positions<'_>) {
        let Some(before) = before.and_then(Json::as_object).filter(|_| self.removals) else { return };
        for (name, value) in before.iter().filter(|(name, value)| !value.is_null() && sent.get(name).is_none()) {
            // What the request has no place for is not the caller's to send.
            let known = at[0].and_then(|schema| schema.member(name));
            if known.is_none_or(|(_, flags)| flags.has(Flags::READ_ONLY)) {
                continue;
            }
            let (inner, flags) = member(at, name);
            self.part(name, flags, |walk| walk.leaf(&Json::Null, Some(value), member_of(now, name), inner));
        }
    }

    fn part(&mut self, token: &str, flags: Flags, look: impl FnOnce(&mut Walk)) {
        let (length, masked, outer) = (self.pointer.len(), self.masked, self.flags);
        self.pointer.push('/');
        push_token(&mut self.pointer, token);
        self.masked |= flags.has(Flags::SENSITIVE);
        self.flags = flags;
        look(self);
        self.pointer.truncate(length);
        (self.masked, self.flags) = (masked, outer);
    }

    fn leaf(&mut self, sent: &Json, before: Option<&Json>, now: Option<&Json>, at: Positions<'_>) {
        let effect = match now {
            Some(now) if same(sent, now, self.flags) => Effect::Confirmed,
            Some(now) if before == Some(now) || self.flags.has(Flags::ONCE) => Effect::Ignored,
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

fn has_members(json: Option<&Json>) -> bool {
    json.and_then(Json::as_object).is_some_and(|members| !members.is_empty())
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

/// The positions of a member, and what is known of it.
fn member<'s>(at: Positions<'s>, name: &str) -> (Positions<'s>, Flags) {
    let found = at.map(|schema| schema.and_then(|schema| schema.member(name)));
    let flags = found.iter().flatten().fold(Flags::NONE, |all, (_, flags)| all.and(*flags));
    (found.map(|found| found.map(|(schema, _)| schema)), flags)
}
