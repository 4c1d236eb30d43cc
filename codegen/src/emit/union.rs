//! A union, open for JSON that fits no alternative:
//!
//! ```text
//! #[derive(Clone, PartialEq)]
//! pub enum Payment { Card(Card), Bank(Bank), Unlisted(::tintype::Json) }
//! ::tintype::union!(Payment, table::Payment, Unlisted, [Card, Bank]);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::facts::By;
use crate::model::{TypeId, Variant};

use super::Emit;
use super::doc::{doc, lines};
use super::paths::{hidden, ident, text};
use super::rule::Patterns;

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
            let docs = lines(&self.variant_doc(id, index, variant));
            quote!(#docs #name(#held),)
        });
        let told = lines(&self.told(id));
        let gap = (!docs.is_empty()).then(|| quote!(#[doc = ""]));
        quote! {
            #docs
            #gap
            #told
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

    /// What tells the variants apart, in a sentence.
    fn told(&self, id: TypeId) -> String {
        match &self.facts.choice(id).by {
            By::Tried => "Told apart by trying: the alternative that fits best is taken.".to_owned(),
            By::Type => "Told apart by the kind of JSON.".to_owned(),
            By::Tag(member) | By::TagOr(member, _) | By::Constant(member) => format!("Told apart by {}.", code(member)),
            By::Members => "Told apart by the members that are there.".to_owned(),
            By::Values => "Told apart by value.".to_owned(),
        }
    }

    fn variant_doc(&self, id: TypeId, index: usize, variant: &Variant) -> String {
        let wish = variant.wish.replace(hidden, " ").replace('[', "\\[").replace('<', "\\<");
        let choice = self.facts.choice(id);
        let wish = match choice.by {
            By::TagOr(_, otherwise) if otherwise == index => format!("{wish}, and whatever is none of the others"),
            _ => wish,
        };
        match choice.tags(index) {
            [] => wish,
            tags => {
                let tags: Vec<String> = tags.iter().map(|tag| code(tag)).collect();
                let with = if choice.by == By::Members { " with" } else { ":" };
                format!("{wish}{with} {}", tags.join(", "))
            }
        }
    }

    /// `t::Choice::Tag("kind"), &[…]`
    pub(super) fn union_table(&self, id: TypeId, variants: &[Variant], patterns: &mut Patterns) -> TokenStream {
        let choice = self.facts.choice(id);
        let by = match &choice.by {
            By::Tried => quote!(Tried),
            By::Type => quote!(Type),
            By::Members => quote!(Members),
            By::Values => quote!(Values),
            By::Tag(member) => {
                let member = text(member);
                quote!(Tag(#member))
            }
            By::TagOr(member, index) => {
                let member = text(member);
                let index = proc_macro2::Literal::usize_unsuffixed(*index);
                quote!(TagOr(#member, #index))
            }
            By::Constant(member) => {
                let member = text(member);
                quote!(Constant(#member))
            }
        };
        let variants = variants.iter().zip(self.names.members(id)).enumerate().map(|(index, (variant, name))| {
            let name = name.strip_prefix("r#").unwrap_or(name);
            let tags = choice.tags(index).iter().map(|tag| text(tag));
            let schema = self.schema(&variant.schema, patterns, false);
            quote!(t::Variant::new(#name, &[#(#tags),*], #schema))
        });
        let variants: Vec<_> = variants.collect();
        quote!(t::Choice::#by, &[#(#variants),*])
    }
}

/// Text of the document in a code span.
fn code(text: &str) -> String {
    format!("`{}`", text.replace('`', "'").replace(hidden, " "))
}
