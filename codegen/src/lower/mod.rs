//! The document's words to the model: one file per kind of schema, parameter, body and answer.
//!
//! Readers note a fault and go on with what is left, so that one run finds all of them.

mod alternatives;
mod answer;
mod any;
mod array;
mod assertion;
mod base;
mod bounds;
mod callback;
mod classify;
mod components;
mod content;
mod copied;
mod default;
mod default_rules;
mod discriminator;
mod enumeration;
mod examples;
mod excluded;
mod extensions;
mod family;
mod flow;
mod format;
mod header;
mod inferred;
mod inherited;
mod json_parts;
mod keyword_places;
mod keywords;
mod kind_word;
mod lenient;
mod links;
mod listed_parts;
mod mapped;
mod meant;
mod media;
mod nesting;
mod null;
mod nullable;
mod number;
mod object;
mod operation;
mod pagination;
mod parameter;
mod part;
mod parts;
mod path_query;
mod position;
mod read;
mod reference;
mod request_body;
mod scalars;
mod security;
mod server;
mod stream;
mod style;
mod text;
mod tuple;
mod type_name;
mod union;
mod unnamed;
mod update;
mod usage;
mod version;
mod webhook;

#[cfg(test)]
mod unsupported_tests;
use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::load::{Document, NodeId};
use crate::model::{Api, Pattern, Type, TypeId, Usage, Webhook};
use crate::options::Options;
use crate::pattern::{Dialect, PatternError};
use crate::resolve::Resolved;

/// Reads the whole document; `None` where it is none of a known version.
pub(crate) fn lower(
    document: &Document,
    resolved: &Resolved,
    options: &Options,
    diagnostics: &mut Diagnostics,
) -> Option<Api> {
    let mut lower = Lower {
        options,
        document,
        resolved,
        diagnostics,
        types: Vec::new(),
        webhooks: Vec::new(),
        described: HashMap::new(),
        components: HashMap::new(),
        known: HashMap::new(),
        homes: HashMap::new(),
        passed: HashMap::new(),
        open: HashSet::new(),
        checked: HashSet::new(),
        excluded: HashSet::new(),
        shaping: HashMap::new(),
        open_enums: HashSet::new(),
        combined: 0,
        patterns: HashMap::new(),
        judged_defaults: HashSet::new(),
        matched_defaults: 0,
        compared_names: 0,
        tuples: tuple::Tuples::default(),
        bases: base::Bases::default(),
        copied: copied::Copied::default(),
        usage: Usage::default(),
        unusable_patterns: Vec::new(),
        body_examples: HashMap::new(),
        assertions: assertion::Assertions::default(),
    };
    let root = document.root();
    if !version::check(&mut lower, root) {
        return None;
    }
    keywords::check(&mut lower, root, "document", keywords::ROOT);
    let (title, version, doc) = version::info(&mut lower, root);
    components::schemas(&mut lower, root);
    let servers = server::servers(&mut lower, root);
    let schemes = security::schemes(&mut lower, root);
    let mut operations = operation::operations(&mut lower, root, &schemes);
    let servers = server::stand_ins(servers, &operations);
    webhook::webhooks(&mut lower, root);
    links::report(&mut lower, root);
    lower.give_body_examples();
    meant::of_types(&mut lower.types);
    meant::of_bodies(&lower.types, &mut operations);
    let assertions = lower.read_assertions();
    usage::report(&mut lower);
    lower.name_copies();
    let types = lower.types.into_iter().flatten().collect();
    let Lower { webhooks, usage, .. } = lower;
    Some(Api { title, version, doc, servers, schemes, types, operations, webhooks, assertions, usage })
}

/// What the readers share: the input, and what has been made of it so far.
struct Lower<'a> {
    options: &'a Options,
    document: &'a Document,
    resolved: &'a Resolved,
    diagnostics: &'a mut Diagnostics,
    /// The arena; a slot is empty while its type is being read.
    types: Vec<Option<Type>>,
    /// The webhooks and callbacks that have been read.
    webhooks: Vec<Webhook>,
    /// What schemas say of events.
    described: HashMap<NodeId, stream::Described>,
    /// The types of schemas that references name.
    components: HashMap<NodeId, TypeId>,
    /// The types by everything that applies to them, so that a position that leads back to itself finds its own.
    known: HashMap<Vec<NodeId>, TypeId>,
    /// The component that each type stands in.
    homes: HashMap<TypeId, TypeId>,
    /// Where references lead that pass over others.
    passed: HashMap<NodeId, NodeId>,
    /// The unnamed arrays and maps that are being read.
    open: HashSet<Vec<NodeId>>,
    /// The nodes whose members' names have been checked.
    checked: HashSet<NodeId>,
    /// The alternatives that never hold, and the lists of which none does, as reported.
    excluded: HashSet<NodeId>,
    /// Whether the entries of a list of alternatives say what a value is.
    shaping: HashMap<NodeId, bool>,
    /// The enums that take any other value as well.
    open_enums: HashSet<TypeId>,
    /// How many alternatives have been combined with what stands beside them.
    combined: usize,
    /// Patterns for the engines. They are compiled to see that they can be, which takes longer than all else of a schema.
    patterns: HashMap<(String, Dialect), Result<Pattern, PatternError>>,
    /// The defaults that have been compared with the rules of the schema that they stand in.
    judged_defaults: HashSet<(NodeId, NodeId)>,
    /// How many patterns defaults were matched with.
    matched_defaults: usize,
    /// How many names were compared with those of discriminators and mappings.
    compared_names: usize,
    tuples: tuple::Tuples,
    /// The types that others take over, told apart by a discriminator.
    bases: base::Bases,
    copied: copied::Copied,
    usage: Usage,
    /// What is to be said of patterns that can't be used, if nobody else says it.
    unusable_patterns: Vec<Diagnostic>,
    /// The examples of bodies.
    body_examples: examples::BodyExamples,
    assertions: assertion::Assertions,
}

impl Lower<'_> {
    /// Takes the next place in the arena, to be filled when the type has been read.
    fn reserve(&mut self) -> TypeId {
        self.types.push(None);
        TypeId(self.types.len() - 1)
    }

    fn fill(&mut self, id: TypeId, read: Type) {
        self.types[id.0] = Some(read);
    }
}
