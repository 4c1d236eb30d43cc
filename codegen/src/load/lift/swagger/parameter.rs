//! Parameters: those of bodies and forms told from the others, whose value gets a schema.

use super::super::super::{Entry, NodeId};
use super::super::edit::entry;
use super::known::{NEWER_KEYWORDS, PARAMETER, SCHEMA_ONLY, VALUE, VALUE_EXTENSIONS};
use super::{Swagger, known};
use crate::diagnostic::{Diagnostic, Span};

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Body,
    Form,
    Other,
}

/// The parameters of a list that make the body.
#[derive(Default)]
pub(super) struct Sent {
    pub(super) bodies: Vec<NodeId>,
    pub(super) fields: Vec<NodeId>,
}

impl Swagger<'_, '_> {
    /// Lifts the parameters of an operation or a path item, and takes those out that are sent in the body.
    pub(super) fn parameters(&mut self, object: NodeId, entries: &mut Vec<Entry>) -> Sent {
        let mut sent = Sent::default();
        let Some(list) = entries.iter().find(|entry| entry.key == "parameters").map(|entry| entry.value) else {
            return sent;
        };
        let items = self.edit.document.items(list).to_vec();
        let mut stay = Vec::with_capacity(items.len());
        for (at, item) in items.iter().enumerate() {
            self.edit.document.moves.moved(*item, list, &at.to_string());
            match self.place(self.end(*item)) {
                Place::Body => sent.bodies.push(*item),
                Place::Form => sent.fields.push(*item),
                Place::Other => {
                    // What a reference names may stand anywhere.
                    self.parameter(self.end(*item));
                    stay.push(*item);
                }
            }
        }
        if stay.len() < items.len() {
            if stay.is_empty() {
                self.edit.pull(object, entries, "parameters");
            }
            self.edit.put_list(list, stay);
        }
        sent
    }

    /// Where a parameter is sent, before or after it was lifted.
    pub(super) fn place(&self, node: NodeId) -> Place {
        if self.fields.contains_key(&node) {
            return Place::Form;
        }
        match self.edit.document.get(node, "in").and_then(|place| self.edit.document.str(place)) {
            Some("body") => Place::Body,
            Some("formData") => Place::Form,
            None if self.lifted.contains(&node) && self.edit.document.get(node, "content").is_some() => Place::Body,
            _ => Place::Other,
        }
    }

    /// The name of a parameter, before or after it was lifted.
    pub(super) fn name(&self, node: NodeId) -> Option<String> {
        match self.fields.get(&node) {
            Some(field) => Some(field.name.clone()),
            None => self.edit.document.str(self.edit.document.get(node, "name")?).map(str::to_owned),
        }
    }

    /// The word that says where a parameter is sent.
    pub(super) fn place_span(&self, node: NodeId) -> Span {
        let word = self.edit.document.get(node, "in").unwrap_or(node);
        self.edit.document.span(word)
    }

    /// A parameter of path, query or headers.
    pub(super) fn parameter(&mut self, node: NodeId) {
        if !self.begin(node, "a parameter") {
            return;
        }
        let mut entries = self.edit.take(node);
        self.check_value(&mut entries, &PARAMETER);
        let place =
            entries.iter().find(|entry| entry.key == "in").and_then(|entry| self.edit.document.str(entry.value));
        let place = place.unwrap_or_default().to_owned();
        self.collection(node, &mut entries, &place);
        self.value_schema(node, &mut entries);
        if entries.iter().all(|entry| !matches!(entry.key.as_str(), "schema" | "content")) {
            let span = self.edit.document.span(node);
            let message = "the parameter does not say what it is";
            let diagnostic = Diagnostic::warning("parameter", span, message);
            self.edit.diagnostics.push(diagnostic.help("it is taken for a string; say so with `type: string`"));
            let text = self.edit.said("type", node, span, "string");
            let schema = self.edit.object(node, span, vec![text]);
            entries.push(entry("schema", span, schema));
        }
        self.example(&mut entries);
        self.edit.put(node, entries);
    }

    /// Puts what an object says of its value under `schema`, unless that is there.
    pub(super) fn value_schema(&mut self, node: NodeId, entries: &mut Vec<Entry>) {
        let is_value = |key: &str| {
            let known = [VALUE, SCHEMA_ONLY, NEWER_KEYWORDS, VALUE_EXTENSIONS];
            // These are members of parameters and headers themselves.
            known.iter().any(|keys| keys.contains(&key)) && !matches!(key, "examples" | "deprecated")
        };
        let place = entries.iter().position(|entry| is_value(&entry.key));
        let (of_value, rest): (Vec<Entry>, Vec<Entry>) =
            std::mem::take(entries).into_iter().partition(|entry| is_value(&entry.key));
        *entries = rest;
        let told = entries.iter().any(|entry| matches!(entry.key.as_str(), "schema" | "content"));
        let says = of_value.iter().any(|entry| !entry.key.starts_with("x-") && entry.key != "default");
        if told || !says {
            return;
        }
        for entry in &of_value {
            self.edit.document.moves.moved(entry.value, node, &entry.key);
        }
        let named = of_value.iter().find(|entry| entry.key == "type").or(of_value.first());
        let span = self.edit.document.span(node);
        let key_span = named.map_or(span, |entry| entry.key_span);
        let schema = self.edit.object(node, span, of_value);
        entries.insert(place.unwrap_or(0).min(entries.len()), entry("schema", key_span, schema));
    }

    /// `x-example` is what tools read before OpenAPI 3 had `example`.
    fn example(&mut self, entries: &mut [Entry]) {
        if entries.iter().any(|entry| matches!(entry.key.as_str(), "example" | "examples")) {
            return;
        }
        if let Some(entry) = entries.iter_mut().find(|entry| entry.key == "x-example") {
            "example".clone_into(&mut entry.key);
        }
    }

    /// `headers` of a response.
    pub(super) fn headers(&mut self, map: NodeId) {
        let all: Vec<NodeId> = self.edit.document.entries(map).iter().map(|entry| entry.value).collect();
        for node in all {
            if self.begin(node, "a header") {
                let mut entries = self.edit.take(node);
                self.check_value(&mut entries, &known::HEADER);
                self.collection(node, &mut entries, "header");
                self.value_schema(node, &mut entries);
                self.example(&mut entries);
                self.edit.put(node, entries);
            }
        }
    }
}
