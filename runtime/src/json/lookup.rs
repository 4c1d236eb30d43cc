//! From a member's name to its field: the expected next one first, for members mostly come in the table's order.

use crate::shape::{Field, Fields};

/// Finds fields by name.
pub(crate) struct Lookup<'a> {
    fields: &'a Fields,
    next: usize,
    plain: bool,
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(fields: &'a Fields) -> Lookup<'a> {
        Lookup { fields, next: 0, plain: fields.are_plain() }
    }

    /// The name that is expected next, if it is spelled without escapes.
    #[inline]
    pub(crate) fn expected(&self) -> Option<&'static str> {
        self.fields.get(self.next).filter(|_| self.plain).map(Field::name)
    }

    /// The index of the field that was expected, for it has come.
    pub(crate) fn as_expected(&mut self) -> usize {
        self.next += 1;
        self.next - 1
    }

    /// The index of the field with this name.
    pub(crate) fn find(&mut self, name: &str) -> Option<usize> {
        let found = match self.fields.get(self.next) {
            Some(field) if field.name() == name => self.next,
            _ => self.fields.find(name)?,
        };
        self.next = found + 1;
        Some(found)
    }
}

#[cfg(test)]
mod tests {
    use super::Lookup;
    use crate::shape::{Field, Fields, Schema};

    #[test]
    fn every_name_is_found_in_any_order_and_no_other() {
        let fields = (0..40).map(|n| Field::optional(Box::leak(format!("f{n}").into_boxed_str()), Schema::ANY));
        let fields = Fields::new(Box::leak(fields.collect()));
        let mut lookup = Lookup::new(&fields);
        for n in (0..40).chain((0..40).rev()).chain((0..40).map(|n| n * 7 % 40)) {
            assert_eq!(lookup.find(&format!("f{n}")), Some(n));
            assert_eq!(lookup.find(&format!("g{n}")), None);
        }
    }
}
