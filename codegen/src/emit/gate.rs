//! Cargo features: items that some tags alone need are compiled with their features.
//!
//! ```text
//! #[cfg(any(feature = "pets", feature = "stores"))]
//! pub struct Pet { … }
//! ```

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

use crate::model::{OperationId, TypeId};

use super::Emit;
use super::paths::text;

impl Emit<'_> {
    /// The items of an operation, each behind the operation's features.
    pub(super) fn gate_operation(&self, id: OperationId, items: TokenStream) -> TokenStream {
        gate(&self.features.of_operation(id), items, items_of)
    }

    /// The methods of an operation, each behind the operation's features.
    pub(super) fn gate_methods(&self, id: OperationId, methods: TokenStream) -> TokenStream {
        gate(&self.features.of_operation(id), methods, methods_of)
    }

    /// The items of a type, each behind the type's features.
    pub(super) fn gate_type(&self, id: TypeId, items: TokenStream) -> TokenStream {
        gate(&self.features.of_type(id), items, items_of)
    }

    /// What a `use` carries that may have no user where features are off.
    pub(super) fn allow_unused_import(&self) -> TokenStream {
        if self.features.all().is_empty() { TokenStream::new() } else { quote!(#[allow(unused_imports)]) }
    }

    /// The section of the client's documentation that names the features.
    pub(super) fn features_doc(&self) -> TokenStream {
        let manifest = self.features.manifest();
        if manifest.is_empty() {
            return TokenStream::new();
        }
        let intro = "\n# Cargo features\n\nAn operation is compiled with the feature of any of its tags. The package's `Cargo.toml` has them:\n";
        super::doc::lines(&format!("{intro}\n```toml\n{manifest}```"))
    }
}

fn gate(features: &[&str], tokens: TokenStream, split: fn(TokenStream) -> Vec<TokenStream>) -> TokenStream {
    if features.is_empty() {
        return tokens;
    }
    let names = features.iter().map(|name| text(name));
    let condition = match features {
        [_] => quote!(#(feature = #names)*),
        _ => quote!(any(#(feature = #names),*)),
    };
    let parts = split(tokens);
    quote!(#(#[cfg(#condition)] #parts)*)
}

fn items_of(tokens: TokenStream) -> Vec<TokenStream> {
    match syn::parse2::<syn::File>(tokens.clone()) {
        Ok(file) => file.items.iter().map(ToTokens::to_token_stream).collect(),
        // Emission makes items; what is none is shown by the compiler with its place.
        Err(_) => vec![tokens],
    }
}

fn methods_of(tokens: TokenStream) -> Vec<TokenStream> {
    match syn::parse2::<syn::ItemImpl>(quote!(impl Client { #tokens })) {
        Ok(block) => block.items.iter().map(ToTokens::to_token_stream).collect(),
        Err(_) => vec![tokens],
    }
}
