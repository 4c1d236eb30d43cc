//! The members of an object that no field holds.

use super::{Json, Map};

/// The members of an object that no field holds: unknown ones, and those whose value does not fit, as they came.
///
/// They are written back after the fields. A member under the name of a field is written only while that field is empty.
#[derive(Clone, Default, PartialEq)]
pub struct Extra(Option<Box<Map<Json>>>);

impl Extra {
    /// No member.
    pub const fn new() -> Extra {
        Extra(None)
    }
    /// The value under a name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.0.as_ref()?.get(name)
    }
    /// Puts a value under a name and gives the one that was there.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        self.0.get_or_insert_default().insert(name, value.into())
    }
    /// Takes a member away.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let map = self.0.as_mut()?;
        let value = map.remove(name);
        if map.is_empty() {
            self.0 = None;
        }
        value
    }
    /// The members in the order they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> + '_ {
        self.0.iter().flat_map(|map| map.iter())
    }
    /// The members, with values for writing.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut Json)> + '_ {
        self.0.iter_mut().flat_map(|map| map.iter_mut())
    }
    /// The number of members.
    pub fn len(&self) -> usize {
        self.0.as_ref().map_or(0, |map| map.len())
    }
    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.0.is_none()
    }
    /// Removes all members.
    pub fn clear(&mut self) {
        self.0 = None;
    }
}

impl std::fmt::Debug for Extra {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<K: Into<String>, V: Into<Json>> FromIterator<(K, V)> for Extra {
    fn from_iter<I: IntoIterator<Item = (K, V)>>(members: I) -> Extra {
        let mut extra = Extra::new();
        for (name, value) in members {
            extra.insert(name, value);
        }
        extra
    }
}
