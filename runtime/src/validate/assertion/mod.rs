//! Assertions over raw JSON: the verdict first, and only for what fails the reasons.
//!
//! JSON Schema 2020-12. A verdict costs time in proportion to the value, times the schemas that hold there: what a
//! reference says of a part is found out once, however many alternatives ask for it.

mod applicators;
mod evaluate;
mod explain;
mod items;
mod marks;
mod members;
mod nearest;
mod route;
pub(in crate::validate) mod typed;
mod verdict;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

use super::rules::WITHIN;
use super::trail::Trail;
use super::walk::Walker;
use crate::shape::{Assertion, Schema};
use crate::value::Json;

use evaluate::Evaluator;
use explain::Explain;
use verdict::Verdict;

impl Walker {
    /// Checks raw JSON against an assertion; `schema` is the position it stands at, which knows what is a secret.
    pub(super) fn assertion(&mut self, json: &Json, assertion: &'static Assertion, schema: &Schema, trail: &Trail<'_>) {
        let mut evaluator = Evaluator::new(self.mode);
        match evaluator.assertion(json, assertion, None) {
            Verdict::Fails => {}
            // What no one can afford to check is not let through.
            Verdict::Open if evaluator.gave_up => {
                let seen = super::seen::seen(&json.into(), trail.masked);
                return self.describe(assertion.id(), WITHIN.to_owned(), seen, trail);
            }
            Verdict::Open | Verdict::Holds => return,
        }
        // Of a trial no one asks how many there are.
        if self.trial && !self.found.has_room() {
            return self.found.count();
        }
        let before = self.found.len();
        Explain::new(self, evaluator).assertion(json, assertion, assertion.id(), schema, trail);
        if self.found.len() == before {
            self.describe(assertion.id(), String::new(), super::seen::seen(&json.into(), trail.masked), trail);
        }
    }
}
