//! Keywords that apply schemas to the same value: `allOf`, `anyOf`, `oneOf`, `not`, `if`.

use crate::load::NodeId;
use crate::model::{AssertionId, Keyword};

use super::super::Lower;

impl Lower<'_> {
    /// A keyword whose value is a schema.
    pub(super) fn applied(
        &mut self,
        node: NodeId,
        key: &str,
        make: impl FnOnce(AssertionId) -> Keyword,
    ) -> Vec<Keyword> {
        let Some(value) = self.document.get(node, key) else { return Vec::new() };
        vec![make(self.assertion_of(value))]
    }

    /// A keyword whose value is a list of schemas.
    pub(super) fn applied_list(
        &mut self,
        node: NodeId,
        key: &str,
        make: impl FnOnce(Vec<AssertionId>) -> Keyword,
    ) -> Vec<Keyword> {
        if key == "allOf" && self.resolved.is_cut(node) {
            return vec![Keyword::Open];
        }
        let all: Vec<AssertionId> = self.list(node, key).into_iter().map(|one| self.assertion_of(one)).collect();
        if all.is_empty() { vec![Keyword::Open] } else { vec![make(all)] }
    }

    /// `then` and `else` say nothing without `if` (JSON Schema 2020-12, section 10.2.2).
    pub(super) fn if_keyword(&mut self, node: NodeId) -> Vec<Keyword> {
        let Some(test) = self.document.get(node, "if") else { return Vec::new() };
        let [then, other] = ["then", "else"].map(|key| self.document.get(node, key));
        let test = self.assertion_of(test);
        let then = then.map(|one| self.assertion_of(one));
        let other = other.map(|one| self.assertion_of(one));
        vec![Keyword::If(test, then, other)]
    }
}
