//! What references name: who uses it, its new place, and what stands where no member of a known name leads.

use super::super::super::{Entry, NodeId, Value};
use super::super::edit::entry;
use super::super::positions::METHODS;
use super::super::reference;
use super::Swagger;
use super::media::Media;
use super::parameter::Place;

impl Swagger<'_, '_> {
    /// Where a chain of references arrives.
    pub(super) fn end(&self, node: NodeId) -> NodeId {
        reference::end(&self.edit.targets, node)
    }

    /// Whether a node is a reference object, wherever it leads.
    pub(super) fn is_reference(&self, node: NodeId) -> bool {
        self.edit.document.get(node, "$ref").is_some_and(|text| self.edit.document.str(text).is_some())
    }

    /// Every path item, also those behind references, each once.
    pub(super) fn path_items(&mut self, paths: Option<NodeId>) -> Vec<NodeId> {
        let Some(paths) = paths else { return Vec::new() };
        let mut seen = std::collections::HashSet::new();
        let mut items = Vec::new();
        for entry in self.edit.document.entries(paths) {
            for item in [entry.value, self.end(entry.value)] {
                let is_item = !entry.key.starts_with("x-") && !self.edit.document.entries(item).is_empty();
                if is_item && seen.insert(item) {
                    items.push(item);
                }
            }
        }
        items
    }

    /// Notes the media types of every operation with the bodies and responses that it shares with others.
    pub(super) fn find_uses(&mut self, items: &[NodeId]) {
        for item in items {
            let common = self.edit.document.get(*item, "parameters");
            for method in METHODS {
                let Some(operation) = self.edit.document.get(*item, method) else { continue };
                let consumes = self.media(operation, "consumes").unwrap_or_else(|| self.consumes.clone());
                let produces = self.media(operation, "produces").unwrap_or_else(|| self.produces.clone());
                let own = self.edit.document.get(operation, "parameters");
                for list in [own, common].into_iter().flatten() {
                    self.use_bodies(list, &consumes);
                }
                let Some(responses) = self.edit.document.get(operation, "responses") else { continue };
                let targets = &self.edit.targets;
                for response in self.edit.document.entries(responses) {
                    let end = reference::end(targets, response.value);
                    if end != response.value {
                        self.responses.entry(end).or_default().add(&produces, &self.produces);
                    }
                }
            }
        }
    }

    fn use_bodies(&mut self, list: NodeId, consumes: &Media) {
        for item in self.edit.document.items(list).to_vec() {
            let end = self.end(item);
            if end != item && self.place(end) == Place::Body {
                self.bodies.entry(end).or_default().add(consumes, &self.consumes);
            }
        }
    }

    /// `responses` of the document.
    pub(super) fn shared_responses(&mut self, map: NodeId) {
        let all: Vec<NodeId> = self.edit.document.entries(map).iter().map(|entry| entry.value).collect();
        for node in all {
            self.shared_response(node);
        }
    }

    fn shared_response(&mut self, node: NodeId) {
        let media = match self.responses.get(&node) {
            Some(uses) => uses.all(&self.produces).into(),
            None => self.produces.clone(),
        };
        self.response(node, &media);
    }

    fn shared_body(&mut self, node: NodeId) {
        let media = match self.bodies.get(&node) {
            Some(uses) => uses.all(&self.consumes).into(),
            None => self.consumes.clone(),
        };
        self.body(node, &media);
    }

    /// `parameters` of the document: `parameters` and `requestBodies` of the components. Those of forms are in the bodies that use them.
    pub(super) fn shared_parameters(&mut self, found: Entry) -> Vec<Entry> {
        let map = found.value;
        if !self.is_object(map, "`parameters`") {
            return Vec::new();
        }
        let span = self.edit.document.span(map);
        let (mut parameters, mut bodies) = (Vec::new(), Vec::new());
        let entries = self.edit.take(map);
        for shared in entries {
            let node = shared.value;
            match self.place(self.end(node)) {
                Place::Body => {
                    self.edit.document.moves.moved(node, map, &shared.key);
                    self.shared_body(node);
                    bodies.push(shared);
                }
                Place::Form => {
                    self.edit.document.moves.moved(node, map, &shared.key);
                    if !self.is_reference(node) {
                        self.field(node);
                    }
                }
                Place::Other => {
                    self.parameter(node);
                    parameters.push(shared);
                }
            }
        }
        self.edit.put(map, parameters);
        let mut components = Vec::new();
        if !bodies.is_empty() {
            let bodies = self.edit.object(map, span, bodies);
            components.push(entry("requestBodies", found.key_span, bodies));
        }
        components.push(found);
        components
    }

    /// What references name outside of all places where such a thing stands, as below an extension.
    pub(super) fn elsewhere(&mut self) {
        let mut responses: Vec<NodeId> = self.responses.keys().copied().collect();
        responses.sort();
        for node in responses {
            self.shared_response(node);
        }
        let mut bodies: Vec<NodeId> = self.bodies.keys().copied().collect();
        bodies.sort();
        for node in bodies {
            self.shared_body(node);
        }
    }

    /// Marks a node as lifted; false where it is already, or is no object.
    pub(super) fn begin(&mut self, node: NodeId, what: &str) -> bool {
        if self.lifted.contains(&node) || self.is_reference(node) {
            return false;
        }
        if !matches!(self.edit.document.value(node), Value::Object(_)) {
            // Said once: the stages after this one do not look again where lifting does.
            return self.is_object(node, what);
        }
        self.lifted.insert(node)
    }
}
