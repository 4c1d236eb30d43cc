//! Names: every id of the model gets its Rust name here, once.
//!
//! | what | shape | why two can't meet |
//! |---|---|---|
//! | type | `UpperCamel` | distinct within `types`; components before inline types, then by pointer |
//! | member | `snake` | distinct within its type; `extra` and `additional` are taken |
//! | variant | `UpperCamel` | distinct within its type; `Unlisted` is taken |
//! | operation | `snake`, and `UpperCamel` before a suffix | both distinct within the module |
//! | error, parameters, body, success | operation + `Error`, `Params`, `Body`, `Success` | the suffixes differ; `Client` is taken |
//! | variant of a body | `UpperCamel` of its media type | distinct within its operation |
//! | table | the type's own name, in a module of its own | as the types |
//!
//! A name depends on what is named, never on the order of the document: where several wish for one name, the one
//! spelled exactly so keeps it, and the others are numbered in the order of their wire names or pointers.

mod distinct;
mod members;
mod operations;
mod spell;
mod types;

use std::collections::HashSet;

use crate::model::{Api, OperationId, TypeId};

pub use operations::OperationNames;

/// The Rust names of a model.
#[derive(Debug, Default)]
pub struct Names {
    types: Vec<String>,
    /// The names of types, for questions.
    taken: HashSet<String>,
    members: Vec<Vec<String>>,
    operations: Vec<OperationNames>,
}

impl Names {
    /// Names everything in the model.
    pub fn of(api: &Api) -> Names {
        let operations = operations::operations(api);
        let types = types::types(api, &operations);
        let members = api.types.iter().map(members::members).collect();
        let taken = types.iter().cloned().collect();
        Names { types, taken, members, operations }
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

    /// Whether a type of the module has this name.
    pub fn has_type(&self, name: &str) -> bool {
        self.taken.contains(name)
    }
}
