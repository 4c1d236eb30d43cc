//! Field readers: each notes a fault and gives what can still be used.

use crate::diagnostic::{Diagnostic, Span};
use crate::load::{NodeId, Value};
use crate::model::{Doc, Number};

use super::Lower;

impl Lower<'_> {
    /// The member `key` of `node`, references followed.
    pub(super) fn member(&self, node: NodeId, key: &str) -> Option<NodeId> {
        self.document.get(node, key).map(|value| self.follow(value))
    }

    /// The node itself, or what its reference leads to.
    pub(super) fn follow(&self, node: NodeId) -> NodeId {
        self.resolved.target(node).unwrap_or(node)
    }

    /// Where the member's value stands.
    pub(super) fn span(&self, node: NodeId) -> Span {
        self.document.span(node)
    }

    fn wrong(&mut self, node: NodeId, what: &str, wanted: &str) {
        let found = self.document.kind_name(node);
        let diagnostic = Diagnostic::error("wrong-type", self.span(node), format!("{what} is {found}"))
            .label(format!("expected {wanted}"));
        self.diagnostics.push(diagnostic.help(format!("write {wanted}")));
    }

    /// The same for a member's value. One that is null is as good as none, but for what a body holds.
    fn wrong_member(&mut self, value: NodeId, key: &str, wanted: &str) {
        if !self.document.is_null(value) || key == "content" {
            return self.wrong(value, &format!("`{key}`"), wanted);
        }
        let diagnostic = Diagnostic::warning("wrong-type", self.span(value), format!("`{key}` is null"));
        self.diagnostics
            .push(diagnostic.label(format!("expected {wanted}")).help("it is ignored; leave the member out"));
    }

    /// The member as a string.
    pub(super) fn string(&mut self, node: NodeId, key: &str) -> Option<String> {
        let value = self.document.get(node, key)?;
        if let Some(text) = self.document.str(value) {
            return Some(text.to_owned());
        }
        let text = self.spelled_text(value, &format!("`{key}`"));
        if text.is_none() && (self.document.is_null(value) || !self.is_lost_prose(value, key)) {
            self.wrong_member(value, key, "a string");
        }
        text
    }

    /// The member as a boolean.
    pub(super) fn flag(&mut self, node: NodeId, key: &str) -> Option<bool> {
        let value = self.document.get(node, key)?;
        if let Some(flag) = self.document.bool(value) {
            return Some(flag);
        }
        if let Some(flag) = self.spelled_flag(value, &format!("`{key}`")) {
            return flag;
        }
        self.wrong_member(value, key, "true or false");
        None
    }

    /// The member as a count.
    pub(super) fn count(&mut self, node: NodeId, key: &str) -> Option<u64> {
        let value = self.document.get(node, key)?;
        let count = self.document.u64(value).or_else(|| self.spelled_count(value, &format!("`{key}`")));
        if count.is_none() {
            self.wrong_member(value, key, "a non-negative integer");
        }
        count
    }

    /// The member as a number.
    pub(super) fn number(&mut self, node: NodeId, key: &str) -> Option<Number> {
        let value = self.document.get(node, key)?;
        let number = self.document.number(value).and_then(parse_number);
        let number = number.or_else(|| self.spelled_number(value, &format!("`{key}`")));
        if number.is_none() {
            self.wrong_member(value, key, "a number");
        }
        number
    }

    /// The member as a list of nodes; empty where it is missing.
    pub(super) fn list(&mut self, node: NodeId, key: &str) -> Vec<NodeId> {
        let Some(value) = self.document.get(node, key) else { return Vec::new() };
        if !matches!(self.document.value(value), Value::Array(_)) {
            self.wrong_member(value, key, "a list");
        }
        self.document.items(value).to_vec()
    }

    /// The member as a list of strings.
    pub(super) fn strings(&mut self, node: NodeId, key: &str) -> Vec<(String, NodeId)> {
        let mut texts = Vec::new();
        for item in self.list(node, key) {
            let what = format!("an entry of `{key}`");
            let text = self.document.str(item).map(str::to_owned);
            match text.or_else(|| self.spelled_text(item, &what)) {
                Some(text) => texts.push((text, item)),
                None => self.wrong(item, &what, "a string"),
            }
        }
        texts
    }

    /// The members of the object under `key`, in order: name, place of the name, value. A reference in place of the object
    /// itself is none of the specification's, and is published all the same.
    pub(super) fn map(&mut self, node: NodeId, key: &str) -> Vec<(String, Span, NodeId)> {
        let Some(value) = self.member(node, key) else { return Vec::new() };
        if !matches!(self.document.value(value), Value::Object(_)) {
            self.wrong_member(value, key, "an object");
        }
        self.document.entries(value).iter().map(|e| (e.key.clone(), e.key_span, e.value)).collect()
    }

    /// Whether the node is an object; a diagnostic if it is not.
    pub(super) fn is_object(&mut self, node: NodeId, what: &str) -> bool {
        let is = matches!(self.document.value(node), Value::Object(_));
        if !is {
            self.wrong(node, what, "an object");
        }
        is
    }

    /// The prose at a node.
    pub(super) fn doc(&mut self, node: NodeId) -> Doc {
        let summary = if self.document.get(node, "summary").is_some() { "summary" } else { "title" };
        Doc {
            summary: self.string(node, summary),
            description: self.string(node, "description"),
            deprecated: self.flag(node, "deprecated").unwrap_or(false),
        }
    }

    /// Says that something is not carried over.
    pub(super) fn unsupported(&mut self, span: Span, what: &str, consequence: &str) {
        let diagnostic = Diagnostic::warning("unsupported", span, format!("{what} is not supported yet"))
            .help(consequence.to_owned());
        self.diagnostics.push(diagnostic);
    }
}

/// A number of the document: exact where its value is an integer.
pub(super) fn parse_number(text: &str) -> Option<Number> {
    if let Ok(integer) = text.parse::<i128>() {
        return Some(Number::Int(integer));
    }
    let float: f64 = text.parse().ok()?;
    let exact = float.fract() == 0.0 && float.abs() < 9.0e15;
    float.is_finite().then_some(if exact { Number::Int(float as i128) } else { Number::Float(float) })
}
