//! From a member's name to its field: the expected next one first, an index where an object is wide.

use crate::shape::Field;

/// After this many comparisons a field, an index is made.
const PATIENCE: usize = 4;

/// Finds fields by name. Members mostly come in the table's order; where they do not, the cost stays bounded.
pub(crate) struct Lookup<'a> {
    fields: &'a [Field],
    next: usize,
    compared: usize,
    sorted: Vec<usize>,
}

impl<'a> Lookup<'a> {
    pub(crate) const fn new(fields: &'a [Field]) -> Lookup<'a> {
        Lookup { fields, next: 0, compared: 0, sorted: Vec::new() }
    }

    /// The index of the field with this name.
    pub(crate) fn find(&mut self, name: &str) -> Option<usize> {
        let found = if self.fields.get(self.next).is_some_and(|field| field.name() == name) {
            Some(self.next)
        } else if self.compared <= PATIENCE * self.fields.len() + 64 {
            self.compared += self.fields.len();
            self.fields.iter().position(|field| field.name() == name)
        } else {
            self.search(name)
        };
        if let Some(index) = found {
            self.next = index + 1;
        }
        found
    }

    fn search(&mut self, name: &str) -> Option<usize> {
        let fields = self.fields;
        let name_of = |index: &usize| fields.get(*index).map_or("", Field::name);
        if self.sorted.is_empty() {
            self.sorted = (0..fields.len()).collect();
            self.sorted.sort_by_key(name_of);
        }
        let at = self.sorted.binary_search_by(|index| name_of(index).cmp(name)).ok()?;
        self.sorted.get(at).copied()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::Lookup;
    use crate::shape::{Field, Flags, Kind, Schema};

    #[test]
    fn every_name_is_found_in_any_order_and_no_other() {
        let fields: Vec<Field> = (0..40)
            .map(|n| {
                let name: &'static str = Box::leak(format!("f{n}").into_boxed_str());
                Field(name, Flags::NONE, Schema { kind: Kind::Any, rules: &[] }, None)
            })
            .collect();
        let mut lookup = Lookup::new(&fields);
        for n in (0..40).chain((0..40).rev()).chain((0..40).map(|n| n * 7 % 40)) {
            assert_eq!(lookup.find(&format!("f{n}")), Some(n));
            assert_eq!(lookup.find(&format!("g{n}")), None);
        }
    }
}
