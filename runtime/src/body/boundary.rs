//! The boundary between the parts of a multipart body (RFC 2046, section 5.1.1).

use std::hash::{BuildHasher, Hasher, RandomState};

/// A boundary that no part holds: the wished one, or one that nobody can foresee.
pub(super) fn choose<'a>(wish: Option<&str>, parts: impl Iterator<Item = &'a [u8]> + Clone) -> String {
    let first = wish.map_or_else(random, str::to_owned);
    let mut boundary = first.clone();
    let mut number = 1usize;
    while parts.clone().any(|part| holds(part, boundary.as_bytes())) {
        number += 1;
        boundary = format!("{first}-{number}");
    }
    boundary
}

/// 128 bits from the seeds that the standard library takes from the operating system.
fn random() -> String {
    format!("tintype-{:016x}{:016x}", bits(), bits())
}

/// 64 bits that nobody can foresee.
pub(crate) fn bits() -> u64 {
    RandomState::new().build_hasher().finish()
}

/// Whether a part holds the line that would end it.
fn holds(part: &[u8], boundary: &[u8]) -> bool {
    let length = boundary.len() + 2;
    part.windows(length.max(1)).any(|window| window.starts_with(b"--") && window.ends_with(boundary))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_part_holds_the_boundary() {
        let parts: [&[u8]; 2] = [b"text --b and --b-2", b"--b-3"];
        assert_eq!(choose(Some("b"), parts.into_iter()), "b-4");
        assert_eq!(choose(Some("c"), parts.into_iter()), "c");
    }

    #[test]
    fn two_boundaries_differ() {
        let (one, other) = (choose(None, std::iter::empty()), choose(None, std::iter::empty()));
        assert_ne!(one, other);
        assert_eq!(one.len(), 40);
    }
}
