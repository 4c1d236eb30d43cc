//! How a client is given its credentials.

use secrecy::{ExposeSecret, SecretString};

use super::{BuildError, Client, ClientBuilder, SchemeKind};
use crate::auth::{Credential, Scheme};
use crate::params::header_value;

impl<C: From<Client>> ClientBuilder<C> {
    /// The bearer token of every scheme that takes one: HTTP bearer, OAuth 2, OpenID Connect.
    #[must_use]
    pub fn bearer(mut self, token: impl Into<SecretString>) -> Self {
        let token = token.into();
        let takes = |scheme: &&Scheme| scheme.kind.takes_token();
        if !self.api.schemes.iter().any(|scheme| takes(&scheme)) {
            self.refuse(BuildError::UnknownScheme { scheme: "bearer".to_owned() });
        }
        for scheme in self.api.schemes.iter().filter(takes) {
            self.keep(scheme, token.clone());
        }
        self
    }

    /// The bearer token of the scheme of that name, where the document has several that take one.
    #[must_use]
    pub fn bearer_for(mut self, scheme: &str, token: impl Into<SecretString>) -> Self {
        let takes = |candidate: &&Scheme| candidate.name == scheme && candidate.kind.takes_token();
        match self.api.schemes.iter().find(takes) {
            Some(scheme) => self.keep(scheme, token.into()),
            None => self.refuse(BuildError::UnknownScheme { scheme: scheme.to_owned() }),
        }
        self
    }

    /// The user and password of HTTP Basic (RFC 7617).
    #[must_use]
    pub fn basic(mut self, user: impl Into<String>, password: impl Into<SecretString>) -> Self {
        let (user, password) = (user.into(), password.into());
        let Some(scheme) = self.only("basic", |kind| matches!(kind, SchemeKind::Basic)) else { return self };
        if user.contains(':') || user.bytes().chain(password.expose_secret().bytes()).any(|byte| byte < 0x20) {
            let reason = "a user with a colon, or a control character";
            self.refuse(BuildError::Credential { scheme: scheme.name.to_owned(), reason });
        }
        self.credentials.insert(scheme.name, Credential::Basic(user, password));
        self
    }

    /// The key of the API-key scheme of that name.
    #[must_use]
    pub fn api_key(mut self, scheme: &str, key: impl Into<SecretString>) -> Self {
        let named =
            |candidate: &&Scheme| candidate.name == scheme && matches!(candidate.kind, SchemeKind::ApiKey { .. });
        match self.api.schemes.iter().find(named) {
            Some(scheme) => self.keep(scheme, key.into()),
            None => self.refuse(BuildError::UnknownScheme { scheme: scheme.to_owned() }),
        }
        self
    }

    /// The key of the document's request signature, if it has one scheme for that.
    #[must_use]
    pub fn signing_key(mut self, key: impl Into<SecretString>) -> Self {
        if let Some(scheme) = self.only("signature", |kind| matches!(kind, SchemeKind::Signature { .. })) {
            self.credentials.insert(scheme.name, Credential::Secret(key.into()));
        }
        self
    }

    /// The key of the request signature of that name.
    #[must_use]
    pub fn signing_key_for(mut self, scheme: &str, key: impl Into<SecretString>) -> Self {
        let signs = |candidate: &&Scheme| matches!(candidate.kind, SchemeKind::Signature { .. });
        match self.api.schemes.iter().filter(signs).find(|candidate| candidate.name == scheme) {
            Some(scheme) => self.credentials.insert(scheme.name, Credential::Secret(key.into())),
            None => self.refuse(BuildError::UnknownScheme { scheme: scheme.to_owned() }),
        }
        self
    }

    fn only(&mut self, word: &str, kind: impl Fn(&SchemeKind) -> bool) -> Option<&'static Scheme> {
        let mut found = self.api.schemes.iter().filter(|scheme| kind(&scheme.kind));
        match (found.next(), found.next()) {
            (Some(scheme), None) => Some(scheme),
            _ => {
                self.refuse(BuildError::UnknownScheme { scheme: word.to_owned() });
                None
            }
        }
    }

    /// Keeps a secret that is sent as it is.
    pub(super) fn keep(&mut self, scheme: &'static Scheme, secret: SecretString) {
        if let Err(reason) = header_value(secret.expose_secret()) {
            self.refuse(BuildError::Credential { scheme: scheme.name.to_owned(), reason });
        } else if secret.expose_secret().is_empty() {
            self.refuse(BuildError::Credential { scheme: scheme.name.to_owned(), reason: "it is empty" });
        }
        // What was said last counts.
        self.sources.iter_mut().for_each(|source| source.give_up(scheme.name));
        self.credentials.insert(scheme.name, Credential::Secret(secret));
    }
}
