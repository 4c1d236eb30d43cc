//! Which members and items have been evaluated: the annotations that `unevaluatedProperties` and `unevaluatedItems` read
//! (JSON Schema 2020-12, sections 11.2 and 11.3).

use std::collections::HashSet;

/// What the schemas that hold have evaluated of one value.
#[derive(Debug, Clone, Default)]
pub(super) struct Marks<'v> {
    /// Every member.
    pub(super) all_members: bool,
    members: HashSet<&'v str>,
    /// Every item.
    pub(super) all_items: bool,
    /// So many items from the start.
    pub(super) first_items: usize,
    items: HashSet<usize>,
    /// More may have been evaluated than is known.
    pub(super) uncertain: bool,
}

impl<'v> Marks<'v> {
    /// Nothing is known.
    pub(super) fn uncertain() -> Marks<'v> {
        Marks { uncertain: true, ..Marks::default() }
    }

    pub(super) fn member(&mut self, name: &'v str) {
        self.members.insert(name);
    }

    pub(super) fn item(&mut self, index: usize) {
        self.items.insert(index);
    }

    pub(super) fn has_member(&self, name: &str) -> bool {
        self.all_members || self.members.contains(name)
    }

    pub(super) fn has_item(&self, index: usize) -> bool {
        self.all_items || index < self.first_items || self.items.contains(&index)
    }

    pub(super) fn merge(&mut self, other: &Marks<'v>) {
        self.all_members |= other.all_members;
        self.all_items |= other.all_items;
        self.first_items = self.first_items.max(other.first_items);
        self.uncertain |= other.uncertain;
        self.members.extend(other.members.iter().copied());
        self.items.extend(other.items.iter().copied());
    }
}
