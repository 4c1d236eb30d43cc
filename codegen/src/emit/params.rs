//! The optional parameters of an operation, as a struct of their own:
//!
//! ```text
//! #[derive(Clone, PartialEq)]
//! pub struct ListPetsParams { pub limit: Option<i64>, pub extra: ::tintype::Extra }
//! ```

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{OperationId, Parameter};

use super::Emit;
use super::doc::{doc, lines, prose};
use super::paths::{allow, ident, text};
use super::rule::Patterns;
use super::rust_type::From;

impl Emit<'_> {
    /// The parameters that are passed one by one: name, parameter.
    pub(super) fn required_parameters(&self, id: OperationId) -> Vec<(proc_macro2::Ident, &Parameter)> {
        self.parameters(id, |parameter| parameter.required)
    }

    /// The parameters that stand in the struct.
    pub(super) fn optional_parameters(&self, id: OperationId) -> Vec<(proc_macro2::Ident, &Parameter)> {
        self.parameters(id, |parameter| !parameter.required)
    }

    fn parameters(
        &self,
        id: OperationId,
        wanted: impl Fn(&Parameter) -> bool,
    ) -> Vec<(proc_macro2::Ident, &Parameter)> {
        let names = self.names.operation(id).parameters.iter().map(|name| ident(name));
        let all = names.zip(&self.api.operations[id.0].parameters);
        all.filter(|(_, parameter)| parameter.fixed.is_none() && wanted(parameter)).collect()
    }

    /// The parameter's name, with its place before it where two places share the name.
    pub(super) fn wire_name(&self, id: OperationId, parameter: &Parameter) -> String {
        let all = &self.api.operations[id.0].parameters;
        if all.iter().filter(|other| other.wire == parameter.wire).count() < 2 {
            return parameter.wire.clone();
        }
        format!("{}/{}", format!("{:?}", parameter.location).to_lowercase(), parameter.wire)
    }

    pub(super) fn params_name(&self, id: OperationId) -> proc_macro2::Ident {
        format_ident!("{}Params", self.names.operation(id).camel)
    }

    pub(super) fn params(&self, id: OperationId) -> TokenStream {
        let optional = self.optional_parameters(id);
        if optional.is_empty() {
            return TokenStream::new();
        }
        let name = self.params_name(id);
        let shown = self.api.operations[id.0].id.clone().unwrap_or_else(|| self.names.operation(id).method.clone());
        let summary =
            format!(" The optional parameters of `{}`.", shown.replace('`', "'").replace(super::paths::hidden, " "));
        let option = self.prelude("Option");
        let fields = optional.iter().map(|(field, parameter)| {
            let (docs, note) = (doc(&parameter.doc), default_note(parameter));
            let held = self.rust_type(parameter.schema.without_null(), From::Module);
            quote!(#docs #note pub #field: #option<#held>,)
        });
        let all: Vec<_> = optional.iter().map(|(field, _)| field).collect();
        let allow = allow();
        quote! {
            #[doc = #summary]
            #[derive(Clone, PartialEq)]
            #allow
            pub struct #name {
                #(#fields)*
                #[doc = " Further query parameters, sent as they are."]
                pub extra: ::tintype::Extra,
            }
            #allow
            impl #name {
                #[doc = " With every parameter absent."]
                #[must_use]
                #[inline]
                pub fn new() -> Self {
                    ::tintype::shape::Slot::blank()
                }
            }
            ::tintype::object!(#name, operation::#name, new(), [#(#all),*], extra);
        }
    }

    pub(super) fn params_table(&self, id: OperationId) -> TokenStream {
        let optional = self.optional_parameters(id);
        if optional.is_empty() {
            return TokenStream::new();
        }
        let mut patterns = Patterns::new(&self.shared, true);
        let fields: Vec<_> = optional
            .iter()
            .map(|(_, parameter)| {
                let (name, schema) =
                    (text(&self.wire_name(id, parameter)), self.schema(&parameter.schema, &mut patterns, true));
                let flags = parameter.sensitive.then(|| quote!(.sensitive()));
                quote!(t::Field::optional(#name, #schema) #flags)
            })
            .collect();
        let name = self.params_name(id);
        self.shape_of(&name.to_string(), "closed", &quote!(&[#(#fields),*]), &TokenStream::new(), &mut patterns)
    }
}

/// What holds where a parameter is absent.
fn default_note(parameter: &Parameter) -> TokenStream {
    let Some(default) = parameter.default.as_ref().filter(|default| default.len() < 60) else {
        return TokenStream::new();
    };
    let shown = default.replace('`', "'").replace(super::paths::hidden, " ");
    let note = format!("(`{shown}` where absent)");
    lines(&if prose(&parameter.doc).is_empty() { note } else { format!("\n{note}") })
}
