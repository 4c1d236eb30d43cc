//! The documented headers of an operation's answers, as a struct that is read on demand:
//!
//! ```text
//! #[derive(Clone, PartialEq)]
//! pub struct ListPetsHeaders { pub x_next: Option<String>, pub extra: ::tintype::Extra }
//! ::tintype::object!(ListPetsHeaders, operation::ListPetsHeaders, new(), [x_next], extra);
//! ```
//!
//! Where operations have the same headers, the struct is that of the first by name, and the others' is another name of it.

use std::collections::HashMap;

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::model::OperationId;

use super::Emit;
use super::doc::doc;
use super::paths::{allow, ident, text};
use super::rule::Patterns;
use super::rust_type::From;

impl Emit<'_> {
    fn headers_name(&self, id: OperationId) -> Ident {
        format_ident!("{}Headers", self.names.operation(id).camel)
    }

    /// The operation whose struct of headers an operation has: itself, or the first by name with the same headers.
    pub(super) fn headers_of(&self, id: OperationId) -> Option<OperationId> {
        self.headers.get(id.0).copied().flatten()
    }

    /// [`Self::headers_of`] for all operations.
    pub(super) fn shared_headers(&self) -> Vec<Option<OperationId>> {
        let mut known: HashMap<String, OperationId> = HashMap::new();
        let mut all = vec![None; self.api.operations.len()];
        for id in self.operations_by_name() {
            if let (Some(key), Some(slot)) = (self.headers_key(id), all.get_mut(id.0)) {
                *slot = Some(*known.entry(key).or_insert(id));
            }
        }
        all
    }

    /// The struct of an operation's headers, or its other name.
    pub(super) fn headers(&self, id: OperationId) -> TokenStream {
        let Some(first) = self.headers_of(id) else { return TokenStream::new() };
        let (name, shown) = (self.headers_name(id), &self.names.operation(id).method);
        let summary = format!(" The headers of the answers of `{shown}`, for `Response::typed_headers`.");
        if first == id {
            return self.gate_operation(id, self.headers_struct(id, &name, &summary));
        }
        let (first, allow) = (self.headers_name(first), allow());
        quote!(#[doc = #summary] #allow pub type #name = #first;)
    }

    /// The same for operations that have the same headers.
    fn headers_key(&self, id: OperationId) -> Option<String> {
        let headers = self.api.operations[id.0].headers();
        let key = headers.iter().map(|header| {
            let schema = self.schema(&header.schema, &mut Patterns::new(&self.shared, true), true);
            let held = self.rust_type(&header.schema, From::Module);
            format!("{}\n{held}\n{schema}\n{:?}\n", header.wire, header.schema.rules)
        });
        // Behind features, the struct of another operation may not be there.
        let alone = if self.features.all().is_empty() { "" } else { &self.names.operation(id).method };
        Some(key.collect::<String>()).filter(|key| !key.is_empty()).map(|key| key + alone)
    }

    fn headers_struct(&self, id: OperationId, name: &Ident, summary: &str) -> TokenStream {
        let headers = self.api.operations[id.0].headers();
        let fields: Vec<Ident> = self.names.operation(id).headers.iter().map(|name| ident(name)).collect();
        let option = self.prelude("Option");
        let declared = headers.iter().zip(&fields).map(|(header, field)| {
            let mut about = header.doc.clone();
            about.summary = about.summary.or_else(|| Some(format!("`{}`", header.wire.replace('`', "'"))));
            let docs = doc(&about);
            let held = self.rust_type(header.schema.without_null(), From::Module);
            quote!(#docs pub #field: #option<#held>,)
        });
        let allow = allow();
        quote! {
            #[doc = #summary]
            #[derive(Clone, PartialEq)]
            #allow
            pub struct #name {
                #(#declared)*
                #[doc = " Headers that do not fit their types, as they came."]
                pub extra: ::tintype::Extra,
            }
            ::tintype::object!(#name, operation::#name, new(), [#(#fields),*], extra);
        }
    }

    /// The table of the struct.
    pub(super) fn headers_table(&self, id: OperationId) -> TokenStream {
        let mut patterns = Patterns::new(&self.shared, true);
        let headers = self.api.operations[id.0].headers();
        let fields = headers.iter().map(|header| {
            let (name, schema) = (text(&header.wire), self.schema(&header.schema, &mut patterns, true));
            let secret = header.wire.eq_ignore_ascii_case("set-cookie");
            let flags = secret.then(|| quote!(.sensitive()));
            quote!(t::Field::optional(#name, #schema) #flags)
        });
        let fields: Vec<TokenStream> = fields.collect();
        let name = self.headers_name(id);
        self.shape_of(&name.to_string(), "closed", &quote!(&[#(#fields),*]), &TokenStream::new(), &mut patterns)
    }
}
