//! A position under a name of its own:
//!
//! ```text
//! #[derive(Clone, PartialEq)]
//! pub struct Names(pub Vec<String>);
//! ::tintype::alias!(Names(Vec<String>), table::Names);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Schema, TypeId};

use super::Emit;
use super::doc::doc;
use super::paths::ident;

impl Emit<'_> {
    pub(super) fn alias(&self, id: TypeId, schema: &Schema) -> TokenStream {
        let name = ident(self.names.type_name(id));
        let docs = doc(&self.api.type_of(id).doc);
        let mut held = self.rust_type_in(id, schema);
        if self.facts.is_boxed(id, 0) {
            let boxed = self.prelude("Box");
            held = quote!(#boxed<#held>);
        }
        quote! {
            #docs
            #[derive(Clone, PartialEq)]
            pub struct #name(pub #held);
            ::tintype::alias!(#name(#held), table::#name);
        }
    }
}
