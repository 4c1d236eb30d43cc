//! A login on its way: the user is at the provider's, and comes back with a code.

use secrecy::{ExposeSecret, SecretString};
use tokio::time::timeout;
use url::{Url, form_urlencoded};

use super::endpoint::{self, Asker, Wire};
use super::{Refusal, RefusalCode, TokenError, TokenSet, pkce};
use crate::transport::TransportError;

/// A login that has begun. `Debug` shows neither the state nor the verifier.
pub struct Login {
    pub(super) url: Url,
    pub(super) state: SecretString,
    pub(super) verifier: SecretString,
    pub(super) asker: Asker,
    pub(super) redirect_uri: String,
    pub(super) token_url: Url,
    pub(super) wire: Wire,
}

impl Login {
    /// Where the user is sent to.
    pub fn url(&self) -> &str {
        self.url.as_str()
    }

    /// What the user comes back with, so that nobody can be sent back from another's login. A server keeps it in the user's session.
    pub fn state(&self) -> &SecretString {
        &self.state
    }

    /// What proves to the provider that the code is asked for by who began the login. A server keeps it in the user's
    /// session, where the user cannot read it.
    pub fn verifier(&self) -> &SecretString {
        &self.verifier
    }

    /// Exchanges the code that the user came back with for tokens: takes the URL that the user was sent back to, or its query.
    ///
    /// # Errors
    /// If the state is another, if the user or the provider said no, or if the code cannot be exchanged.
    pub async fn finish(&self, redirected: &str) -> Result<TokenSet, TokenError> {
        let code = self.code(redirected)?;
        // Without a runtime the timer would panic.
        if tokio::runtime::Handle::try_current().is_err() {
            let outside = "a code can be exchanged inside a tokio runtime only";
            return Err(TokenError::Transport(TransportError::connect(outside)));
        }
        let form = vec![
            ("grant_type", "authorization_code"),
            ("code", code.expose_secret()),
            ("redirect_uri", &self.redirect_uri),
            ("code_verifier", self.verifier.expose_secret()),
        ];
        let limit = self.wire.timeout;
        timeout(limit, endpoint::ask(&self.wire, &self.token_url, &self.asker, form))
            .await
            .unwrap_or(Err(TokenError::Timeout { limit }))
    }

    /// The code, if the state is the one that was sent (RFC 6749, section 4.1.2).
    fn code(&self, redirected: &str) -> Result<SecretString, TokenError> {
        let wrong = |reason| TokenError::Redirection { reason };
        let query = redirected.split_once('?').map_or(redirected, |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        let [mut state, mut code, mut error, mut description] = [const { None }; 4];
        for (name, value) in form_urlencoded::parse(query.as_bytes()) {
            let seen = match name.as_ref() {
                "state" => &mut state,
                "code" => &mut code,
                "error" => &mut error,
                "error_description" => &mut description,
                _ => continue,
            };
            if seen.replace(value.into_owned()).is_some() {
                return Err(wrong("a parameter is there twice"));
            }
        }
        if !pkce::same(state.as_deref().unwrap_or_default(), self.state.expose_secret()) {
            return Err(wrong("its state is not the one that was sent"));
        }
        if let Some(error) = error {
            let code = RefusalCode::of(&error, &[self.state.expose_secret()]);
            return Err(TokenError::Refused(Refusal { code, status: None, description }));
        }
        code.filter(|code| !code.is_empty()).map(Into::into).ok_or_else(|| wrong("it has no code"))
    }
}

impl std::fmt::Debug for Login {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Login").field("client_id", &self.asker.id).finish_non_exhaustive()
    }
}
