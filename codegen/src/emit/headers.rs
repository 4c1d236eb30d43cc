//! The documented headers of an operation's answers, as a struct that is read on demand:
//!
//! ```text
//! #[derive(Clone, PartialEq)]
//! pub struct ListPetsHeaders { pub x_next: Option<String>, pub extra: ::tintype::Extra }
//! ::tintype::object!(ListPetsHeaders, operation::ListPetsHeaders, new(), [x_next], extra);
//! ```
//!
//! Where operations have the same headers, the struct is that of the first by name, and the others' is another name of it.

use std::collections::BTreeMap;

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

    /// The structs and their other names, for all operations.
    pub(super) fn headers(&self) -> TokenStream {
        let mut known: BTreeMap<String, Ident> = BTreeMap::new();
        let all = self.operations_by_name().into_iter().filter_map(|id| {
            let key = self.headers_key(id)?;
            let name = self.headers_name(id);
            let shown = &self.names.operation(id).method;
            let summary = format!(" The headers of the answers of `{shown}`, for `Response::typed_headers`.");
            if let Some(first) = known.get(&key) {
                let allow = allow();
                return Some(quote!(#[doc = #summary] #allow pub type #name = #first;));
            }
            known.insert(key, name.clone());
            Some(self.gate_operation(id, self.headers_struct(id, &name, &summary)))
        });
        quote!(#(#all)*)
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

    /// The tables of the structs.
    pub(super) fn headers_tables(&self) -> TokenStream {
        let mut known = std::collections::HashSet::new();
        let all = self.operations_by_name().into_iter().filter_map(|id| {
            let key = self.headers_key(id)?;
            known.insert(key).then(|| self.gate_operation(id, self.headers_table(id)))
        });
        quote!(#(#all)*)
    }

    fn headers_table(&self, id: OperationId) -> TokenStream {
        let mut patterns = Patterns::new(&self.shared, true);
        let headers = self.api.operations[id.0].headers();
        let fields = headers.iter().map(|header| {
            let (name, schema) = (text(&header.wire), self.schema(&header.schema, &mut patterns, true));
            let secret = header.wire.eq_ignore_ascii_case("set-cookie");
            let flags = if secret { quote!(t::Flags::SENSITIVE) } else { quote!(t::Flags::NONE) };
            quote!(t::Field(#name, #flags, #schema, None))
        });
        let fields: Vec<TokenStream> = fields.collect();
        let name = self.headers_name(id);
        let shown = name.to_string();
        let value = quote!(t::Shape {
            name: #shown,
            source: &places,
            body: t::Body::Object(&[#(#fields),*], t::Additional::Closed),
            rules: &[],
        });
        self.static_of(&name, &quote!(t::Shape), &value, &mut patterns)
    }
}
