//! Servers.

use super::Doc;

/// A server and its variables.
#[derive(Debug, Clone)]
pub struct Server {
    /// The URL with its variables in braces.
    pub url: String,
    /// The variables.
    pub variables: Vec<Variable>,
    /// Its prose.
    pub doc: Doc,
}

/// A variable of a server's URL.
#[derive(Debug, Clone)]
pub struct Variable {
    /// Its name.
    pub name: String,
    /// The value it has if none is given; without one the caller must give it.
    pub default: Option<String>,
    /// The only values it takes; empty for any.
    pub values: Vec<String>,
    /// Its prose.
    pub doc: Doc,
}
