//! The bodies of what the provider sends by itself:
//!
//! ```text
//! pub mod webhooks {
//!     pub type NewPet = types::Pet;
//!     pub static WEBHOOKS: &[(&str, &str)] = &[("newPet", "POST")];
//! }
//! pub mod callbacks {
//!     pub mod subscribe { pub type OnData = types::Data; }
//! }
//! ```

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{OperationId, ParameterPlace, Webhook, WebhookId};

use super::Emit;
use super::doc::{lines, prose};
use super::paths::{hidden, ident, text};

impl Emit<'_> {
    pub(super) fn webhooks(&self) -> TokenStream {
        let (callbacks, webhooks): (Vec<WebhookId>, Vec<WebhookId>) =
            (0..self.api.webhooks.len()).map(WebhookId).partition(|id| self.api.webhooks[id.0].callback.is_some());
        let webhooks = self.webhook_module(webhooks);
        let callbacks = self.callback_module(callbacks);
        quote!(#webhooks #callbacks)
    }

    fn webhook_module(&self, ids: Vec<WebhookId>) -> TokenStream {
        if ids.is_empty() {
            return TokenStream::new();
        }
        let ids = self.by_name(ids);
        let all = ids.iter().map(|id| self.webhook(*id));
        let listed = ids.iter().map(|id| {
            let webhook = &self.api.webhooks[id.0];
            let (name, method) = (text(&webhook.name), text(&webhook.method));
            quote!((#name, #method))
        });
        quote! {
            #[doc = " What the provider sends by itself: the bodies of its webhooks."]
            #[allow(dead_code, unused_imports)]
            pub mod webhooks {
                use super::types;
                #(#all)*
                #[doc = " The webhooks: name and method."]
                pub static WEBHOOKS: &[(&str, &str)] = &[#(#listed),*];
            }
        }
    }

    fn callback_module(&self, ids: Vec<WebhookId>) -> TokenStream {
        if ids.is_empty() {
            return TokenStream::new();
        }
        let modules = self.operations_by_name().into_iter().filter_map(|operation| {
            let own = |id: &WebhookId| self.operation_of(*id) == Some(operation);
            let ids = self.by_name(ids.iter().copied().filter(own).collect());
            if ids.is_empty() {
                return None;
            }
            let method = &self.names.operation(operation).method;
            let (name, all) = (ident(method), ids.iter().map(|id| self.webhook(*id)));
            let docs = format!(" What `{method}` asks the provider to send.");
            let module = quote! {
                #[doc = #docs]
                #[allow(unused_imports)]
                pub mod #name {
                    use super::super::types;
                    #(#all)*
                }
            };
            Some(self.gate_operation(operation, module))
        });
        quote! {
            #[doc = " What operations ask the provider to send: the bodies of their callbacks."]
            #[allow(dead_code)]
            pub mod callbacks { #(#modules)* }
        }
    }

    fn operation_of(&self, id: WebhookId) -> Option<OperationId> {
        self.api.webhooks[id.0].callback.as_ref().map(|(operation, _)| *operation)
    }

    fn by_name(&self, mut ids: Vec<WebhookId>) -> Vec<WebhookId> {
        ids.sort_by_key(|id| self.names.webhook(*id));
        ids
    }

    fn webhook(&self, id: WebhookId) -> TokenStream {
        let webhook = &self.api.webhooks[id.0];
        let name = ident(self.names.webhook(id));
        let docs = lines(&about(webhook));
        let held = webhook.bodies.first().map_or_else(|| quote!(()), |body| self.alternative(body));
        quote!(#docs pub type #name = #held;)
    }
}

/// The prose, the request line, and the parameters that come with it.
fn about(webhook: &Webhook) -> String {
    let plain = |text: &str| text.replace('`', "'").replace(hidden, " ");
    let mut shown = prose(&webhook.doc);
    if !shown.is_empty() {
        shown.push_str("\n\n");
    }
    let to = webhook.callback.as_ref().map_or(webhook.name.as_str(), |(_, expression)| expression);
    shown.push_str(&format!("`{} {}`", webhook.method, plain(to)));
    if let Some(body) = webhook.bodies.first() {
        shown.push_str(&format!(", a body of `{}`", plain(&body.media)));
    }
    for parameter in &webhook.parameters {
        let place = match parameter.location {
            ParameterPlace::Header => "header",
            ParameterPlace::Query => "query parameter",
            ParameterPlace::Path => "path parameter",
            ParameterPlace::Cookie => "cookie",
            ParameterPlace::QueryString => "query string",
        };
        shown.push_str(&format!("\n- {place} `{}`", plain(&parameter.wire)));
    }
    if webhook.doc.deprecated {
        shown.push_str("\n\n**Deprecated** by the provider.");
    }
    shown
}
