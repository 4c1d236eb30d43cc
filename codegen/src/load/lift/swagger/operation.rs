//! Path items and operations.

use super::super::super::{Entry, NodeId, Value};
use super::super::edit::entry;
use super::super::positions::METHODS;
use super::media::Media;
use super::parameter::Sent;
use super::{Swagger, known};
use crate::diagnostic::Diagnostic;

impl Swagger<'_, '_> {
    pub(super) fn path_item(&mut self, item: NodeId) {
        if !self.lifted.insert(item) {
            return;
        }
        let mut entries = self.edit.take(item);
        self.check(&mut entries, &known::PATH_ITEM);
        self.own_servers(item, &mut entries);
        let common = self.parameters(item, &mut entries);
        let methods = entries.iter().filter(|entry| METHODS.contains(&entry.key.as_str()));
        let operations: Vec<NodeId> = methods.map(|entry| entry.value).collect();
        for operation in operations {
            if matches!(self.edit.document.value(operation), Value::Object(_)) {
                self.operation(operation, &common);
            }
        }
        self.edit.put(item, entries);
    }

    fn operation(&mut self, node: NodeId, common: &Sent) {
        self.check_media(node, "consumes");
        self.check_media(node, "produces");
        let consumes = self.media(node, "consumes").unwrap_or_else(|| self.consumes.clone());
        let produces = self.media(node, "produces").unwrap_or_else(|| self.produces.clone());
        let mut entries = self.edit.take(node);
        self.check(&mut entries, &known::OPERATION);
        self.edit.pull(node, &mut entries, "consumes");
        self.edit.pull(node, &mut entries, "produces");
        self.own_servers(node, &mut entries);
        let place = entries.iter().position(|entry| entry.key == "parameters");
        let own = self.parameters(node, &mut entries);
        if let Some(body) = self.request_body(own, common, &consumes) {
            let after = entries.iter().position(|entry| entry.key == "parameters").map(|at| at + 1);
            let at = after.or(place).unwrap_or(entries.len());
            entries.insert(at.min(entries.len()), body);
        }
        if let Some(responses) = entries.iter().find(|entry| entry.key == "responses") {
            let all = self.edit.document.entries(responses.value).iter().filter(|entry| !entry.key.starts_with("x-"));
            let all: Vec<NodeId> = all.map(|entry| entry.value).collect();
            for response in all {
                self.response(response, &produces);
            }
        }
        self.edit.put(node, entries);
    }

    /// The body of an operation: its own, or that of its path item where it does not replace it.
    fn request_body(&mut self, own: Sent, common: &Sent, consumes: &Media) -> Option<Entry> {
        if own.bodies.is_empty() && own.fields.is_empty() && common.bodies.is_empty() && common.fields.is_empty() {
            return None;
        }
        let bodies = if own.bodies.is_empty() { common.bodies.iter() } else { own.bodies.iter() };
        let bodies: Vec<NodeId> = bodies.copied().collect();
        if let Some((first, others)) = bodies.split_first() {
            let fields = own.fields.first();
            if let Some(other) = others.first().or(fields) {
                let message = "an operation has one body, and this is another";
                let span = self.edit.document.span(*other);
                let first = self.edit.document.span(*first);
                let diagnostic = Diagnostic::error("parameter", span, message).also(first, "the body");
                self.edit
                    .diagnostics
                    .push(diagnostic.help("remove one of the two; form parameters make a body as well"));
            }
            let (span, is_own) = (self.place_span(*first), !own.bodies.is_empty());
            let body = if is_own { *first } else { self.edit.copy(*first) };
            self.body(body, consumes);
            return Some(entry("requestBody", span, body));
        }
        let names: Vec<String> = own.fields.iter().filter_map(|field| self.name(self.end(*field))).collect();
        let mut fields = own.fields;
        for field in &common.fields {
            let replaced = self.name(self.end(*field)).is_some_and(|name| names.contains(&name));
            if !replaced && !self.edit.is_full(*field) {
                // Each operation has a form of its own.
                let copy = self.edit.copy(*field);
                fields.push(copy);
            }
        }
        self.form(&fields, consumes)
    }
}
