//! Places of an operation's parts in the document.
//!
//! An operation's row in [`Source`](crate::shape::Source) is built as a type's row is: the operation's own line; for each parameter its
//! line and then those of its schema's rules; the same for the body and for each answer that has a schema.

use crate::shape::{Kind, Place, Schema, size};

use super::Operation;

impl Operation {
    /// Where the operation stands in the document.
    pub fn place(&self) -> Option<Place> {
        self.source.nth(self.name, 0)
    }

    /// Where a parameter stands, or the rule of its schema that is named by its keyword.
    pub fn parameter_place(&self, index: usize, rule: &str) -> Option<Place> {
        let parameter = self.parameters.get(index)?;
        let before: usize = self.parameters.iter().take(index).map(|p| 1 + size(&p.schema)).sum();
        self.source.nth(self.name, 1 + before + within(&parameter.schema, rule))
    }

    /// Where the request body stands.
    pub fn body_place(&self, rule: &str) -> Option<Place> {
        let body = self.body.as_ref()?;
        let before: usize = self.parameters.iter().map(|p| 1 + size(&p.schema)).sum();
        self.source.nth(self.name, 1 + before + within(&body.schema, rule))
    }
}

/// The position of a rule after the line of the part that has the schema; 0, that line itself, for any other word.
fn within(schema: &Schema, rule: &str) -> usize {
    match (schema.rules.iter().position(|own| own.id() == rule), &schema.kind) {
        (Some(index), _) => 1 + index,
        (None, Kind::Nullable(inner)) => match within(inner, rule) {
            0 => 0,
            index => schema.rules.len() + index,
        },
        (None, _) => 0,
    }
}
