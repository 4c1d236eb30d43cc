//! OAuth 2: how a client gets its tokens and keeps them fresh (RFC 6749, RFC 6750, RFC 7636).

mod answer;
mod cache;
mod code;
mod endpoint;
mod error;
mod grant;
mod login;
mod pkce;
mod refusal;
mod source;
mod tokens;

pub(crate) use cache::{Cache, Lease};
pub use code::AuthorizationCode;
pub(crate) use endpoint::Wire;
pub use error::TokenError;
pub use grant::OAuth2;
pub use login::Login;
pub use refusal::{Refusal, RefusalCode};
pub(crate) use source::Source;
pub use source::{SourceError, TokenSource};
pub use tokens::TokenSet;
