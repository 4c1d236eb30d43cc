//! URIs as RFC 3986, appendix A, spells them, and IRIs as RFC 3987, section 2.2, does.

use fluent_uri::{Iri, IriRef, Uri, UriRef};

/// `URI`: a scheme, then the parts of it.
pub(super) fn is_uri(text: &str) -> bool {
    is_plain_url(text.as_bytes()) || Uri::parse(text).is_ok()
}

/// Whether this is an address of the web as most are: a name as the host, then a path, a query and a fragment without
/// percent-encodings. What is not may be a URI all the same.
fn is_plain_url(text: &[u8]) -> bool {
    let rest = text.strip_prefix(b"http").unwrap_or_default();
    let Some(rest) = rest.strip_prefix(b"s").unwrap_or(rest).strip_prefix(b"://") else { return false };
    if is_simple(rest) {
        return true;
    }
    let mut rest = after(rest, HOST);
    for (mark, part) in [(b'/', PATH), (b'?', QUERY), (b'#', QUERY)] {
        if rest.first() == Some(&mark) {
            rest = after(rest.get(1..).unwrap_or_default(), part);
        }
    }
    rest.is_empty()
}

/// Whether there is a host and a path of nothing but letters, digits, `-`, `.`, `_` and `~`: sixteen characters at a time.
fn is_simple(text: &[u8]) -> bool {
    let is_one = |byte: u8| {
        // From `-` to `9` there are the dot, the slash and the digits.
        (byte | 0x20).wrapping_sub(b'a') < 26 || byte.wrapping_sub(b'-') < 13 || byte == b'_' || byte == b'~'
    };
    let are = |chunk: &[u8; 16]| chunk.iter().fold(true, |all, byte| all & is_one(*byte));
    match text.last_chunk::<16>() {
        // The last ones may have been looked at already.
        Some(last) => text.as_chunks::<16>().0.iter().all(are) && are(last),
        None => text.iter().all(|byte| is_one(*byte)),
    }
}

/// What comes after the characters of a part.
fn after(text: &[u8], part: u8) -> &[u8] {
    let is_part = |byte: &u8| CLASSES.get(usize::from(*byte)).is_some_and(|parts| parts & part != 0);
    let end = text.iter().position(|byte| !is_part(byte)).unwrap_or(text.len());
    text.get(end..).unwrap_or_default()
}

/// `unreserved` of RFC 3986, section 2.3.
const HOST: u8 = 1;
/// `pchar` and `/`, sections 3.3 to 3.5.
const PATH: u8 = 2;
/// The same and `?`, as in a fragment.
const QUERY: u8 = 4;

/// Which parts of a URI have an ASCII character as it is.
const CLASSES: [u8; 128] = {
    let mut classes = [0; 128];
    let mut byte = 0u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => HOST | PATH | QUERY,
            b'!' | b'$' | b'&' | b'\'' | b'(' | b')' | b'*' | b'+' | b',' | b';' | b'=' | b':' | b'@' | b'/' => {
                PATH | QUERY
            }
            b'?' => QUERY,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// `URI-reference`: a URI, or one relative to another.
pub(super) fn is_uri_reference(text: &str) -> bool {
    UriRef::parse(text).is_ok()
}

/// `IRI`
pub(super) fn is_iri(text: &str) -> bool {
    Iri::parse(text).is_ok()
}

/// `IRI-reference`
pub(super) fn is_iri_reference(text: &str) -> bool {
    IriRef::parse(text).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{is_iri, is_iri_reference, is_uri, is_uri_reference as is_reference};

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
    fn what_is_taken_at_a_glance_is_a_uri() {
        let alphabet: Vec<char> = "ab.-/?#@:%[!~|\u{e9} ".chars().collect();
        let mut taken = 0;
        for number in 0..alphabet.len().pow(4) {
            let letter = |power: u32| alphabet[number / alphabet.len().pow(power) % alphabet.len()];
            let text = format!("http://{}{}{}{}", letter(0), letter(1), letter(2), letter(3));
            if super::is_plain_url(text.as_bytes()) {
                taken += 1;
                assert!(fluent_uri::Uri::parse(text.as_str()).is_ok(), "{text}");
            }
        }
        assert!(taken > 5_000, "{taken}");
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

    /// RFC 3987, section 2.2, and its examples.
    #[test]
    fn an_iri_has_letters_of_every_script() {
        for good in [
            "http://example.com",
            "http://r\u{e9}sum\u{e9}.example.org",
            "http://www.example.org/D%C3%BCrst",
            "http://www.example.org/D\u{fc}rst?\u{4e2d}#\u{10300}",
            "http://example.com/\u{10300}\u{10301}\u{10302}",
            "http://user@\u{627}\u{644}.example/",
            "urn:a",
            "http://a/?\u{e000}",
        ] {
            assert!(is_iri(good), "{good}");
            assert!(is_iri_reference(good), "{good}");
        }
        for bad in [
            "http://a/\u{e000}",
            "http://a/\u{fdd0}",
            "http://a/\u{fffe}",
            "http://a/\u{85}",
            "http://a/#\u{e000}",
            "http://a b/",
            "http://[\u{e9}]/",
            "\u{e9}:a",
            "http://a:\u{661}/",
            "http://a/\\",
            "http://a/%\u{e9}0",
        ] {
            assert!(!is_iri(bad), "{bad}");
            assert!(!is_iri_reference(bad), "{bad}");
        }
        for relative in ["", "\u{e9}", "//\u{e9}/\u{e9}", "#\u{e9}", "/\u{e9}?\u{f8ff}"] {
            assert!(!is_iri(relative), "{relative}");
            assert!(is_iri_reference(relative), "{relative}");
        }
    }
}
