//! Positions of which no type is known.

use crate::load::NodeId;
use crate::model::{Check, Kind, Rule, Schema};

use super::Lower;
use super::parts::Parts;

impl Lower<'_> {
    /// A value of any type of which these schemas are asked. A type that was chosen for it may have been chosen beside null.
    pub(super) fn any_whole(&mut self, nodes: &[NodeId]) -> Schema {
        Schema { kind: Kind::Any, rules: self.asserted_variant(nodes) }
    }

    /// A position of which no type is known. What is asked of it is checked on the JSON that it carries.
    pub(super) fn any(&mut self, parts: &Parts) -> Schema {
        let null = parts.0.iter().find(|part| self.type_names(**part) == ["null"]);
        if let Some(value) = null.and_then(|part| self.document.get(*part, "type")) {
            let place = self.document.span(value);
            let rules = vec![Rule { check: Check::OneOf(vec!["null".to_owned()]), place }];
            return Schema { kind: Kind::Any, rules };
        }
        Schema::of(Kind::Any)
    }
}
