//! Why a client could not be built.

use crate::transport::TransportError;

/// Why a client could not be built. Its text holds no credential.
#[derive(Debug)]
#[non_exhaustive]
pub enum BuildError {
    /// The document names no server that can stand as a base URL: `base_url` must be given.
    NoServer,
    /// The document has no server with that number.
    UnknownServer {
        /// The number, from 0.
        index: usize,
    },
    /// The server's URL has no such variable.
    UnknownVariable {
        /// The variable's name.
        name: String,
    },
    /// The server's URL has a variable without a default: `server_variable` must give its value.
    MissingVariable {
        /// The variable's name.
        name: String,
    },
    /// The variable cannot have that value.
    Variable {
        /// The variable's name.
        name: String,
        /// Why.
        reason: &'static str,
    },
    /// The base URL cannot be used.
    BaseUrl {
        /// Why.
        reason: &'static str,
    },
    /// Credentials would travel in clear text: `allow_http(true)` says that this is wanted.
    InsecureHttp,
    /// The document has no security scheme that takes such a credential.
    UnknownScheme {
        /// The name that was given, or the kind of credential.
        scheme: String,
    },
    /// The credential cannot be sent.
    Credential {
        /// The scheme's name.
        scheme: String,
        /// Why.
        reason: &'static str,
    },
    /// An environment variable that holds a credential by its name is not text.
    Environment {
        /// The variable's name.
        variable: String,
    },
    /// A grant or a login of OAuth 2 cannot be asked for.
    OAuth2 {
        /// The scheme's name.
        scheme: String,
        /// Why.
        reason: &'static str,
    },
    /// A header cannot be sent.
    Header {
        /// The header's name.
        name: String,
        /// Why.
        reason: &'static str,
    },
    /// No transport was given, and the feature `reqwest` is off.
    NoTransport,
    /// The default transport could not start.
    Transport(TransportError),
}

impl std::fmt::Display for BuildError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            BuildError::NoServer => {
                f.write_str("the document names no server with a host: give the builder a base_url")
            }
            BuildError::UnknownServer { index } => write!(f, "the document has no server {index}"),
            BuildError::UnknownVariable { name } => write!(f, "the server's URL has no variable {name:?}"),
            BuildError::MissingVariable { name } => {
                write!(f, "the server variable {name:?} has no default: give its value with server_variable")
            }
            BuildError::Variable { name, reason } => write!(f, "the server variable {name:?} cannot be used: {reason}"),
            BuildError::BaseUrl { reason } => write!(f, "the base URL cannot be used: {reason}"),
            BuildError::InsecureHttp => {
                f.write_str("credentials would be sent over http in clear text: use https, or say allow_http(true)")
            }
            BuildError::UnknownScheme { scheme } => {
                write!(f, "the document has no single security scheme for {scheme:?}")
            }
            BuildError::Credential { scheme, reason } => {
                write!(f, "the credential for {scheme:?} cannot be sent: {reason}")
            }
            BuildError::Environment { variable } => write!(f, "the environment variable {variable} is not text"),
            BuildError::OAuth2 { scheme, reason } => write!(f, "OAuth 2 for {scheme:?} cannot be used: {reason}"),
            BuildError::Header { name, reason } => write!(f, "the header {name:?} cannot be sent: {reason}"),
            BuildError::NoTransport => f.write_str("there is no transport: give one, or turn the feature `reqwest` on"),
            BuildError::Transport(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            BuildError::Transport(error) => std::error::Error::source(error),
            _ => None,
        }
    }
}
