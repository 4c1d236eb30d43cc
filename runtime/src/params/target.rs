//! The URL of a call: put together, then checked to be what was put together.

use url::Url;

/// The URL of a path below the base URL.
///
/// # Errors
/// If the URL parser reads another origin, another path or another query out of the text than went into it: it
/// resolves dot segments, and turns backslashes, for example.
pub(crate) fn target(base: &Url, path: &str, query: &str) -> Result<String, &'static str> {
    let full = full_path(base, path);
    let mut text = base[..url::Position::BeforePath].to_owned();
    text.push_str(&full);
    if !query.is_empty() {
        text.push('?');
        text.push_str(query);
    }
    if is_plain(&full, query) {
        return Ok(text);
    }
    let url = Url::parse(&text).map_err(|_| "the parts make no URL")?;
    if url.origin() != base.origin() || !url.username().is_empty() || url.password().is_some() {
        return Err("the parts name another host");
    }
    if url.path() != full || url.fragment().is_some() || url.query().unwrap_or_default() != query {
        return Err("the parts name another path");
    }
    Ok(url.into())
}

/// Whether nothing is in a path and a query that the URL parser turns into something else (WHATWG URL, section 4.4): most are
/// so, and need not be parsed to be known.
fn is_plain(path: &str, query: &str) -> bool {
    let kept = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~!$&()*+,;=:@/%".contains(&byte);
    // A dot after a slash may be a segment of dots, and so may an encoded one.
    let dots = |pair: &[u8]| matches!(pair, b"/." | b"%2");
    path.bytes().all(kept)
        && !path.as_bytes().windows(2).any(dots)
        && query.bytes().all(|byte| kept(byte) || byte == b'?')
}

/// The base URL's path and the call's, joined by one slash.
pub(crate) fn full_path(base: &Url, path: &str) -> String {
    let mut full = base.path().trim_end_matches('/').to_owned();
    if !path.starts_with('/') {
        full.push('/');
    }
    full.push_str(path);
    full
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod plain_tests {
    use super::*;

    /// Whatever is taken for plain, the URL parser leaves as it is.
    #[test]
    fn what_is_plain_is_what_the_parser_reads() {
        let alphabet = [
            "a", "Z", "0", "/", "//", ".", "..", "%", "%2e", "%2E", "%41", "-", "~", "'", "!", "@", ":", ";", "=", "&",
            "?", "#", "+", ",", "*", "(", "$", "\\", " ", "\t", "|", "^", "{", "\"", "<", "`", "[", "é", "\u{7f}",
            "C:", "_",
        ];
        let mut state = 7u64;
        let mut next = || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) as usize
        };
        let mut plain = 0;
        for _ in 0..200_000 {
            let mut text =
                |length: usize| -> String { (0..next() % length).map(|_| alphabet[next() % alphabet.len()]).collect() };
            let (path, query) = (format!("/{}", text(6)), text(4));
            if !is_plain(&path, &query) {
                continue;
            }
            plain += 1;
            let mut whole = format!("https://example.com:8443{path}");
            if !query.is_empty() {
                whole.push('?');
                whole.push_str(&query);
            }
            let url = Url::parse(&whole).unwrap();
            assert_eq!(url.as_str(), whole);
            assert_eq!(
                (url.path(), url.query().unwrap_or_default(), url.fragment()),
                (path.as_str(), query.as_str(), None)
            );
            assert!(whole.parse::<http::Uri>().is_ok(), "{whole}");
        }
        assert!(plain > 1_000, "{plain}");
    }
}
