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

/// Whether two URLs are of one origin: scheme, host and port (RFC 6454, section 4).
pub(super) fn same_origin(one: &Url, other: &Url) -> bool {
    one.scheme() == other.scheme()
        && one.host_str() == other.host_str()
        && one.port_or_known_default() == other.port_or_known_default()
}

/// The URL that a reference of a provider (a `Location`, a `next` link) leads to from another, without its fragment. It
/// stays within the origin, where the credentials belong; its path and its query are the provider's.
///
/// # Errors
/// The reason for which nothing is sent there.
pub(crate) fn within_origin(from: &Url, reference: &str) -> Result<Url, &'static str> {
    // A parser drops line breaks and tabs, and turns backslashes.
    if reference.is_empty() || reference.bytes().any(|byte| !byte.is_ascii_graphic() || byte == b'\\') {
        return Err("its URL is empty, or holds what no URL may hold");
    }
    let mut url = from.join(reference).map_err(|_| "its URL cannot be read")?;
    if !url.username().is_empty() || url.password().is_some() {
        return Err("its URL carries a user or a password");
    }
    if from.scheme() == "https" && url.scheme() == "http" {
        return Err("it leads from https to http");
    }
    if !same_origin(from, &url) {
        return Err("it leads to another origin, where the client's credentials do not belong");
    }
    url.set_fragment(None);
    Ok(url)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{Url, within_origin};

    fn to(reference: &str) -> Result<String, &'static str> {
        let from = Url::parse("https://api.example.com/v1/items?page=1").unwrap();
        within_origin(&from, reference).map(String::from)
    }

    #[test]
    fn references_within_the_origin() {
        for (reference, url) in [
            ("/v2/items", "https://api.example.com/v2/items"),
            ("?page=2", "https://api.example.com/v1/items?page=2"),
            ("other", "https://api.example.com/v1/other"),
            ("../up#part", "https://api.example.com/up"),
            ("https://api.example.com:443/x?a=%2F", "https://api.example.com/x?a=%2F"),
            ("https://API.EXAMPLE.COM/x", "https://api.example.com/x"),
            ("//api.example.com/x", "https://api.example.com/x"),
        ] {
            assert_eq!(to(reference).as_deref(), Ok(url), "{reference}");
        }
    }

    #[test]
    fn nothing_is_sent_elsewhere() {
        let another = "it leads to another origin, where the client's credentials do not belong";
        let odd = "its URL is empty, or holds what no URL may hold";
        for (reference, reason) in [
            ("https://evil.example/x", another),
            ("//evil.example/x", another),
            ("https://api.example.com.evil.example/", another),
            ("https://api.example.com:8443/", another),
            ("ftp://api.example.com/", another),
            ("javascript:alert(1)", another),
            ("data:,x", another),
            ("http://api.example.com/v1", "it leads from https to http"),
            ("https://user@api.example.com/", "its URL carries a user or a password"),
            ("https://api.example.com@evil.example/", "its URL carries a user or a password"),
            ("https://[", "its URL cannot be read"),
            ("", odd),
            ("/\\evil.example", odd),
            ("\\\\evil.example", odd),
            ("/a b", odd),
            ("/a\tb", odd),
            ("/a\r\nb", odd),
            ("/\u{e9}", odd),
        ] {
            assert_eq!(to(reference), Err(reason), "{reference:?}");
        }
    }
}
