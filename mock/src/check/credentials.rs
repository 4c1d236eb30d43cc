//! Credentials: which alternative of the document a request takes, and whether its credentials are accepted.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tintype::auth::{Algorithm, Encoding, verify};
use tintype_codegen::model::{ParameterPlace, SchemeKind, SignedPart};

use crate::document::{Document, Operation, Scheme};
use crate::incoming::{Incoming, decoded, decoded_form};
use crate::refusal::Refusal;

/// The credentials that are accepted. What is not set is accepted in any form but the empty one.
#[derive(Clone, Default)]
pub(crate) struct Accepted {
    pub(crate) bearer: Option<String>,
    pub(crate) basic: Option<(String, String)>,
    pub(crate) api_key: Option<String>,
    pub(crate) signing_key: Option<String>,
}

/// The signing key if none is set.
const SIGNING_KEY: &str = "mock-secret";

impl Accepted {
    pub(crate) fn signing_key(&self) -> &[u8] {
        self.signing_key.as_deref().unwrap_or(SIGNING_KEY).as_bytes()
    }
}

/// How a request stands to one scheme.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Given {
    Missing,
    /// There is something in its place, but not a credential of this kind.
    Foreign,
    Wrong,
    Right,
}

/// The first alternative whose credentials are all there decides, as it does for a client. One that asks for nothing
/// is the last resort.
pub(super) fn check(
    document: &Document,
    accepted: &Accepted,
    operation: &Operation,
    incoming: &Incoming,
    body: &[u8],
) -> Result<(), Refusal> {
    let mut lacking: Option<(&Scheme, Given)> = None;
    let mut optional = operation.security.is_empty();
    for alternative in &operation.security {
        optional |= alternative.is_empty();
        // A scheme of a kind that the mock does not speak is not checked.
        let given = alternative.iter().filter_map(|name| document.scheme(name));
        let given: Vec<_> = given.map(|scheme| (scheme, judge(&scheme.kind, accepted, incoming, body))).collect();
        let absent = given.iter().find(|(_, given)| matches!(given, Given::Missing | Given::Foreign));
        if let Some(absent) = absent {
            lacking.get_or_insert(*absent);
        } else if let Some((scheme, _)) = given.iter().find(|(_, given)| *given == Given::Wrong) {
            return Err(refusal(scheme, Given::Wrong));
        } else if !alternative.is_empty() {
            return Ok(());
        }
    }
    match lacking {
        Some((scheme, given)) if !optional => Err(refusal(scheme, given)),
        _ => Ok(()),
    }
}

fn refusal(scheme: &Scheme, given: Given) -> Refusal {
    let (reply, what) = match given {
        Given::Missing => (&scheme.script.missing, "missing"),
        _ => (&scheme.script.invalid, "not accepted"),
    };
    let refusal = Refusal::scripted(reply.as_ref(), 401, format!("the credential for `{}` is {what}", scheme.name));
    let challenge = match scheme.kind {
        SchemeKind::Bearer | SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => Some("Bearer"),
        SchemeKind::Basic => Some("Basic realm=\"mock\""),
        SchemeKind::ApiKey(..) | SchemeKind::Signature { .. } | SchemeKind::MutualTls | SchemeKind::Other(_) => None,
    };
    // RFC 9110, section 15.5.2: a 401 names the scheme.
    Refusal { challenge: challenge.filter(|_| refusal.status == 401), ..refusal }
}

/// The answer to a token that was right until now: as the document has it for one that is not accepted.
pub(crate) fn expired(document: &Document, operation: &Operation) -> Refusal {
    let mut schemes = operation.security.iter().flatten().filter_map(|name| document.scheme(name));
    let text = "the access token has expired";
    let Some(scheme) = schemes.next() else { return Refusal::new(401, text) };
    Refusal { text: text.to_owned(), tells: true, ..refusal(scheme, Given::Wrong) }
}

fn judge(kind: &SchemeKind, accepted: &Accepted, incoming: &Incoming, body: &[u8]) -> Given {
    match kind {
        SchemeKind::Bearer | SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect(_) => {
            authorization(incoming, "bearer", |token| match &accepted.bearer {
                Some(wanted) => token == wanted,
                None => !token.is_empty(),
            })
        }
        SchemeKind::Basic => authorization(incoming, "basic", |text| {
            let pair = STANDARD.decode(text).ok().and_then(|bytes| String::from_utf8(bytes).ok());
            let pair = pair.as_deref().and_then(|text| text.split_once(':'));
            pair.is_some_and(|(user, password)| match &accepted.basic {
                Some((wanted, key)) => user == wanted && password == key,
                None => !user.is_empty(),
            })
        }),
        SchemeKind::ApiKey(place, name) => match key(incoming, *place, name) {
            None => Given::Missing,
            Some(key) => right(accepted.api_key.as_ref().map_or(!key.is_empty(), |wanted| key == *wanted)),
        },
        // The connection's affair, which the mock does not see.
        SchemeKind::MutualTls => Given::Right,
        SchemeKind::Other(_) if incoming.headers.contains_key("authorization") => Given::Right,
        SchemeKind::Other(_) => Given::Missing,
        SchemeKind::Signature { header, algorithm, over } => {
            if !incoming.headers.contains_key(header) {
                return Given::Missing;
            }
            let target = incoming.target();
            let part = |part: &SignedPart| match part {
                SignedPart::Path => target.as_bytes(),
                SignedPart::Body => body,
            };
            let message: Vec<&[u8]> = over.iter().map(part).collect();
            let algorithm = match algorithm {
                tintype_codegen::model::Algorithm::HmacSha1 => Algorithm::HmacSha1,
            };
            let signature = incoming.header(header).unwrap_or_default();
            right(verify(accepted.signing_key(), algorithm, Encoding::Hex, &message, signature))
        }
    }
}

/// The credential after the scheme's word in `Authorization`; the word's case does not count (RFC 9110, section 11.1).
fn authorization(incoming: &Incoming, word: &str, accepts: impl Fn(&str) -> bool) -> Given {
    if !incoming.headers.contains_key("authorization") {
        return Given::Missing;
    }
    let text = incoming.header("authorization").unwrap_or_default().trim();
    let (scheme, credential) = text.split_once(' ').unwrap_or((text, ""));
    if scheme.eq_ignore_ascii_case(word) { right(accepts(credential.trim())) } else { Given::Foreign }
}

fn right(right: bool) -> Given {
    if right { Given::Right } else { Given::Wrong }
}

fn key(incoming: &Incoming, place: ParameterPlace, name: &str) -> Option<String> {
    let of = |pairs: Vec<(String, String)>| pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value);
    match place {
        ParameterPlace::Header => {
            incoming.headers.get(name).map(|_| incoming.header(name).unwrap_or_default().to_owned())
        }
        ParameterPlace::Query => of(incoming.query_pairs()).map(|text| decoded_form(&text)),
        ParameterPlace::Cookie => of(incoming.cookies()).map(|text| decoded(&text)),
        ParameterPlace::Path | ParameterPlace::QueryString => None,
    }
}
