//! The members of an object that no field holds, or the value that is no object.

use smol_str::SmolStr;

use super::{Json, Map};

/// The members of an object that no field holds: unknown ones, and those whose value does not fit, as they came.
///
/// They are written back after the fields. A member under the name of a field is written only while that field is empty.
///
/// Where a schema names no `type`, a value that is no object is a value of it too. It is kept as [`Extra::instead`].
#[derive(Clone, Default, PartialEq)]
pub struct Extra(Option<Box<Held>>);

#[derive(Clone, PartialEq)]
enum Held {
    Members(Map<Json>),
    Instead(Json),
}

impl Extra {
    /// No member.
    pub const fn new() -> Extra {
        Extra(None)
    }
    fn members(&self) -> Option<&Map<Json>> {
        match self.0.as_deref()? {
            Held::Members(members) => Some(members),
            Held::Instead(_) => None,
        }
    }
    fn members_mut(&mut self) -> Option<&mut Map<Json>> {
        match self.0.as_deref_mut()? {
            Held::Members(members) => Some(members),
            Held::Instead(_) => None,
        }
    }
    /// The value under a name.
    pub fn get(&self, name: &str) -> Option<&Json> {
        self.members()?.get(name)
    }
    /// Puts a value under a name and gives the one that was there. A value that stood in place of the object is gone.
    pub fn insert(&mut self, name: impl Into<String>, value: impl Into<Json>) -> Option<Json> {
        self.put(SmolStr::from(name.into()), value.into())
    }
    /// The same, for a name that is held as the map holds it.
    pub(crate) fn put(&mut self, name: SmolStr, value: Json) -> Option<Json> {
        if self.members().is_none() {
            self.0 = Some(Box::new(Held::Members(Map::new())));
        }
        self.members_mut()?.put(name, value)
    }
    /// Takes a member away.
    pub fn remove(&mut self, name: &str) -> Option<Json> {
        let members = self.members_mut()?;
        let value = members.remove(name);
        if members.is_empty() {
            self.0 = None;
        }
        value
    }
    /// The members in the order they came.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &Json)> + '_ {
        self.members().into_iter().flat_map(|members| members.iter())
    }
    /// The members, with values for writing.
    pub(crate) fn iter_mut(&mut self) -> impl Iterator<Item = (&str, &mut Json)> + '_ {
        self.members_mut().into_iter().flat_map(|members| members.iter_mut())
    }
    /// The number of members.
    pub fn len(&self) -> usize {
        self.members().map_or(0, |members| members.len())
    }
    /// Whether there is no member.
    pub fn is_empty(&self) -> bool {
        self.members().is_none()
    }
    /// Whether there is a member, or a value in place of the object.
    pub(crate) fn holds_any(&self) -> bool {
        self.0.is_some()
    }
    /// Removes all members, and the value that stands in place of the object.
    pub fn clear(&mut self) {
        self.0 = None;
    }
    /// The value that came in place of the object: another JSON type, where the schema says of objects what it says and
    /// names no `type`. The fields are blank then, and what is written is this value alone.
    ///
    /// Nothing is wrong with such a value by the document, so `validate` takes it; as it is rarely what was meant,
    /// `misfits` lists it and strict reading refuses it.
    pub fn instead(&self) -> Option<&Json> {
        match self.0.as_deref()? {
            Held::Members(_) => None,
            Held::Instead(json) => Some(json),
        }
    }
    /// Puts a value in place of the whole object. The members that no field holds are gone; fields are not written.
    pub fn set_instead(&mut self, value: impl Into<Json>) {
        self.0 = Some(Box::new(Held::Instead(value.into())));
    }
}

impl std::fmt::Debug for Extra {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.instead() {
            Some(json) => f.debug_tuple("Instead").field(json).finish(),
            None => f.debug_map().entries(self.iter()).finish(),
        }
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
