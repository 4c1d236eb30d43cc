//! Bodies that come bit by bit: what one event or one line of them holds.

use std::collections::HashSet;

use crate::load::NodeId;
use crate::model::{Coding, Kind, Schema, TextFormat};

use super::Lower;
use super::position::At;

/// What a schema says of events, if it describes them whole: the schema of `data`, where there is but one.
pub(super) type Described = Option<Option<NodeId>>;

impl Lower<'_> {
    /// A JSON text of a stream of them: `itemSchema` (OpenAPI 3.2), or what the list under `schema` holds, or `schema`.
    pub(super) fn line(&mut self, node: NodeId, at: &At) -> Schema {
        let at = at.inside("item");
        if let Some(item) = self.document.get(node, "itemSchema") {
            return self.schema(item, &at);
        }
        let Some(schema) = self.document.get(node, "schema") else { return Schema::of(Kind::Any) };
        if self.is_bytes(schema) || self.is_string(schema) {
            return Schema::of(Kind::Any);
        }
        let target = self.follow(schema);
        let list = self.document.get(target, "type").and_then(|value| self.document.str(value)) == Some("array");
        match self.document.get(target, "items").filter(|_| list) {
            Some(items) => self.schema(items, &at),
            None => self.schema(schema, &at),
        }
    }

    /// What an event holds: its data, or where the schema describes events as objects, the event whole.
    pub(super) fn events(&mut self, node: NodeId, at: &At) -> (Coding, Schema) {
        let text = Schema::of(Kind::Text(TextFormat::Plain));
        let described = ["itemSchema", "schema"].into_iter().find_map(|key| self.document.get(node, key));
        let Some(described) = described else { return (Coding::Events, text) };
        let at = at.inside("event");
        match self.event_members(described) {
            // Of a string there is nothing more to say than that it is the data; `format: event-stream` and the like.
            None if self.is_string(described) => (Coding::Events, text),
            None => (Coding::Events, self.schema(described, &at)),
            Some(Some(data)) => match self.document.get(data, "contentSchema") {
                Some(content) => (Coding::Events, self.schema(content, &at)),
                None if self.is_string(data) => (Coding::Events, text),
                None => (Coding::WholeEvents, self.schema(described, &at)),
            },
            Some(None) => (Coding::WholeEvents, self.schema(described, &at)),
        }
    }

    /// Whether every alternative is an object with the fields of an event alone, `data` among them; the schema of
    /// `data` where there is but one alternative. OpenAPI 3.2, section 4.14.4.
    fn event_members(&mut self, schema: NodeId) -> Described {
        let schema = self.follow(schema);
        if let Some(known) = self.described.get(&schema) {
            return *known;
        }
        let found = self.find_event_members(schema);
        self.described.insert(schema, found);
        found
    }

    fn find_event_members(&self, schema: NodeId) -> Described {
        const FIELDS: &[&str] = &["event", "data", "id", "retry", "comment"];
        let mut open = vec![schema];
        let mut seen = HashSet::new();
        let mut data = Vec::new();
        while let Some(node) = open.pop() {
            if !seen.insert(node) {
                continue;
            }
            let below = ["oneOf", "anyOf"].into_iter().filter_map(|key| self.document.get(node, key));
            let below: Vec<NodeId> = below.flat_map(|list| self.document.items(list)).copied().collect();
            match self.document.get(node, "properties") {
                Some(members) => {
                    let members = self.document.entries(members);
                    if members.iter().any(|member| !FIELDS.contains(&member.key.as_str())) {
                        return None;
                    }
                    data.push(self.follow(members.iter().find(|member| member.key == "data")?.value));
                    let named = members.iter().any(|member| member.key != "data");
                    // An object that has data alone may as well be the data.
                    if !named {
                        return None;
                    }
                }
                None if below.is_empty() => return None,
                None => open.extend(below.into_iter().map(|node| self.follow(node))),
            }
        }
        match data.as_slice() {
            [] => None,
            [only] if seen.len() == 1 => Some(Some(*only)),
            _ => Some(None),
        }
    }
}
