//! `type: array`.

use crate::load::NodeId;
use crate::model::{Check, Kind, Rule, Schema};

use super::Lower;
use super::parts::Parts;
use super::position::At;

impl Lower<'_> {
    pub(super) fn array(&mut self, parts: &Parts, at: &At) -> Schema {
        let mut rules = self.counts(parts, ("minItems", "maxItems"), (Check::MinItems, Check::MaxItems));
        for part in &parts.0 {
            if self.flag(*part, "uniqueItems") == Some(true) {
                rules.push(Rule { check: Check::UniqueItems, place: self.value_span(*part, "uniqueItems") });
                break;
            }
        }
        if let Some(tuple) = self.tuple(parts, at, &mut rules) {
            return Schema { rules: Self::sorted(rules), ..tuple };
        }
        // Where the first items differ, an assertion knows which is which.
        let listed = if self.has_prefix(parts) { &[][..] } else { &parts.0[..] };
        let items: Vec<NodeId> = listed.iter().filter_map(|part| self.document.get(*part, "items")).collect();
        let item = if items.is_empty() { Schema::of(Kind::Any) } else { self.conjunction(&items, &at.inside("item")) };
        Schema { kind: Kind::Array(Box::new(item)), rules: Self::sorted(rules) }
    }
}
