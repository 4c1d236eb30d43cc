//! The authorization code flow: what a login needs.

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::endpoint::{Asker, Wire};
use super::{Login, pkce};
use crate::auth::{Flow, FlowKind};

/// A login by authorization code with PKCE (RFC 6749, section 4.1; RFC 7636); given to
/// [`ClientBuilder::login`](crate::ClientBuilder::login). `Debug` shows no secret.
///
/// The URLs are the document's, unless others are given.
#[derive(Clone)]
pub struct AuthorizationCode {
    asker: Asker,
    redirect_uri: String,
    scopes: Vec<String>,
    extra: Vec<(String, String)>,
    authorization_url: Option<String>,
    token_url: Option<String>,
    resumed: Option<(SecretString, SecretString)>,
}

impl AuthorizationCode {
    /// A login for the client of that id; the user comes back to the redirect URI with a code.
    pub fn new(client_id: impl Into<String>, redirect_uri: impl Into<String>) -> AuthorizationCode {
        AuthorizationCode {
            asker: Asker { id: client_id.into(), secret: None, in_body: false },
            redirect_uri: redirect_uri.into(),
            scopes: Vec::new(),
            extra: Vec::new(),
            authorization_url: None,
            token_url: None,
            resumed: None,
        }
    }

    /// The client's secret, if it has one: a program on a user's machine has none.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<SecretString>) -> AuthorizationCode {
        self.asker.secret = Some(secret.into());
        self
    }

    /// Sends id and secret in the body ("client_secret_post"), for a provider that does not take them by HTTP Basic.
    #[must_use]
    pub fn secret_in_body(mut self) -> AuthorizationCode {
        self.asker.in_body = true;
        self
    }

    /// What the token is to allow (RFC 6749, section 3.3); `offline_access` asks many providers for a refresh token.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> AuthorizationCode {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// A further parameter of the authorization URL, such as `prompt`, `nonce` or `login_hint`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> AuthorizationCode {
        self.extra.push((name.into(), value.into()));
        self
    }

    /// Where the user logs in, in place of the document's URL. A relative one begins at the base URL.
    #[must_use]
    pub fn authorization_url(mut self, url: impl Into<String>) -> AuthorizationCode {
        self.authorization_url = Some(url.into());
        self
    }

    /// Where the code is exchanged, in place of the document's URL. A relative one begins at the base URL.
    #[must_use]
    pub fn token_url(mut self, url: impl Into<String>) -> AuthorizationCode {
        self.token_url = Some(url.into());
        self
    }

    /// Takes up a login that was begun elsewhere, by its [state](Login::state) and [verifier](Login::verifier): a server that
    /// keeps them in the user's session.
    #[must_use]
    pub fn resume(mut self, state: impl Into<SecretString>, verifier: impl Into<SecretString>) -> AuthorizationCode {
        self.resumed = Some((state.into(), verifier.into()));
        self
    }

    /// The authorization URL and the token URL as they were given, or as the document has them.
    pub(crate) fn urls<'a>(&'a self, mut flows: impl Iterator<Item = &'a Flow>) -> (Option<&'a str>, Option<&'a str>) {
        let flow = flows.find(|flow| flow.kind == FlowKind::AuthorizationCode);
        let authorization = self.authorization_url.as_deref().or_else(|| flow?.authorization_url);
        (authorization, self.token_url.as_deref().or_else(|| flow?.token_url))
    }

    /// Begins the login.
    ///
    /// # Errors
    /// The reason, if that cannot be.
    pub(crate) fn begin(self, mut authorization: Url, token_url: Url, wire: Wire) -> Result<Login, &'static str> {
        if self.asker.id.is_empty() {
            return Err("the client id is empty");
        }
        // RFC 6749, section 3.1.2.
        if !Url::parse(&self.redirect_uri).is_ok_and(|url| url.fragment().is_none()) {
            return Err("the redirect URI is no absolute URL, or has a fragment");
        }
        let nothing = "the system gives no random numbers";
        let (state, verifier) = match self.resumed {
            Some((state, verifier)) => (state, verifier),
            None => (pkce::random().ok_or(nothing)?, pkce::random().ok_or(nothing)?),
        };
        if state.expose_secret().is_empty() || !pkce::is_verifier(verifier.expose_secret()) {
            return Err("the state or the verifier is none of a login");
        }
        let mut query = authorization.query_pairs_mut();
        query.append_pair("response_type", "code").append_pair("client_id", &self.asker.id);
        query.append_pair("redirect_uri", &self.redirect_uri);
        if !self.scopes.is_empty() {
            query.append_pair("scope", &self.scopes.join(" "));
        }
        query.append_pair("state", state.expose_secret());
        query.append_pair("code_challenge", &pkce::challenge(verifier.expose_secret()));
        query.append_pair("code_challenge_method", "S256").extend_pairs(&self.extra);
        drop(query);
        let (asker, redirect_uri) = (self.asker, self.redirect_uri);
        Ok(Login { url: authorization, state, verifier, asker, redirect_uri, token_url, wire })
    }
}

impl std::fmt::Debug for AuthorizationCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("AuthorizationCode")
            .field("client_id", &self.asker.id)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}
