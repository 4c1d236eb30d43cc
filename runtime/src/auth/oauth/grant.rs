//! A grant of OAuth 2 that a client can ask for by itself.

use std::sync::{Arc, Mutex, PoisonError};

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::endpoint::{self, Asker, Wire};
use super::{TokenError, TokenSet, answer};
use crate::auth::{Flow, FlowKind};

/// How a client gets its access tokens; given to [`ClientBuilder::oauth2`](crate::ClientBuilder::oauth2).
///
/// The token URL is the document's, unless one is given. Token requests go through the client's own transport, over https or
/// to this machine, and follow no redirect. `Debug` shows no secret.
///
/// ```
/// use tintype::auth::OAuth2;
///
/// let grant = OAuth2::client_credentials("our-service", "made-up").scopes(["profile.read", "profile.write"]);
/// assert!(!format!("{grant:?}").contains("made-up"));
/// ```
#[derive(Clone)]
pub struct OAuth2 {
    asker: Asker,
    kind: Kind,
    scopes: Vec<String>,
    extra: Vec<(String, SecretString)>,
    token_url: Option<String>,
    first: Option<TokenSet>,
    hook: Option<Hook>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    ClientCredentials,
    RefreshToken,
}

type Hook = Arc<dyn Fn(&TokenSet) + Send + Sync>;

impl OAuth2 {
    /// The client's own id and secret (RFC 6749, section 4.4), which are sent by HTTP Basic.
    pub fn client_credentials(id: impl Into<String>, secret: impl Into<SecretString>) -> OAuth2 {
        OAuth2::new(id.into(), Some(secret.into()), Kind::ClientCredentials, None)
    }

    /// A refresh token (RFC 6749, section 6), from a login of some time before.
    pub fn refresh_token(client_id: impl Into<String>, refresh_token: impl Into<SecretString>) -> OAuth2 {
        // An access token that no header could carry is one that has expired.
        let expired = TokenSet::new("").with_refresh_token(refresh_token);
        OAuth2::new(client_id.into(), None, Kind::RefreshToken, Some(expired))
    }

    /// The tokens of a login. When the access token expires or is refused, another one is had by the refresh token; without
    /// one, calls fail with [`TokenError::LoginNeeded`].
    pub fn tokens(client_id: impl Into<String>, tokens: TokenSet) -> OAuth2 {
        OAuth2::new(client_id.into(), None, Kind::RefreshToken, Some(tokens))
    }

    fn new(id: String, secret: Option<SecretString>, kind: Kind, first: Option<TokenSet>) -> OAuth2 {
        let asker = Asker { id, secret, in_body: false };
        OAuth2 { asker, kind, scopes: Vec::new(), extra: Vec::new(), token_url: None, first, hook: None }
    }

    /// The client's secret, if it has one.
    #[must_use]
    pub fn client_secret(mut self, secret: impl Into<SecretString>) -> OAuth2 {
        self.asker.secret = Some(secret.into());
        self
    }

    /// Sends id and secret in the body ("client_secret_post"), for a provider that does not take them by HTTP Basic.
    #[must_use]
    pub fn secret_in_body(mut self) -> OAuth2 {
        self.asker.in_body = true;
        self
    }

    /// What the token is to allow (RFC 6749, section 3.3). Without scopes the provider decides.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> OAuth2 {
        self.scopes = scopes.into_iter().map(Into::into).collect();
        self
    }

    /// A further parameter of the token request, such as `audience` or `resource` (RFC 8707).
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<SecretString>) -> OAuth2 {
        self.extra.push((name.into(), value.into()));
        self
    }

    /// Where tokens are had, in place of the document's URL. A relative one begins at the base URL.
    #[must_use]
    pub fn token_url(mut self, url: impl Into<String>) -> OAuth2 {
        self.token_url = Some(url.into());
        self
    }

    /// Is told of each set of tokens, before it is used: a program that keeps the user logged in stores the refresh token,
    /// for many providers give a new one each time and take the old one no more. The refresh token is in it even if
    /// the provider did not repeat it.
    ///
    /// It is called in the task that got the tokens, and must not take long; to store them asynchronously, send them through a
    /// channel.
    #[must_use]
    pub fn on_refresh(mut self, hook: impl Fn(&TokenSet) + Send + Sync + 'static) -> OAuth2 {
        self.hook = Some(Arc::new(hook));
        self
    }

    /// The token URL as it was given, or as the document has it.
    pub(crate) fn url<'a>(&'a self, mut flows: impl Iterator<Item = &'a Flow> + Clone) -> Option<&'a str> {
        let renewed = |flow: &'a Flow| flow.refresh_url.or(flow.token_url);
        let of_document = match self.kind {
            Kind::ClientCredentials => {
                flows.find(|flow| flow.kind == FlowKind::ClientCredentials).and_then(|flow| flow.token_url)
            }
            Kind::RefreshToken => flows
                .clone()
                .filter(|flow| flow.kind != FlowKind::ClientCredentials)
                .find_map(renewed)
                .or_else(|| flows.find_map(renewed)),
        };
        self.token_url.as_deref().or(of_document)
    }

    /// The grant with its URL, and the tokens that it begins with.
    ///
    /// # Errors
    /// The reason, if it cannot be asked for.
    pub(crate) fn ready(self, url: Url) -> Result<(Ready, Option<TokenSet>), &'static str> {
        if self.asker.id.is_empty() {
            return Err("the client id is empty");
        }
        if self.asker.secret.as_ref().is_some_and(|secret| secret.expose_secret().is_empty()) {
            return Err("the client secret is empty");
        }
        let refresh = Mutex::new(self.first.as_ref().and_then(|first| first.refresh.clone()));
        let first = self.first.filter(|first| !first.access.expose_secret().is_empty());
        if first.as_ref().is_some_and(|first| answer::sendable(first.access.expose_secret()).is_err()) {
            return Err("the access token cannot be sent in a header");
        }
        let OAuth2 { asker, kind, scopes, extra, hook, .. } = self;
        Ok((Ready { asker, kind, scope: scopes.join(" "), extra, url, refresh, hook }, first))
    }
}

impl std::fmt::Debug for OAuth2 {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OAuth2")
            .field("kind", &self.kind)
            .field("client_id", &self.asker.id)
            .field("scopes", &self.scopes)
            .finish_non_exhaustive()
    }
}

/// A grant that can be asked for.
pub(crate) struct Ready {
    asker: Asker,
    kind: Kind,
    scope: String,
    extra: Vec<(String, SecretString)>,
    url: Url,
    /// The newest refresh token.
    refresh: Mutex<Option<SecretString>>,
    hook: Option<Hook>,
}

impl Ready {
    pub(super) async fn fetch(&self, wire: &Wire) -> Result<TokenSet, TokenError> {
        let known = self.refresh.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let mut form = match (self.kind, &known) {
            (Kind::ClientCredentials, _) => vec![("grant_type", "client_credentials")],
            (Kind::RefreshToken, Some(token)) => {
                vec![("grant_type", "refresh_token"), ("refresh_token", token.expose_secret())]
            }
            (Kind::RefreshToken, None) => return Err(TokenError::LoginNeeded),
        };
        if !self.scope.is_empty() {
            form.push(("scope", &self.scope));
        }
        form.extend(self.extra.iter().map(|(name, value)| (name.as_str(), value.expose_secret())));
        let mut tokens = endpoint::ask(wire, &self.url, &self.asker, form).await?;
        if self.kind == Kind::RefreshToken {
            tokens.refresh = tokens.refresh.or(known);
            self.refresh.lock().unwrap_or_else(PoisonError::into_inner).clone_from(&tokens.refresh);
        }
        if let Some(hook) = &self.hook {
            hook(&tokens);
        }
        Ok(tokens)
    }
}
