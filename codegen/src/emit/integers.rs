//! An enumeration of integers, open for values that nobody listed:
//!
//! ```text
//! #[derive(Clone, PartialEq, Eq, Hash)]
//! pub enum Level { N1, N2, Unlisted(i64) }
//! ::tintype::integer_enum!(Level, table::Level, Unlisted, [N1 = 1, N2 = 2]);
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::TypeId;

use super::Emit;
use super::doc::{doc, lines};
use super::paths::{ident, integer};

impl Emit<'_> {
    pub(super) fn integers(&self, id: TypeId, values: &[i64]) -> TokenStream {
        let name = ident(self.names.type_name(id));
        let docs = doc(&self.api.type_of(id).doc);
        let variants: Vec<_> = self.names.members(id).iter().map(|name| ident(name)).collect();
        let declared = variants.iter().zip(values).map(|(variant, value)| {
            let docs = lines(&format!("`{value}`"));
            quote!(#docs #variant,)
        });
        let listed = variants.iter().zip(values).map(|(variant, value)| {
            let wire = integer(i128::from(*value));
            quote!(#variant = #wire)
        });
        quote! {
            #docs
            #[derive(Clone, PartialEq, Eq, Hash)]
            pub enum #name {
                #(#declared)*
                #[doc = " A value that the document does not list."]
                Unlisted(i64),
            }
            ::tintype::integer_enum!(#name, table::#name, Unlisted, [#(#listed),*]);
        }
    }
}
