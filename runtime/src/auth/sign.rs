//! Request signatures: a keyed hash over parts of the request.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

/// The keyed hash of a signature.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Algorithm {
    /// HMAC (RFC 2104) with SHA-1.
    HmacSha1,
}

/// How a signature becomes text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// Lowercase hexadecimal digits.
    Hex,
    /// Base64 with padding (RFC 4648, section 4).
    Base64,
}

/// A part of the request that is signed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The path as it is sent, with `?` and the query string if there is one; without scheme and host.
    Path,
    /// The body's bytes exactly as they are sent.
    Body,
}

/// Signs a message that is given in pieces.
///
/// ```
/// use tintype::auth::{Algorithm, Encoding, sign};
///
/// let signature = sign(b"secret", Algorithm::HmacSha1, Encoding::Hex, &[b"/api/auth/users", b"{}"]);
/// assert_eq!(signature, "b8529edc92ca7f2da1d859492d7ed8e45cab0f19");
/// ```
pub fn sign(key: &[u8], algorithm: Algorithm, encoding: Encoding, message: &[&[u8]]) -> String {
    let digest = match algorithm {
        Algorithm::HmacSha1 => hash(key, message).map(|mac| mac.finalize().into_bytes().to_vec()).unwrap_or_default(),
    };
    match encoding {
        Encoding::Hex => digest.iter().map(|byte| format!("{byte:02x}")).collect(),
        Encoding::Base64 => STANDARD.encode(digest),
    }
}

/// Whether a signature is the right one; takes the same time for every wrong one of the right length.
pub fn verify(key: &[u8], algorithm: Algorithm, encoding: Encoding, message: &[&[u8]], signature: &str) -> bool {
    let given = match encoding {
        Encoding::Hex => unhex(signature),
        Encoding::Base64 => STANDARD.decode(signature).ok(),
    };
    match (algorithm, given) {
        (Algorithm::HmacSha1, Some(given)) => hash(key, message).is_some_and(|mac| mac.verify_slice(&given).is_ok()),
        (_, None) => false,
    }
}

/// The hash state after the message. A key of any length is taken, so there always is one.
fn hash(key: &[u8], message: &[&[u8]]) -> Option<Hmac<Sha1>> {
    let mut mac = Hmac::<Sha1>::new_from_slice(key).ok()?;
    message.iter().for_each(|piece| mac.update(piece));
    Some(mac)
}

/// Bytes from lowercase hexadecimal digits; a signature has one spelling.
fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: &u8| match byte {
        b'0'..=b'9' => Some(byte - b'0'),
        b'a'..=b'f' => Some(byte - b'a' + 10),
        _ => None,
    };
    let pair = |pair: &[u8]| match pair {
        [high, low] => Some(digit(high)? << 4 | digit(low)?),
        _ => None,
    };
    text.as_bytes().chunks(2).map(pair).collect()
}
