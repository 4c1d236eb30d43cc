//! The base URL: the document's server with its variables, or one that the caller names.

use url::{Host, Url};

use super::{Api, BuildError, Server};

/// The URL of a server with its variables filled in.
///
/// # Errors
/// If a variable has no value, one the document does not list, or one that could name another host or path.
pub(super) fn fill(server: &Server, given: &[(String, String)]) -> Result<String, BuildError> {
    for (name, value) in given {
        let Some(variable) = server.variables.iter().find(|variable| variable.name == name) else { continue };
        let reason = if variable.values.is_empty() {
            check(value)
        } else {
            (!variable.values.contains(&value.as_str())).then_some("the document does not list that value")
        };
        if let Some(reason) = reason {
            return Err(BuildError::Variable { name: name.clone(), reason });
        }
    }
    let mut url = String::new();
    let mut rest = server.url;
    while let Some((literal, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        // The last value that was given for a name wins, as with any other setting of the builder.
        let value = given.iter().rev().find(|(given, _)| given == name).map(|(_, value)| value.as_str());
        let default =
            || server.variables.iter().find(|variable| variable.name == name).and_then(|variable| variable.default);
        url.push_str(literal);
        url.push_str(value.or_else(default).ok_or_else(|| BuildError::MissingVariable { name: name.to_owned() })?);
        rest = after;
    }
    url.push_str(rest);
    Ok(url)
}

/// # Errors
/// If a name is neither a variable of that server nor one of an operation's own server.
pub(super) fn known(api: &Api, server: &Server, given: &[(String, String)]) -> Result<(), BuildError> {
    let declared = |name: &str| server.variables.iter().any(|variable| variable.name == name);
    match given.iter().find(|(name, _)| !declared(name) && !api.operation_variables.contains(&name.as_str())) {
        Some((name, _)) => Err(BuildError::UnknownVariable { name: name.clone() }),
        None => Ok(()),
    }
}

/// What is wrong with a variable's value. A whole host such as `example.com` is one; nothing that ends a host is.
fn check(value: &str) -> Option<&'static str> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    if value.is_empty() {
        Some("it is empty")
    } else if !value.bytes().all(allowed) {
        Some("it may hold letters, digits, `-`, `.`, `_` and `~` only")
    } else if value.starts_with('.') || value.ends_with('.') || value.contains("..") {
        Some("it has a dot with nothing beside it")
    } else {
        None
    }
}

/// A base URL that calls can be appended to.
///
/// # Errors
/// If it is not an absolute http or https URL, or carries a user, a query or a fragment.
pub(super) fn parse(text: &str) -> Result<Url, BuildError> {
    let refuse = |reason| Err(BuildError::BaseUrl { reason });
    let Ok(url) = Url::parse(text) else { return refuse("it is no absolute URL") };
    if !matches!(url.scheme(), "http" | "https") {
        return refuse("it is neither https nor http");
    }
    if !url.username().is_empty() || url.password().is_some() {
        return refuse("it carries a user or password: credentials belong to the builder's own methods");
    }
    if url.query().is_some() || url.fragment().is_some() {
        return refuse("it has a query or a fragment");
    }
    Ok(url)
}

/// The base URL of an operation's own servers: the first counts. One such as `/v2` is of the client's origin.
///
/// # Errors
/// The reason, if none can be made of it.
pub(super) fn of_operation(server: &Server, given: &[(String, String)], base: &Url) -> Result<Url, &'static str> {
    let reason = |error| match error {
        BuildError::Variable { reason, .. } | BuildError::BaseUrl { reason } => reason,
        BuildError::MissingVariable { .. } => {
            "a variable of the operation's server has no value: give it to the client's builder with server_variable"
        }
        _ => "the operation's server cannot be used",
    };
    let text = fill(server, given).map_err(reason)?;
    // `//host` would name another host.
    if text.starts_with('/') && !text.starts_with("//") {
        let mut url = base.clone();
        url.set_path(&text);
        return Ok(url);
    }
    parse(&text).map_err(reason)
}

/// Whether what is sent there stays on this machine or is encrypted.
pub(super) fn is_private(url: &Url) -> bool {
    url.scheme() == "https" || is_loopback(url)
}

/// Whether the host is this machine.
pub(super) fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(Host::Domain(name)) => name == "localhost" || name.ends_with(".localhost"),
        Some(Host::Ipv4(address)) => address.is_loopback(),
        Some(Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}
