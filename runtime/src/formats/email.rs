//! Mailboxes as RFC 5321, section 4.1.2, spells them.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::host::is_domain;

/// `local@domain`, or `local@[address]`; the local part is dotted atoms or a quoted string.
///
/// The local part has at most 64 octets and the domain 255 (section 4.5.3.1).
pub(super) fn is_email(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let domain_fits = match domain.strip_prefix('[').and_then(|d| d.strip_suffix(']')) {
        Some(address) => is_address(address),
        None => is_domain(domain),
    };
    let local_fits = match local.strip_prefix('"').and_then(|l| l.strip_suffix('"')) {
        Some(quoted) => is_quoted(quoted),
        None => local.split('.').all(is_atom),
    };
    domain_fits && local_fits && local.len() <= 64 && domain.len() <= 255
}

fn is_atom(atom: &str) -> bool {
    !atom.is_empty() && atom.bytes().all(|b| b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b))
}

/// Printable ASCII, where `"` and `\` follow a backslash.
fn is_quoted(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let shown = if byte == b'\\' { bytes.next() } else { Some(byte).filter(|b| *b != b'"') };
        if !shown.is_some_and(|b| (b' '..=b'~').contains(&b)) {
            return false;
        }
    }
    true
}

/// The addresses of section 4.1.3 that are in use: IPv4 and, with its tag, IPv6.
fn is_address(text: &str) -> bool {
    match text.split_at_checked(5) {
        Some((tag, address)) if tag.eq_ignore_ascii_case("IPv6:") => address.parse::<Ipv6Addr>().is_ok(),
        _ => text.parse::<Ipv4Addr>().is_ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn a_mailbox_is_a_local_part_and_a_domain() {
        for good in [
            "joe.bloggs@example.com",
            "~a+b@localhost",
            "o'brien@example.com",
            "\"joe bloggs\"@example.com",
            "\"a\\\"@b\"@example.com",
            "\"\"@example.com",
            "a@[127.0.0.1]",
            "a@[IPv6:::1]",
        ] {
            assert!(is_email(good), "{good}");
        }
        let long = format!("{}@example.com", "a".repeat(65));
        for bad in [
            "",
            "2962",
            "@example.com",
            "a@",
            ".a@b",
            "a.@b",
            "a..b@c",
            "a b@c",
            "a@b=c",
            "a@[127.0.0.300]",
            "a@b, c@d",
            "\"a@b",
            "\"a\"b\"@c",
            "\"\\\"@c",
            "jos\u{e9}@example.com",
            "A <a@b.c>",
            "a@-b",
            "a@b.",
            &long,
        ] {
            assert!(!is_email(bad), "{bad}");
        }
    }
}
