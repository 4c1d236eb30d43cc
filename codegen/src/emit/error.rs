//! What can come of a call besides success:
//!
//! ```text
//! pub enum ShowProfileError {
//!     NotFound(::tintype::Response<types::Problem>),
//!     Invalid(::tintype::Violations),
//!     Other(::tintype::Error),
//! }
//! ::tintype::operation_error!(ShowProfileError, operation::show_profile, [NotFound = "404"]);
//! ```

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Answer, OperationId};

use super::Emit;
use super::doc::{lines, prose};
use super::paths::{allow, ident};
use super::success::variant;

impl Emit<'_> {
    /// The documented answers that are no success. `default` is one for every status but 2xx, whatever it is for these.
    fn failures(&self, id: OperationId) -> Vec<&Answer> {
        self.api.operations[id.0].answers.iter().filter(|answer| !answer.is_success()).collect()
    }

    pub(super) fn error(&self, id: OperationId) -> TokenStream {
        let names = self.names.operation(id);
        let (name, method) = (format_ident!("{}Error", names.camel), ident(&names.method));
        let summary = format!(" What can come of `{}` besides success.", names.method);
        let failures = self.failures(id);
        let declared = failures.iter().map(|answer| {
            let described = prose(&answer.doc);
            let colon = if described.is_empty() { "" } else { ": " };
            let docs = lines(&format!("{}{colon}{described}", answer.status));
            let (variant, body) = (variant(answer), self.body_type(id, answer));
            quote!(#docs #variant(::tintype::Response<#body>),)
        });
        let listed: Vec<_> = failures
            .iter()
            .map(|answer| {
                let (variant, status) = (variant(answer), &answer.status);
                quote!(#variant = #status)
            })
            .collect();
        let (refused, refused_types) = match self.envelope_of(id) {
            Some((envelope, _, code)) => (
                Some(quote! {
                    #[doc = " The envelope says that the call failed, whatever the status."]
                    Refused(::tintype::Refused<#code, #envelope>),
                }),
                Some(quote!(, Refused(#code, #envelope))),
            ),
            None => (None, None),
        };
        let allow = allow();
        quote! {
            #[doc = #summary]
            #allow
            #[non_exhaustive]
            pub enum #name {
                #(#declared)*
                #refused
                #[doc = " The request breaks the document's rules; nothing was sent."]
                Invalid(::tintype::Violations),
                #[doc = " Everything else: no connection, time out, an answer that the document does not know."]
                Other(::tintype::Error),
            }
            ::tintype::operation_error!(#name, operation::#method, [#(#listed),*] #refused_types);
        }
    }
}
