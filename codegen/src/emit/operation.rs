//! The tables of operations:
//!
//! ```text
//! mod operation {
//!     pub(super) static update_profile: o::Operation = o::Operation { name: "update_profile", … };
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Answer, OperationId, Parameter, Style};

use super::Emit;
use super::client::place_name;
use super::paths::{ident, text};
use super::rule::Patterns;

impl Emit<'_> {
    pub(super) fn operation_tables(&self) -> TokenStream {
        if self.api.operations.is_empty() {
            return TokenStream::new();
        }
        let ids = self.operations_by_name();
        let tables = ids.iter().map(|id| {
            let (table, params) = (self.operation_table(*id), self.params_table(*id));
            quote!(#table #params)
        });
        quote! {
            #[allow(dead_code, non_upper_case_globals, unused_imports)]
            mod operation {
                use ::tintype::operation as o;
                use ::tintype::shape as t;
                use super::table::places;
                #(#tables)*
            }
        }
    }

    /// The operations in the order of their names.
    pub(super) fn operations_by_name(&self) -> Vec<OperationId> {
        let mut ids: Vec<OperationId> = (0..self.api.operations.len()).map(OperationId).collect();
        ids.sort_by_key(|id| &self.names.operation(*id).method);
        ids
    }

    fn operation_table(&self, id: OperationId) -> TokenStream {
        let operation = &self.api.operations[id.0];
        let mut patterns = Patterns::new(&self.shared, true);
        let name = &self.names.operation(id).method;
        let shown = operation.id.clone().unwrap_or_else(|| format!("{} {}", operation.method, operation.path));
        let (shown, method, path) = (text(&shown), text(&operation.method), text(&operation.path));
        let parameters: Vec<_> = operation.parameters.iter().map(|p| self.parameter_table(p, &mut patterns)).collect();
        let body = match &operation.body {
            None => quote!(None),
            Some(body) => {
                let (required, media) = (body.required, text(&body.media));
                let schema = self.schema(&body.schema, &mut patterns, true);
                quote!(Some(o::RequestBody { required: #required, media: #media, schema: #schema }))
            }
        };
        let answers: Vec<_> = operation.answers.iter().map(|answer| self.answer_table(answer, &mut patterns)).collect();
        let security = operation.security.iter().map(|names| {
            let names = names.iter().map(|name| text(name));
            quote!(&[#(#names),*])
        });
        let value = quote!(o::Operation {
            name: #name,
            id: #shown,
            method: #method,
            path: #path,
            parameters: &[#(#parameters),*],
            body: #body,
            responses: &[#(#answers),*],
            security: &[#(#security),*],
            source: &places,
        });
        self.static_of(&ident(name), &quote!(o::Operation), &value, &mut patterns)
    }

    fn parameter_table(&self, parameter: &Parameter, patterns: &mut Patterns) -> TokenStream {
        let (name, place) = (text(&parameter.wire), place_name(parameter.location));
        let (required, explode, sensitive) = (parameter.required, parameter.explode, parameter.sensitive);
        let fixed = match parameter.fixed.as_deref().map(text) {
            Some(value) => quote!(Some(#value)),
            None => quote!(None),
        };
        let style = ident(match parameter.style {
            Style::Simple => "Simple",
            Style::Form => "Form",
            Style::SpaceDelimited => "SpaceDelimited",
            Style::PipeDelimited => "PipeDelimited",
            Style::DeepObject => "DeepObject",
        });
        let schema = self.schema(&parameter.schema, patterns, true);
        quote!(o::Parameter {
            name: #name,
            place: o::In::#place,
            required: #required,
            fixed: #fixed,
            style: o::Style::#style,
            explode: #explode,
            schema: #schema,
            sensitive: #sensitive,
        })
    }

    fn answer_table(&self, answer: &Answer, patterns: &mut Patterns) -> TokenStream {
        let status = text(&answer.status);
        let media = match answer.media.as_deref().map(text) {
            Some(media) => quote!(Some(#media)),
            None => quote!(None),
        };
        let schema = match &answer.schema {
            Some(schema) => {
                let schema = self.schema(schema, patterns, true);
                quote!(Some(#schema))
            }
            None => quote!(None),
        };
        quote!(o::Answer { status: #status, media: #media, schema: #schema })
    }
}
