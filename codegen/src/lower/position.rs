//! One position: a schema wherever it may stand, to a kind of value with its constraints, and a type where it needs one.

use crate::load::{NodeId, Value};
use crate::model::{Body, Check, Kind, Owner, Rule, Schema, Type, TypeId, Wish};

use super::Lower;
use super::classify::Class;
use super::parts::Parts;

/// Whose part a position is, and which: the name that an unnamed type there is made from.
#[derive(Debug, Clone)]
pub(super) struct At {
    pub(super) owner: Owner,
    pub(super) part: String,
}

impl At {
    pub(super) fn new(owner: Owner, part: &str) -> At {
        At { owner, part: part.to_owned() }
    }

    /// A position below this one.
    pub(super) fn inside(&self, word: &str) -> At {
        At { owner: self.owner, part: format!("{} {word}", self.part).trim().to_owned() }
    }
}

impl Lower<'_> {
    /// Reads the schema at `node`.
    pub(super) fn schema(&mut self, node: NodeId, at: &At) -> Schema {
        self.conjunction(&[node], at)
    }

    /// Reads a position at which all of `nodes` hold.
    pub(super) fn conjunction(&mut self, nodes: &[NodeId], at: &At) -> Schema {
        if let [node] = nodes {
            if let Value::Bool(allowed) = self.document.value(*node) {
                if !allowed {
                    self.unsupported(self.document.span(*node), "the schema `false`", "any value is taken here");
                }
                return Schema::of(Kind::Any);
            }
            if !self.is_object(*node, "a schema") {
                return Schema::of(Kind::Any);
            }
            if let Some(schema) = self.reference(*node) {
                return schema;
            }
            if let Some(schema) = self.alternative_to_null(*node, at) {
                return schema;
            }
        }
        let parts = self.parts(nodes);
        let nullable = self.is_nullable(&parts);
        let class = self.classify(&parts);
        let schema = if class.is_type() {
            Schema::of(Kind::Type(self.unnamed(nodes, &parts, class, at)))
        } else {
            self.plain(&parts, class, at)
        };
        if nullable { schema.or_null() } else { schema }
    }

    /// Reads a schema that has a name of its own into the reserved place.
    pub(super) fn component(&mut self, id: TypeId, node: NodeId, wish: Wish) {
        let at = At::new(Owner::Type(id), "");
        self.homes.insert(id, id);
        let alias = if self.is_plain_reference(node) { self.reference(node) } else { None };
        let parts = self.parts(&[node]);
        let wish = self.given_name(&parts).map_or(wish, Wish::Given);
        let schema = match alias {
            Some(schema) => Some(schema),
            None if matches!(self.document.value(node), Value::Object(_)) => self.alternative_to_null(node, &at),
            None => Some(self.schema(node, &at)),
        };
        let (body, rules) = match schema {
            Some(schema) => (Body::Alias(schema), Vec::new()),
            None => {
                let class = self.classify(&parts);
                if class.is_type() {
                    self.known.insert(parts.key(), id);
                    self.read_type(id, &[node], &parts, class, wish);
                    return;
                }
                let schema = self.plain(&parts, class, &at);
                let schema = if self.is_nullable(&parts) { schema.or_null() } else { schema };
                (Body::Alias(schema), Vec::new())
            }
        };
        self.finish(id, node, wish, body, rules);
    }

    /// Reads a type of a class that always is one.
    pub(super) fn read_type(&mut self, id: TypeId, nodes: &[NodeId], parts: &Parts, class: Class, wish: Wish) {
        let (body, rules) = match class {
            Class::Strings => (self.strings_body(parts), Vec::new()),
            Class::Integers => (self.integers_body(parts), Vec::new()),
            Class::Union => (self.union_body(id, parts), Vec::new()),
            _ => self.object_body(id, parts),
        };
        let Some(node) = nodes.last() else { return };
        self.finish(id, *node, wish, body, rules);
        let envelope = self.envelope(parts, id);
        if let Some(read) = self.types[id.0].as_mut() {
            read.envelope = envelope;
        }
    }

    fn finish(&mut self, id: TypeId, node: NodeId, wish: Wish, body: Body, rules: Vec<Rule>) {
        let read = Type {
            wish,
            pointer: self.address(node),
            place: self.document.key_span(node),
            doc: self.doc(node),
            rules,
            body,
            envelope: None,
            examples: self.schema_examples(node),
        };
        self.fill(id, read);
    }

    /// Reads a position of a class that needs no type.
    fn plain(&mut self, parts: &Parts, class: Class, at: &At) -> Schema {
        match class {
            Class::Boolean => Schema::of(Kind::Boolean),
            Class::Integer => self.integer(parts),
            Class::Number => self.number_schema(parts),
            Class::Text => self.text(parts),
            Class::Array | Class::Map => self.container(parts, class, at),
            Class::Values => self.values_schema(parts),
            _ => self.any(parts),
        }
    }

    /// Rules in the order of the checks' declaration, whatever the order of the keywords.
    pub(super) fn sorted(mut rules: Vec<Rule>) -> Vec<Rule> {
        rules.sort_by_key(|rule| order(&rule.check));
        rules
    }
}

fn order(check: &Check) -> usize {
    match check {
        Check::MinLength(_) => 0,
        Check::MaxLength(_) => 1,
        Check::Pattern(_) => 2,
        Check::Format(_) => 3,
        Check::Minimum(_) => 4,
        Check::Maximum(_) => 5,
        Check::ExclusiveMinimum(_) => 6,
        Check::ExclusiveMaximum(_) => 7,
        Check::MultipleOf(_) => 8,
        Check::MinItems(_) => 9,
        Check::MaxItems(_) => 10,
        Check::UniqueItems => 11,
        Check::MinProperties(_) => 12,
        Check::MaxProperties(_) => 13,
        Check::OneOf(_) => 14,
    }
}
