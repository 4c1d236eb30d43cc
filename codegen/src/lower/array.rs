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
        let items: Vec<NodeId> = parts.0.iter().filter_map(|part| self.document.get(*part, "items")).collect();
        let item = if items.is_empty() { Schema::of(Kind::Any) } else { self.conjunction(&items, &at.inside("item")) };
        Schema { kind: Kind::Array(Box::new(item)), rules: Self::sorted(rules) }
    }
}
