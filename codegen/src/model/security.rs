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
    /// OAuth 2 or OpenID Connect: a bearer token that is got elsewhere.
    OAuth2,
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
