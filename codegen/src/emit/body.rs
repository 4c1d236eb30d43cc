//! The body's argument, and where an operation takes several media types, an enum over them:
//!
//! ```text
//! pub enum SaveBody<'a> { Json(&'a types::Draft), Bytes(::tintype::Body) }
//! impl ::tintype::client::AnyBody for SaveBody<'_> { … }
//! impl<'a> From<&'a types::Draft> for SaveBody<'a> { … }
//! ```

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Content, Encoding, Kind, OperationId, Part, TextFormat};

use super::Emit;
use super::operation::style_name;
use super::outline::shorten;
use super::paths::{allow, hidden, ident, text};
use super::rust_type::From;

/// How a value of one media type is passed: what is borrowed, and the builder's method that takes it.
struct Passed {
    /// The type after `&` or `&'a`; the whole type where nothing is borrowed.
    held: TokenStream,
    borrowed: bool,
    method: &'static str,
}

impl Passed {
    fn argument(&self) -> TokenStream {
        let held = &self.held;
        if self.borrowed { quote!(&#held) } else { quote!(#held) }
    }

    fn variant(&self) -> TokenStream {
        let held = &self.held;
        if self.borrowed { quote!(&'a #held) } else { quote!(#held) }
    }
}

impl Emit<'_> {
    fn passed(&self, content: &Content) -> Passed {
        let borrowed = |held, method| Passed { held, borrowed: true, method };
        match (content.encoding, &content.schema.kind) {
            (Encoding::Bytes, _) => Passed { held: quote!(::tintype::Body), borrowed: false, method: "bytes" },
            (Encoding::Multipart, Kind::Array(inner)) => {
                let inner = self.rust_type_of(inner, From::Module, true);
                borrowed(quote!([#inner]), "list_body")
            }
            (Encoding::Multipart, _) => borrowed(self.content_type(content), "body"),
            (_, Kind::Text(TextFormat::Plain | TextFormat::Binary)) => borrowed(quote!(str), "text_body"),
            (_, Kind::Array(inner)) => {
                let inner = self.rust_type(inner, From::Module);
                borrowed(quote!([#inner]), "list_body")
            }
            _ => borrowed(self.content_type(content), "body"),
        }
    }

    /// The type of a media type's value. A multipart body whose members nobody describes is a map of files.
    fn content_type(&self, content: &Content) -> TokenStream {
        let files = content.encoding == Encoding::Multipart;
        match &content.schema.without_null().kind {
            Kind::Any if files => quote!(::tintype::Map<::tintype::File>),
            Kind::Map(inner) if files && matches!(inner.kind, Kind::Any) => quote!(::tintype::Map<::tintype::File>),
            _ => self.rust_type_of(&content.schema, From::Module, files),
        }
    }

    /// The body's argument and the step that fills it in.
    pub(super) fn body_argument(&self, id: OperationId) -> Option<(TokenStream, TokenStream)> {
        let body = self.api.operations[id.0].body.as_ref()?;
        let (argument, fill) = match body.contents.as_slice() {
            [] => return None,
            [only] => {
                let passed = self.passed(only);
                let method = ident(passed.method);
                let argument = match (passed.borrowed, body.required) {
                    (false, true) => quote!(impl ::std::convert::Into<::tintype::Body>),
                    _ => passed.argument(),
                };
                (argument, quote!(#method))
            }
            _ => {
                let name = self.body_name(id);
                let held = if self.is_borrowed(id) { quote!(#name<'_>) } else { quote!(#name) };
                if body.required {
                    let generics = self.body_generics(id);
                    return Some((
                        quote!(body: impl ::std::convert::Into<#name #generics>),
                        quote!(.any_body::<#held>(body.into())),
                    ));
                }
                (held, quote!(any_body))
            }
        };
        Some(if body.required {
            (quote!(body: #argument), quote!(.#fill(body)))
        } else {
            (quote!(body: ::std::option::Option<#argument>), quote!(.optional(body, |call, body| call.#fill(body))))
        })
    }

    /// The lifetime that a method needs for its body: within `impl Trait` it has to have a name.
    pub(super) fn body_generics(&self, id: OperationId) -> Option<TokenStream> {
        let body = self.api.operations[id.0].body.as_ref()?;
        (body.required && body.contents.len() > 1 && self.is_borrowed(id)).then(|| quote!(<'a>))
    }

    fn is_borrowed(&self, id: OperationId) -> bool {
        let body = self.api.operations[id.0].body.as_ref();
        body.is_some_and(|body| body.contents.iter().any(|content| self.passed(content).borrowed))
    }

    fn body_name(&self, id: OperationId) -> proc_macro2::Ident {
        format_ident!("{}Body", self.names.operation(id).camel)
    }

    /// The enum over several media types, where there are several.
    pub(super) fn body_enum(&self, id: OperationId) -> TokenStream {
        let Some(body) = self.api.operations[id.0].body.as_ref().filter(|body| body.contents.len() > 1) else {
            return TokenStream::new();
        };
        let names = self.names.operation(id);
        let name = self.body_name(id);
        let summary = format!(" What `{}` takes: one of several media types.", names.method);
        let (generics, any) = if self.is_borrowed(id) { (quote!(<'a>), quote!(<'_>)) } else { Default::default() };
        let all: Vec<_> = names.bodies.iter().map(|name| ident(name)).zip(&body.contents).collect();
        let declared = all.iter().map(|(variant, content)| {
            let media = content.media.replace('`', "'").replace(hidden, " ");
            let (docs, held) = (format!(" `{media}`"), self.passed(content).variant());
            quote!(#[doc = #docs] #variant(#held),)
        });
        let arms = all.iter().enumerate().map(|(index, (variant, content))| {
            let (index, method) = (proc_macro2::Literal::usize_unsuffixed(index), ident(self.passed(content).method));
            quote!(Self::#variant(body) => call.media(#index).#method(body),)
        });
        let mut known = Vec::new();
        let mut from = TokenStream::new();
        for (variant, content) in &all {
            let held = self.passed(content).variant();
            if !known.contains(&held.to_string()) {
                known.push(held.to_string());
                from.extend(quote! {
                    impl #generics ::std::convert::From<#held> for #name #generics {
                        #[inline]
                        fn from(body: #held) -> Self {
                            Self::#variant(body)
                        }
                    }
                });
            }
        }
        let allow = allow();
        quote! {
            #[doc = #summary]
            #[derive(Debug)]
            #allow
            pub enum #name #generics { #(#declared)* }
            impl ::tintype::client::AnyBody for #name #any {
                #[inline]
                fn fill(self, call: ::tintype::client::CallBuilder) -> ::tintype::client::CallBuilder {
                    match self { #(#arms)* }
                }
            }
            #from
        }
    }

    /// What the outline says of a body.
    pub(super) fn body_text(&self, id: OperationId) -> Option<String> {
        let body = self.api.operations[id.0].body.as_ref()?;
        let one = |content: &Content| {
            let held = shorten(&self.passed(content).held.to_string());
            if *content.media == *"application/json" { held } else { format!("{held} as {}", content.media) }
        };
        let shown = body.contents.iter().map(one).collect::<Vec<_>>().join(" | ");
        Some(if body.required { format!("body: {shown}") } else { format!("[body: {shown}]") })
    }
}

impl Emit<'_> {
    /// The table of what is said of single members, and of those that are sent as files from text.
    pub(super) fn parts(&self, content: &Content) -> TokenStream {
        let files: Vec<&str> =
            self.facts.texts_as_files(self.api, content).into_iter().map(|member| member.wire.as_str()).collect();
        let said = content.parts.iter().map(|it| part(it, files.contains(&it.name.as_str())));
        let unsaid = files.iter().filter(|name| content.parts.iter().all(|part| part.name != **name));
        let unsaid = unsaid.map(|name| {
            let bare =
                Part { name: (*name).to_owned(), media: None, style: None, reserved: false, headers: Vec::new() };
            part(&bare, true)
        });
        let parts = said.chain(unsaid);
        quote!(&[#(#parts),*])
    }
}

fn part(part: &Part, file: bool) -> TokenStream {
    let name = text(&part.name);
    let media = match part.media.as_deref().map(text) {
        Some(media) => quote!(Some(#media)),
        None => quote!(None),
    };
    let style = match part.style {
        Some((style, explode)) => {
            let style = style_name(style);
            quote!(Some((o::Style::#style, #explode)))
        }
        None => quote!(None),
    };
    let allow = ident(if part.reserved { "RESERVED" } else { "NONE" });
    let headers = part.headers.iter().map(|(name, value)| {
        let (name, value) = (text(name), text(value));
        quote!((#name, #value))
    });
    let allow = if file { quote!(FILE) } else { quote!(#allow) };
    quote!(o::Part { name: #name, media: #media, style: #style, allow: o::Allow::#allow, headers: &[#(#headers),*] })
}
