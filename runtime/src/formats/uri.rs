//! `format: uri`.

use super::FormatError;
use super::text::text_format;

/// A URI that keeps its text: `https://example.com/a` (RFC 3986), or whatever came instead.
///
/// ```
/// use tintype::formats::Uri;
///
/// let picture = Uri::from("https://example.com/me.png?size=64");
/// assert!(picture.is_valid());
/// assert_eq!(picture.to_url()?.host_str(), Some("example.com"));
/// # Ok::<(), tintype::formats::FormatError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Uri(String);

text_format!(Uri, "uri");

impl Uri {
    /// The URI as browsers read it. `url` is more lenient than RFC 3986: it takes texts that are not
    /// [valid](Uri::is_valid), such as those with spaces or letters beyond ASCII, and spells them as a browser does.
    ///
    /// # Errors
    /// If the text is no absolute URL.
    pub fn to_url(&self) -> Result<url::Url, FormatError> {
        url::Url::parse(&self.0).map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => {
                FormatError::new("uri", "it is relative; join it to the URL it is relative to")
            }
            _ => FormatError::new("uri", "it is no URL"),
        })
    }
}

impl From<url::Url> for Uri {
    fn from(url: url::Url) -> Uri {
        Uri(url.into())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Uri;

    #[test]
    fn to_a_url_and_back() {
        let url = Uri::from("HTTP://Example.com:80/a b").to_url().unwrap();
        assert_eq!(Uri::from(url), "http://example.com/a%20b");
    }

    #[test]
    fn what_is_no_url_says_why() {
        let reason = |text: &str| Uri::from(text).to_url().unwrap_err().reason();
        assert_eq!(reason("/a"), "it is relative; join it to the URL it is relative to");
        assert_eq!(reason("http://[::1"), "it is no URL");
    }
}
