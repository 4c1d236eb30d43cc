//! The tables of operations:
//!
//! ```text
//! mod operation {
//!     pub(super) static update_profile: o::Operation = o::Operation { name: "update_profile", … };
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Answer, Coding, Content, Encoding, OperationId, Parameter, Style};

use super::Emit;
use super::body;
use super::client::place_name;
use super::paths::{ident, text};
use super::rule::Patterns;

impl Emit<'_> {
    /// The table of an operation, and that of its optional parameters.
    pub(super) fn operation_tables(&self, id: OperationId) -> TokenStream {
        let (table, params) = (self.operation_table(id), self.params_table(id));
        quote!(#table #params)
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
                let required = body.required;
                let contents: Vec<_> = body.contents.iter().map(|c| self.content_table(c, &mut patterns)).collect();
                quote!(Some(o::RequestBody { required: #required, content: &[#(#contents),*] }))
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
        let style = style_name(parameter.style);
        let allowed = match (parameter.reserved, parameter.empty) {
            (false, false) => quote!(o::Allow::NONE),
            (true, false) => quote!(o::Allow::RESERVED),
            (false, true) => quote!(o::Allow::EMPTY),
            (true, true) => quote!(o::Allow(o::Allow::RESERVED.0 | o::Allow::EMPTY.0)),
        };
        let schema = self.schema(&parameter.schema, patterns, true);
        quote!(o::Parameter {
            name: #name,
            place: o::In::#place,
            required: #required,
            fixed: #fixed,
            style: o::Style::#style,
            explode: #explode,
            allow: #allowed,
            schema: #schema,
            sensitive: #sensitive,
        })
    }

    fn content_table(&self, content: &Content, patterns: &mut Patterns) -> TokenStream {
        let (media, parts) = (text(content.sent()), body::parts(content));
        let encoding = ident(match content.encoding {
            Encoding::Json => "Json",
            Encoding::Form => "Form",
            Encoding::Multipart => "Multipart",
            Encoding::Lines => "Lines",
            Encoding::Text => "Text",
            Encoding::Bytes => "Bytes",
        });
        let schema = self.schema(&content.schema, patterns, true);
        quote!(o::Content { media: #media, encoding: o::Encoding::#encoding, schema: #schema, parts: #parts })
    }

    fn answer_table(&self, answer: &Answer, patterns: &mut Patterns) -> TokenStream {
        let status = text(&answer.status);
        let bodies = answer.bodies.iter().map(|body| {
            let (media, schema) = (text(&body.media), self.schema(&body.schema, patterns, true));
            let coding = ident(match body.coding {
                Coding::Json => "Json",
                Coding::Text => "Text",
                Coding::Bytes => "Bytes",
                Coding::Events => "Events",
                Coding::WholeEvents => "WholeEvents",
                Coding::Lines => "Lines",
            });
            quote!(o::AnswerBody { media: #media, coding: o::Coding::#coding, schema: #schema })
        });
        let bodies: Vec<TokenStream> = bodies.collect();
        quote!(o::Answer { status: #status, bodies: &[#(#bodies),*] })
    }
}

/// The runtime's name for a style.
pub(super) fn style_name(style: Style) -> proc_macro2::Ident {
    ident(match style {
        Style::Simple => "Simple",
        Style::Form => "Form",
        Style::SpaceDelimited => "SpaceDelimited",
        Style::PipeDelimited => "PipeDelimited",
        Style::DeepObject => "DeepObject",
        Style::Label => "Label",
        Style::Matrix => "Matrix",
        Style::Cookie => "Cookie",
        Style::Json => "Json",
        Style::Text => "Text",
        Style::UrlEncoded => "UrlEncoded",
    })
}
