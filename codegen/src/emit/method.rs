//! A method of the client: a plain function that fills a call. It is `#[inline]`, as all that the runtime's macros make, so that
//! the crate that calls it compiles it, and what nobody calls is compiled by nobody.
//!
//! ```text
//! #[inline]
//! pub fn update_profile(&self, body: &types::Profile) -> ::tintype::Call<types::Profile, UpdateProfileError> {
//!     self.0.call(&operation::update_profile).body(body).into_call()
//! }
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

use crate::facts::Retry;
use crate::model::{Kind, OperationId, Parameter, TextFormat};

use super::Emit;
use super::doc::{lines, prose};
use super::paths::{hidden, ident, text};
use super::rust_type::From;

impl Emit<'_> {
    /// The types that belong to an operation: its parameters, bodies, successes and error.
    pub(super) fn operation_types(&self, id: OperationId) -> TokenStream {
        let (params, body) = (self.params(id), self.body_enum(id));
        let (success, bodies, error) = (self.success(id), self.answer_bodies(id), self.error(id));
        quote!(#params #body #success #bodies #error)
    }

    pub(super) fn method(&self, id: OperationId) -> TokenStream {
        let names = self.names.operation(id);
        let (method, error) = (ident(&names.method), format_ident!("{}Error", names.camel));
        let docs = self.method_doc(id);
        let output = self.output(id);
        let required = self.required_parameters(id);
        let required = required.iter().map(|(name, parameter)| self.argument(id, name, parameter));
        let (mut arguments, mut steps): (Vec<_>, Vec<_>) = required.unzip();
        if !self.optional_parameters(id).is_empty() {
            let params = self.params_name(id);
            arguments.push(quote!(params: &#params));
            steps.push(quote!(.parameters(params)));
        }
        if let Some((argument, step)) = self.body_argument(id) {
            arguments.push(argument);
            steps.push(step);
        }
        let end = match self.envelope_of(id) {
            Some((envelope, _, _)) => quote!(.into_enveloped::<#envelope, _>()),
            None => quote!(.into_call()),
        };
        let generics = self.body_generics(id);
        let many = (arguments.len() > 6).then(|| quote!(#[allow(clippy::too_many_arguments)]));
        quote! {
            #docs
            #many
            #[inline]
            pub fn #method #generics(&self #(, #arguments)*) -> ::tintype::Call<#output, #error> {
                self.0.call(&operation::#method) #(#steps)* #end
            }
        }
    }

    /// The argument of a required parameter, and the step that takes it.
    pub(super) fn argument(&self, id: OperationId, name: &Ident, parameter: &Parameter) -> (TokenStream, TokenStream) {
        let wire = text(&self.wire_name(id, parameter));
        let schema = parameter.schema.without_null();
        let held = self.rust_type(schema, From::Module);
        match schema.kind {
            Kind::Text(TextFormat::Plain) => (quote!(#name: &str), quote!(.text(#wire, #name))),
            Kind::Boolean | Kind::Integer(_) | Kind::Quoted(_) | Kind::Number => {
                (quote!(#name: #held), quote!(.parameter(#wire, &#name)))
            }
            Kind::Array(ref inner) if !parameter.schema.is_nullable() => {
                let inner = self.rust_type(inner, From::Module);
                (quote!(#name: &[#inner]), quote!(.list(#wire, #name)))
            }
            _ => (quote!(#name: &#held), quote!(.parameter(#wire, #name))),
        }
    }

    fn method_doc(&self, id: OperationId) -> TokenStream {
        let operation = &self.api.operations[id.0];
        let mut shown = prose(&operation.doc);
        if !shown.is_empty() {
            shown.push_str("\n\n");
        }
        let request = format!("{} {}", operation.method, operation.path).replace('`', "'").replace(hidden, " ");
        shown.push_str(&format!("`{request}`, retry class: "));
        match Retry::of(operation) {
            Retry::Keyed(header) => {
                shown.push_str(&format!("keyed by `{}`", header.replace('`', "'").replace(hidden, " ")))
            }
            class => shown.push_str(class.word()),
        }
        shown.push_str(&self.update_doc(id));
        shown.extend(self.pages_doc(operation));
        if let Some(server) = operation.servers.first() {
            let url = server.url.replace('`', "'").replace(hidden, " ");
            shown.push_str(&format!("\n\nIt is sent to `{url}`, unless the client was given a base URL."));
        }
        if operation.doc.deprecated {
            shown.push_str("\n\n**Deprecated** by the provider.");
        }
        lines(&shown)
    }
}
