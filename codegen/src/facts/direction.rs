//! Which types are sent and which are received.

use std::collections::HashSet;

use crate::model::{Additional, Api, Body, Kind, Schema, TypeId};

/// The types reachable from request bodies and parameters, and those reachable from answers.
pub(super) fn uses(api: &Api) -> (HashSet<TypeId>, HashSet<TypeId>) {
    let mut requests = HashSet::new();
    let mut responses = HashSet::new();
    for operation in &api.operations {
        for parameter in &operation.parameters {
            reach(api, &parameter.schema, &mut requests);
        }
        for content in operation.body.iter().flat_map(|body| &body.contents) {
            reach(api, &content.schema, &mut requests);
        }
        for schema in operation.answers.iter().filter_map(|answer| answer.schema.as_ref()) {
            reach(api, schema, &mut responses);
        }
    }
    (requests, responses)
}

pub(super) fn reach(api: &Api, schema: &Schema, seen: &mut HashSet<TypeId>) {
    let mut stack = vec![schema];
    while let Some(schema) = stack.pop() {
        match &schema.kind {
            Kind::Array(inner) | Kind::Map(inner) | Kind::Nullable(inner) => stack.push(inner),
            Kind::Type(id) if seen.insert(*id) => match &api.type_of(*id).body {
                Body::Object { members, additional } => {
                    stack.extend(members.iter().map(|member| &member.schema));
                    if let Additional::Typed(schema) = additional {
                        stack.push(schema);
                    }
                }
                Body::Union { variants, .. } => stack.extend(variants.iter().map(|variant| &variant.schema)),
                Body::Alias(schema) => stack.push(schema),
                Body::Strings(_) | Body::Integers(_) => {}
            },
            _ => {}
        }
    }
}
