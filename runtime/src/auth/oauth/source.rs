//! Where tokens come from: a grant of OAuth 2, or whatever the program has.

use std::error::Error;
use std::future::Future;
use std::sync::Arc;

use secrecy::ExposeSecret;

use super::endpoint::Wire;
use super::grant::Ready;
use super::{TokenError, TokenSet, answer};
use crate::transport::BoxFuture;

/// What a token source of the program may say in place of a token.
pub type SourceError = Box<dyn Error + Send + Sync>;

/// Where a program gets tokens in its own way: from a vault, from a metadata service, by a grant that
/// [`OAuth2`](super::OAuth2) does not know. A function that gives a future is one.
///
/// The client keeps what it is given, asks again shortly before that expires or when the provider answers 401, and asks for
/// one at a time. The error is shown as it is, so it must hold no secret.
///
/// ```
/// use std::time::Duration;
/// use tintype::auth::{TokenSet, TokenSource};
///
/// fn is_source(_: impl TokenSource) {}
///
/// is_source(|| async {
///     let text = std::fs::read_to_string("/var/run/token")?;
///     Ok::<_, std::io::Error>(TokenSet::new(text.trim()).with_lifetime(Duration::from_secs(300)))
/// });
/// ```
pub trait TokenSource: Send + Sync {
    /// A new token.
    ///
    /// # Errors
    /// Why there is none, for all calls that wait for it. The next call asks again.
    fn token(&self) -> BoxFuture<'_, Result<TokenSet, SourceError>>;
}

impl<F, R, E> TokenSource for F
where
    F: Fn() -> R + Send + Sync,
    R: Future<Output = Result<TokenSet, E>> + Send + 'static,
    E: Into<SourceError>,
{
    fn token(&self) -> BoxFuture<'_, Result<TokenSet, SourceError>> {
        let token = self();
        Box::pin(async move { token.await.map_err(Into::into) })
    }
}

/// A source that is ready to be asked.
pub(crate) enum Source {
    /// A grant, and how it is asked for.
    Grant(Box<Ready>, Wire),
    /// The program's own.
    Own(Arc<dyn TokenSource>),
}

impl Source {
    pub(super) async fn fetch(&self) -> Result<TokenSet, TokenError> {
        match self {
            Source::Grant(grant, wire) => grant.fetch(wire).await,
            Source::Own(source) => {
                let tokens = source.token().await.map_err(TokenError::Source)?;
                answer::sendable(tokens.access.expose_secret()).map_err(|reason| TokenError::Source(reason.into()))?;
                Ok(tokens)
            }
        }
    }
}
