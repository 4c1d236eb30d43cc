//! A map with string keys that keeps the order of insertion.

mod gather;
mod index;
mod iter;
mod marks;

use smol_str::SmolStr;

use index::Index;
use marks::Marks;

pub(crate) use gather::Gather;

/// Up to this many members are searched one by one; more get an index, so that hostile input costs no quadratic time.
const LINEAR: usize = 64;

/// A member; a removed one leaves a hole. Most keys are short and stand in place.
pub(crate) type Entry<T> = Option<(SmolStr, T)>;

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
    /// With no more holes than members.
    entries: Vec<Entry<T>>,
    /// Of all keys that ever were there.
    marks: Marks,
    /// Boxed, for most maps have none and free-form JSON should be small.
    aside: Option<Box<Aside>>,
}

/// What a map has that is large, or that a member was taken from.
#[derive(Clone, Default)]
struct Aside {
    holes: usize,
    index: Option<Index>,
}

impl<T> Map<T> {
    /// An empty map.
    pub const fn new() -> Map<T> {
        Map { entries: Vec::new(), marks: Marks::NONE, aside: None }
    }

    /// The number of members.
    pub fn len(&self) -> usize {
        self.entries.len() - self.holes()
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
        self.put(SmolStr::from(key.into()), value)
    }

    /// The same, for a key that is held as the map holds it.
    pub(crate) fn put(&mut self, key: SmolStr, value: T) -> Option<T> {
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
        let aside = self.aside.get_or_insert_default();
        if let Some(index) = &mut aside.index {
            index.forget(key, at);
        }
        aside.holes += 1;
        while let Some(None) = self.entries.last() {
            self.entries.pop();
            aside.holes -= 1;
        }
        if aside.holes > self.entries.len() / 2 {
            self.entries.retain(Option::is_some);
            self.aside = None;
            self.index_if_large();
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
        let at = self.find(key).unwrap_or_else(|| self.append(SmolStr::new(key), make()));
        self.held(at)
    }

    /// The value under a key, made anew.
    pub(crate) fn renewed(&mut self, key: &str, make: impl FnOnce() -> T) -> &mut T {
        match self.find(key) {
            Some(at) => {
                let value = self.held(at);
                *value = make();
                value
            }
            None => {
                let at = self.append(SmolStr::new(key), make());
                self.held(at)
            }
        }
    }

    /// The value at a position that was found or appended.
    fn held(&mut self, at: usize) -> &mut T {
        match self.entries.get_mut(at) {
            Some(Some((_, value))) => value,
            // `find` and `append` give positions of members.
            _ => unreachable!("the key was found or appended"),
        }
    }

    fn append(&mut self, key: SmolStr, value: T) -> usize {
        let at = self.entries.len();
        self.marks.note(&key);
        if let Some(index) = self.aside.as_mut().and_then(|aside| aside.index.as_mut()) {
            index.note(&key, at, &self.entries);
        }
        self.entries.push(Some((key, value)));
        if at == LINEAR {
            self.index_if_large();
        }
        at
    }

    fn holes(&self) -> usize {
        self.aside.as_ref().map_or(0, |aside| aside.holes)
    }

    /// Makes the index of what is there, where there is much and no index.
    fn index_if_large(&mut self) {
        if self.entries.len() > LINEAR {
            let aside = self.aside.get_or_insert_default();
            aside.index.get_or_insert_with(|| Index::of(&self.entries));
        }
    }

    fn find(&self, key: &str) -> Option<usize> {
        if !self.marks.may_have(key) {
            return None;
        }
        match self.aside.as_ref().and_then(|aside| aside.index.as_ref()) {
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
