//! One position: a schema wherever it may stand, to a kind of value with its constraints, and a type where it needs one.

use crate::load::{NodeId, Value};
use crate::model::{Body, Check, Doc, Kind, Owner, Rule, Schema, Type, TypeId, Wish};

use super::Lower;
use super::classify::Class;
use super::parts::Parts;

/// Whose part a position is, and which: the name that an unnamed type there is made from.
#[derive(Debug, Clone)]
pub(super) struct At {
    pub(super) owner: Owner,
    pub(super) part: String,
    /// Whether nothing around the position keeps a value that its Rust type can't hold.
    demanded: bool,
    /// Whether this is a variant of a union, which has the place for null.
    variant: bool,
}

impl At {
    pub(super) fn new(owner: Owner, part: &str) -> At {
        At { owner, part: part.to_owned(), demanded: false, variant: false }
    }

    /// A position below this one: an item, or a value of a map.
    pub(super) fn inside(&self, word: &str) -> At {
        At {
            owner: self.owner,
            part: format!("{} {word}", self.part).trim().to_owned(),
            demanded: true,
            variant: false,
        }
    }

    /// The same where a value has to be, if it does.
    pub(super) fn demanded(self, demanded: bool) -> At {
        At { demanded, ..self }
    }

    /// Whether this is a variant of a union.
    pub(super) fn is_variant(&self) -> bool {
        self.variant
    }

    /// The same as a variant of a union.
    pub(super) fn variant(self) -> At {
        At { variant: true, ..self }
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
                let rules = if *allowed { Vec::new() } else { vec![self.never(*node)] };
                return Schema { kind: Kind::Any, rules };
            }
            if !self.is_object(*node, "a schema") {
                return Schema::of(Kind::Any);
            }
            if let Some(schema) = self.reference(*node, at) {
                return schema;
            }
            if let Some(schema) = self.alternative_to_null(*node, at) {
                return schema;
            }
        }
        let whole = nodes;
        let mut nodes = nodes.to_vec();
        let mut nullable = false;
        let mut beside = Vec::new();
        let mut no_null = None;
        let (parts, class) = loop {
            let parts = self.parts(&nodes);
            if !nullable && self.is_nullable(&parts) {
                nullable = true;
                no_null = if at.variant { None } else { self.null_rule(&parts) };
            }
            let class = self.classify(&parts);
            match self.only_alternative(&nodes, &parts, class).as_deref() {
                None => break (parts, class),
                Some([only]) => {
                    let mut schema = self.schema(*only, at);
                    schema.rules.extend(beside);
                    schema.rules.extend(self.beside_alternative(&parts));
                    if nullable && matches!(schema.kind, Kind::Any) && !schema.rules.is_empty() {
                        return self.any_whole(whole);
                    }
                    return if nullable { schema.or_null().with(no_null) } else { schema };
                }
                Some(combined) => {
                    beside.extend(self.exactly_one(&parts, 0));
                    nodes = combined.to_vec();
                }
            }
        };
        let texts = if class == Class::Union { self.texts(&nodes, &parts) } else { None };
        let mut schema = match texts {
            Some(schema) => self.checked_texts(schema, &parts),
            None if class.is_type() || (at.demanded && self.is_list_or_other(&parts, class)) => {
                Schema::of(Kind::Type(self.unnamed(&nodes, &parts, class, at)))
            }
            None => {
                let mut schema = self.untyped(&parts, class, nullable, at);
                if nullable && nodes.len() > whole.len() && matches!(schema.kind, Kind::Any) {
                    return self.any_whole(whole);
                }
                schema.rules.extend(beside);
                return if nullable { schema.with(no_null) } else { schema };
            }
        };
        schema.rules.extend(beside);
        if nullable { schema.or_null().with(no_null) } else { schema }
    }

    /// Reads a schema that has a name of its own into the reserved place.
    pub(super) fn component(&mut self, id: TypeId, node: NodeId, wish: Wish) {
        let at = At::new(Owner::Type(id), "");
        self.homes.insert(id, id);
        let copy = self.own_copy(id, node);
        let alias = self.is_plain_reference(node) && !self.bases.is_heir(node) && copy.is_none();
        let alias = if alias { self.reference(node, &at) } else { None };
        let mut nodes = vec![node];
        let mut parts = self.parts(&nodes);
        let given = if copy.is_some() { self.string(node, "x-tintype-name") } else { self.given_name(&parts) };
        let wish = given.map_or(wish, Wish::Given);
        let schema = match alias {
            Some(schema) => Some(schema),
            None if matches!(self.document.value(node), Value::Object(_)) => {
                self.alternative_to_null(copy.unwrap_or(node), &at)
            }
            None => Some(self.schema(node, &at)),
        };
        let (body, rules) = match schema {
            Some(schema) => (Body::Alias(schema), Vec::new()),
            None => {
                let mut class = self.classify(&parts);
                let nullable = self.is_nullable(&parts);
                let no_null = if nullable { self.null_rule(&parts) } else { None };
                let mut only = None;
                let mut beside = Vec::new();
                while let Some(combined) = self.only_alternative(&nodes, &parts, class) {
                    if let [single] = combined.as_slice() {
                        let mut schema = self.schema(*single, &at);
                        schema.rules.extend(self.beside_alternative(&parts));
                        only = Some(schema);
                        break;
                    }
                    beside.extend(self.exactly_one(&parts, 0));
                    nodes = combined;
                    parts = self.parts(&nodes);
                    class = self.classify(&parts);
                }
                if only.is_none() && class == Class::Union {
                    only = self.texts(&nodes, &parts).map(|schema| self.checked_texts(schema, &parts));
                }
                if only.is_none() && (class.is_type() || self.is_list_or_other(&parts, class)) {
                    if !self.base(id, node, &parts, class, &wish) {
                        self.known.insert(parts.key(), id);
                        self.read_type(id, &nodes, &parts, class, wish);
                    }
                    let (pointer, place, doc) = (self.address(node), self.document.key_span(node), self.doc(node));
                    if let Some(read) = self.types[id.0].as_mut().filter(|_| nodes.len() > 1) {
                        (read.pointer, read.place, read.doc) = (pointer, place, doc);
                        read.rules.extend(beside);
                    }
                    self.describe(id, copy);
                    return;
                }
                let mut schema = match only {
                    Some(Schema { kind: Kind::Any, rules }) if nullable && !rules.is_empty() => self.any_whole(&[node]),
                    Some(only) if nullable => only.or_null(),
                    Some(only) => only,
                    None => match self.untyped(&parts, class, nullable, &at) {
                        Schema { kind: Kind::Any, .. } if nullable && nodes.len() > 1 => self.any_whole(&[node]),
                        schema => schema,
                    },
                };
                schema.rules.extend(beside);
                (Body::Alias(schema.with(no_null)), Vec::new())
            }
        };
        self.finish(id, node, wish, body, rules);
        self.describe(id, copy);
    }

    /// The copy that a component refers to which was made for it, and is read as the component.
    fn own_copy(&mut self, id: TypeId, node: NodeId) -> Option<NodeId> {
        if self.resolved.next(node).is_none() || self.has_siblings(node) {
            return None;
        }
        let target = self.beyond(node)?;
        (self.resolved.is_copy(target) && self.components.get(&target) == Some(&id)).then_some(target)
    }

    /// A component that says nothing of itself is described as what it was made of.
    fn describe(&mut self, id: TypeId, copy: Option<NodeId>) {
        let Some(copy) = copy else { return };
        let doc = self.doc(copy);
        if let Some(read) = self.types[id.0].as_mut().filter(|read| read.doc == Doc::default()) {
            read.doc = doc;
        }
    }

    /// Reads a type of a class that always is one.
    pub(super) fn read_type(&mut self, id: TypeId, nodes: &[NodeId], parts: &Parts, class: Class, wish: Wish) {
        let (body, mut rules) = match class {
            Class::Strings => (self.strings_body(parts), Vec::new()),
            Class::Integers => (self.integers_body(parts), Vec::new()),
            Class::Union => (self.union_body(id, nodes, parts), Vec::new()),
            Class::Array | Class::Map => (self.list_or_other(id, parts, class), Vec::new()),
            _ => self.object_body(id, parts),
        };
        if class.is_type() {
            rules.extend(self.untyped_rule(parts, class));
            rules.extend(self.residue(parts, class));
        }
        if class == Class::Union {
            let variants = if let Body::Union { variants, .. } = &body { variants.len() } else { 0 };
            rules.extend(self.exactly_one(parts, variants));
            if variants == 0 {
                rules.extend(self.beside_listed(parts));
            }
            let mut seen: Vec<Check> = Vec::new();
            rules.retain(|rule| !seen.contains(&rule.check) && (seen.push(rule.check.clone()), true).1);
        }
        let keywords = self.keyword_places(parts, &body);
        let (Some(node), Some(first)) = (nodes.last(), nodes.first()) else { return };
        self.finish(id, *node, wish, body, rules);
        let envelope = self.envelope(parts, id);
        // What was chosen from several places would share its pointer with others.
        let chosen = nodes.iter().any(|node| !matches!(self.document.value(*node), Value::Object(_)));
        let pointer = chosen.then(|| format!("{} of {}", self.address(*node), self.address(*first)));
        let doc = chosen.then(|| self.doc(self.follow(*node)));
        let open = self.open_enums.contains(&id);
        if let Some(read) = self.types[id.0].as_mut() {
            read.envelope = envelope;
            read.keywords = keywords;
            read.open = open;
            read.pointer = pointer.unwrap_or_else(|| std::mem::take(&mut read.pointer));
            read.doc = doc.unwrap_or_else(|| std::mem::take(&mut read.doc));
        }
    }

    fn finish(&mut self, id: TypeId, node: NodeId, wish: Wish, body: Body, rules: Vec<Rule>) {
        let read = Type {
            wish,
            pointer: self.address(node),
            place: self.document.key_span(node),
            doc: self.doc(node),
            rules,
            keywords: Vec::new(),
            body,
            open: false,
            envelope: None,
            examples: self.schema_examples(node),
        };
        self.fill(id, read);
    }

    /// A position of texts that several alternatives describe: one of them has to hold.
    fn checked_texts(&mut self, mut schema: Schema, parts: &Parts) -> Schema {
        if matches!(schema.kind, Kind::Text(_)) {
            schema.rules.extend(self.residue(parts, Class::Text));
            schema.rules.extend(self.types_beside(parts));
        }
        schema
    }

    /// Reads a position of a class that needs no type, with what it asks beside its kind.
    pub(super) fn untyped(&mut self, parts: &Parts, class: Class, nullable: bool, at: &At) -> Schema {
        let mut schema = self.plain(parts, class, at);
        if !matches!(schema.kind, Kind::Any) {
            schema.rules.extend(self.untyped_rule(parts, class));
        }
        let residue = self.residue(parts, class);
        // By `nullable`, null is allowed whatever else is asked; as one of several types it is asked like the others.
        let told = |part: &NodeId| self.document.get(*part, "nullable").and_then(|value| self.document.bool(value));
        if !nullable || parts.0.iter().any(|part| told(part) == Some(true)) {
            schema.rules.extend(residue);
            return if nullable { schema.or_null() } else { schema };
        }
        schema = schema.or_null();
        schema.rules.extend(residue);
        schema
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
        Check::Format(_) | Check::OwnFormat(..) => 3,
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
        Check::ExactlyOne => 15,
        Check::Untyped => 16,
        Check::Assert(..) => 17,
    }
}
