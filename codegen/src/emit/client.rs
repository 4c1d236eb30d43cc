//! The client: a wrapper of the runtime's, with a method per operation.

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{Algorithm, OperationId, ParameterPlace, Scheme, SchemeKind, Server, SignedPart};

use super::Emit;
use super::doc::{doc, lines};
use super::paths::{allow, hidden, ident, text};

impl Emit<'_> {
    pub(super) fn client(&self) -> TokenStream {
        let title = self.api.title.replace(hidden, " ");
        let summary = lines(&format!("A client of {}.", title.replace('[', "\\[").replace('<', "\\<")));
        let about = doc(&self.api.doc);
        let gap = (!about.is_empty()).then(|| quote!(#[doc = ""]));
        let methods = (0..self.api.operations.len()).map(|index| self.method(OperationId(index)));
        let (api, allow) = (self.api_table(), allow());
        quote! {
            #summary
            #gap
            #about
            #[derive(Clone, Debug)]
            #allow
            pub struct Client(::tintype::Client);

            #allow
            impl Client {
                #[doc = " Begins a client: credentials, server and transport are set on the builder."]
                pub fn builder() -> ::tintype::ClientBuilder<Client> {
                    ::tintype::ClientBuilder::new(&API)
                }

                #[doc = " The URL that the operations' paths are appended to."]
                pub fn base_url(&self) -> &str {
                    self.0.base_url()
                }

                #(#methods)*
            }

            impl ::std::convert::From<::tintype::Client> for Client {
                fn from(client: ::tintype::Client) -> Self {
                    Client(client)
                }
            }

            #api
        }
    }

    fn api_table(&self) -> TokenStream {
        let title = text(&self.api.title);
        let servers = self.api.servers.iter().map(server);
        let schemes = self.api.schemes.iter().map(scheme);
        let allow = allow();
        quote! {
            #[doc = " The servers and security schemes of the document."]
            #allow
            pub static API: ::tintype::client::Api = ::tintype::client::Api {
                title: #title,
                servers: &[#(#servers),*],
                schemes: &[#(#schemes),*],
            };
        }
    }
}

fn server(server: &Server) -> TokenStream {
    let url = text(&server.url);
    let variables = server.variables.iter().map(|variable| {
        let (name, default) = (text(&variable.name), text(&variable.default));
        let values = variable.values.iter().map(|value| text(value));
        quote!(::tintype::client::Variable { name: #name, default: #default, values: &[#(#values),*] })
    });
    quote!(::tintype::client::Server { url: #url, variables: &[#(#variables),*] })
}

fn scheme(scheme: &Scheme) -> TokenStream {
    let name = text(&scheme.name);
    let kind = match &scheme.kind {
        SchemeKind::Bearer => quote!(Bearer),
        SchemeKind::Basic => quote!(Basic),
        SchemeKind::OAuth2 => quote!(OAuth2),
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

/// The runtime's name for a parameter's place.
pub(super) fn place_name(place: ParameterPlace) -> proc_macro2::Ident {
    ident(match place {
        ParameterPlace::Path => "Path",
        ParameterPlace::Query => "Query",
        ParameterPlace::QueryString => "QueryString",
        ParameterPlace::Header => "Header",
        ParameterPlace::Cookie => "Cookie",
    })
}
