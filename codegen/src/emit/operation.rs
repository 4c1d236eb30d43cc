//! The tables of operations:
//!
//! ```text
//! mod operation {
//!     pub(super) static update_profile: o::Operation = o::Operation {
//!         responses: &[…],
//!         ..o::Operation::new("update_profile", "updateProfile", "PUT", "/profile", &places)
//!     };
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::facts::Retry;
use crate::model::{Answer, AnswerBody, Coding, Content, Encoding, Operation, OperationId, Parameter, Style, Target};

use super::Emit;
use super::client::server;
use super::pages;
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
        let (shown, method, path) = (text(&shown), text(&operation.method), text(Target::of(&operation.path).path));
        let parameters: Vec<_> = operation.parameters.iter().map(|p| self.parameter_table(p, &mut patterns)).collect();
        let parameters = (!parameters.is_empty()).then(|| quote!(parameters: &[#(#parameters),*],));
        let body = operation.body.as_ref().map(|body| {
            let kind = ident(if body.required { "required" } else { "optional" });
            let contents: Vec<_> = body.contents.iter().map(|c| self.content_table(c, &mut patterns)).collect();
            quote!(body: Some(o::RequestBody::#kind(&[#(#contents),*])),)
        });
        let answers: Vec<_> = operation.answers.iter().map(|answer| self.answer_table(answer, &mut patterns)).collect();
        let answers = (!answers.is_empty()).then(|| quote!(responses: &[#(#answers),*],));
        let security = operation.security.iter().map(|names| {
            let names = names.iter().map(|name| text(name));
            quote!(&[#(#names),*])
        });
        let security = (!operation.security.is_empty()).then(|| quote!(security: &[#(#security),*],));
        let servers = operation.servers.iter().map(server);
        let servers = (!operation.servers.is_empty()).then(|| quote!(servers: &[#(#servers),*],));
        let (retry, update) = (retry(operation), self.update_plan(id));
        let rest = quote!(o::Operation::new(#name, #shown, #method, #path, &places));
        let pages = pages::row(self.api, operation);
        let said = quote!(#parameters #body #answers #security #servers #retry #update #pages);
        let value = if said.is_empty() { rest } else { quote!(o::Operation { #said ..#rest }) };
        self.static_of(&ident(name), &quote!(o::Operation), &value, &mut patterns)
    }

    fn parameter_table(&self, parameter: &Parameter, patterns: &mut Patterns) -> TokenStream {
        use crate::model::ParameterPlace as Place;
        let (name, schema) = (text(&parameter.wire), self.schema(&parameter.schema, patterns, true));
        let (place, usual) = match parameter.location {
            Place::Path => ("path", (Style::Simple, false)),
            Place::Query => ("query", (Style::Form, true)),
            Place::QueryString => ("query_string", (Style::UrlEncoded, true)),
            Place::Header => ("header", (Style::Simple, false)),
            Place::Cookie => ("cookie", (Style::Form, true)),
        };
        let place = ident(place);
        let required = (parameter.required && parameter.location != Place::Path).then(|| quote!(.required()));
        let (style, explode) = (parameter.style, parameter.explode);
        let styled = ((style, explode) != usual).then(|| {
            let style = style_name(style);
            quote!(.styled(o::Style::#style, #explode))
        });
        let allowing = match (parameter.reserved, parameter.empty) {
            (false, false) => TokenStream::new(),
            (true, false) => quote!(.allowing(o::Allow::RESERVED)),
            (false, true) => quote!(.allowing(o::Allow::EMPTY)),
            (true, true) => quote!(.allowing(o::Allow(o::Allow::RESERVED.0 | o::Allow::EMPTY.0))),
        };
        let fixed = parameter.fixed.as_deref().map(text).map(|value| quote!(.fixed(#value)));
        let sensitive = parameter.sensitive.then(|| quote!(.sensitive()));
        quote!(o::Parameter::#place(#name, #schema) #required #styled #allowing #fixed #sensitive)
    }

    fn content_table(&self, content: &Content, patterns: &mut Patterns) -> TokenStream {
        let (media, schema) = (text(content.sent()), self.schema(&content.schema, patterns, true));
        let encoding = ident(match content.encoding {
            Encoding::Json if content.sent() == JSON && content.parts.is_empty() => {
                return quote!(o::Content::json(#schema));
            }
            Encoding::Json => "Json",
            Encoding::Form => "Form",
            Encoding::Multipart => "Multipart",
            Encoding::Lines => "Lines",
            Encoding::Text => "Text",
            Encoding::Bytes => "Bytes",
        });
        let parts = (!content.parts.is_empty()).then(|| {
            let parts = self.parts(content);
            quote!(.with(#parts))
        });
        quote!(o::Content::new(#media, o::Encoding::#encoding, #schema) #parts)
    }

    fn answer_table(&self, answer: &Answer, patterns: &mut Patterns) -> TokenStream {
        let status = text(&answer.status);
        let bodies: Vec<_> = answer.bodies.iter().map(|body| self.answer_body_table(body, patterns)).collect();
        quote!(o::Answer::new(#status, &[#(#bodies),*]))
    }

    fn answer_body_table(&self, body: &AnswerBody, patterns: &mut Patterns) -> TokenStream {
        let (media, schema) = (text(&body.media), self.schema(&body.schema, patterns, true));
        let coding = ident(match body.coding {
            Coding::Json if body.media == JSON => return quote!(o::AnswerBody::json(#schema)),
            Coding::Json => "Json",
            Coding::Text => "Text",
            Coding::Bytes => "Bytes",
            Coding::Events => "Events",
            Coding::WholeEvents => "WholeEvents",
            Coding::Lines => "Lines",
        });
        quote!(o::AnswerBody::new(#media, o::Coding::#coding, #schema))
    }
}

/// The retry class, where it is another than that of the method.
fn retry(operation: &Operation) -> Option<TokenStream> {
    let class = match Retry::of(operation) {
        class if class == Retry::of_method(&operation.method) => return None,
        Retry::Safe => quote!(o::Retry::Safe),
        Retry::Idempotent => quote!(o::Retry::Idempotent),
        Retry::Never => quote!(o::Retry::Never),
        Retry::Keyed(header) => {
            let header = text(header);
            quote!(o::Retry::Keyed(#header))
        }
    };
    Some(quote!(retry: #class,))
}

const JSON: &str = "application/json";

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
