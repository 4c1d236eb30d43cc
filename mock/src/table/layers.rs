//! The order in which tables are built: a type after those it refers to, and types that refer to each other in layers.
//!
//! A static may refer to itself; a value that is built while the program runs can't without interior mutability. So
//! each type of a circle is built once a layer, and the types of a layer refer to those of the layer below. There are
//! as many layers as JSON may be deep, so that no value reaches the end of them.

use std::collections::BTreeSet;

use tintype::json::MAX_DEPTH;
use tintype::shape::{Body, Shape};
use tintype_codegen::model::{self, TypeId};

use super::{PLACES, Tables, leak};

/// The tables of all types, by their ids.
pub(super) fn shapes(tables: &Tables<'_>) -> Vec<&'static Shape> {
    let refers: Vec<BTreeSet<usize>> = tables.checked.api.types.iter().map(referred).collect();
    let mut shapes: Vec<Option<&'static Shape>> = vec![None; refers.len()];
    build_ready(tables, &refers, &mut shapes);
    let circle = circle(&refers, &shapes);
    for _ in 0..=MAX_DEPTH {
        let below = shapes.clone();
        for id in &circle {
            let shape = tables.shape(TypeId(*id), &|id| below.get(id.0).copied().flatten());
            if let Some(slot) = shapes.get_mut(*id) {
                *slot = Some(shape);
            }
        }
    }
    build_ready(tables, &refers, &mut shapes);
    let anything =
        leak(Shape { name: "", source: &PLACES, body: Body::Alias(tintype::shape::Schema::ANY), rules: &[] });
    shapes.into_iter().map(|shape| shape.unwrap_or(anything)).collect()
}

/// Builds the types whose references are all built, until none is left.
fn build_ready(tables: &Tables<'_>, refers: &[BTreeSet<usize>], shapes: &mut [Option<&'static Shape>]) {
    let mut progress = true;
    while progress {
        progress = false;
        for (id, refers) in refers.iter().enumerate() {
            let built = |id: &usize| shapes.get(*id).is_some_and(Option::is_some);
            if built(&id) || !refers.iter().all(built) {
                continue;
            }
            let shape = tables.shape(TypeId(id), &|id| shapes.get(id.0).copied().flatten());
            if let Some(slot) = shapes.get_mut(id) {
                *slot = Some(shape);
                progress = true;
            }
        }
    }
}

/// The types on circles and between them: what is left when those that no other of the rest refers to are taken away.
fn circle(refers: &[BTreeSet<usize>], shapes: &[Option<&'static Shape>]) -> BTreeSet<usize> {
    let mut rest: BTreeSet<usize> =
        shapes.iter().enumerate().filter(|(_, shape)| shape.is_none()).map(|(id, _)| id).collect();
    loop {
        let used: BTreeSet<usize> = rest.iter().filter_map(|id| refers.get(*id)).flatten().copied().collect();
        let kept: BTreeSet<usize> = rest.intersection(&used).copied().collect();
        if kept.len() == rest.len() {
            return rest;
        }
        rest = kept;
    }
}

/// The types that a type refers to.
fn referred(read: &model::Type) -> BTreeSet<usize> {
    let mut schemas: Vec<&model::Schema> = match &read.body {
        model::Body::Object { members, additional } => {
            let typed = match additional {
                model::Additional::Typed(schema) => Some(schema.as_ref()),
                _ => None,
            };
            members.iter().map(|member| &member.schema).chain(typed).collect()
        }
        model::Body::Union { variants, .. } => variants.iter().map(|variant| &variant.schema).collect(),
        model::Body::Alias(schema) => vec![schema],
        model::Body::Strings(_) | model::Body::Integers(_) => Vec::new(),
    };
    let mut found = BTreeSet::new();
    while let Some(schema) = schemas.pop() {
        match &schema.kind {
            model::Kind::Array(inner) | model::Kind::Map(inner) | model::Kind::Nullable(inner) => schemas.push(inner),
            model::Kind::Tuple(items) => schemas.extend(items),
            model::Kind::Type(id) => {
                found.insert(id.0);
            }
            _ => {}
        }
    }
    found
}
