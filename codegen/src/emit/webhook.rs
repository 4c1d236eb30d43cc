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

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use crate::model::{OperationId, ParameterPlace, Webhook, WebhookId};

use super::Emit;
use super::doc::{lines, prose};
use super::paths::{hidden, ident, text};

impl Emit<'_> {
    /// What the provider sends by itself.
    pub(super) fn webhooks_by_name(&self) -> Vec<WebhookId> {
        self.by_name(None)
    }

    /// The operations that ask for something to be sent.
    pub(super) fn calling(&self) -> BTreeSet<OperationId> {
        (0..self.api.webhooks.len()).filter_map(|index| self.operation_of(WebhookId(index))).collect()
    }

    pub(super) fn webhook_list(&self) -> TokenStream {
        let ids = self.webhooks_by_name();
        let listed = ids.iter().map(|id| {
            let webhook = &self.api.webhooks[id.0];
            let (name, method) = (text(&webhook.name), text(&webhook.method));
            quote!((#name, #method))
        });
        quote! {
            #[doc = " The webhooks: name and method."]
            pub static WEBHOOKS: &[(&str, &str)] = &[#(#listed),*];
        }
    }

    /// The module of an operation's callbacks.
    pub(super) fn callbacks(&self, operation: OperationId) -> TokenStream {
        let method = &self.names.operation(operation).method;
        let (name, all) = (ident(method), self.by_name(Some(operation)).into_iter().map(|id| self.webhook(id)));
        let docs = format!(" What `{method}` asks the provider to send.");
        quote! {
            #[doc = #docs]
            #[allow(unused_imports)]
            pub mod #name {
                use super::super::types;
                #(#all)*
            }
        }
    }

    fn operation_of(&self, id: WebhookId) -> Option<OperationId> {
        self.api.webhooks[id.0].callback.as_ref().map(|(operation, _)| *operation)
    }

    /// What an operation asks for, or what is sent without that, in the order of names.
    fn by_name(&self, operation: Option<OperationId>) -> Vec<WebhookId> {
        let mut ids: Vec<WebhookId> = (0..self.api.webhooks.len()).map(WebhookId).collect();
        ids.retain(|id| self.operation_of(*id) == operation);
        ids.sort_by_key(|id| self.names.webhook(*id));
        ids
    }

    pub(super) fn webhook(&self, id: WebhookId) -> TokenStream {
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
