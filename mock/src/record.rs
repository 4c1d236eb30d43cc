//! The records: what the provider keeps.

use std::collections::HashMap;

use tintype::shape::{Additional, Flags, Kind, Schema};
use tintype::{Json, Map};

use crate::words::{knows, member, object, sets};

/// The record stores by their names; in each the records by their keys, or one under the empty key.
#[derive(Debug, Clone, Default)]
pub(crate) struct Records(HashMap<String, Map<Json>>);

impl Records {
    pub(crate) fn store(&mut self, name: &str) -> &mut Map<Json> {
        self.0.entry(name.to_owned()).or_default()
    }

    pub(crate) fn get(&self, name: &str) -> Option<&Map<Json>> {
        self.0.get(name)
    }
}

/// Takes the members of a change into a record: those that are there, null as null, never those the server alone sets.
/// Objects with known members are changed member by member, everything else is replaced.
pub(crate) fn merge(record: &mut Json, change: &Json, schema: Option<&'static Schema>) {
    let Json::Object(change) = change else { return };
    if record.as_object().is_none() {
        *record = Json::Object(Map::new());
    }
    let Json::Object(record) = record else { return };
    for (name, value) in change.iter() {
        let field = schema.and_then(|schema| member(schema, name));
        if field.is_some_and(|field| field.flags().has(Flags::READ_ONLY)) {
            continue;
        }
        match (record.get_mut(name), field) {
            (Some(old @ Json::Object(_)), Some(field))
                if value.as_object().is_some() && object(field.schema()).is_some() =>
            {
                merge(old, value, Some(field.schema()));
            }
            _ => {
                record.insert(name, value.clone());
            }
        }
    }
}

/// The members of a record that an answer shows: those it knows, and those that neither side of the document knows.
/// What the request alone knows (a password, say) stays with the provider.
pub(crate) fn shown(record: &Json, written: Option<&'static Schema>, answer: Option<&'static Schema>) -> Map<Json> {
    let closed = answer.and_then(object).is_some_and(|(_, additional)| matches!(additional, Additional::Closed));
    let visible = |name: &str| match answer.and_then(|schema| member(schema, name)) {
        Some(field) => !field.flags().has(Flags::WRITE_ONLY),
        None => !closed && !knows(written, name) || is_map(answer),
    };
    let members = record.as_object().into_iter().flat_map(Map::iter);
    members.filter(|(name, _)| visible(name)).map(|(name, value)| (name, value.clone())).collect()
}

fn is_map(schema: Option<&'static Schema>) -> bool {
    schema.is_some_and(|schema| matches!(schema.resolved().kind, Kind::Map(_)))
}

/// A record before its first write: of the documented example what a request can't say, and null for what it may say.
pub(crate) fn blank(example: Option<&Json>, written: Option<&'static Schema>, answer: Option<&'static Schema>) -> Json {
    let mut record: Map<Json> = Map::new();
    for (name, value) in example.and_then(Json::as_object).into_iter().flat_map(Map::iter) {
        let field = answer.and_then(|schema| member(schema, name));
        if !sets(written, name) {
            record.insert(name, value.clone());
        } else if field.is_some_and(|field| field.schema().holds_null()) {
            record.insert(name, Json::Null);
        }
    }
    Json::Object(record)
}
