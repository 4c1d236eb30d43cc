//! `x-tintype-envelope`: the body says whether the call succeeded, and holds the data.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::facts::Presence;
use crate::model::{Body, Envelope, Member, OperationId, TypeId};

use super::Emit;
use super::paths::{ident, text};
use super::rust_type::From;
use super::success::type_id;

impl Emit<'_> {
    /// The envelope of an operation's one success: its type, that of its data and that of its error codes.
    pub(super) fn envelope_of(&self, id: OperationId) -> Option<(TokenStream, TokenStream, TokenStream)> {
        let successes = self.successes(id);
        let [success] = successes.as_slice() else { return None };
        let id = type_id(success)?;
        self.api.type_of(id).envelope.as_ref()?;
        let parts = self.envelope_parts(id)?;
        let data = self.rust_type(parts.data.1.schema.without_null(), From::Module);
        let code = self.rust_type(parts.code.1.schema.without_null(), From::Module);
        Some((self.named(id, From::Module), data, code))
    }

    /// The implementations for every envelope that an operation succeeds with.
    pub(super) fn enveloped(&self) -> Vec<TypeId> {
        let ids: BTreeSet<TypeId> = (0..self.api.operations.len())
            .map(OperationId)
            .filter(|id| self.envelope_of(*id).is_some())
            .filter_map(|id| type_id(self.successes(id).first()?))
            .collect();
        let mut ids: Vec<TypeId> = ids.into_iter().collect();
        ids.sort_by_key(|id| self.names.type_name(*id));
        ids
    }

    /// How a type is an envelope.
    pub(super) fn envelope(&self, id: TypeId) -> TokenStream {
        self.envelope_impl(id).unwrap_or_default()
    }

    fn envelope_impl(&self, id: TypeId) -> Option<TokenStream> {
        let parts = self.envelope_parts(id)?;
        let name = self.named(id, From::Module);
        let data_type = self.rust_type(parts.data.1.schema.without_null(), From::Module);
        let code_type = self.rust_type(parts.code.1.schema.without_null(), From::Module);
        let wire = text(&parts.data.1.wire);
        let (member, equals) = (text(&parts.envelope.success), text(&parts.envelope.equals));
        let data = self.taken(id, &parts.data);
        let code = self.cloned(id, &parts.code);
        Some(quote! {
            impl ::tintype::Envelope for #name {
                type Data = #data_type;
                type Code = #code_type;
                const DATA: &'static str = #wire;

                #[inline]
                fn succeeded(&self) -> bool {
                    ::tintype::member_equals(self, #member, #equals)
                }
                #[inline]
                fn take_data(&mut self) -> ::std::option::Option<Self::Data> {
                    #data
                }
                #[inline]
                fn code(&self) -> ::std::option::Option<Self::Code> {
                    #code
                }
            }
        })
    }

    fn envelope_parts(&self, id: TypeId) -> Option<Parts<'_>> {
        let read = self.api.type_of(id);
        let envelope = read.envelope.as_ref()?;
        let Body::Object { members, .. } = &read.body else { return None };
        let find = |wire: &str| {
            let index = members.iter().position(|member| member.wire == wire)?;
            Some((index, members.get(index)?))
        };
        Some(Parts { envelope, data: find(&envelope.data)?, code: find(&envelope.code)? })
    }

    /// A member taken out, as an option; a boxed one is opened.
    fn taken(&self, id: TypeId, (index, member): &(usize, &Member)) -> TokenStream {
        let field = ident(&self.names.members(id)[*index]);
        let open = self.facts.is_boxed(id, *index).then(|| quote!(.map(|data| *data)));
        match self.facts.presence(id, member) {
            Presence::Always if open.is_some() => quote!(::std::option::Option::Some(*self.#field.clone())),
            Presence::Always => quote!(::std::option::Option::Some(self.#field.clone())),
            Presence::NullOrValue | Presence::Optional => quote!(self.#field.take() #open),
            Presence::Maybe => quote!(::std::mem::take(&mut self.#field).into_value() #open),
        }
    }

    /// A member's copy, as an option.
    fn cloned(&self, id: TypeId, (index, member): &(usize, &Member)) -> TokenStream {
        let field = ident(&self.names.members(id)[*index]);
        match self.facts.presence(id, member) {
            Presence::Always => quote!(::std::option::Option::Some(self.#field.clone())),
            Presence::NullOrValue | Presence::Optional => quote!(self.#field.clone()),
            Presence::Maybe => quote!(self.#field.value().cloned()),
        }
    }
}

/// The envelope's members: index and member.
struct Parts<'a> {
    envelope: &'a Envelope,
    data: (usize, &'a Member),
    code: (usize, &'a Member),
}
