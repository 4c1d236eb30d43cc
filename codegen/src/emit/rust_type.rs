//! The Rust type of a position.

use proc_macro2::TokenStream;
use quote::quote;

use crate::facts::Presence;
use crate::model::{Kind, Member, Schema, TextFormat, TypeId, Width};

use super::Emit;
use super::paths::ident;

/// From where a type is named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// Within `types`.
    Types,
    /// Beside `types`.
    Module,
}

impl Emit<'_> {
    /// The type of a position; null is an `Option`.
    pub(super) fn rust_type(&self, schema: &Schema, from: From) -> TokenStream {
        self.rust_type_of(schema, from, false)
    }

    /// The same within a type.
    pub(super) fn rust_type_in(&self, id: TypeId, schema: &Schema) -> TokenStream {
        self.rust_type_of(schema, From::Types, self.facts.holds_files(id))
    }

    /// The same; `files` where binary text is a file.
    pub(super) fn rust_type_of(&self, schema: &Schema, from: From, files: bool) -> TokenStream {
        match &schema.kind {
            Kind::Any => quote!(::tintype::Json),
            Kind::Boolean => quote!(bool),
            Kind::Integer(width) | Kind::Quoted(width) => match width {
                Width::I32 => quote!(i32),
                Width::I64 => quote!(i64),
                Width::U32 => quote!(u32),
                Width::U64 => quote!(u64),
                Width::Big => quote!(::tintype::Decimal),
            },
            Kind::Number => quote!(f64),
            Kind::Decimal | Kind::Text(TextFormat::Decimal) => quote!(::tintype::Decimal),
            Kind::Text(TextFormat::Binary) if files => quote!(::tintype::File),
            Kind::Text(TextFormat::Plain | TextFormat::Binary) => self.prelude("String"),
            Kind::Text(TextFormat::Date) => quote!(::tintype::Date),
            Kind::Text(TextFormat::DateTime) => quote!(::tintype::DateTime),
            Kind::Text(TextFormat::Uuid) => quote!(::tintype::Uuid),
            Kind::Text(TextFormat::Uri) => quote!(::tintype::Uri),
            Kind::Text(TextFormat::Duration) => quote!(::tintype::Duration),
            Kind::Text(TextFormat::Base64) => quote!(::tintype::Base64),
            Kind::Array(inner) => {
                let (vec, inner) = (self.prelude("Vec"), self.rust_type_of(inner, from, files));
                quote!(#vec<#inner>)
            }
            Kind::Tuple(items) => {
                let comma = (items.len() == 1).then(|| quote!(,));
                let items = items.iter().map(|item| self.rust_type_of(item, from, files));
                quote!((#(#items),* #comma))
            }
            Kind::Map(inner) => {
                // A map is a part of its own, which is JSON, unless it is the whole body.
                let inner = self.rust_type_of(inner, from, files && from == From::Module);
                quote!(::tintype::Map<#inner>)
            }
            Kind::Nullable(inner) => {
                let (option, inner) = (self.prelude("Option"), self.rust_type_of(inner, from, files));
                quote!(#option<#inner>)
            }
            Kind::Type(id) => self.named(*id, from),
        }
    }

    /// The path of a type.
    pub(super) fn named(&self, id: TypeId, from: From) -> TokenStream {
        let name = ident(self.names.type_name(id));
        match from {
            From::Types => quote!(#name),
            From::Module => quote!(types::#name),
        }
    }

    /// The type of a member, boxed where its type would otherwise have no size.
    pub(super) fn member_type(&self, id: TypeId, index: usize, member: &Member, from: From) -> TokenStream {
        let mut inner = self.rust_type_of(member.schema.without_null(), from, self.facts.holds_files(id));
        if self.facts.is_boxed(id, index) {
            let boxed = self.prelude("Box");
            inner = quote!(#boxed<#inner>);
        }
        let option = self.prelude("Option");
        match self.facts.presence(id, member) {
            Presence::Always => inner,
            Presence::NullOrValue | Presence::Optional => quote!(#option<#inner>),
            Presence::Maybe => quote!(::tintype::Maybe<#inner>),
        }
    }
}
