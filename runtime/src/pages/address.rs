//! Where a next link leads: refused unless it is of the origin that the page came from.

use url::Url;

use super::PageFault;

/// The URL of a link, which may be relative to the page's own (RFC 3986, section 5; RFC 8288, section 3.1).
///
/// Credentials go where the link leads, so it must be of the same origin: scheme, host and port. Any path is as good there.
///
/// # Errors
/// The reason for which it is not followed.
pub(super) fn resolve(page: &Url, link: &str) -> Result<Url, PageFault> {
    // A parser of URLs leaves out tabs and line ends, and takes a backslash for a slash.
    if link.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
        return Err(PageFault::Link("it holds white space or a control character"));
    }
    if link.contains('\\') {
        return Err(PageFault::Link("it holds a backslash"));
    }
    let mut url = page.join(link).map_err(|_| PageFault::Link("it is no URL"))?;
    if !matches!(url.scheme(), "http" | "https") {
        return Err(PageFault::Link("it is neither https nor http"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(PageFault::Link("it carries a user or password"));
    }
    if url.origin() != page.origin() {
        let downgraded = page.scheme() == "https" && url.scheme() == "http" && url.host() == page.host();
        return Err(if downgraded { PageFault::Insecure } else { PageFault::OtherOrigin });
    }
    url.set_fragment(None);
    Ok(url)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use url::Url;

    use super::{PageFault, resolve};

    fn of(link: &str) -> Result<String, PageFault> {
        resolve(&Url::parse("https://api.example/v1/pets?limit=2").unwrap(), link).map(String::from)
    }

    #[test]
    fn links_of_the_same_origin_are_followed() {
        for (link, url) in [
            ("https://api.example/v1/pets?page=2", "https://api.example/v1/pets?page=2"),
            ("https://API.example:443/other/path", "https://api.example/other/path"),
            ("//api.example/v1", "https://api.example/v1"),
            ("/v2/pets?c=a%2Fb+c%20d&e=%E4&c=a%2Fb", "https://api.example/v2/pets?c=a%2Fb+c%20d&e=%E4&c=a%2Fb"),
            ("?after=x==", "https://api.example/v1/pets?after=x=="),
            ("more?x", "https://api.example/v1/more?x"),
            ("../pets#top", "https://api.example/pets"),
            ("", "https://api.example/v1/pets?limit=2"),
        ] {
            assert_eq!(of(link).as_deref(), Ok(url), "{link}");
        }
    }

    #[test]
    fn all_others_are_refused_with_their_reason() {
        for link in [
            "https://evil.example/v1/pets",
            "//evil.example/v1",
            "https://api.example.evil.example/",
            "https://api.example:8443/v1",
            "https:evil.example",
            "http://evil.example",
        ] {
            // `https:path` is relative where the schemes are equal (RFC 3986, section 5.2.2), and of this origin.
            let refused = of(link);
            assert!(refused == Err(PageFault::OtherOrigin) || link == "https:evil.example", "{link}: {refused:?}");
        }
        assert_eq!(of("https:evil.example").as_deref(), Ok("https://api.example/v1/evil.example"));
        assert_eq!(of("http://api.example/v1/pets"), Err(PageFault::Insecure));
        let user = PageFault::Link("it carries a user or password");
        for link in ["https://api.example@evil.example/", "https://u:p@api.example/", "//u@api.example/"] {
            assert_eq!(of(link), Err(user), "{link}");
        }
        for link in ["javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "ftp://api.example/"] {
            assert_eq!(of(link), Err(PageFault::Link("it is neither https nor http")), "{link}");
        }
        for link in ["/a\tb", "/a\nb", "\u{1}/a", " /a", "/a\u{7f}", "/a\u{2028}b"] {
            assert_eq!(of(link), Err(PageFault::Link("it holds white space or a control character")), "{link:?}");
        }
        assert_eq!(of("\\\\evil.example/a"), Err(PageFault::Link("it holds a backslash")));
        assert_eq!(of("https://["), Err(PageFault::Link("it is no URL")));
    }
}
