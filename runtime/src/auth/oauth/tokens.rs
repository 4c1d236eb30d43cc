//! What a provider gives for a grant: an access token, and perhaps one to renew it with.

use std::time::Duration;

use secrecy::SecretString;

/// The tokens of one answer (RFC 6749, section 5.1). `Debug` shows none of them.
///
/// ```
/// use std::time::Duration;
/// use tintype::auth::TokenSet;
///
/// let tokens = TokenSet::new("made-up").with_lifetime(Duration::from_secs(3600));
/// assert_eq!(tokens.lifetime(), Some(Duration::from_secs(3600)));
/// assert!(!format!("{tokens:?}").contains("made-up"));
/// ```
#[derive(Clone)]
pub struct TokenSet {
    pub(super) access: SecretString,
    pub(super) refresh: Option<SecretString>,
    pub(super) id: Option<SecretString>,
    pub(super) lifetime: Option<Duration>,
    pub(super) scope: Option<String>,
}

impl TokenSet {
    /// An access token of which nothing else is known: it is used until the provider refuses it.
    pub fn new(access_token: impl Into<SecretString>) -> TokenSet {
        TokenSet { access: access_token.into(), refresh: None, id: None, lifetime: None, scope: None }
    }

    /// With the time for which the access token holds from now on. It is renewed shortly before: 30 seconds, or a tenth of
    /// its lifetime if that is less.
    #[must_use]
    pub fn with_lifetime(self, lifetime: Duration) -> TokenSet {
        TokenSet { lifetime: Some(lifetime), ..self }
    }

    /// With the token by which another access token can be had.
    #[must_use]
    pub fn with_refresh_token(self, refresh_token: impl Into<SecretString>) -> TokenSet {
        TokenSet { refresh: Some(refresh_token.into()), ..self }
    }

    /// The access token.
    pub fn access_token(&self) -> &SecretString {
        &self.access
    }

    /// The token to renew it with, if there is one.
    pub fn refresh_token(&self) -> Option<&SecretString> {
        self.refresh.as_ref()
    }

    /// The ID token (OpenID Connect Core 1.0, section 3.1.3.3), as it came: nothing of it is checked.
    pub fn id_token(&self) -> Option<&SecretString> {
        self.id.as_ref()
    }

    /// The time for which the access token holds, from when it was given; `None` if the provider did not say.
    pub fn lifetime(&self) -> Option<Duration> {
        self.lifetime
    }

    /// What the token allows, if the provider said so (RFC 6749, section 3.3): it need not be what was asked for.
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }
}

impl std::fmt::Debug for TokenSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("TokenSet")
            .field("refreshable", &self.refresh.is_some())
            .field("lifetime", &self.lifetime)
            .finish_non_exhaustive()
    }
}
