//! The syntax of names, media types and addresses that documents hold.

use fluent_uri::UriRef;

/// Whether a text is a token (RFC 9110, section 5.6.2), as the names of headers and cookies are (RFC 6265, section 4.1.1).
pub(super) fn is_token(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte))
}

/// Whether a text may be the name of a component: `^[a-zA-Z0-9.\-_]+$` (section 4.8.7).
pub(super) fn is_component_name(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_".contains(&byte))
}

/// Whether a text is a media type or a range of them (RFC 9110, sections 8.3.1 and 12.5.1). Parameters are not looked into.
pub(super) fn is_media_type(text: &str) -> bool {
    let essence = text.split(';').next().unwrap_or_default().trim();
    essence.split_once('/').is_some_and(|(kind, rest)| is_token(kind) && is_token(rest))
}

/// Whether a text can be an address: a URI or a reference to one (RFC 3986) in which names in braces may stand for a part. A single
/// word, such as `-` or `TODO`, could be a reference and never is meant as one.
pub(super) fn is_address(text: &str) -> bool {
    let plain = text.replace(['{', '}'], "");
    UriRef::parse(plain.as_str()).is_ok() && text.contains(['/', '.', ':', '{', '?', '#'])
}

/// The names in the braces of a template, or what is wrong with its braces.
pub(super) fn template_names(template: &str) -> Result<Vec<&str>, &'static str> {
    let mut names = Vec::new();
    let mut rest = template;
    while let Some(at) = rest.find(['{', '}']) {
        let (_, from) = rest.split_at(at);
        let Some(inside) = from.strip_prefix('{') else { return Err("a brace is closed that was not opened") };
        match inside.find(['{', '}']).map(|end| inside.split_at(end)) {
            Some((name, after)) if after.starts_with('}') => {
                if name.is_empty() {
                    return Err("there is no name in the braces");
                }
                names.push(name);
                rest = after.get(1..).unwrap_or_default();
            }
            Some(_) => return Err("a brace is opened within braces"),
            None => return Err("a brace is opened and not closed"),
        }
    }
    Ok(names)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;

    #[test]
    fn tokens() {
        assert!(["X-Request-Id", "a", "!#$%&'*+-.^_`|~09"].into_iter().all(is_token));
        assert!(!["", " ", "a b", "a:b", "a\r\n", "é", "a/b"].into_iter().any(is_token));
    }

    #[test]
    fn component_names() {
        assert!(["Pet", "my.org.User", "a-b_c.9"].into_iter().all(is_component_name));
        assert!(!["", "a b", "Page<Pet>", "a/b", "é", "$ref"].into_iter().any(is_component_name));
    }

    #[test]
    fn media_types() {
        let good = ["application/json", "*/*", "text/*", "application/vnd.a+json; version=1", "text/plain;charset=x"];
        assert!(good.into_iter().all(is_media_type));
        assert!(!["", ";", "json", "a/", "/b", "a b/c", "a/b/c"].into_iter().any(is_media_type));
    }

    #[test]
    fn addresses() {
        let good =
            ["https://a.example/x", "/token", "../token", "{base}/token", "https://{host}:{port}/", "oauth.html"];
        assert!(good.into_iter().all(is_address));
        assert!(!["", "-", "TODO", "https://a b", "not a url"].into_iter().any(is_address));
    }

    #[test]
    fn templates() {
        assert_eq!(template_names("/a/{x}.{y}/b"), Ok(vec!["x", "y"]));
        assert_eq!(template_names("/a"), Ok(vec![]));
        for wrong in ["/{a", "/a}", "/{}", "/{a{b}}"] {
            assert!(template_names(wrong).is_err(), "{wrong}");
        }
    }
}
