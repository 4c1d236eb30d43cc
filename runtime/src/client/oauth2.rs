//! How a client is told where its tokens come from.

use std::sync::Arc;

use url::Url;

use super::setup::Setup;
use super::{BuildError, Client, ClientBuilder, Settings, server};
use crate::auth::{
    AuthorizationCode, Cache, Credential, Credentials, Flow, Login, OAuth2, Scheme, SchemeKind, Source, TokenSource,
    Wire,
};

/// A source of tokens for schemes, before the base URL is known.
pub(super) struct Wanted {
    schemes: Vec<&'static Scheme>,
    from: From,
}

impl Wanted {
    /// Tokens of a grant for these schemes.
    pub(super) fn grant(schemes: Vec<&'static Scheme>, grant: OAuth2) -> Wanted {
        Wanted { schemes, from: From::Grant(Box::new(grant)) }
    }

    /// Leaves a scheme to another credential.
    pub(super) fn give_up(&mut self, scheme: &str) {
        self.schemes.retain(|candidate| candidate.name != scheme);
    }
}

enum From {
    Grant(Box<OAuth2>),
    Own(Arc<dyn TokenSource>),
}

impl<C: std::convert::From<Client>> ClientBuilder<C> {
    /// Gets tokens by OAuth 2, for every scheme that takes a bearer token. They are had when the first call needs one, renewed
    /// before they expire, by one request at a time, and once where the provider answers 401.
    #[must_use]
    pub fn oauth2(mut self, grant: OAuth2) -> Self {
        self.setup.wanted(None, From::Grant(Box::new(grant)));
        self
    }

    /// Gets tokens by OAuth 2 for the scheme of that name, where the document has several that take one.
    #[must_use]
    pub fn oauth2_for(mut self, scheme: &str, grant: OAuth2) -> Self {
        self.setup.wanted(Some(scheme), From::Grant(Box::new(grant)));
        self
    }

    /// Gets tokens in the program's own way, for every scheme that takes a bearer token.
    #[must_use]
    pub fn token_source(mut self, source: impl TokenSource + 'static) -> Self {
        self.setup.wanted(None, From::Own(Arc::new(source)));
        self
    }

    /// Gets tokens in the program's own way for the scheme of that name, where the document has several that take one.
    #[must_use]
    pub fn token_source_for(mut self, scheme: &str, source: impl TokenSource + 'static) -> Self {
        self.setup.wanted(Some(scheme), From::Own(Arc::new(source)));
        self
    }

    /// Begins a login by authorization code with PKCE, at this builder's base URL and by its transport. Its tokens are for
    /// another builder: [`OAuth2::tokens`].
    ///
    /// # Errors
    /// The first thing that is wrong with the settings or the login.
    pub fn login(self, code: AuthorizationCode) -> Result<Login, BuildError> {
        self.setup.login(code)
    }
}

impl Setup {
    fn wanted(&mut self, name: Option<&str>, from: From) {
        let takes = |scheme: &&Scheme| name.is_none_or(|name| scheme.name == name) && scheme.kind.takes_token();
        let schemes: Vec<&'static Scheme> = self.api.schemes.iter().filter(takes).collect();
        if schemes.is_empty() {
            self.refuse(BuildError::UnknownScheme { scheme: name.unwrap_or("bearer").to_owned() });
        }
        for scheme in &schemes {
            self.sources.iter_mut().for_each(|source| source.give_up(scheme.name));
        }
        self.sources.push(Wanted { schemes, from });
    }

    fn login(self, code: AuthorizationCode) -> Result<Login, BuildError> {
        let client = self.client()?;
        let Settings { api, base, transport, timeout, allow_http, headers, .. } = &*client.0;
        let schemes: Vec<&Scheme> = api.schemes.iter().filter(|scheme| scheme.kind.takes_token()).collect();
        let refuse = |reason| BuildError::OAuth2 { scheme: name(&schemes), reason };
        let (authorization, token) = code.urls(flows(&schemes));
        let url = |url: Option<&str>, missing| url.ok_or(missing).and_then(|url| endpoint(url, base, *allow_http));
        let authorization =
            url(authorization, "the document has no authorization URL: give authorization_url").map_err(refuse)?;
        let token = url(token, NO_TOKEN_URL).map_err(refuse)?;
        let agent = headers.get(http::header::USER_AGENT).cloned();
        code.begin(authorization, token, Wire { transport: transport.clone(), timeout: *timeout, agent })
            .map_err(refuse)
    }
}

const NO_TOKEN_URL: &str = "the document has no token URL for it: give token_url";

/// Makes the sources ready, each with one cache for all of its schemes.
pub(super) fn take(
    sources: Vec<Wanted>,
    credentials: &mut Credentials,
    base: &Url,
    allow_http: bool,
    wire: &Wire,
) -> Result<(), BuildError> {
    for Wanted { schemes, from } in sources.into_iter().filter(|source| !source.schemes.is_empty()) {
        let refuse = |reason| BuildError::OAuth2 { scheme: name(&schemes), reason };
        let (source, first) = match from {
            From::Own(source) => (Source::Own(source), None),
            From::Grant(grant) => {
                let url = grant.url(flows(&schemes)).ok_or(NO_TOKEN_URL);
                let url = url.and_then(|url| endpoint(url, base, allow_http)).map_err(refuse)?;
                let (ready, first) = grant.ready(url).map_err(refuse)?;
                (Source::Grant(Box::new(ready), wire.clone()), first)
            }
        };
        let cache = Arc::new(Cache::new(source, wire.timeout, first));
        for scheme in &schemes {
            credentials.insert(scheme.name, Credential::Source(cache.clone()));
        }
    }
    Ok(())
}

/// A URL of the document or of the program, relative to the base URL.
///
/// # Errors
/// The reason for which no secret is sent there (RFC 6749, sections 3.1 and 3.2).
fn endpoint(text: &str, base: &Url, allow_http: bool) -> Result<Url, &'static str> {
    let url = base.join(text).map_err(|_| "its URL cannot be read")?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err("its URL is neither https nor http");
    }
    if !url.username().is_empty() || url.password().is_some() || url.fragment().is_some() {
        return Err("its URL carries a user, a password or a fragment");
    }
    if !allow_http && !server::is_private(&url) {
        return Err("its URL is http, in clear text: use https, or say allow_http(true)");
    }
    Ok(url)
}

pub(super) fn flows<'a>(schemes: &[&'a Scheme]) -> impl Iterator<Item = &'a Flow> + Clone {
    let flows = |scheme: &&'a Scheme| match &scheme.kind {
        SchemeKind::OAuth2 { flows } => *flows,
        _ => &[],
    };
    schemes.iter().map(flows).collect::<Vec<_>>().into_iter().flatten()
}

/// The scheme that an error is about.
fn name(schemes: &[&Scheme]) -> String {
    let oauth2 = schemes.iter().find(|scheme| matches!(scheme.kind, SchemeKind::OAuth2 { .. }));
    oauth2.or(schemes.first()).map_or("bearer", |scheme| scheme.name).to_owned()
}
