//! What the reading of openapiv3 says.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{OpenAPI, Operation, Parameter, PathItem, ReferenceOr, Schema, SchemaKind, Type};
use serde_json::Value;

/// Headers that a parameter cannot be (OpenAPI 3.0.4, section 4.7.12.1).
const NOT_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

pub(in super::super) fn facts(document: &OpenAPI) -> BTreeSet<String> {
    let mut theirs = Theirs { document, facts: BTreeSet::new() };
    for (path, item) in document.paths.iter() {
        let Some(item) = item.as_item() else {
            theirs.facts.insert(super::elsewhere(path));
            continue;
        };
        for (method, operation) in item.iter() {
            theirs.operation(&method.to_uppercase(), path, item, operation);
        }
    }
    for (name, schema) in document.components.iter().flat_map(|components| &components.schemas) {
        theirs.schema(name, schema);
    }
    theirs.facts
}

struct Theirs<'a> {
    document: &'a OpenAPI,
    facts: BTreeSet<String>,
}

impl<'a> Theirs<'a> {
    fn operation(&mut self, method: &str, path: &str, item: &'a PathItem, operation: &'a Operation) {
        self.facts.insert(super::operation(method, path, operation.operation_id.as_deref()));
        // A parameter of the operation replaces that of the path item (section 4.7.9).
        let mut all: BTreeMap<(&str, &str), bool> = BTreeMap::new();
        for parameter in item.parameters.iter().chain(&operation.parameters) {
            let Some(parameter) = self.parameter(parameter) else { continue };
            let place = match parameter {
                Parameter::Query { .. } => "query",
                Parameter::Header { .. } => "header",
                Parameter::Path { .. } => "path",
                Parameter::Cookie { .. } => "cookie",
            };
            let data = parameter.parameter_data_ref();
            let is_header = place == "header" && NOT_PARAMETERS.contains(&data.name.to_lowercase().as_str());
            if !is_header {
                // Those of the path are required, whatever they say.
                all.insert((place, &data.name), data.required || place == "path");
            }
        }
        for ((place, name), required) in all {
            self.facts.insert(super::parameter(method, path, place, name, required));
        }
    }

    fn parameter(&self, parameter: &'a ReferenceOr<Parameter>) -> Option<&'a Parameter> {
        let mut at = parameter;
        for _ in 0..8 {
            match at {
                ReferenceOr::Item(parameter) => return Some(parameter),
                ReferenceOr::Reference { reference } => {
                    let name = reference.strip_prefix("#/components/parameters/")?;
                    at = self.document.components.as_ref()?.parameters.get(name)?;
                }
            }
        }
        None
    }

    fn schema(&mut self, name: &str, schema: &'a ReferenceOr<Schema>) {
        self.facts.insert(super::schema(name));
        if let Some(values) = self.resolved(schema).and_then(values) {
            self.facts.insert(super::values(name, None, values));
        }
        let mut members = Members::default();
        self.members(schema, &mut members, 0);
        for member in &members.required {
            if members.properties.contains_key(member) {
                self.facts.insert(super::required(name, member));
            }
        }
        for (member, all) in &members.properties {
            let mut listed = Vec::new();
            for part in all {
                self.listed(part, &mut listed, 0);
            }
            let common =
                listed.into_iter().reduce(|one, other| one.into_iter().filter(|it| other.contains(it)).collect());
            if let Some(values) = common {
                self.facts.insert(super::values(name, Some(member), values));
            }
        }
    }

    /// The lists of values that apply to a schema, itself and by `allOf`.
    fn listed(&self, schema: &ReferenceOr<&'a Schema>, listed: &mut Vec<Vec<String>>, depth: usize) {
        let schema = match schema {
            ReferenceOr::Item(schema) => Some(*schema),
            ReferenceOr::Reference { reference } => self.named(reference),
        };
        let Some(schema) = schema.filter(|_| depth < 16) else { return };
        listed.extend(values(schema));
        let all_of = match &schema.schema_kind {
            SchemaKind::AllOf { all_of } => all_of,
            SchemaKind::Any(any) => &any.all_of,
            _ => return,
        };
        for part in all_of {
            let part = self.resolved(part).map(ReferenceOr::Item);
            part.iter().for_each(|part| self.listed(part, listed, depth + 1));
        }
    }

    fn named(&self, reference: &str) -> Option<&'a Schema> {
        let name = reference.strip_prefix("#/components/schemas/")?;
        self.resolved(self.document.components.as_ref()?.schemas.get(name)?)
    }

    /// The members that a schema has itself and by `allOf`.
    fn members(&self, schema: &'a ReferenceOr<Schema>, members: &mut Members<'a>, depth: usize) {
        let Some(schema) = self.resolved(schema).filter(|_| depth < 16) else { return };
        let (properties, required, all_of) = match &schema.schema_kind {
            SchemaKind::Type(Type::Object(object)) => (Some(&object.properties), object.required.as_slice(), None),
            SchemaKind::Any(any) => (Some(&any.properties), any.required.as_slice(), Some(&any.all_of)),
            SchemaKind::AllOf { all_of } => (None, [].as_slice(), Some(all_of)),
            _ => return,
        };
        members.required.extend(required.iter().map(String::as_str));
        for (name, property) in properties.into_iter().flatten() {
            let property = match property {
                ReferenceOr::Item(schema) => ReferenceOr::Item(&**schema),
                ReferenceOr::Reference { reference } => ReferenceOr::Reference { reference: reference.clone() },
            };
            members.properties.entry(name).or_default().push(property);
        }
        for part in all_of.into_iter().flatten() {
            self.members(part, members, depth + 1);
        }
    }

    fn resolved(&self, schema: &'a ReferenceOr<Schema>) -> Option<&'a Schema> {
        let mut at = schema;
        for _ in 0..8 {
            match at {
                ReferenceOr::Item(schema) => return Some(schema),
                ReferenceOr::Reference { reference } => {
                    let name = reference.strip_prefix("#/components/schemas/")?;
                    at = self.document.components.as_ref()?.schemas.get(name)?;
                }
            }
        }
        None
    }
}

#[derive(Default)]
struct Members<'a> {
    properties: BTreeMap<&'a str, Vec<ReferenceOr<&'a Schema>>>,
    required: BTreeSet<&'a str>,
}

/// The values of an enum of strings or integers, without null.
fn values(schema: &Schema) -> Option<Vec<String>> {
    let listed: Vec<Value> = match &schema.schema_kind {
        SchemaKind::Type(Type::String(text)) => text.enumeration.iter().flatten().cloned().map(Value::from).collect(),
        SchemaKind::Type(Type::Integer(integer)) => {
            integer.enumeration.iter().flatten().copied().map(Value::from).collect()
        }
        SchemaKind::Any(any) => any.enumeration.iter().filter(|value| !value.is_null()).cloned().collect(),
        _ => return None,
    };
    let same = listed.iter().all(Value::is_string) || listed.iter().all(Value::is_i64);
    let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    (same && !listed.is_empty()).then(|| listed.iter().map(text).collect())
}
