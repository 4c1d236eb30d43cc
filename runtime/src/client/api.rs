//! An API's table: its servers and its security schemes.

use crate::auth::Scheme;

/// What a client needs to know of the document besides its operations.
#[derive(Debug)]
pub struct Api {
    /// The document's title.
    pub title: &'static str,
    /// The servers; the first is the default.
    pub servers: &'static [Server],
    /// The security schemes.
    pub schemes: &'static [Scheme],
    /// The names of the variables in the URLs of operations' own servers.
    pub operation_variables: &'static [&'static str],
}

/// A server of the document.
#[derive(Debug)]
pub struct Server {
    /// The URL, with `{name}` for every variable.
    pub url: &'static str,
    /// The variables.
    pub variables: &'static [Variable],
}

/// A variable of a server's URL.
#[derive(Debug)]
pub struct Variable {
    /// The name.
    pub name: &'static str,
    /// The value if none is given; without one the caller must give it.
    pub default: Option<&'static str>,
    /// The values there are; empty if any will do.
    pub values: &'static [&'static str],
}
