//! The URL of a call: put together, then checked to be what was put together.

use url::Url;

/// The URL of a path below the base URL.
///
/// # Errors
/// If the URL parser reads another origin, another path or another query out of the text than went into it: it
/// resolves dot segments, and turns backslashes, for example.
pub(crate) fn target(base: &Url, path: &str, query: &str) -> Result<Url, &'static str> {
    let full = full_path(base, path);
    let mut text = base[..url::Position::BeforePath].to_owned();
    text.push_str(&full);
    if !query.is_empty() {
        text.push('?');
        text.push_str(query);
    }
    let url = Url::parse(&text).map_err(|_| "the parts make no URL")?;
    if url.origin() != base.origin() || !url.username().is_empty() || url.password().is_some() {
        return Err("the parts name another host");
    }
    if url.path() != full || url.fragment().is_some() || url.query().unwrap_or_default() != query {
        return Err("the parts name another path");
    }
    Ok(url)
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
