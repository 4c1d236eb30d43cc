//! Who is calling: credentials, the alternatives a document asks for, and request signatures.

mod apply;
mod credentials;
mod flow;
mod oauth;
mod select;
mod sign;

pub(crate) use apply::{Target, apply};
pub(crate) use credentials::{Credential, Credentials};
pub use flow::{Flow, FlowKind};
pub use oauth::{
    AuthorizationCode, Login, OAuth2, Refusal, RefusalCode, SourceError, TokenError, TokenSet, TokenSource,
};
pub(crate) use oauth::{Cache, Lease, Source, Wire};
pub(crate) use select::{Missing, select};
pub use sign::{Algorithm, Encoding, Part, sign, verify};

use crate::operation::In;

/// A security scheme of the document.
#[derive(Debug)]
pub struct Scheme {
    /// The scheme's name in the document.
    pub name: &'static str,
    /// How it works.
    pub kind: SchemeKind,
}

/// How a security scheme works.
#[derive(Debug)]
pub enum SchemeKind {
    /// `Authorization: Bearer …` (RFC 6750).
    Bearer,
    /// `Authorization: Basic …` (RFC 7617).
    Basic,
    /// A key in a header, in the query or in a cookie.
    ApiKey {
        /// Where it is sent.
        place: In,
        /// The name it is sent under.
        name: &'static str,
    },
    /// A header computed over the request with a shared key.
    Signature {
        /// The header's name.
        header: &'static str,
        /// The keyed hash.
        algorithm: Algorithm,
        /// How the hash becomes text.
        encoding: Encoding,
        /// What is hashed, in order.
        over: &'static [Part],
    },
    /// OAuth 2: a bearer token, fixed or had by a grant.
    OAuth2 {
        /// The ways to get one.
        flows: &'static [Flow],
    },
    /// OpenID Connect: a bearer token, fixed or had by a grant.
    OpenIdConnect {
        /// Where the provider describes itself (OpenID Connect Discovery 1.0).
        url: &'static str,
    },
    /// A client certificate: the transport's affair.
    MutualTls,
    /// A scheme this crate does not speak; a caller can set its header by hand.
    Other,
}

impl SchemeKind {
    /// Whether a bearer token is the scheme's credential.
    pub(crate) fn takes_token(&self) -> bool {
        matches!(self, SchemeKind::Bearer | SchemeKind::OAuth2 { .. } | SchemeKind::OpenIdConnect { .. })
    }

    /// Whether the credential is a signature over the request.
    pub(crate) fn signs(&self) -> bool {
        matches!(self, SchemeKind::Signature { .. })
    }

    /// Whether the body has to be at hand when the credential is written.
    pub(crate) fn signs_body(&self) -> bool {
        matches!(self, SchemeKind::Signature { over, .. } if over.contains(&Part::Body))
    }

    /// The header the credential goes into, if it goes into one.
    pub(crate) fn header(&self) -> Option<&'static str> {
        match self {
            SchemeKind::ApiKey { place: In::Header, name } => Some(name),
            SchemeKind::Signature { header, .. } => Some(header),
            SchemeKind::ApiKey { .. } | SchemeKind::MutualTls => None,
            _ => Some("authorization"),
        }
    }
}
