//! An enumeration of strings, open for values that nobody listed:
//!
//! ```text
//! #[derive(Clone, PartialEq, Eq, Hash)]
//! pub enum Gender { Male, Female, Unlisted(String) }
//! ::tintype::string_enum!(Gender, table::Gender, Unlisted, [Male = "MALE", Female = "FEMALE"]);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{EnumValue, TypeId};

use super::Emit;
use super::doc::{doc, lines};
use super::paths::{hidden, ident, text};

impl Emit<'_> {
    pub(super) fn strings(&self, id: TypeId, values: &[EnumValue]) -> TokenStream {
        let name = ident(self.names.type_name(id));
        let docs = doc(&self.api.type_of(id).doc);
        let variants: Vec<_> = self.names.members(id).iter().map(|name| ident(name)).collect();
        let declared = variants.iter().zip(values).map(|(variant, value)| {
            let docs = lines(&format!("`{}`", value.wire.replace('`', "'").replace(hidden, " ")));
            quote!(#docs #variant,)
        });
        let listed = variants.iter().zip(values).map(|(variant, value)| {
            let wire = text(&value.wire);
            quote!(#variant = #wire)
        });
        let string = self.prelude("String");
        quote! {
            #docs
            #[derive(Clone, PartialEq, Eq, Hash)]
            pub enum #name {
                #(#declared)*
                #[doc = " A value that the document does not list."]
                Unlisted(#string),
            }
            ::tintype::string_enum!(#name, table::#name, Unlisted, [#(#listed),*]);
        }
    }
}
