//! How an operation's pages follow each other, in its table, and the items of a page:
//!
//! ```text
//! pagination: Some(&o::Pagination::cursor("cursor", "/next_cursor").items("/data")),
//!
//! impl ::tintype::Paged for types::PetPage {
//!     type Item = types::Pet;
//!     fn into_items(self) -> Option<Vec<types::Pet>> { Some(self.data) }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::facts::{Next, Pages, Presence, Step};
use crate::model::{Api, Body, Kind, Operation, OperationId, TypeId};

use super::Emit;
use super::paths::{hidden, ident, text};
use super::rust_type::From;

/// The row of an operation's table, where it has pages.
pub(super) fn row(api: &Api, operation: &Operation) -> Option<TokenStream> {
    let pages = Pages::of(api, operation)?;
    let by = match &pages.next {
        Next::Link => quote!(link()),
        Next::Url { place } => {
            let place = text(place);
            quote!(url(#place))
        }
        Next::Cursor { parameter, place } => {
            let (parameter, place) = (text(parameter), text(place));
            quote!(cursor(#parameter, #place))
        }
        Next::LastItem { parameter, place } => {
            let (parameter, place) = (text(parameter), text(place));
            quote!(last_item(#parameter, #place))
        }
        Next::Page { parameter, first } => {
            let parameter = text(parameter);
            quote!(page(#parameter, #first))
        }
        Next::Offset { parameter } => {
            let parameter = text(parameter);
            quote!(offset(#parameter))
        }
    };
    let places = [("items", &pages.items), ("more", &pages.more), ("total", &pages.total), ("pages", &pages.pages)];
    let places = places.into_iter().filter_map(|(name, place)| {
        let (name, place) = (ident(name), text(place.as_ref()?));
        Some(quote!(.#name(#place)))
    });
    Some(quote!(pagination: Some(&o::Pagination::#by #(#places)*),))
}

impl Emit<'_> {
    /// What an operation's documentation says of its pages.
    pub(super) fn pages_doc(&self, operation: &Operation) -> Option<String> {
        let pages = Pages::of(self.api, operation)?;
        let parameter = pages.parameter().map(|name| name.replace('`', "'").replace(hidden, " "));
        Some(match parameter {
            Some(parameter) => format!(", pages by {} (`{parameter}`)", pages.word()),
            None => format!(", pages by {}", pages.word()),
        })
    }

    /// The types that are pages of this module's operations, in the order of their names.
    pub(super) fn paged(&self) -> Vec<TypeId> {
        let mut ids: Vec<TypeId> = self.facts.paged().collect();
        ids.sort_by_key(|id| self.names.type_name(*id));
        ids
    }

    /// How a type is a page.
    pub(super) fn paged_impl(&self, id: TypeId) -> TokenStream {
        self.items_of(id).unwrap_or_default()
    }

    fn items_of(&self, id: TypeId) -> Option<TokenStream> {
        let steps = self.facts.steps_to_items(id)?;
        let mut value = quote!(self);
        // How many options are around the value, whose type it is a part of, and what it holds.
        let (mut options, mut part) = (0, None);
        for step in steps {
            value = opened(value, options);
            let (holder, index, schema) = match step {
                Step::Alias(id) => {
                    let Body::Alias(aliased) = &self.api.type_of(*id).body else { return None };
                    value = quote!(#value.0);
                    options = usize::from(aliased.is_nullable());
                    (*id, 0, aliased.without_null())
                }
                Step::Member(id, index) => {
                    let Body::Object { members, .. } = &self.api.type_of(*id).body else { return None };
                    let member = members.get(*index)?;
                    let field = ident(self.names.members(*id).get(*index)?);
                    value = quote!(#value.#field);
                    options = match self.facts.presence(*id, member) {
                        Presence::Always => 0,
                        Presence::NullOrValue | Presence::Optional => 1,
                        Presence::Maybe => {
                            value = quote!(#value.into_value());
                            1
                        }
                    };
                    (*id, *index, member.schema.without_null())
                }
            };
            // An alias has the box around its option, a member within.
            if self.facts.is_boxed(holder, index) {
                let within = if matches!(step, Step::Member(..)) { std::mem::take(&mut options) } else { 0 };
                value = opened(value, within);
                value = quote!((*#value));
            }
            part = Some((holder, schema));
        }
        value = match options.checked_sub(1) {
            Some(more) => opened(value, more),
            None => quote!(::std::option::Option::Some(#value)),
        };
        let (holder, list) = part?;
        let Kind::Array(item) = &list.kind else { return None };
        let item = self.rust_type_of(item, From::Module, self.facts.holds_files(holder));
        let name = self.named(id, From::Module);
        let (option, vec) = (quote!(::std::option::Option), quote!(::std::vec::Vec));
        Some(quote! {
            impl ::tintype::Paged for #name {
                type Item = #item;
                #[inline]
                fn into_items(self) -> #option<#vec<Self::Item>> {
                    #value
                }
            }
        })
    }

    /// What the outline says of an operation's pages.
    pub(super) fn pages_outline(&self, id: OperationId) -> String {
        let pages = self.api.operations.get(id.0).and_then(|operation| Pages::of(self.api, operation));
        pages.map_or_else(String::new, |pages| format!("  pages by {}", pages.word()))
    }
}

/// A value without the options around it; where there is none, the page has no list.
fn opened(value: TokenStream, options: usize) -> TokenStream {
    (0..options).fold(value, |value, _| quote!(#value?))
}
