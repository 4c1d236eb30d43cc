//! The client: a wrapper of the runtime's, with a method per operation.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{ParameterPlace, Server};

use super::Emit;
use super::doc::{doc, lines};
use super::paths::{allow, hidden, ident, text};
use super::scheme::{about, scheme};

impl Emit<'_> {
    pub(super) fn client(&self) -> TokenStream {
        let title = self.api.title.replace(hidden, " ");
        let summary = lines(&format!("A client of {}.", title.replace('[', "\\[").replace('<', "\\<")));
        let about = doc(&self.api.doc);
        let gap = (!about.is_empty()).then(|| quote!(#[doc = ""]));
        let (allow, features) = (allow(), self.features_doc());
        quote! {
            #summary
            #gap
            #about
            #features
            #[derive(Clone, Debug)]
            #allow
            pub struct Client(::tintype::Client);
        }
    }

    /// What the client has besides a method per operation.
    pub(super) fn client_start(&self) -> TokenStream {
        quote! {
            #[doc = " Begins a client: credentials, server and transport are set on the builder."]
            #[inline]
            pub fn builder() -> ::tintype::ClientBuilder<Client> {
                ::tintype::ClientBuilder::new(&API)
            }

            #[doc = " The URL that the operations' paths are appended to."]
            #[inline]
            pub fn base_url(&self) -> &str {
                self.0.base_url()
            }
        }
    }

    /// How a client is made of the runtime's, and the table of the document's servers and schemes.
    pub(super) fn client_api(&self) -> TokenStream {
        let api = self.api_table();
        quote! {
            impl ::std::convert::From<::tintype::Client> for Client {
                #[inline]
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
        let variables = self.operation_variables();
        let variables = variables.iter().map(|name| text(name));
        let (about, allow) = (lines(&about(&self.api.schemes)), allow());
        quote! {
            #[doc = " The servers and security schemes of the document."]
            #about
            #allow
            pub static API: ::tintype::client::Api = ::tintype::client::Api {
                title: #title,
                servers: &[#(#servers),*],
                schemes: &[#(#schemes),*],
                operation_variables: &[#(#variables),*],
            };
        }
    }

    /// What the client's builder takes besides the variables of the document's own servers.
    fn operation_variables(&self) -> BTreeSet<&str> {
        let servers = self.api.operations.iter().filter_map(|operation| operation.servers.first());
        servers.flat_map(|server| &server.variables).map(|variable| variable.name.as_str()).collect()
    }
}

/// The table of a server.
pub(super) fn server(server: &Server) -> TokenStream {
    let url = text(&server.url);
    let variables = server.variables.iter().map(|variable| {
        let name = text(&variable.name);
        let default = match &variable.default {
            Some(default) => {
                let default = text(default);
                quote!(::core::option::Option::Some(#default))
            }
            None => quote!(::core::option::Option::None),
        };
        let values = variable.values.iter().map(|value| text(value));
        quote!(::tintype::client::Variable { name: #name, default: #default, values: &[#(#values),*] })
    });
    quote!(::tintype::client::Server { url: #url, variables: &[#(#variables),*] })
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
