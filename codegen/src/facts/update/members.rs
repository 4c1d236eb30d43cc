//! The members of a record that matter to an update, as JSON Pointers: at the top, and in objects within.

use std::collections::HashSet;

use crate::model::{Api, Member, Place, TypeId};
use crate::pointer::escape;

use super::record::{members, object_of};

/// Objects in objects are looked into this far.
const DEPTH: usize = 3;

/// The version of optimistic locking.
pub(super) fn version(api: &Api, id: TypeId) -> Option<String> {
    let mut found = None;
    walk(api, id, &mut |pointer, member| {
        // What a request may not have, it cannot name.
        if member.version && !member.read_only && found.is_none() {
            found = Some(pointer.to_owned());
        }
    });
    found
}

/// A version that no request may name.
pub(super) fn sealed_version(api: &Api, id: TypeId) -> Option<Place> {
    let mut found = None;
    walk(api, id, &mut |_, member| {
        if member.version && member.read_only {
            found.get_or_insert(member.place);
        }
    });
    found
}

/// What null clears.
pub(super) fn clearable(api: &Api, id: TypeId, at: &str) -> Vec<String> {
    all(api, id, at, |member| member.schema.is_nullable() && !member.read_only && !member.version)
}

/// What the provider alone sets.
pub(super) fn read_only(api: &Api, id: TypeId, at: &str) -> Vec<String> {
    all(api, id, at, |member| member.read_only)
}

fn all(api: &Api, id: TypeId, at: &str, wanted: impl Fn(&Member) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    walk(api, id, &mut |pointer, member| {
        if wanted(member) {
            found.push(format!("{at}{pointer}"));
        }
    });
    found
}

fn walk(api: &Api, id: TypeId, look: &mut dyn FnMut(&str, &Member)) {
    // A type within itself says nothing new.
    let mut seen = HashSet::from([id]);
    let mut level = vec![(String::new(), id)];
    for _ in 0..DEPTH {
        let mut next = Vec::new();
        for (pointer, id) in level {
            for member in members(api, id).unwrap_or_default() {
                let pointer = format!("{pointer}/{}", escape(&member.wire));
                look(&pointer, member);
                let inner = object_of(api, &member.schema).filter(|_| !member.read_only);
                if let Some(inner) = inner.filter(|inner| seen.insert(*inner)) {
                    next.push((pointer, inner));
                }
            }
        }
        level = next;
    }
}
