//! What a call gives: the body of the one success, or an enum over several.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Answer, Kind, OperationId, status_words};

use super::Emit;
use super::answer_body::{derived, is_stream};
use super::paths::ident;

impl Emit<'_> {
    /// The answers that mean success: those of 2xx, or `default` where it is all there is of them.
    pub(super) fn successes(&self, id: OperationId) -> Vec<&Answer> {
        let answers = &self.api.operations[id.0].answers;
        let own: Vec<&Answer> = answers.iter().filter(|answer| answer.is_success()).collect();
        if own.is_empty() { answers.iter().filter(|answer| answer.status == "default").collect() } else { own }
    }

    /// What the call gives.
    pub(super) fn output(&self, id: OperationId) -> TokenStream {
        if let Some(data) = self.envelope_of(id).map(|(_, data, _)| data) {
            return data;
        }
        let mut types: Vec<TokenStream> = self.successes(id).iter().map(|answer| self.body_type(id, answer)).collect();
        types.dedup_by_key(|tokens| tokens.to_string());
        match types.as_slice() {
            [] => quote!(()),
            [only] => only.clone(),
            _ => {
                let name = format_ident!("{}Success", self.names.operation(id).camel);
                quote!(#name)
            }
        }
    }

    /// The enum over several successes, where there are several.
    pub(super) fn success(&self, id: OperationId) -> TokenStream {
        let successes = self.successes(id);
        let mut types: Vec<String> = successes.iter().map(|answer| self.body_type(id, answer).to_string()).collect();
        types.dedup();
        if types.len() < 2 {
            return TokenStream::new();
        }
        let camel = &self.names.operation(id).camel;
        let name = format_ident!("{camel}Success");
        let summary = format!(" What `{}` answers on success.", self.names.operation(id).method);
        let variants: Vec<_> = successes
            .iter()
            .map(|answer| (variant(answer), self.body_type(id, answer), answer.status.as_str()))
            .collect();
        let declared = variants.iter().map(|(variant, body, status)| {
            let docs = format!(" {status}");
            quote!(#[doc = #docs] #variant(#body),)
        });
        let derived = derived(successes.iter().any(|answer| is_stream(answer)));
        let listed = variants.iter().map(|(variant, _, status)| quote!(#variant = #status));
        quote! {
            #[doc = #summary]
            #[allow(clippy::large_enum_variant, dead_code, missing_docs)]
            #[derive(#derived)]
            pub enum #name { #(#declared)* }
            ::tintype::answers!(#name, [#(#listed),*]);
        }
    }
}

/// The variant for an answer: its status in words.
pub(super) fn variant(answer: &Answer) -> proc_macro2::Ident {
    use heck::ToUpperCamelCase;
    ident(&status_words(&answer.status).to_upper_camel_case())
}

/// The type that a schema names, null aside.
pub(super) fn type_id(answer: &Answer) -> Option<crate::model::TypeId> {
    match answer.json()?.without_null().kind {
        Kind::Type(id) => Some(id),
        _ => None,
    }
}
