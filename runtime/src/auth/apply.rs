//! Credentials written into a request.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use http::header::{AUTHORIZATION, HeaderMap, HeaderName, HeaderValue};
use secrecy::{ExposeSecret, SecretString};

use crate::operation::In;
use crate::params::encode;

use super::{Credential, Credentials, Lease, Part, Scheme, SchemeKind, sign};

/// What credentials are written into, and what a signature covers.
pub(crate) struct Target<'a> {
    pub(crate) headers: &'a mut HeaderMap,
    pub(crate) path: &'a str,
    pub(crate) query: &'a mut String,
    pub(crate) cookies: &'a mut String,
    pub(crate) body: &'a [u8],
    /// The tokens that were had for the schemes of those names.
    pub(crate) tokens: &'a [(&'static str, Lease)],
}

/// Writes the credentials of the chosen schemes, the signatures last: they cover a key in the query too. Gives the
/// name of a scheme whose credential cannot be written.
pub(crate) fn apply(
    schemes: &[&Scheme],
    credentials: &Credentials,
    target: &mut Target<'_>,
) -> Result<(), &'static str> {
    let signature = |scheme: &&&Scheme| matches!(scheme.kind, SchemeKind::Signature { .. });
    let plain = schemes.iter().filter(|scheme| !signature(scheme));
    for scheme in plain.chain(schemes.iter().filter(signature)) {
        write(scheme, credentials, target).ok_or(scheme.name)?;
    }
    Ok(())
}

fn write(scheme: &Scheme, credentials: &Credentials, target: &mut Target<'_>) -> Option<()> {
    match (&scheme.kind, credentials.get(scheme)) {
        (SchemeKind::MutualTls, _) => {}
        (SchemeKind::Basic, Some(Credential::Basic(user, password))) => {
            let pair = STANDARD.encode(format!("{user}:{}", password.expose_secret()));
            set(target.headers, AUTHORIZATION, &format!("Basic {pair}"))?;
        }
        (SchemeKind::ApiKey { place, name }, Some(Credential::Secret(key))) => match place {
            In::Header => set(target.headers, name.parse().ok()?, key.expose_secret())?,
            In::Query => encode::pair(target.query, "&", name, key.expose_secret()),
            In::Cookie => encode::pair(target.cookies, "; ", name, key.expose_secret()),
            In::Path | In::QueryString => return None,
        },
        (SchemeKind::Signature { header, algorithm, encoding, over }, Some(Credential::Secret(key))) => {
            let mut message: Vec<&[u8]> = Vec::new();
            for part in *over {
                match part {
                    Part::Path if target.query.is_empty() => message.push(target.path.as_bytes()),
                    Part::Path => message.extend([target.path.as_bytes(), b"?", target.query.as_bytes()]),
                    Part::Body => message.push(target.body),
                }
            }
            let signature = sign(key.expose_secret().as_bytes(), *algorithm, *encoding, &message);
            set(target.headers, header.parse().ok()?, &signature)?;
        }
        (kind, Some(Credential::Secret(token))) if kind.takes_token() => bearer(target.headers, token)?,
        (kind, Some(Credential::Source(_))) if kind.takes_token() => {
            let (_, lease) = target.tokens.iter().find(|(name, _)| *name == scheme.name)?;
            bearer(target.headers, &lease.token)?;
        }
        _ => return None,
    }
    Some(())
}

/// `Authorization: Bearer` (RFC 6750, section 2.1).
fn bearer(headers: &mut HeaderMap, token: &SecretString) -> Option<()> {
    set(headers, AUTHORIZATION, &format!("Bearer {}", token.expose_secret()))
}

/// Sets a header that no log of headers shows.
fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) -> Option<()> {
    let mut value = HeaderValue::from_str(value).ok()?;
    value.set_sensitive(true);
    headers.insert(name, value);
    Some(())
}
