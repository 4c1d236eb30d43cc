//! Recursion: which parts are boxed so that types have a size, and which types no value can end.

use std::collections::{HashMap, HashSet};

use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Api, Body, Kind, Member, Schema, Type, TypeId};

/// The types that a position holds directly: not behind an array or a map.
fn direct(schema: &Schema) -> Vec<TypeId> {
    match &schema.kind {
        Kind::Type(id) => vec![*id],
        Kind::Nullable(inner) => direct(inner),
        Kind::Tuple(items) => items.iter().flat_map(direct).collect(),
        _ => Vec::new(),
    }
}

/// The direct edges of a type: part index and type. An alias has one part.
fn edges(api: &Api, id: TypeId) -> Vec<(usize, TypeId)> {
    let parts = |schemas: Vec<&Schema>| -> Vec<(usize, TypeId)> {
        let of = |(index, schema)| direct(schema).into_iter().map(move |id| (index, id));
        schemas.into_iter().enumerate().flat_map(of).collect()
    };
    match &api.type_of(id).body {
        Body::Object { members, .. } => parts(members.iter().map(|member| &member.schema).collect()),
        Body::Union { variants, .. } => parts(variants.iter().map(|variant| &variant.schema).collect()),
        Body::Alias(schema) => parts(vec![schema]),
        Body::Strings(_) | Body::Integers(_) => Vec::new(),
    }
}

/// The parts whose type contains, directly, the type they are in.
pub(super) fn boxed(api: &Api) -> HashSet<(TypeId, usize)> {
    let component = components(api);
    let mut boxed = HashSet::new();
    for id in (0..api.types.len()).map(TypeId) {
        for (part, to) in edges(api, id) {
            if component.get(&id) == component.get(&to) {
                boxed.insert((id, part));
            }
        }
    }
    boxed
}

/// Strongly connected components by direct edges (Tarjan, without recursion); a type alone that does not hold itself
/// shares its number with none.
fn components(api: &Api) -> HashMap<TypeId, usize> {
    let count = api.types.len();
    let mut index = vec![usize::MAX; count];
    let mut low = vec![0usize; count];
    let mut on_stack = vec![false; count];
    let (mut stack, mut next) = (Vec::new(), 0usize);
    let all: Vec<Vec<(usize, TypeId)>> = (0..count).map(|id| edges(api, TypeId(id))).collect();
    let mut component = HashMap::new();
    for root in 0..count {
        if index[root] != usize::MAX {
            continue;
        }
        let mut work = vec![(root, 0usize)];
        while let Some((at, edge)) = work.pop() {
            if edge == 0 {
                index[at] = next;
                low[at] = next;
                next += 1;
                stack.push(at);
                on_stack[at] = true;
            }
            if let Some((_, to)) = all[at].get(edge) {
                work.push((at, edge + 1));
                if index[to.0] == usize::MAX {
                    work.push((to.0, 0));
                } else if on_stack[to.0] {
                    low[at] = low[at].min(index[to.0]);
                }
                continue;
            }
            if low[at] == index[at] {
                while let Some(member) = stack.pop() {
                    on_stack[member] = false;
                    component.insert(TypeId(member), at);
                    if member == at {
                        break;
                    }
                }
            }
            if let Some((parent, _)) = work.last() {
                low[*parent] = low[*parent].min(low[at]);
            }
        }
    }
    component
}

/// Reports types that require themselves: every value would have to contain another one.
pub(super) fn report_endless(api: &Api, diagnostics: &mut Diagnostics) {
    let mut finite = vec![false; api.types.len()];
    let mut changed = true;
    while changed {
        changed = false;
        for id in 0..api.types.len() {
            if !finite[id] && has_end(api, &finite, TypeId(id)) {
                finite[id] = true;
                changed = true;
            }
        }
    }
    // Of a ring of schemas it has been said.
    let rings = diagnostics.iter().filter(|one| one.code == "schema-cycle");
    let said: HashSet<crate::diagnostic::Span> =
        rings.flat_map(|one| one.also.iter().map(|(span, _)| *span).chain([one.span])).collect();
    for (id, read) in api.types.iter().enumerate() {
        let looping =
            !finite[id] && !said.contains(&read.place) && edges(api, TypeId(id)).iter().any(|(_, to)| !finite[to.0]);
        if looping {
            let message = "every value of this type has to contain another one, without end";
            let diagnostic = Diagnostic::error("endless-type", read.place, message)
                .help("take one member of the ring out of `required`, or make it nullable or a list");
            diagnostics.push(match endless_member(&finite, read) {
                Some(member) => diagnostic.also(member.place, "this member is required"),
                None => diagnostic,
            });
        }
    }
}

/// The first required member that never ends.
fn endless_member<'a>(finite: &[bool], read: &'a Type) -> Option<&'a Member> {
    let Body::Object { members, .. } = &read.body else { return None };
    members.iter().find(|member| member.required && !ends(finite, &member.schema))
}

fn ends(finite: &[bool], schema: &Schema) -> bool {
    match &schema.kind {
        Kind::Type(to) => finite[to.0],
        Kind::Tuple(items) => items.iter().all(|item| ends(finite, item)),
        _ => true,
    }
}

fn has_end(api: &Api, finite: &[bool], id: TypeId) -> bool {
    let ends = |schema: &Schema| ends(finite, schema);
    match &api.type_of(id).body {
        Body::Object { members, .. } => {
            members.iter().filter(|member| member.required).all(|member| ends(&member.schema))
        }
        Body::Union { variants, .. } => variants.is_empty() || variants.iter().any(|variant| ends(&variant.schema)),
        Body::Alias(schema) => ends(schema),
        Body::Strings(_) | Body::Integers(_) => true,
    }
}
