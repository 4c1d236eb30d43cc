//! Keywords about items: `prefixItems`, `items`, `contains`.

use crate::diagnostic::Diagnostic;
use crate::load::{NodeId, Value};
use crate::model::{AssertionId, Keyword};

use super::super::Lower;
use super::super::parts::Parts;

impl Lower<'_> {
    /// Whether the first items of an array have schemas of their own, which no Rust list can say.
    pub(in crate::lower) fn has_prefix(&self, parts: &Parts) -> bool {
        parts.0.iter().any(|part| !self.prefix(*part).is_empty())
    }

    /// `prefixItems`, which older drafts spell as a list under `items`.
    pub(in crate::lower) fn prefix(&self, node: NodeId) -> Vec<NodeId> {
        let list = self.document.get(node, "prefixItems").or_else(|| self.document.get(node, "items"));
        list.map(|list| self.document.items(list).to_vec()).unwrap_or_default()
    }

    /// The schema of the items after the first ones.
    pub(in crate::lower) fn after_prefix(&self, node: NodeId) -> Option<NodeId> {
        let items = self.document.get(node, "items")?;
        match self.document.value(items) {
            Value::Array(_) => self.document.get(node, "additionalItems"),
            _ => Some(items),
        }
    }

    pub(super) fn items_keyword(&mut self, node: NodeId) -> Vec<Keyword> {
        if let Some(items) = self.document.get(node, "items")
            && matches!(self.document.value(items), Value::Array(_))
            && self.checked.insert(items)
        {
            let message = "`items` is a list of schemas";
            let diagnostic = Diagnostic::warning("wrong-type", self.document.key_span(items), message);
            self.diagnostics.push(diagnostic.help("it is read as `prefixItems`, which is its name in OpenAPI 3.1"));
        }
        let first: Vec<AssertionId> = self.prefix(node).into_iter().map(|one| self.assertion_of(one)).collect();
        let rest = self.after_prefix(node).map(|rest| self.assertion_of(rest));
        if first.is_empty() && rest.is_none() { Vec::new() } else { vec![Keyword::Items(first, rest)] }
    }

    pub(super) fn contains_keyword(&mut self, node: NodeId) -> Vec<Keyword> {
        let (least, most) = (self.count(node, "minContains"), self.count(node, "maxContains"));
        self.applied(node, "contains", |wanted| Keyword::Contains(wanted, least.unwrap_or(1), most))
    }
}
