//! The report of members that a Swagger 2.0 document cannot have, and of values of the wrong kind where lifting reads them.

use super::super::super::{Entry, NodeId, Value};
use super::super::groups::Habit;
use super::Swagger;
use super::known::{Known, NEWER_KEYWORDS, SCHEMA_ONLY, VALUE};
use crate::diagnostic::{Diagnostic, suggest};

impl Swagger<'_, '_> {
    /// Reports and removes the members that an object of its kind does not have.
    pub(super) fn check(&mut self, entries: &mut Vec<Entry>, known: &Known) {
        self.retain(entries, known, false);
    }

    /// The same for an object that says itself what its value is. A misspelled constraint is lost with its keyword.
    pub(super) fn check_value(&mut self, entries: &mut Vec<Entry>, known: &Known) {
        self.retain(entries, known, true);
    }

    fn retain(&mut self, entries: &mut Vec<Entry>, known: &Known, is_value: bool) {
        entries.retain(|entry| {
            let key = entry.key.as_str();
            let value = |list: &[&str]| is_value && list.contains(&key);
            if key.starts_with("x-") || known.members.contains(&key) || value(VALUE) {
                return true;
            }
            if value(NEWER_KEYWORDS) && !known.newer.contains(&key) {
                // Said of the schema that it goes to.
                return true;
            }
            if known.newer.contains(&key) || value(SCHEMA_ONLY) {
                let what = format!("`{key}` in {}", with_article(known.what));
                self.edit.groups.note(Habit::Newer, &what, entry.key_span);
                return true;
            }
            let constraint = if is_value { suggest(key, VALUE.iter().copied()) } else { None };
            let member = suggest(key, known.members.iter().chain(known.newer).copied());
            let message = format!("{} has no member `{key}`", with_article(known.what));
            self.edit.diagnostics.push(match (constraint, member) {
                (Some(other), None) => Diagnostic::warning("unknown-keyword", entry.key_span, message)
                    .help(format!("did you mean `{other}`? as it stands, the constraint is lost")),
                (_, Some(other)) => Diagnostic::warning("unknown-member", entry.key_span, message)
                    .help(format!("did you mean `{other}`?")),
                (None, None) => Diagnostic::warning("unknown-member", entry.key_span, message)
                    .help("it is ignored; extensions begin with `x-`"),
            });
            false
        });
    }

    /// Whether a node is an object; a diagnostic where it is something else.
    pub(super) fn is_object(&mut self, node: NodeId, what: &str) -> bool {
        let is = matches!(self.edit.document.value(node), Value::Object(_));
        if !is {
            self.wrong(node, what, "an object");
        }
        is
    }

    /// The strings of a list.
    pub(super) fn strings(&mut self, list: NodeId, what: &str) -> Vec<NodeId> {
        if !matches!(self.edit.document.value(list), Value::Array(_)) {
            self.wrong(list, &format!("`{what}`"), "a list");
        }
        let items = self.edit.document.items(list).to_vec();
        let (texts, others): (Vec<NodeId>, Vec<NodeId>) =
            items.into_iter().partition(|item| self.edit.document.str(*item).is_some());
        for other in others {
            self.wrong(other, &format!("an entry of `{what}`"), "a string");
        }
        texts
    }

    /// The string at a node; a diagnostic where it is something else.
    pub(super) fn text(&mut self, node: NodeId, what: &str) -> Option<String> {
        let text = self.edit.document.str(node).map(str::to_owned);
        if text.is_none() {
            self.wrong(node, &format!("`{what}`"), "a string");
        }
        text
    }

    pub(super) fn wrong(&mut self, node: NodeId, what: &str, wanted: &str) {
        let message = format!("{what} is {}", self.edit.document.kind_name(node));
        let span = self.edit.document.span(node);
        self.edit.diagnostics.push(
            Diagnostic::error("wrong-type", span, message)
                .label(format!("expected {wanted}"))
                .help(format!("write {wanted}")),
        );
    }
}

/// `a response`, `an operation`.
fn with_article(what: &str) -> String {
    format!("{} {what}", if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" })
}
