//! Security schemes.

use super::{Doc, ParameterPlace};

/// A security scheme.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// The component's key.
    pub name: String,
    /// How a credential is sent.
    pub kind: SchemeKind,
    /// Its prose.
    pub doc: Doc,
    /// The members of `x-tintype-mock`, as the document has them.
    pub mock: Option<serde_json::Value>,
}

/// How a credential is sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchemeKind {
    /// `Authorization: Bearer`
    Bearer,
    /// `Authorization: Basic`
    Basic,
    /// A header, a query parameter or a cookie of this name.
    ApiKey(ParameterPlace, String),
    /// A header whose value is a signature over parts of the request.
    Signature {
        /// The header's name.
        header: String,
        /// The algorithm.
        algorithm: Algorithm,
        /// What is signed, in order.
        over: Vec<SignedPart>,
    },
    /// OAuth 2: a bearer token that is got elsewhere, by one of these flows.
    OAuth2(Vec<Flow>),
    /// OpenID Connect: a bearer token that is got elsewhere; the URL describes the provider.
    OpenIdConnect(String),
    /// A certificate of the client, which is the transport's affair.
    MutualTls,
    /// Another scheme of HTTP authentication, by its name, whose header is set by hand.
    Other(String),
}

/// A way to get a token of OAuth 2.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Which one.
    pub kind: FlowKind,
    /// `authorizationUrl`, of the device flow `deviceAuthorizationUrl`
    pub authorization_url: Option<String>,
    /// `tokenUrl`
    pub token_url: Option<String>,
    /// `refreshUrl`
    pub refresh_url: Option<String>,
    /// The scopes: name and description.
    pub scopes: Vec<(String, String)>,
}

/// The flows of OAuth 2 (RFC 6749, section 4; RFC 8628).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FlowKind {
    /// `implicit`
    Implicit,
    /// `password`
    Password,
    /// `clientCredentials`
    ClientCredentials,
    /// `authorizationCode`
    AuthorizationCode,
    /// `deviceAuthorization`
    DeviceAuthorization,
}

/// How a signature is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC with SHA-1.
    HmacSha1,
}

/// A part of a request that is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignedPart {
    /// The path with its query string.
    Path,
    /// The body's bytes.
    Body,
}
