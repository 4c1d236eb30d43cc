//! What our reading says.

use std::collections::BTreeSet;

use tintype_codegen::model::{Api, Body, Kind, ParameterPlace, Schema, TypeId};

pub(in super::super) fn facts(api: &Api) -> BTreeSet<String> {
    let mut facts = BTreeSet::new();
    for operation in &api.operations {
        let (method, path) = (&operation.method, &operation.path);
        facts.insert(super::operation(method, path, operation.id.as_deref()));
        for parameter in &operation.parameters {
            let place = match parameter.location {
                ParameterPlace::Path => "path",
                ParameterPlace::Query => "query",
                ParameterPlace::Header => "header",
                ParameterPlace::Cookie => "cookie",
                ParameterPlace::QueryString => "query string",
            };
            facts.insert(super::parameter(method, path, place, &parameter.wire, parameter.required));
        }
    }
    for (index, read) in api.types.iter().enumerate() {
        let name = read.pointer.strip_prefix("/components/schemas/").filter(|name| !name.contains('/'));
        let Some(name) = name.map(|name| name.replace("~1", "/").replace("~0", "~")) else { continue };
        facts.insert(super::schema(&name));
        let read = end(api, TypeId(index));
        if let Some(values) = values(api, read) {
            facts.insert(super::values(&name, None, values));
        }
        let Body::Object { members, .. } = &api.type_of(read).body else { continue };
        for member in members {
            if member.required {
                facts.insert(super::required(&name, &member.wire));
            }
            if let Some(values) = type_of(&member.schema).and_then(|id| values(api, end(api, id))) {
                facts.insert(super::values(&name, Some(&member.wire), values));
            }
        }
    }
    facts
}

/// Where a chain of types arrives that are but other names.
fn end(api: &Api, id: TypeId) -> TypeId {
    let mut at = id;
    for _ in 0..64 {
        match &api.type_of(at).body {
            Body::Alias(schema) => match type_of(schema) {
                Some(next) => at = next,
                None => break,
            },
            _ => break,
        }
    }
    at
}

fn type_of(schema: &Schema) -> Option<TypeId> {
    match &schema.without_null().kind {
        Kind::Type(id) => Some(*id),
        _ => None,
    }
}

/// The values of an enum.
fn values(api: &Api, id: TypeId) -> Option<Vec<String>> {
    match &api.type_of(id).body {
        Body::Strings(values) => Some(values.iter().map(|value| value.wire.clone()).collect()),
        Body::Integers(values) => Some(values.iter().map(|value| value.to_string()).collect()),
        _ => None,
    }
}
