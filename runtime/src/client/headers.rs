//! Headers that a caller sets by hand.

use http::header::{self, HeaderMap, HeaderName, HeaderValue};

use crate::auth::Scheme;
use crate::params;

/// The headers that frame the message, which the transport writes.
const FRAMING: [&str; 7] = ["connection", "content-length", "host", "keep-alive", "te", "trailer", "transfer-encoding"];

/// The headers that carry credentials in every API.
const CREDENTIALS: [HeaderName; 3] = [header::AUTHORIZATION, header::COOKIE, header::PROXY_AUTHORIZATION];

/// Whether a header carries a credential: by its name, or for one of the API's security schemes.
pub(super) fn any_credential(headers: &HeaderMap, schemes: &[Scheme]) -> bool {
    CREDENTIALS.iter().any(|name| headers.contains_key(name))
        || schemes.iter().filter_map(|scheme| scheme.kind.header()).any(|name| headers.contains_key(name))
}

/// The names of the headers that carry credentials.
pub(super) fn credential_headers(schemes: &[Scheme]) -> Vec<String> {
    let own = CREDENTIALS.iter().map(|name| name.as_str().to_owned());
    own.chain(schemes.iter().filter_map(|scheme| scheme.kind.header()).map(str::to_ascii_lowercase)).collect()
}

/// Leaves out the headers that carry a credential.
pub(super) fn without_credentials(headers: &HeaderMap, schemes: &[Scheme]) -> HeaderMap {
    let mut left = headers.clone();
    CREDENTIALS.iter().for_each(|name| _ = left.remove(name));
    schemes.iter().filter_map(|scheme| scheme.kind.header()).for_each(|name| _ = left.remove(name));
    left
}

/// A header's name and value.
///
/// # Errors
/// The reason for which it cannot be sent.
pub(super) fn header_pair(name: &str, value: &str) -> Result<(HeaderName, HeaderValue), &'static str> {
    let name: HeaderName = name.parse().map_err(|_| "it is no header's name")?;
    if FRAMING.contains(&name.as_str()) {
        return Err("the transport alone writes it");
    }
    let mut value = params::header_value(value)?;
    value.set_sensitive(CREDENTIALS.contains(&name));
    Ok((name, value))
}
