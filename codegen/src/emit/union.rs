//! A union, open for JSON that fits no alternative:
//!
//! ```text
//! #[derive(Clone, PartialEq)]
//! pub enum Payment { Card(Card), Bank(Bank), Unlisted(::tintype::Json) }
//! ::tintype::union!(Payment, table::Payment, Unlisted, [Card, Bank]);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{TypeId, Variant};

use super::Emit;
use super::doc::{doc, lines};
use super::paths::{hidden, ident};

impl Emit<'_> {
    pub(super) fn union(&self, id: TypeId, variants: &[Variant]) -> TokenStream {
        let name = ident(self.names.type_name(id));
        let docs = doc(&self.api.type_of(id).doc);
        let names: Vec<_> = self.names.members(id).iter().map(|name| ident(name)).collect();
        let declared = variants.iter().enumerate().zip(&names).map(|((index, variant), name)| {
            let mut held = self.rust_type_in(id, &variant.schema);
            if self.facts.is_boxed(id, index) {
                let boxed = self.prelude("Box");
                held = quote!(#boxed<#held>);
            }
            let mut shown = variant.wish.clone();
            if !variant.tags.is_empty() {
                shown = format!("{shown}: `{}`", variant.tags.join("`, `"));
            }
            let docs = lines(&shown.replace(hidden, " ").replace('[', "\\[").replace('<', "\\<"));
            quote!(#docs #name(#held),)
        });
        quote! {
            #docs
            #[allow(clippy::large_enum_variant)]
            #[derive(Clone, PartialEq)]
            pub enum #name {
                #(#declared)*
                #[doc = " JSON that fits none of the alternatives."]
                Unlisted(::tintype::Json),
            }
            ::tintype::union!(#name, table::#name, Unlisted, [#(#names),*]);
        }
    }
}
