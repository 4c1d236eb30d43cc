//! Headers that a caller sets by hand.

use http::header::{self, HeaderName, HeaderValue};

use crate::params;

/// The headers that frame the message, which the transport writes.
const FRAMING: [&str; 7] = ["connection", "content-length", "host", "keep-alive", "te", "trailer", "transfer-encoding"];

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
    value.set_sensitive(matches!(name, header::AUTHORIZATION | header::COOKIE | header::PROXY_AUTHORIZATION));
    Ok((name, value))
}
