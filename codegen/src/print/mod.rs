//! Tokens to text that people read: an item, a field, a row of a table a line.
//!
//! Generated modules run to hundreds of thousands of lines, of few shapes. Printing from tokens needs no syntax tree and
//! costs a small part of what formatting one does. That the text has the same tokens is a law with a test.

mod doc;
mod layout;
mod spacing;
mod tokens;

use proc_macro2::TokenStream;

/// Appends items as text, each followed by a line break.
pub(crate) fn print(items: TokenStream, indent: usize, out: &mut String) {
    layout::Layout::new(&tokens::Tokens::of(items), indent, out).block();
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use quote::quote;

    fn printed(items: proc_macro2::TokenStream) -> String {
        let mut out = String::new();
        super::print(items, 0, &mut out);
        out
    }

    #[test]
    fn a_field_and_an_item_a_line() {
        let shown = printed(quote! {
            #[doc = " A \"pet\"."]
            #[derive(Clone, PartialEq)]
            pub struct Pet { #[doc = ""] pub name: ::tintype::Maybe<Vec<String>>, pub r#type: Option<&'static str>, }
            ::tintype::object!(Pet, table::Pet, new(name, r#type), [name, r#type], extra);
            impl Pet { pub fn new(name: impl Into<String>) -> Self { Self { name: name.into(), x: -1, ..*y } } }
        });
        assert_eq!(
            shown,
            "\
/// A \"pet\".
#[derive(Clone, PartialEq)]
pub struct Pet {
    ///
    pub name: ::tintype::Maybe<Vec<String>>,
    pub r#type: Option<&'static str>,
}
::tintype::object!(Pet, table::Pet, new(name, r#type), [name, r#type], extra);
impl Pet {
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), x: -1, ..*y }
    }
}
"
        );
    }

    #[test]
    fn what_does_not_fit_stands_one_below_the_other() {
        let long = "a".repeat(60);
        let shown = printed(quote! {
            static A: t::Shape = t::Shape { name: #long, body: t::Body::Object(&[t::Field(#long, 1 | 2), t::Field("b", 3)], t::Open) };
            ::tintype::m!(#long, [#long, b]);
        });
        assert_eq!(
            shown,
            format!(
                "\
static A: t::Shape = t::Shape {{
    name: \"{long}\",
    body: t::Body::Object(
        &[
            t::Field(\"{long}\", 1 | 2),
            t::Field(\"b\", 3),
        ],
        t::Open,
    ),
}};
::tintype::m!(
    \"{long}\",
    [\"{long}\", b]
);
"
            )
        );
    }

    #[test]
    fn no_comma_follows_the_base_of_a_literal() {
        let long = "a".repeat(90);
        let shown = printed(quote!(static A: B = B { name: #long, ..base() };));
        assert_eq!(shown, format!("static A: B = B {{\n    name: \"{long}\",\n    ..base()\n}};\n"));
    }

    #[test]
    fn the_text_has_the_same_tokens() {
        let items = quote! {
            pub fn f<'a, T: ?Sized + 'a>(&self, x: &'a mut T) -> ::std::result::Result<(), E> where T: Copy {
                let _ = !a && b.0 != c[0] || -d >= *e; match x { Some(ref y) if *y => {} _ => { return Err(E)?; } }
                <X as ::tintype::Y>::z::<u8>(|a| a..=b, 0.5, b'\n', "\\\u{202e}");
            }
            #[cfg(any(feature = "a", not(test)))] pub use self::{a::*, b as c};
            const A: [u8; 2] = [1, 2]; static B: fn(&str) -> u8 = c as fn(&str) -> u8;
            #[doc = "/ no space"] #[doc = " a\nb"] mod m;
        };
        let shown = printed(items.clone());
        let again: proc_macro2::TokenStream = shown.parse().unwrap();
        assert_eq!(super::tokens::words(again), super::tokens::words(items), "{shown}");
    }
}
