//! Proof of key for a code (RFC 7636), and comparing what must not be told by the time it takes.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use secrecy::SecretString;
use sha2::{Digest, Sha256};

/// 256 random bits as 43 letters, digits, `-` and `_`: a verifier (RFC 7636, section 4.1) or a state.
pub(super) fn random() -> Option<SecretString> {
    let mut bits = [0; 32];
    getrandom::fill(&mut bits).ok()?;
    Some(URL_SAFE_NO_PAD.encode(bits).into())
}

/// The challenge of a verifier by `S256` (RFC 7636, section 4.2).
pub(super) fn challenge(verifier: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.as_bytes()))
}

/// Whether a text can be a verifier (RFC 7636, section 4.1).
pub(super) fn is_verifier(text: &str) -> bool {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~');
    (43..=128).contains(&text.len()) && text.bytes().all(allowed)
}

/// Whether two texts are the same; takes as long for every other text of that length.
pub(super) fn same(one: &str, other: &str) -> bool {
    // The digests of two texts that differ tell nothing of where they do.
    let (one, other) = (Sha256::digest(one.as_bytes()), Sha256::digest(other.as_bytes()));
    one.iter().zip(other.iter()).fold(0, |differs, (one, other)| differs | (one ^ other)) == 0
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use secrecy::ExposeSecret;

    #[test]
    fn the_example_of_rfc_7636_appendix_b() {
        let verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
        assert!(is_verifier(verifier));
        assert_eq!(challenge(verifier), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn what_is_random_is_a_verifier_and_never_the_same() {
        let (one, other) = (random().unwrap(), random().unwrap());
        assert!(is_verifier(one.expose_secret()) && one.expose_secret().len() == 43);
        assert!(!same(one.expose_secret(), other.expose_secret()) && same(one.expose_secret(), one.expose_secret()));
        assert!(!same("a", "ab") && same("", ""));
    }
}
