//! Positions of which no type is known.

use crate::model::{Check, Kind, Rule, Schema};

use super::Lower;
use super::parts::Parts;

impl Lower<'_> {
    /// A position of which no type is known. What is asked of it is checked on the JSON that it carries.
    pub(super) fn any(&mut self, parts: &Parts) -> Schema {
        if let Some((part, value)) = self.first(parts, "type")
            && self.type_names(part) == ["null"]
        {
            let place = self.document.span(value);
            let rules = vec![Rule { check: Check::OneOf(vec!["null".to_owned()]), place }];
            return Schema { kind: Kind::Any, rules };
        }
        Schema::of(Kind::Any)
    }
}
