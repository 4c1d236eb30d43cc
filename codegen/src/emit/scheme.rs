//! Security schemes: their tables, and how each gets its credential, in the prose of `API`:
//!
//! ```text
//! /// - `token`: OAuth 2, by `ClientBuilder::oauth2`, or a token by `ClientBuilder::bearer`
//! ///   - authorizationCode: asked for at `https://…`, got at `https://…`; scopes `read`, `write`
//! ///
//! /// From the environment: `ClientBuilder::credentials_from_env`.
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Algorithm, Flow, FlowKind, ParameterPlace, Scheme, SchemeKind, SignedPart};

use super::client::place_name;
use super::paths::{hidden, ident, text};

pub(super) fn scheme(scheme: &Scheme) -> TokenStream {
    let name = text(&scheme.name);
    let kind = match &scheme.kind {
        SchemeKind::Bearer => quote!(Bearer),
        SchemeKind::Basic => quote!(Basic),
        SchemeKind::OAuth2(flows) => {
            let flows = flows.iter().map(flow);
            quote!(OAuth2 { flows: &[#(#flows),*] })
        }
        SchemeKind::OpenIdConnect(url) => {
            let url = text(url);
            quote!(OpenIdConnect { url: #url })
        }
        SchemeKind::MutualTls => quote!(MutualTls),
        SchemeKind::Other(_) => quote!(Other),
        SchemeKind::ApiKey(place, name) => {
            let (place, name) = (place_name(*place), text(name));
            quote!(ApiKey { place: ::tintype::operation::In::#place, name: #name })
        }
        SchemeKind::Signature { header, algorithm, over } => {
            let header = text(header);
            let Algorithm::HmacSha1 = algorithm;
            let parts = over.iter().map(|part| match part {
                SignedPart::Path => quote!(::tintype::auth::Part::Path),
                SignedPart::Body => quote!(::tintype::auth::Part::Body),
            });
            quote!(Signature {
                header: #header,
                algorithm: ::tintype::auth::Algorithm::HmacSha1,
                encoding: ::tintype::auth::Encoding::Hex,
                over: &[#(#parts),*],
            })
        }
    };
    quote!(::tintype::client::Scheme { name: #name, kind: ::tintype::client::SchemeKind::#kind })
}

fn flow(flow: &Flow) -> TokenStream {
    let kind = ident(match flow.kind {
        FlowKind::Implicit => "Implicit",
        FlowKind::Password => "Password",
        FlowKind::ClientCredentials => "ClientCredentials",
        FlowKind::AuthorizationCode => "AuthorizationCode",
        FlowKind::DeviceAuthorization => "DeviceAuthorization",
    });
    let url = |url: &Option<String>| match url.as_deref().map(text) {
        Some(url) => quote!(Some(#url)),
        None => quote!(None),
    };
    let (authorization, token, refresh) = (url(&flow.authorization_url), url(&flow.token_url), url(&flow.refresh_url));
    let scopes = flow.scopes.iter().map(|(name, about)| {
        let (name, about) = (text(name), text(about));
        quote!((#name, #about))
    });
    quote!(::tintype::auth::Flow {
        kind: ::tintype::auth::FlowKind::#kind,
        authorization_url: #authorization,
        token_url: #token,
        refresh_url: #refresh,
        scopes: &[#(#scopes),*],
    })
}

/// The schemes as a list; nothing where there is none.
pub(super) fn about(schemes: &[Scheme]) -> String {
    let mut shown = String::new();
    for scheme in schemes {
        shown.push_str(if shown.is_empty() { "\n" } else { "" });
        shown.push_str(&format!("- `{}`: {}\n", plain(&scheme.name), said(scheme)));
        if let SchemeKind::OAuth2(flows) = &scheme.kind {
            flows.iter().for_each(|flow| shown.push_str(&format!("  - {}\n", of_flow(flow))));
        }
    }
    let none = |scheme: &Scheme| matches!(scheme.kind, SchemeKind::MutualTls | SchemeKind::Other(_));
    if !schemes.iter().all(none) {
        shown.push_str("\nFrom the environment: `ClientBuilder::credentials_from_env`.\n");
    }
    shown
}

fn said(scheme: &Scheme) -> String {
    match &scheme.kind {
        SchemeKind::Bearer => "a bearer token, by `ClientBuilder::bearer`".to_owned(),
        SchemeKind::Basic => "user and password, by `ClientBuilder::basic`".to_owned(),
        SchemeKind::ApiKey(place, name) => {
            let place = match place {
                ParameterPlace::Query | ParameterPlace::QueryString => "query parameter",
                ParameterPlace::Cookie => "cookie",
                ParameterPlace::Header | ParameterPlace::Path => "header",
            };
            format!("a key in the {place} `{}`, by `ClientBuilder::api_key`", plain(name))
        }
        SchemeKind::Signature { header, .. } => {
            format!("a signature in the header `{}`, by `ClientBuilder::signing_key`", plain(header))
        }
        SchemeKind::OAuth2(_) => {
            "OAuth 2, by `ClientBuilder::oauth2`, or a token by `ClientBuilder::bearer`".to_owned()
        }
        SchemeKind::OpenIdConnect(url) => {
            format!("OpenID Connect of `{}`, by `ClientBuilder::bearer`", plain(url))
        }
        SchemeKind::MutualTls => "a certificate, which the transport has".to_owned(),
        SchemeKind::Other(_) => "the header `Authorization`, set by hand".to_owned(),
    }
}

fn of_flow(flow: &Flow) -> String {
    let word = match flow.kind {
        FlowKind::Implicit => "implicit",
        FlowKind::Password => "password",
        FlowKind::ClientCredentials => "clientCredentials",
        FlowKind::AuthorizationCode => "authorizationCode",
        FlowKind::DeviceAuthorization => "deviceAuthorization",
    };
    let url = |what: &str, url: &Option<String>| url.as_ref().map(|url| format!("{what} `{}`", plain(url)));
    let parts = [
        url("asked for at", &flow.authorization_url),
        url("got at", &flow.token_url),
        url("renewed at", &flow.refresh_url),
    ];
    let scopes: Vec<String> = flow.scopes.iter().map(|(name, _)| format!("`{}`", plain(name))).collect();
    let scopes = (!scopes.is_empty()).then(|| format!("scopes {}", scopes.join(" ")));
    let all: Vec<String> = parts.into_iter().chain([scopes]).flatten().collect();
    if all.is_empty() { word.to_owned() } else { format!("{word}: {}", all.join("; ")) }
}

/// Text of the document inside a code span.
fn plain(text: &str) -> String {
    text.replace('`', "'").replace(hidden, " ")
}
