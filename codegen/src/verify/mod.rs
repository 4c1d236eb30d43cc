//! Faults of a document's form: what the specification demands or forbids whatever is generated from it.
//!
//! A stage between resolve and lower. It makes nothing and changes nothing; it walks from the root through every object of the
//! specification and every reference, and each kind of object is judged by a file of its own. A fault is an error unless documents that
//! vendors publish have it and nothing generated suffers by it: then it is a warning.
//!
//! Sections are those of OpenAPI 3.1.1 where nothing else is said; 3.0.4 has the same rules.

mod callback;
mod components;
mod content;
mod document;
mod example;
mod header;
mod link;
mod newer;
mod operation;
mod operation_id;
mod parameter;
mod path;
mod report;
mod response;
mod ring;
mod schema;
mod security_requirement;
mod security_scheme;
mod serialization;
mod server;
mod shape;
mod syntax;
mod tag;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

use std::collections::{BTreeMap, HashSet};

use crate::diagnostic::Diagnostics;
use crate::load::{Document, Holds, Kind, NodeId, Value, Version, below};
use crate::resolve::Resolved;

/// Reports what the specification forbids. Nothing is said of a document of no known version: the stages after this do.
pub(crate) fn verify(document: &Document, resolved: &Resolved, diagnostics: &mut Diagnostics) {
    let root = document.root();
    let Some(version) = document.version(root) else { return };
    let mut verify = Verify {
        document,
        resolved,
        diagnostics,
        version,
        ids: BTreeMap::new(),
        linked: Vec::new(),
        patience: PATIENCE,
    };
    let mut seen = HashSet::new();
    let mut stack = vec![(root, Kind::Document)];
    while let Some((node, kind)) = stack.pop() {
        if !seen.insert((node, kind)) {
            continue;
        }
        let target = resolved.target(node);
        stack.extend(target.map(|target| (target, kind)));
        verify.reference(node);
        // What stands beside the reference of a path item holds as well; elsewhere it says nothing, or is a schema's.
        let whole = document.get(node, "$ref").is_none() || matches!(kind, Kind::PathItem | Kind::Schema);
        if whole && verify.is_object(node, kind) {
            verify.object(node, kind);
            verify.push_below(node, kind, &mut stack);
        }
    }
    verify.links();
    verify.operation_ids();
    let mut schemas: Vec<NodeId> =
        seen.into_iter().filter(|(_, kind)| *kind == Kind::Schema).map(|(node, _)| node).collect();
    schemas.sort();
    verify.rings(&schemas);
}

/// What the rules share.
struct Verify<'a> {
    document: &'a Document,
    resolved: &'a Resolved,
    diagnostics: &'a mut Diagnostics,
    /// The version of the document that was loaded first.
    version: Version,
    /// The ids of operations, and where they stand.
    ids: BTreeMap<&'a str, Vec<NodeId>>,
    /// The ids that links name.
    linked: Vec<NodeId>,
    /// How many schemas, types and properties may still be looked at; what is left of a document that has more is not judged by them.
    patience: usize,
}

/// For documents that mean something more than enough.
const PATIENCE: usize = 20_000_000;

impl<'a> Verify<'a> {
    /// Judges one object.
    fn object(&mut self, node: NodeId, kind: Kind) {
        self.newer(node, kind);
        match kind {
            Kind::Document => self.document(node),
            Kind::Components => self.components(node),
            Kind::PathItem => self.path_item(node),
            Kind::Operation => self.operation(node),
            Kind::Parameter => self.parameter(node),
            Kind::Header => self.header(node),
            Kind::RequestBody => self.request_body(node),
            Kind::Response => self.response(node),
            Kind::MediaType => self.media_type(node),
            Kind::Encoding => self.encoding(node),
            Kind::Callback => self.callback(node),
            Kind::Example => self.example(node),
            Kind::Link => self.link(node),
            Kind::SecurityScheme => self.security_scheme(node),
            Kind::Schema => self.schema(node),
        }
    }

    /// What stands in an object: other objects, in maps and lists that have to be such.
    fn push_below(&mut self, node: NodeId, kind: Kind, stack: &mut Vec<(NodeId, Kind)>) {
        let document = self.document;
        for entry in document.entries(node) {
            match below(kind, &entry.key) {
                Some(Holds::One(kind)) => stack.push((entry.value, kind)),
                Some(Holds::List(Kind::Schema)) => {
                    let list = document.items(entry.value);
                    let one = !matches!(document.value(entry.value), Value::Array(_));
                    stack.extend(one.then_some((entry.value, Kind::Schema)));
                    stack.extend(list.iter().map(|item| (*item, Kind::Schema)));
                }
                Some(Holds::List(kind)) => {
                    stack.extend(document.items(entry.value).iter().map(|item| (*item, kind)));
                }
                Some(Holds::Map(below)) if self.is_map(entry.value, &entry.key, below) => {
                    let extensible = matches!((kind, entry.key.as_str()), (Kind::Document, "paths"))
                        || matches!((kind, entry.key.as_str()), (Kind::Operation, "responses"));
                    let named = document.entries(entry.value).iter();
                    let named =
                        named.filter(|entry| !(extensible && entry.key.starts_with("x-")) && entry.key != "$ref");
                    stack.extend(named.map(|entry| (entry.value, below)));
                }
                _ => {}
            }
        }
    }

    /// The version of the file in which a node stands.
    fn version_of(&self, node: NodeId) -> Version {
        self.document.version(self.document.tree(node)).unwrap_or(self.version)
    }

    /// The node itself, or what its reference leads to.
    fn follow(&self, node: NodeId) -> NodeId {
        self.resolved.target(node).unwrap_or(node)
    }

    /// The member as a string.
    fn text(&self, node: NodeId, key: &str) -> Option<&'a str> {
        self.document.str(self.document.get(node, key)?)
    }
}
