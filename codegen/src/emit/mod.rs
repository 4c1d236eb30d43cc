//! A named model to tokens. Nothing here can fail: whatever could was decided before.
//!
//! ```text
//! pub mod types { … }        // a Rust type per type of the model
//! mod table { … }            // their tables, and the lines of the document
//! mod operation { … }        // a table per operation
//! pub struct Client; …       // a method per operation, and its error, parameters and success types
//! ```

mod alias;
mod answer_body;
mod assertion;
mod body;
mod client;
mod doc;
mod envelope;
mod error;
mod gate;
mod headers;
mod integers;
mod method;
mod module;
mod object;
mod operation;
mod outline;
mod pages;
mod params;
mod paths;
mod places;
mod rule;
mod rust_type;
mod scheme;
mod strings;
mod success;
mod table;
mod union;
mod update;
mod webhook;

use std::sync::Arc;

use crate::facts::Facts;
use crate::model::{Api, OperationId};
use crate::name::Names;
use crate::slice::Features;

pub(crate) use module::{Block, Module, Part, Piece};
pub(crate) use outline::outline;
pub(crate) use places::Lines;

/// What the emitters read.
pub(crate) struct Emit<'a> {
    api: &'a Api,
    names: &'a Names,
    facts: &'a Facts,
    features: &'a Features,
    shared: Arc<assertion::Shared>,
    /// For each operation, the one whose struct of headers it has.
    headers: Vec<Option<OperationId>>,
    /// Whether names of the prelude may mean types of the module.
    shadows: bool,
}

impl<'a> Emit<'a> {
    fn new(api: &'a Api, names: &'a Names, facts: &'a Facts, features: &'a Features) -> Emit<'a> {
        let shared = assertion::Shared::of(api).into();
        let shadows = paths::shadows(names);
        let mut emit = Emit { api, names, facts, features, shared, headers: Vec::new(), shadows };
        emit.headers = emit.shared_headers();
        emit
    }
}
