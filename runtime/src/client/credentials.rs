//! How a client is given its credentials.

use secrecy::{ExposeSecret, SecretString};

use super::setup::Setup;
use super::{BuildError, Client, ClientBuilder, SchemeKind};
use crate::auth::{Credential, Scheme};
use crate::params::header_value;

impl<C: From<Client>> ClientBuilder<C> {
    /// The bearer token of every scheme that takes one: HTTP bearer, OAuth 2, OpenID Connect.
    #[must_use]
    pub fn bearer(mut self, token: impl Into<SecretString>) -> Self {
        self.setup.bearer(&token.into());
        self
    }

    /// The bearer token of the scheme of that name, where the document has several that take one.
    #[must_use]
    pub fn bearer_for(mut self, scheme: &str, token: impl Into<SecretString>) -> Self {
        self.setup.named(scheme, token.into(), SchemeKind::takes_token);
        self
    }

    /// The user and password of HTTP Basic (RFC 7617).
    #[must_use]
    pub fn basic(mut self, user: impl Into<String>, password: impl Into<SecretString>) -> Self {
        self.setup.basic(user.into(), password.into());
        self
    }

    /// The key of the API-key scheme of that name.
    #[must_use]
    pub fn api_key(mut self, scheme: &str, key: impl Into<SecretString>) -> Self {
        self.setup.named(scheme, key.into(), |kind| matches!(kind, SchemeKind::ApiKey { .. }));
        self
    }

    /// The key of the document's request signature, if it has one scheme for that.
    #[must_use]
    pub fn signing_key(mut self, key: impl Into<SecretString>) -> Self {
        self.setup.signing_key(key.into());
        self
    }

    /// The key of the request signature of that name.
    #[must_use]
    pub fn signing_key_for(mut self, scheme: &str, key: impl Into<SecretString>) -> Self {
        self.setup.signing_key_for(scheme, key.into());
        self
    }
}

impl Setup {
    fn bearer(&mut self, token: &SecretString) {
        let takes = |scheme: &&Scheme| scheme.kind.takes_token();
        if !self.api.schemes.iter().any(|scheme| takes(&scheme)) {
            self.refuse(BuildError::UnknownScheme { scheme: "bearer".to_owned() });
        }
        for scheme in self.api.schemes.iter().filter(takes) {
            self.keep(scheme, token.clone());
        }
    }

    /// Keeps the secret of a scheme by its name, where it is of that kind.
    fn named(&mut self, name: &str, secret: SecretString, kind: fn(&SchemeKind) -> bool) {
        match self.api.schemes.iter().find(|scheme| scheme.name == name && kind(&scheme.kind)) {
            Some(scheme) => self.keep(scheme, secret),
            None => self.refuse(BuildError::UnknownScheme { scheme: name.to_owned() }),
        }
    }

    pub(super) fn basic(&mut self, user: String, password: SecretString) {
        let Some(scheme) = self.only("basic", |kind| matches!(kind, SchemeKind::Basic)) else { return };
        if user.contains(':') || user.bytes().chain(password.expose_secret().bytes()).any(|byte| byte < 0x20) {
            let reason = "a user with a colon, or a control character";
            self.refuse(BuildError::Credential { scheme: scheme.name.to_owned(), reason });
        }
        self.credentials.insert(scheme.name, Credential::Basic(user, password));
    }

    fn signing_key(&mut self, key: SecretString) {
        if let Some(scheme) = self.only("signature", SchemeKind::signs) {
            self.credentials.insert(scheme.name, Credential::Secret(key));
        }
    }

    fn signing_key_for(&mut self, name: &str, key: SecretString) {
        match self.api.schemes.iter().find(|scheme| scheme.name == name && scheme.kind.signs()) {
            Some(scheme) => self.credentials.insert(scheme.name, Credential::Secret(key)),
            None => self.refuse(BuildError::UnknownScheme { scheme: name.to_owned() }),
        }
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
