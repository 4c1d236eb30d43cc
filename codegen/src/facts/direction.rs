//! Which types are sent and which are received.

use std::collections::HashSet;

use crate::model::{Additional, Answer, Api, Body, Kind, Schema, TypeId};

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
        answers(api, &operation.answers, &mut responses);
    }
    // What the provider asks is received, and what it is answered is sent.
    for webhook in &api.webhooks {
        for schema in webhook.parameters.iter().map(|parameter| &parameter.schema) {
            reach(api, schema, &mut responses);
        }
        for body in &webhook.bodies {
            reach(api, &body.schema, &mut responses);
        }
        answers(api, &webhook.answers, &mut requests);
    }
    (requests, responses)
}

pub(super) fn answers(api: &Api, answers: &[Answer], seen: &mut HashSet<TypeId>) {
    for answer in answers {
        let bodies = answer.bodies.iter().map(|body| &body.schema);
        for schema in bodies.chain(answer.headers.iter().map(|header| &header.schema)) {
            reach(api, schema, seen);
        }
    }
}

pub(super) fn reach(api: &Api, schema: &Schema, seen: &mut HashSet<TypeId>) {
    let mut stack = vec![schema];
    while let Some(schema) = stack.pop() {
        match &schema.kind {
            Kind::Array(inner) | Kind::Map(inner) | Kind::Nullable(inner) => stack.push(inner),
            Kind::Tuple(items) => stack.extend(items),
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
