//! What the body of an answer is in Rust: nothing, one type, or an enum where its media types hold different things:
//!
//! ```text
//! pub enum CreateChatOkBody { Json(types::Chat), Events(::tintype::Events<types::Chunk>) }
//! ::tintype::bodies!(CreateChatOkBody, [Json = 0, Events = 1]);
//! ```

use std::collections::HashSet;

use heck::ToUpperCamelCase;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::model::{Answer, AnswerBody, Coding, OperationId};

use super::Emit;
use super::doc::lines;
use super::paths::{hidden, ident};
use super::rust_type::From;

/// The bodies of an answer that have one type in Rust.
struct Kind<'a> {
    held: TokenStream,
    /// The indices among the answer's bodies.
    indices: Vec<usize>,
    first: &'a AnswerBody,
}

impl Emit<'_> {
    /// The type of an answer's body.
    pub(super) fn body_type(&self, id: OperationId, answer: &Answer) -> TokenStream {
        match self.kinds(answer).as_slice() {
            [] => quote!(()),
            [only] => only.held.clone(),
            _ => {
                let name = ident(self.answer_name(id, answer));
                quote!(#name)
            }
        }
    }

    /// The enums over the bodies of an operation's answers, where there are several.
    pub(super) fn answer_bodies(&self, id: OperationId) -> TokenStream {
        let all = self.api.operations[id.0].answers.iter().map(|answer| self.answer_enum(id, answer));
        quote!(#(#all)*)
    }

    /// The type of one alternative.
    pub(super) fn alternative(&self, body: &AnswerBody) -> TokenStream {
        let held = self.rust_type(&body.schema, From::Module);
        match body.coding {
            Coding::Json | Coding::Text => held,
            Coding::Bytes => quote!(::tintype::bytes::Bytes),
            Coding::Events | Coding::WholeEvents => quote!(::tintype::Events<#held>),
            Coding::Lines => quote!(::tintype::Lines<#held>),
        }
    }

    fn kinds<'a>(&self, answer: &'a Answer) -> Vec<Kind<'a>> {
        let mut kinds: Vec<Kind<'a>> = Vec::new();
        let mut known = std::collections::HashMap::new();
        for (index, first) in answer.bodies.iter().enumerate() {
            let held = self.alternative(first);
            let at = *known.entry(held.to_string()).or_insert(kinds.len());
            match kinds.get_mut(at) {
                Some(kind) => kind.indices.push(index),
                None => kinds.push(Kind { held, indices: vec![index], first }),
            }
        }
        kinds
    }

    fn answer_name(&self, id: OperationId, answer: &Answer) -> &str {
        let names = self.names.operation(id);
        let answers = &self.api.operations[id.0].answers;
        let at = answers.iter().position(|other| other.status == answer.status);
        at.and_then(|at| names.answers.get(at)).map_or("", String::as_str)
    }

    fn answer_enum(&self, id: OperationId, answer: &Answer) -> TokenStream {
        let kinds = self.kinds(answer);
        if kinds.len() < 2 {
            return TokenStream::new();
        }
        let name = ident(self.answer_name(id, answer));
        let method = &self.names.operation(id).method;
        let summary = format!(" The body of `{method}` at {}: what its media type says.", answer.status);
        let derived = derived(is_stream(answer));
        let variants = variants(&kinds);
        let declared = kinds.iter().zip(&variants).map(|(kind, variant)| {
            let media: Vec<&str> =
                kind.indices.iter().filter_map(|index| Some(answer.bodies.get(*index)?.media.as_str())).collect();
            let docs = lines(&format!("`{}`", media.join("`, `").replace(hidden, " ")));
            let held = &kind.held;
            quote!(#docs #variant(#held),)
        });
        let listed = kinds.iter().zip(&variants).map(|(kind, variant)| {
            let indices = kind.indices.iter().map(|index| Literal::usize_unsuffixed(*index));
            quote!(#variant = #(#indices)|*)
        });
        quote! {
            #[doc = #summary]
            #[allow(clippy::large_enum_variant, dead_code, missing_docs)]
            #[derive(#derived)]
            pub enum #name { #(#declared)* }
            ::tintype::bodies!(#name, [#(#listed),*]);
        }
    }
}

/// What an enum over bodies derives: a stream can be read once, so it has no copy and no equal.
pub(super) fn derived(stream: bool) -> TokenStream {
    if stream { quote!(Debug) } else { quote!(Clone, Debug, PartialEq) }
}

/// Whether the body of an answer may be a stream.
pub(super) fn is_stream(answer: &Answer) -> bool {
    answer.bodies.iter().any(|body| body.coding.is_stream())
}

/// A variant for each kind: how it is read, or the media type where several are read alike.
fn variants(kinds: &[Kind<'_>]) -> Vec<proc_macro2::Ident> {
    let mut taken = HashSet::new();
    kinds
        .iter()
        .map(|kind| {
            let word = match kind.first.coding {
                Coding::Json => "Json",
                Coding::Text => "Text",
                Coding::Bytes => "Bytes",
                Coding::Events | Coding::WholeEvents => "Events",
                Coding::Lines => "Lines",
            };
            let mut name = word.to_owned();
            if taken.contains(&name) {
                name = media_words(&kind.first.media, word);
            }
            let base = name.clone();
            let mut number = 2usize;
            while !taken.insert(name.clone()) {
                name = format!("{base}{number}");
                number += 1;
            }
            ident(&name)
        })
        .collect()
}

/// `application/vnd.api+json` as `VndApiJson`.
fn media_words(media: &str, otherwise: &str) -> String {
    let essence = media.split(';').next().unwrap_or_default();
    let essence = essence.strip_prefix("application/").unwrap_or(essence);
    let words: String = essence.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { ' ' }).collect();
    let name = words.to_upper_camel_case();
    if name.starts_with(|c: char| c.is_ascii_alphabetic()) && name != "Self" { name } else { otherwise.to_owned() }
}
