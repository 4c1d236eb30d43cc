//! The credentials a client holds, by the name of their scheme.

use std::collections::BTreeMap;
use std::sync::Arc;

use secrecy::SecretString;

use super::{Cache, Scheme, SchemeKind};

/// What one scheme needs.
#[derive(Clone)]
pub(crate) enum Credential {
    /// A bearer token, an API key or a signing key.
    Secret(SecretString),
    /// A user's name and password.
    Basic(String, SecretString),
    /// Where a token is had when a call needs one.
    Source(Arc<Cache>),
}

/// The credentials of a client. `Debug` names the schemes alone.
#[derive(Clone, Default)]
pub(crate) struct Credentials(BTreeMap<&'static str, Credential>);

impl Credentials {
    pub(crate) const NONE: Credentials = Credentials(BTreeMap::new());

    pub(crate) fn insert(&mut self, scheme: &'static str, credential: Credential) {
        self.0.insert(scheme, credential);
    }
    pub(crate) fn get(&self, scheme: &Scheme) -> Option<&Credential> {
        self.0.get(scheme.name)
    }
    /// Whether the scheme has all it needs.
    pub(crate) fn cover(&self, scheme: &Scheme) -> bool {
        matches!(scheme.kind, SchemeKind::MutualTls) || self.0.contains_key(scheme.name)
    }
    /// Whether a token may have to be had before a call.
    pub(crate) fn any_source(&self) -> bool {
        self.0.values().any(|credential| matches!(credential, Credential::Source(_)))
    }
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_map().entries(self.0.keys().map(|name| (name, "[redacted]"))).finish()
    }
}
