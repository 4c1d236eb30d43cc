//! How identifiers, literals and names of the prelude are spelled, so that no text of a document can be more than text.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;

use super::Emit;
use crate::name::Names;

/// An identifier; a raw one begins with `r#`.
pub(super) fn ident(name: &str) -> Ident {
    match name.strip_prefix("r#") {
        Some(bare) => Ident::new_raw(bare, Span::call_site()),
        None => Ident::new(name, Span::call_site()),
    }
}

/// A string literal in which every character that could mislead a reader is escaped: controls, bidi marks, blanks
/// that show nothing.
pub(super) fn text(value: &str) -> Literal {
    // What needs no escape needs no lexer either.
    if value.bytes().all(|byte| matches!(byte, b' '..=b'~') && !matches!(byte, b'"' | b'\\')) {
        return Literal::string(value);
    }
    let mut out = String::with_capacity(value.len() + 2);
    out.push('"');
    for c in value.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            '\n' => out.push_str("\\n"),
            '\'' => out.push(c),
            _ if hidden(c) => out.extend(c.escape_unicode()),
            _ => out.push(c),
        }
    }
    out.push('"');
    out.parse().unwrap_or_else(|_| Literal::string(value))
}

/// Characters that show nothing or turn the text around them.
pub(super) fn hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

/// The path of a function, which the options have been checked to have.
pub(super) fn path(function: &str) -> TokenStream {
    function.parse().unwrap_or_default()
}

/// An integer without a suffix.
pub(super) fn integer(value: i128) -> TokenStream {
    let digits = Literal::u128_unsuffixed(value.unsigned_abs());
    if value < 0 { quote!(-#digits) } else { quote!(#digits) }
}

/// A finite float.
pub(super) fn float(value: f64) -> TokenStream {
    let digits = Literal::f64_unsuffixed(value.abs());
    if value.is_sign_negative() { quote!(-#digits) } else { quote!(#digits) }
}

/// What every item of a module carries: who uses only a part of it, or documents every item, is not told about the rest.
pub(super) fn allow() -> TokenStream {
    quote!(#[allow(dead_code, missing_docs)])
}

/// The names of the prelude that modules use.
const PRELUDE: &[&str] = &["Option", "Vec", "Box", "String", "Into", "Some", "None", "Default"];

/// Whether a type of the module has a name of the prelude.
pub(super) fn shadows(names: &Names) -> bool {
    PRELUDE.iter().any(|name| names.has_type(name))
}

impl Emit<'_> {
    /// A name of the prelude, spelled in full where a type of the module has the same.
    pub(super) fn prelude(&self, name: &str) -> TokenStream {
        let short = ident(name);
        if !self.shadows || !self.names.has_type(name) {
            return quote!(#short);
        }
        match name {
            "Option" => quote!(::std::option::Option),
            "Vec" => quote!(::std::vec::Vec),
            "Box" => quote!(::std::boxed::Box),
            "String" => quote!(::std::string::String),
            "Into" => quote!(::std::convert::Into),
            "Some" => quote!(::std::option::Option::Some),
            "None" => quote!(::std::option::Option::None),
            _ => quote!(::std::default::Default),
        }
    }
}
