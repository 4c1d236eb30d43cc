//! Where a record stands in a body, and which type it has.

use crate::model::{Answer, Api, Body, Kind, Member, Plan, Schema, TypeId};
use crate::pointer::{escape, key};

/// Names for names are followed this far.
const INSIGHT: usize = 8;

/// The members of a type, if it is an object.
pub(super) fn members(api: &Api, id: TypeId) -> Option<&[Member]> {
    match &api.type_of(id).body {
        Body::Object { members, .. } => Some(members),
        _ => None,
    }
}

pub(super) fn is_object(api: &Api, id: TypeId) -> bool {
    members(api, id).is_some()
}

/// The object that a position names, through names and null.
pub(super) fn object_of(api: &Api, schema: &Schema) -> Option<TypeId> {
    let mut schema = schema;
    for _ in 0..INSIGHT {
        schema = match &schema.kind {
            Kind::Nullable(inner) => inner,
            Kind::Type(id) => match &api.type_of(*id).body {
                Body::Alias(inner) => inner,
                Body::Object { .. } => return Some(*id),
                _ => return None,
            },
            _ => return None,
        };
    }
    None
}

/// The object at a JSON Pointer of members.
pub(super) fn at(api: &Api, schema: &Schema, pointer: &str) -> Option<TypeId> {
    object_of(api, position(api, schema, pointer)?)
}

/// The position at a JSON Pointer of members.
pub(super) fn position<'a>(api: &'a Api, schema: &'a Schema, pointer: &str) -> Option<&'a Schema> {
    let Some(rest) = pointer.strip_prefix('/') else { return pointer.is_empty().then_some(schema) };
    rest.split('/').try_fold(schema, |schema, token| {
        let name = key(token);
        let members = members(api, object_of(api, schema)?)?;
        members.iter().find(|member| member.wire == *name).map(|member| &member.schema)
    })
}

/// What a call gives of an answer: its body, or of an envelope the data.
pub(super) fn answered<'a>(api: &'a Api, answer: &'a Answer) -> Option<&'a Schema> {
    let schema = answer.json()?;
    match envelope(api, schema) {
        Some(data) => position(api, schema, &format!("/{}", escape(data))),
        None => Some(schema),
    }
}

/// A pointer into the body of success, as one into what the call gives.
pub(super) fn inside_envelope(api: &Api, answer: &Answer, pointer: &str) -> Option<String> {
    let Some(data) = answer.json().and_then(|schema| envelope(api, schema)) else { return Some(pointer.to_owned()) };
    let rest = pointer.strip_prefix('/')?.strip_prefix(escape(data).as_str())?;
    (rest.is_empty() || rest.starts_with('/')).then(|| rest.to_owned())
}

/// Whether a body says itself whether the call succeeded.
pub(super) fn is_envelope(api: &Api, schema: &Schema) -> bool {
    envelope(api, schema).is_some()
}

/// The name of the data in an envelope.
fn envelope<'a>(api: &'a Api, schema: &Schema) -> Option<&'a str> {
    let Kind::Type(id) = schema.without_null().kind else { return None };
    api.type_of(id).envelope.as_ref().map(|envelope| envelope.data.as_str())
}

/// Where a record that is sent stands in what is given: the whole, or the one member whose object has its members.
///
/// Nothing where that is not beyond doubt: all that a request needs has to be there, and of a record that is replaced all that
/// a request can have, for what was not read would be erased.
pub(super) fn place(api: &Api, record: TypeId, held: &Schema, plan: Plan) -> Option<String> {
    find(api, record, held, |found, all, needed| {
        found > 0 && needed && if plan == Plan::Replace { found == all } else { 2 * found >= all }
    })
}

/// Where what is given is most likely the same record, although it lacks some of it.
pub(super) fn nearest(api: &Api, record: TypeId, held: &Schema) -> Option<String> {
    find(api, record, held, |found, all, _| found > 0 && 2 * found >= all)
}

/// Where enough of a record is: told by how many members there are of how many, and whether those are among them that a
/// request needs.
fn find(api: &Api, record: TypeId, held: &Schema, enough: impl Fn(usize, usize, bool) -> bool) -> Option<String> {
    let wanted = members(api, record)?;
    let holder = object_of(api, held)?;
    if holds(api, wanted, holder, &enough) {
        return Some(String::new());
    }
    let inner = members(api, holder)?.iter();
    let mut fitting =
        inner.filter(|member| object_of(api, &member.schema).is_some_and(|id| holds(api, wanted, id, &enough)));
    match (fitting.next(), fitting.next()) {
        (Some(only), None) => Some(format!("/{}", escape(&only.wire))),
        _ => None,
    }
}

fn holds(api: &Api, wanted: &[Member], holder: TypeId, enough: &dyn Fn(usize, usize, bool) -> bool) -> bool {
    let Some(members) = members(api, holder) else { return false };
    let names: std::collections::HashSet<&str> = members.iter().map(|member| member.wire.as_str()).collect();
    let mut read = wanted.iter().filter(|member| !member.write_only);
    let found = read.clone().filter(|member| names.contains(member.wire.as_str())).count();
    let all = read.clone().count();
    let needed = read.all(|member| !member.required || names.contains(member.wire.as_str()));
    enough(found, all, needed)
}
