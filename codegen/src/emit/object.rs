//! An object:
//!
//! ```text
//! #[derive(Clone, PartialEq)]
//! pub struct Pet { pub name: String, pub extra: ::tintype::Extra }
//! impl Pet { pub fn new(name: impl Into<String>) -> Self { … } }
//! ::tintype::object!(Pet, table::Pet, new(name), [name], extra);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::facts::Presence;
use crate::model::{Additional, Kind, Member, TypeId};

use super::Emit;
use super::doc::{doc, lines, prose};
use super::paths::ident;
use super::rust_type::From;

/// The number of arguments from which a constructor is called long.
const MANY_ARGUMENTS: usize = 7;

impl Emit<'_> {
    pub(super) fn object(&self, id: TypeId, members: &[Member], additional: &Additional) -> TokenStream {
        let read = self.api.type_of(id);
        let name = ident(self.names.type_name(id));
        let docs = doc(&read.doc);
        let fields: Vec<_> = self.names.members(id).iter().map(|name| ident(name)).collect();
        let declared = members.iter().enumerate().zip(&fields).map(|((index, member), field)| {
            let (docs, held) = (self.member_doc(member), self.member_type(id, index, member, From::Types));
            quote!(#docs pub #field: #held,)
        });
        let values = match additional {
            Additional::Typed(schema) => {
                let value = self.rust_type_in(id, schema);
                Some(quote! {
                    #[doc = " The members that the document does not name."]
                    pub additional: ::tintype::Map<#value>,
                })
            }
            Additional::Open | Additional::Closed => None,
        };
        let map = values.is_some().then(|| quote!(additional));
        let all = fields.iter().map(|field| quote!(#field)).chain(map);
        let (constructor, needed) = self.constructor(id, members, &fields);
        quote! {
            #docs
            #[derive(Clone, PartialEq)]
            pub struct #name {
                #(#declared)*
                #values
                #[doc = " Members of no field, kept as they came."]
                pub extra: ::tintype::Extra,
            }
            #constructor
            ::tintype::object!(#name, table::#name, new(#(#needed),*), [#(#all),*], extra);
        }
    }

    /// `new`, from the members that are always there.
    fn constructor(
        &self,
        id: TypeId,
        members: &[Member],
        fields: &[proc_macro2::Ident],
    ) -> (TokenStream, Vec<proc_macro2::Ident>) {
        let name = ident(self.names.type_name(id));
        let (mut arguments, mut values, mut needed) = (Vec::new(), Vec::new(), Vec::new());
        for ((index, member), field) in members.iter().enumerate().zip(fields) {
            let presence = self.facts.presence(id, member);
            if !matches!(presence, Presence::Always | Presence::NullOrValue) {
                continue;
            }
            let held = self.member_type(id, index, member, From::Types);
            let converted = presence == Presence::Always
                && matches!(member.schema.kind, Kind::Text(_))
                && !self.facts.is_boxed(id, index);
            if converted {
                let into = self.prelude("Into");
                arguments.push(quote!(#field: impl #into<#held>));
                values.push(quote!(#field: #field.into()));
            } else {
                arguments.push(quote!(#field: #held));
                values.push(quote!(#field));
            }
            needed.push(field.clone());
        }
        let (summary, allow) = match needed.len() {
            0 => (" With every member absent.", None),
            count => (
                " With the members that are required; the others are absent.",
                (count > MANY_ARGUMENTS).then(|| quote!(#[allow(clippy::too_many_arguments)])),
            ),
        };
        let blank = quote!(::tintype::shape::Slot::blank());
        let value = if values.is_empty() { blank } else { quote!(Self { #(#values,)* ..#blank }) };
        let constructor = quote! {
            impl #name {
                #[doc = #summary]
                #allow
                #[must_use]
                #[inline]
                pub fn new(#(#arguments),*) -> Self {
                    #value
                }
            }
        };
        (constructor, needed)
    }

    /// A member's prose, and what its type does not say.
    fn member_doc(&self, member: &Member) -> TokenStream {
        let mut text = prose(&member.doc);
        let mut notes = Vec::new();
        if member.read_only {
            notes.push("set by the provider alone".to_owned());
        }
        if member.write_only {
            notes.push("sent, never received".to_owned());
        }
        if let Some(default) = member.default.as_ref().filter(|default| default.len() < 60) {
            notes.push(format!("`{}` where absent", default.replace('`', "'")));
        }
        if member.doc.deprecated {
            notes.push("deprecated".to_owned());
        }
        if !notes.is_empty() {
            let gap = if text.is_empty() { "" } else { "\n\n" };
            text = format!("{text}{gap}({})", notes.join("; "));
        }
        if text.is_empty() {
            text = format!("`{}`", member.wire.replace('`', "'").replace(super::paths::hidden, " "));
        }
        lines(&text)
    }
}
