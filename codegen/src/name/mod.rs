//! Names: every id of the model gets its Rust name here, once.
//!
//! | what | shape | why two can't meet |
//! |---|---|---|
//! | type | `UpperCamel` | distinct within `types`; components before inline types, then by pointer |
//! | member | `snake` | distinct within its type; `extra` and `additional` are taken |
//! | variant | `UpperCamel` | distinct within its type; `Unlisted` is taken |
//! | operation | `snake`, and `UpperCamel` before a suffix | both distinct within the module |
//! | error, parameters, body | operation + `Error`, `Params`, `Body` | the suffixes differ; `Client` is taken |
//! | success, headers | operation + `Success`, `Headers` | the suffixes differ |
//! | variant of a request's body | `UpperCamel` of its media type | distinct within its operation |
//! | body of an answer, of several kinds | operation + status + `Body` | distinct among themselves and from operation + `Body` |
//! | webhook | `UpperCamel`, in the module `webhooks` | distinct there |
//! | callback | `UpperCamel`, in a module named as the operation | distinct there |
//! | table | the type's own name, in a module of its own | as the types |
//!
//! A name depends on what is named, never on the order of the document: where several wish for one name, the one
//! spelled exactly so keeps it, and the others are numbered in the order of their wire names or pointers.

mod distinct;
mod features;
mod identifier;
mod members;
mod operations;
mod spell;
mod types;
mod webhooks;

use std::collections::HashSet;

use crate::model::{Api, OperationId, TypeId, WebhookId};

pub(crate) use features::features;
pub(crate) use identifier::is_identifier;
pub use operations::OperationNames;

/// The Rust names of a model.
#[derive(Debug, Default)]
pub struct Names {
    types: Vec<String>,
    /// The names of all types, for questions; also of those that a slice has left out.
    taken: HashSet<String>,
    members: Vec<Vec<String>>,
    operations: Vec<OperationNames>,
    webhooks: Vec<String>,
}

impl Names {
    /// Names everything in the model.
    pub fn of(api: &Api) -> Names {
        let operations = operations::operations(api);
        let webhooks = webhooks::webhooks(api);
        let types = types::types(api, &operations, &webhooks);
        let members = api.types.iter().map(members::members).collect();
        let taken = types.iter().cloned().collect();
        Names { types, taken, members, operations, webhooks }
    }

    /// The names of what is kept, by index.
    pub(crate) fn pruned(&self, types: &[bool], operations: &[bool], webhooks: &[bool]) -> Names {
        Names {
            types: kept(&self.types, types),
            members: kept(&self.members, types),
            operations: kept(&self.operations, operations),
            webhooks: kept(&self.webhooks, webhooks),
            taken: self.taken.clone(),
        }
    }

    /// The name of a type.
    pub fn type_name(&self, id: TypeId) -> &str {
        &self.types[id.0]
    }

    /// The names of a type's members or variants, in the model's order.
    pub fn members(&self, id: TypeId) -> &[String] {
        &self.members[id.0]
    }

    /// The names that belong to an operation.
    pub fn operation(&self, id: OperationId) -> &OperationNames {
        &self.operations[id.0]
    }

    /// The name of a webhook or callback.
    pub fn webhook(&self, id: WebhookId) -> &str {
        &self.webhooks[id.0]
    }

    /// Whether a type of the document has this name.
    pub fn has_type(&self, name: &str) -> bool {
        self.taken.contains(name)
    }
}

fn kept<T: Clone>(all: &[T], kept: &[bool]) -> Vec<T> {
    all.iter().zip(kept).filter(|(_, kept)| **kept).map(|(name, _)| name.clone()).collect()
}
