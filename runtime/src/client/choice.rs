//! What of a client's settings an operation gets: its base URL, and the credentials that may go there.

use std::borrow::Cow;

use http::header::HeaderMap;
use url::Url;

use super::headers::without_credentials;
use super::plan::Plan;
use super::{Settings, server};
use crate::auth::{self, Credentials, Missing, Scheme};
use crate::error::Error;
use crate::operation::Operation;

/// No credential at all.
static NONE: Credentials = Credentials::NONE;

/// What an operation gets.
pub(super) struct Choice<'a> {
    pub(super) base: Cow<'a, Url>,
    pub(super) credentials: &'a Credentials,
    /// The headers of all calls.
    pub(super) headers: HeaderMap,
    /// The schemes of the first alternative that is complete.
    pub(super) schemes: Vec<&'static Scheme>,
}

impl<'a> Choice<'a> {
    /// # Errors
    /// If a credential is missing, or the operation's own server cannot be used.
    pub(super) fn of(settings: &'a Settings, plan: &Plan) -> Result<Self, Error> {
        let (operation, by_hand) = (plan.operation, &plan.by_hand);
        let base = base(settings, operation)?;
        // Credentials are bound to the origin of the base URL.
        let foreign = !server::same_origin(&base, &settings.base) && !settings.trust_servers;
        let credentials = if foreign { &NONE } else { &settings.credentials };
        let mut headers = settings.headers.clone();
        // What interceptors have set stands as what the builder has.
        plan.added.iter().for_each(|(name, value)| _ = headers.insert(name, value.clone()));
        if foreign {
            headers = without_credentials(&headers, settings.api.schemes);
        }
        let by_hand = |name: &str| by_hand.contains_key(name) || headers.contains_key(name);
        let schemes = auth::select(operation.security, settings.api.schemes, credentials, &by_hand);
        let schemes = schemes.map_err(|Missing(scheme)| {
            let reason = "the operation's own server gets no credentials: say trust_operation_servers(true)";
            let variable = settings.variables_of.iter().find(|(name, _)| *name == scheme).map(|(_, it)| it.clone());
            if foreign { Error::Request { reason } } else { Error::MissingCredential { scheme, variable } }
        })?;
        Ok(Choice { base, credentials, headers, schemes })
    }
}

/// What the path is appended to: the base URL that the caller has named, else the operation's own server, else the API's.
pub(super) fn base<'a>(settings: &'a Settings, operation: &Operation) -> Result<Cow<'a, Url>, Error> {
    match operation.servers.first() {
        Some(own) if !settings.own_base => server::of_operation(own, &settings.variables, &settings.base)
            .map(Cow::Owned)
            .map_err(|reason| Error::Request { reason }),
        _ => Ok(Cow::Borrowed(&settings.base)),
    }
}
