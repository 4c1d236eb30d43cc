//! Where the keys of a large map are.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

use super::Entry;

/// Positions alone, for the entries have the keys. The hash has a seed of its own, so that nobody can choose keys that fall
/// together.
#[derive(Clone)]
pub(super) struct Index {
    positions: HashTable<usize>,
    state: RandomState,
}

impl Index {
    pub(super) fn of<T>(entries: &[Entry<T>]) -> Index {
        let mut index = Index { positions: HashTable::with_capacity(entries.len()), state: RandomState::new() };
        for (at, entry) in entries.iter().enumerate() {
            if let Some((key, _)) = entry {
                index.note(key, at, entries);
            }
        }
        index
    }

    pub(super) fn find<T>(&self, key: &str, entries: &[Entry<T>]) -> Option<usize> {
        let is_at = |at: &usize| matches!(entries.get(*at), Some(Some((name, _))) if name == key);
        self.positions.find(self.state.hash_one(key), is_at).copied()
    }

    /// Notes a position for a key that has none.
    pub(super) fn note<T>(&mut self, key: &str, at: usize, entries: &[Entry<T>]) {
        let Index { positions, state } = self;
        let again = |at: &usize| match entries.get(*at) {
            Some(Some((key, _))) => state.hash_one(key.as_str()),
            _ => 0,
        };
        positions.insert_unique(state.hash_one(key), at, again);
    }

    pub(super) fn forget(&mut self, key: &str, at: usize) {
        if let Ok(found) = self.positions.find_entry(self.state.hash_one(key), |held| *held == at) {
            found.remove();
        }
    }
}
