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
mod object;
mod operation;
mod outline;
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
mod webhook;

use proc_macro2::TokenStream;
use quote::quote;

use crate::facts::Facts;
use crate::model::{Api, Body, TypeId};
use crate::name::Names;
use crate::slice::Features;

pub(crate) use outline::outline;
pub(crate) use places::Lines;

/// What the emitters read.
pub(crate) struct Emit<'a> {
    pub(crate) api: &'a Api,
    pub(crate) names: &'a Names,
    pub(crate) facts: &'a Facts,
    pub(crate) features: &'a Features,
    pub(crate) shared: std::rc::Rc<assertion::Shared>,
}

/// The module's items; without a client if `types_only`.
pub(crate) fn emit(
    api: &Api,
    names: &Names,
    facts: &Facts,
    features: &Features,
    lines: &Lines,
    types_only: bool,
) -> TokenStream {
    let emit = Emit { api, names, facts, features, shared: assertion::Shared::of(api).into() };
    let types = emit.types();
    let tables = emit.tables(lines);
    if types_only {
        return quote!(#types #tables);
    }
    let client = emit.client();
    let operations = emit.operation_tables();
    let methods = emit.operation_types();
    let webhooks = emit.webhooks();
    quote! {
        #client
        #methods
        #webhooks
        #types
        #operations
        #tables
    }
}

impl Emit<'_> {
    fn types(&self) -> TokenStream {
        if self.api.types.is_empty() {
            return TokenStream::new();
        }
        let mut order: Vec<TypeId> = (0..self.api.types.len()).map(TypeId).collect();
        order.sort_by_key(|id| self.names.type_name(*id));
        let items = order.iter().map(|id| match &self.api.type_of(*id).body {
            Body::Object { members, additional } => self.object(*id, members, additional),
            Body::Strings(values) => self.strings(*id, values),
            Body::Integers(values) => self.integers(*id, values),
            Body::Union { variants, .. } => self.union(*id, variants),
            Body::Alias(schema) => self.alias(*id, schema),
        });
        let items = order.iter().zip(items).map(|(id, items)| self.gate_type(*id, items));
        let unused = self.allow_unused_import();
        let allow = paths::allow();
        quote! {
            #[doc = " The types of the API."]
            #allow
            pub mod types {
                #unused
                use super::table;
                #(#items)*
            }
        }
    }
}
