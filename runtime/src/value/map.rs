//! A map with string keys that keeps the order of insertion.

use std::hash::{BuildHasher, RandomState};

use hashbrown::HashTable;

/// Up to this many members are searched one by one; more get an index, so that hostile input costs no quadratic time.
const LINEAR: usize = 32;

/// A map with string keys in the order of insertion. Equality does not regard the order.
///
/// ```
/// let mut map = tintype::Map::new();
/// map.insert("b", 1);
/// map.insert("a", 2);
/// assert_eq!(map.insert("b", 3), Some(1));
/// assert_eq!(map.iter().collect::<Vec<_>>(), [("b", &3), ("a", &2)]);
/// ```
#[derive(Clone)]
pub struct Map<T> {
    /// The members; a removed one leaves a hole until there are more holes than members.
    entries: Vec<Option<(String, T)>>,
    holes: usize,
    /// Boxed, for most maps have none and free-form JSON should be small.
    index: Option<Box<Index>>,
}

/// Where keys are: positions alone, for the entries have the keys. The hash has a seed of its own, so that nobody can choose
/// keys that fall together.
#[derive(Clone)]
struct Index {
    positions: HashTable<usize>,
    state: RandomState,
}

impl Index {
    fn find<T>(&self, key: &str, entries: &[Option<(String, T)>]) -> Option<usize> {
        self.positions.find(self.state.hash_one(key), |at| is_at(entries, *at, key)).copied()
    }

    /// Notes a position for a key that has none.
    fn note<T>(&mut self, key: &str, at: usize, entries: &[Option<(String, T)>]) {
        let Index { positions, state } = self;
        let again = |at: &usize| match entries.get(*at) {
            Some(Some((key, _))) => state.hash_one(key.as_str()),
            _ => 0,
        };
        positions.insert_unique(state.hash_one(key), at, again);
    }

    fn forget(&mut self, key: &str, at: usize) {
        if let Ok(found) = self.positions.find_entry(self.state.hash_one(key), |held| *held == at) {
            found.remove();
        }
    }
}

fn is_at<T>(entries: &[Option<(String, T)>], at: usize, key: &str) -> bool {
    matches!(entries.get(at), Some(Some((name, _))) if name == key)
}

/// A number by which most keys of an object differ: of their length, their ends and what is in the middle.
fn mark(key: &str) -> usize {
    let (bytes, length) = (key.as_bytes(), key.len());
    let at = |index: usize| bytes.get(index).copied().map_or(0, usize::from);
    length ^ at(0) ^ at(length / 2).rotate_left(1) ^ at(length.saturating_sub(1)).rotate_left(2)
}

impl<T> Map<T> {
    /// An empty map.
    pub const fn new() -> Map<T> {
        Map { entries: Vec::new(), holes: 0, index: None }
    }

    /// A map of these, with room for no more than them; the last of equal keys wins.
    pub(crate) fn of(members: impl ExactSizeIterator<Item = (String, T)>) -> Map<T> {
        let mut map = Map { entries: Vec::with_capacity(members.len()), ..Map::new() };
        // A key without a bit of its own may have come before; most have one and are not searched for.
        let mut bits = 0u64;
        for (key, value) in members {
            let bit = 1 << (mark(&key) % 64);
            let may_be_there = bits & bit != 0;
            bits |= bit;
            match if may_be_there { map.get_mut(&key) } else { None } {
                Some(old) => *old = value,
                None => {
                    map.append(key, value);
                }
            }
        }
        map
    }

    /// The number of members.
    pub fn len(&self) -> usize {
        self.entries.len() - self.holes
    }

    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether the key is there.
    pub fn contains_key(&self, key: &str) -> bool {
        self.find(key).is_some()
    }

    /// The value under a key.
    pub fn get(&self, key: &str) -> Option<&T> {
        self.entries.get(self.find(key)?)?.as_ref().map(|(_, value)| value)
    }

    /// The value under a key, for writing.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        let at = self.find(key)?;
        self.entries.get_mut(at)?.as_mut().map(|(_, value)| value)
    }

    /// Puts a value under a key and gives the one that was there; the key keeps its place in the order.
    pub fn insert(&mut self, key: impl Into<String>, value: T) -> Option<T> {
        let key = key.into();
        if let Some(old) = self.get_mut(&key) {
            return Some(std::mem::replace(old, value));
        }
        self.append(key, value);
        None
    }

    /// Takes a key away.
    pub fn remove(&mut self, key: &str) -> Option<T> {
        let at = self.find(key)?;
        let (_, value) = self.entries.get_mut(at)?.take()?;
        if let Some(index) = &mut self.index {
            index.forget(key, at);
        }
        self.holes += 1;
        while let Some(None) = self.entries.last() {
            self.entries.pop();
            self.holes -= 1;
        }
        if self.holes > self.entries.len() / 2 {
            self.entries.retain(Option::is_some);
            self.holes = 0;
            if self.index.take().is_some() {
                self.build_index();
            }
        }
        Some(value)
    }

    /// Removes all members.
    pub fn clear(&mut self) {
        *self = Map::new();
    }

    /// The members in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &T)> + '_ {
        self.entries.iter().flatten().map(|(key, value)| (key.as_str(), value))
    }

    /// The members in order, with values for writing.
    pub fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut T)> + '_ {
        self.entries.iter_mut().flatten().map(|(key, value)| (key.as_str(), value))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl Iterator<Item = &str> + '_ {
        self.iter().map(|(key, _)| key)
    }

    /// The values in order.
    pub fn values(&self) -> impl Iterator<Item = &T> + '_ {
        self.iter().map(|(_, value)| value)
    }

    /// The value under a key, after putting one there if there was none.
    pub fn get_or_insert_with(&mut self, key: &str, make: impl FnOnce() -> T) -> &mut T {
        let at = match self.find(key) {
            Some(at) => at,
            None => self.append(key.to_owned(), make()),
        };
        // The entry at `at` is filled in both cases; `get_or_insert_with` says so without a panic.
        let (_, value) = match self.entries.get_mut(at) {
            Some(Some(entry)) => entry,
            _ => unreachable!("the key was found or appended"),
        };
        value
    }

    fn append(&mut self, key: String, value: T) -> usize {
        let at = self.entries.len();
        if let Some(index) = &mut self.index {
            index.note(&key, at, &self.entries);
        }
        self.entries.push(Some((key, value)));
        if self.index.is_none() && at >= LINEAR {
            self.build_index();
        }
        at
    }

    /// Makes the index of what is there.
    fn build_index(&mut self) {
        let positions = HashTable::with_capacity(self.entries.capacity());
        let mut index = Index { positions, state: RandomState::new() };
        for (at, entry) in self.entries.iter().enumerate() {
            if let Some((key, _)) = entry {
                index.note(key, at, &self.entries);
            }
        }
        self.index = Some(Box::new(index));
    }

    fn find(&self, key: &str) -> Option<usize> {
        match &self.index {
            Some(index) => index.find(key, &self.entries),
            None => self.entries.iter().position(|entry| entry.as_ref().is_some_and(|(name, _)| name == key)),
        }
    }
}

impl<T> Default for Map<T> {
    fn default() -> Map<T> {
        Map::new()
    }
}

impl<T: PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Map<T>) -> bool {
        self.len() == other.len() && self.iter().all(|(key, value)| other.get(key) == Some(value))
    }
}

impl<T: Eq> Eq for Map<T> {}

impl<T: std::fmt::Debug> std::fmt::Debug for Map<T> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Into<String>, T> FromIterator<(K, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (K, T)>>(members: I) -> Map<T> {
        let mut map = Map::new();
        map.extend(members);
        map
    }
}

impl<K: Into<String>, T> Extend<(K, T)> for Map<T> {
    fn extend<I: IntoIterator<Item = (K, T)>>(&mut self, members: I) {
        for (key, value) in members {
            self.insert(key, value);
        }
    }
}

impl<T> IntoIterator for Map<T> {
    type Item = (String, T);
    type IntoIter = std::iter::Flatten<std::vec::IntoIter<Option<(String, T)>>>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.into_iter().flatten()
    }
}

/// A member of a map with its parts borrowed.
type Member<'a, T> = fn(&'a (String, T)) -> (&'a str, &'a T);

impl<'a, T> IntoIterator for &'a Map<T> {
    type Item = (&'a str, &'a T);
    type IntoIter = std::iter::Map<std::iter::Flatten<std::slice::Iter<'a, Option<(String, T)>>>, Member<'a, T>>;
    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter().flatten().map(|(key, value)| (key.as_str(), value))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::Map;

    #[test]
    fn order_survives_removal_and_the_index() {
        let mut map: Map<usize> = (0..100).map(|n| (n.to_string(), n)).collect();
        for n in (0..100).filter(|n| n % 3 != 0) {
            assert_eq!(map.remove(&n.to_string()), Some(n));
        }
        map.insert("1", 1);
        let keys: Vec<usize> = map.values().copied().collect();
        assert_eq!(keys, (0..100).filter(|n| n % 3 == 0).chain([1]).collect::<Vec<_>>());
        assert_eq!(map.get("99"), Some(&99));
        assert_eq!(map.get("98"), None);
        assert_eq!(map.len(), 35);
    }

    #[test]
    fn equality_does_not_regard_the_order() {
        let one: Map<i32> = [("a", 1), ("b", 2)].into_iter().collect();
        let two: Map<i32> = [("b", 2), ("a", 1)].into_iter().collect();
        assert_eq!(one, two);
        assert_ne!(one, [("a", 1), ("c", 2)].into_iter().collect());
    }
}
