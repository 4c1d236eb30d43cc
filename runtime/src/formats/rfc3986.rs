//! URIs as RFC 3986, appendix A, spells them.

/// `URI`: a scheme, then the parts of it.
pub(super) fn is_uri(text: &str) -> bool {
    text.split_once(':').is_some_and(|(scheme, rest)| is_scheme(scheme) && is_parts(rest))
}

/// `URI-reference`: a URI, or one relative to another.
pub(super) fn is_reference(text: &str) -> bool {
    // A relative path's first segment has no colon (`path-noscheme`), so text before one can only be a scheme.
    let first_segment = text.split(['/', '?', '#']).next().unwrap_or(text);
    if first_segment.contains(':') { is_uri(text) } else { is_parts(text) }
}

fn is_scheme(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b"+-.".contains(&b))
}

/// Authority, path, query and fragment.
fn is_parts(text: &str) -> bool {
    let (text, fragment) = text.split_once('#').unwrap_or((text, ""));
    let (text, query) = text.split_once('?').unwrap_or((text, ""));
    let path = match text.strip_prefix("//") {
        None => text,
        Some(rest) => {
            let (authority, path) = rest.split_at_checked(rest.find('/').unwrap_or(rest.len())).unwrap_or((rest, ""));
            if !is_authority(authority) {
                return false;
            }
            path
        }
    };
    is_chars(path, b":@/") && is_chars(query, b":@/?") && is_chars(fragment, b":@/?")
}

/// `[userinfo@]host[:port]`
fn is_authority(text: &str) -> bool {
    let (user, address) = text.rsplit_once('@').unwrap_or(("", text));
    let (host, port) = match address.strip_prefix('[') {
        Some(rest) => match rest.split_once(']') {
            Some((literal, after)) if is_literal(literal) => ("", after),
            _ => return false,
        },
        None => address.split_at_checked(address.find(':').unwrap_or(address.len())).unwrap_or((address, "")),
    };
    let port_fits = port.is_empty() || port.strip_prefix(':').is_some_and(|p| p.bytes().all(|b| b.is_ascii_digit()));
    is_chars(user, b":") && is_chars(host, b"") && port_fits
}

/// What stands between brackets: IPv6, or an address of a later version.
fn is_literal(text: &str) -> bool {
    let Some(rest) = text.strip_prefix(['v', 'V']) else { return is_ipv6(text) };
    rest.split_once('.').is_some_and(|(version, address)| {
        let hex = !version.is_empty() && version.bytes().all(|b| b.is_ascii_hexdigit());
        hex && !address.is_empty() && !address.contains('%') && is_chars(address, b":")
    })
}

fn is_ipv6(text: &str) -> bool {
    text.parse::<std::net::Ipv6Addr>().is_ok()
}

/// Unreserved characters, sub-delimiters, percent-encoded octets and the `extra` ones.
fn is_chars(text: &str, extra: &[u8]) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let fits = match byte {
            b'%' => [bytes.next(), bytes.next()].iter().all(|b| b.is_some_and(|b| b.is_ascii_hexdigit())),
            _ => byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=".contains(&byte) || extra.contains(&byte),
        };
        if !fits {
            return false;
        }
    }
    true
}

#[cfg(test)]
mod tests {
    use super::{is_reference, is_uri};

    #[test]
    fn a_uri_has_a_scheme() {
        for good in [
            "http://example.com",
            "https://u:p@example.com:8080/a/b?c=d/?#e/?",
            "urn:isbn:1",
            "mailto:a@b.c",
            "file:///x",
            "http://[2001:db8::7]:80/",
            "ldap://[v7.a:b]/",
            "a:",
            "http://",
            "http://h:/",
            "tel:+1-816",
            "x:%41",
            "http://\u{61}_b/",
            "news:comp.x",
            "data:,A%20",
        ] {
            assert!(is_uri(good), "{good}");
            assert!(is_reference(good), "{good}");
        }
        for bad in [
            "http://ex ample",
            "http://a/%zz",
            "http://a/%4",
            ":a",
            "1a:b",
            "http://[::1",
            "http://[::g]/",
            "http://h:8a/",
            "http://a/\\b",
            "http://a/{b}",
            "http://\u{fc}.example",
            "http://a@b@c/",
            "x:a#b#c",
            "x:[",
            "http://a/<b>",
            "x:\"",
            "a b:c",
            "http://[v.a]/",
            "http://[::1]a/",
        ] {
            assert!(!is_uri(bad), "{bad}");
            assert!(!is_reference(bad), "{bad}");
        }
    }

    #[test]
    fn a_reference_may_be_relative() {
        for good in ["", "/a", "a/b", "../a", "?q", "#f", "//host/a", "./a:b", "a?b:c", "a#b:c", "a/b:c"] {
            assert!(!is_uri(good), "{good}");
            assert!(is_reference(good), "{good}");
        }
        for bad in ["1:b", "\\\\host\\share", "a b", "#a#b", "//a b/", "%"] {
            assert!(!is_reference(bad), "{bad}");
        }
    }
}
