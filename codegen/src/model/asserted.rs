//! The assertions that rules lead to.

use super::{Additional, Api, AssertionId, Body, Check, Kind, Rule, Schema};

impl Api {
    /// The assertions that stand as rules on types and positions, in the order of the types and operations.
    pub fn asserted(&self) -> Vec<AssertionId> {
        let mut found = Vec::new();
        for read in &self.types {
            of_rules(&read.rules, &mut found);
            match &read.body {
                Body::Object { members, additional } => {
                    members.iter().for_each(|member| of_schema(&member.schema, &mut found));
                    if let Additional::Typed(schema) = additional {
                        of_schema(schema, &mut found);
                    }
                }
                Body::Union { variants, .. } => {
                    variants.iter().for_each(|variant| of_schema(&variant.schema, &mut found));
                }
                Body::Alias(schema) => of_schema(schema, &mut found),
                Body::Strings(_) | Body::Integers(_) => {}
            }
        }
        for operation in &self.operations {
            operation.parameters.iter().for_each(|parameter| of_schema(&parameter.schema, &mut found));
            let contents = operation.body.iter().flat_map(|body| &body.contents);
            contents.for_each(|content| of_schema(&content.schema, &mut found));
            let bodies = operation.answers.iter().flat_map(|answer| &answer.bodies);
            bodies.for_each(|body| of_schema(&body.schema, &mut found));
            let headers = operation.answers.iter().flat_map(|answer| &answer.headers);
            headers.for_each(|header| of_schema(&header.schema, &mut found));
        }
        found
    }
}

fn of_rules(rules: &[Rule], found: &mut Vec<AssertionId>) {
    found.extend(rules.iter().filter_map(|rule| match &rule.check {
        Check::Assert(id, _) => Some(*id),
        _ => None,
    }));
}

fn of_schema(schema: &Schema, found: &mut Vec<AssertionId>) {
    of_rules(&schema.rules, found);
    match &schema.kind {
        Kind::Array(inner) | Kind::Map(inner) | Kind::Nullable(inner) => of_schema(inner, found),
        Kind::Tuple(items) => items.iter().for_each(|item| of_schema(item, found)),
        _ => {}
    }
}
