//! `type: object`: known members, what else may stand, and maps.

use std::collections::HashMap;

use crate::diagnostic::Diagnostic;
use crate::load::{NodeId, Value};
use crate::model::{Additional, Body, Check, Kind, Member, Owner, Place, Rule, Schema, TypeId};

use super::Lower;
use super::parts::Parts;
use super::position::At;

impl Lower<'_> {
    pub(super) fn object_body(&mut self, id: TypeId, parts: &Parts) -> (Body, Vec<Rule>) {
        let rules = self.property_counts(parts);
        let required = self.required(parts);
        let mut order: Vec<(String, Place)> = Vec::new();
        let mut nodes: HashMap<String, Vec<NodeId>> = HashMap::new();
        for part in &parts.0 {
            for (name, place, node) in self.map(*part, "properties") {
                nodes.entry(name.clone()).or_default().push(node);
                if nodes.get(&name).is_some_and(|all| all.len() == 1) {
                    order.push((name, place));
                }
            }
        }
        let mut members = Vec::new();
        for (wire, place) in order {
            let Some(all) = nodes.get(&wire) else { continue };
            let member = self.one_member(id, wire.clone(), place, all, required.contains_key(&wire));
            members.push(member);
        }
        let mut missing: Vec<(&String, &Place)> =
            required.iter().filter(|(name, _)| !nodes.contains_key(*name)).collect();
        missing.sort();
        for (name, place) in missing {
            self.diagnostics.push(undeclared(name, *place, members.iter().map(|m| m.wire.as_str())));
        }
        let additional = self.additional(parts, &At::new(Owner::Type(id), "value"));
        (Body::Object { members, additional }, rules)
    }

    fn one_member(&mut self, id: TypeId, wire: String, place: Place, nodes: &[NodeId], required: bool) -> Member {
        let schema = self.conjunction(nodes, &At::new(Owner::Type(id), &wire).demanded(required));
        let parts = self.parts(nodes);
        let direct =
            Parts(nodes.iter().flat_map(|node| [*node, self.follow(*node)]).chain(parts.0.iter().copied()).collect());
        let mut marked = |key: &str| direct.0.iter().any(|part| self.flag(*part, key) == Some(true));
        let (read_only, write_only) = (marked("readOnly"), marked("writeOnly"));
        let (told_sensitive, version) = (marked("x-tintype-sensitive"), marked("x-tintype-version"));
        let password = self.first(&direct, "format").is_some_and(|(_, f)| self.document.str(f) == Some("password"));
        let first = nodes.first().copied();
        let default = self.default(&direct, &parts);
        let named = matches!(schema.without_null().kind, Kind::Type(_));
        let examples = first.filter(|_| !named).map(|node| self.schema_examples(node)).unwrap_or_default();
        Member {
            given: first.and_then(|node| self.string(node, "x-tintype-name")),
            required,
            read_only,
            write_only,
            sensitive: told_sensitive || password,
            version,
            once: self.update_once(&direct),
            spellings: self.spellings(&direct),
            default,
            examples,
            doc: first.map(|node| self.doc(node)).unwrap_or_default(),
            wire,
            schema,
            place,
        }
    }

    /// The names in `required`, with their places.
    fn required(&mut self, parts: &Parts) -> HashMap<String, Place> {
        let mut required = HashMap::new();
        let lists = |part: &&NodeId| {
            self.document.get(**part, "required").is_some_and(|value| self.document.bool(value).is_none())
        };
        let listing: Vec<NodeId> = parts.0.iter().filter(lists).copied().collect();
        for part in listing {
            for (name, node) in self.strings(part, "required") {
                let place = self.document.span(node);
                required.entry(name).or_insert(place);
            }
        }
        required
    }

    fn property_counts(&mut self, parts: &Parts) -> Vec<Rule> {
        let keys = ("minProperties", "maxProperties");
        Self::sorted(self.counts(parts, keys, (Check::MinProperties, Check::MaxProperties)))
    }

    fn additional(&mut self, parts: &Parts, at: &At) -> Additional {
        let mut schemas = Vec::new();
        let mut closed = false;
        for part in &parts.0 {
            let Some(value) = self.document.get(*part, "additionalProperties") else { continue };
            // Which members are left beside patterns, an assertion knows.
            if self.is_patterned(*part) {
                continue;
            }
            match self.document.value(value) {
                Value::Bool(true) => {}
                Value::Bool(false) => {
                    self.report_closed(parts, *part, value);
                    closed = true;
                }
                Value::Object(entries) if entries.is_empty() => {}
                _ => schemas.push(value),
            }
        }
        if closed {
            return Additional::Closed;
        }
        if schemas.is_empty() {
            if self.is_closed_over_parts(parts) {
                return Additional::Closed;
            }
            return Additional::Open;
        }
        Additional::Typed(Box::new(self.conjunction(&schemas, at)))
    }

    /// A schema that takes no other members knows only its own (JSON Schema, section 10.3.2.3), which leaves out those of
    /// the schemas beside it. Nobody means that: what is closed is the whole.
    fn report_closed(&mut self, parts: &Parts, closed: NodeId, value: NodeId) {
        let names = |part: &NodeId| {
            self.document.get(*part, "properties").map(|all| self.document.entries(all)).unwrap_or_default()
        };
        let own: std::collections::HashSet<&str> = names(&closed).iter().map(|entry| entry.key.as_str()).collect();
        let others = parts.0.iter().filter(|part| **part != closed).flat_map(names);
        let other =
            others.into_iter().find(|entry| !own.contains(entry.key.as_str())).map(|e| (e.key.clone(), e.key_span));
        if let Some((name, place)) = other
            && self.checked.insert(value)
        {
            let message = format!("`additionalProperties: false` forbids `{name}`, which holds here as well");
            let span = self.document.span(value);
            let diagnostic = Diagnostic::warning("closed-part", span, message).also(place, "declared here");
            self.diagnostics.push(diagnostic.help(
                "it is taken for the whole; write it where all members are known, or use `unevaluatedProperties`",
            ));
        }
    }

    /// An object without known members.
    pub(super) fn map_schema(&mut self, parts: &Parts, at: &At) -> Schema {
        let rules = self.property_counts(parts);
        for (name, place) in self.required(parts) {
            self.diagnostics.push(undeclared(&name, place, std::iter::empty()));
        }
        let value = match self.typed_pattern(parts) {
            Some(node) => Additional::Typed(Box::new(self.schema(node, &at.inside("value")))),
            None => self.additional(parts, &at.inside("value")),
        };
        let value = match value {
            Additional::Typed(schema) => *schema,
            Additional::Open | Additional::Closed => Schema::of(Kind::Any),
        };
        Schema { kind: Kind::Map(Box::new(value)), rules }
    }
}

/// A required member without a schema: legal, and usually a slip.
fn undeclared<'a>(name: &str, place: Place, known: impl Iterator<Item = &'a str>) -> Diagnostic {
    let message = format!("`{name}` is required, but is no property");
    let diagnostic = Diagnostic::warning("required-undeclared", place, message);
    match crate::diagnostic::suggest(name, known) {
        Some(other) => diagnostic.help(format!("did you mean `{other}`?")),
        None => diagnostic.help(
            "declare it under `properties`; it rides along as an unknown member, and is missed where it is not there",
        ),
    }
}
