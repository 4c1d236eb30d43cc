//! Mailboxes as RFC 5321, section 4.1.2, spells them, and internationalized ones as RFC 6531, section 3.3, does.

use std::net::{Ipv4Addr, Ipv6Addr};

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};

use super::host::is_domain;

/// `local@domain`, or `local@[address]`; the local part is dotted atoms or a quoted string.
///
/// The local part has at most 64 octets and the domain 255 (section 4.5.3.1).
pub(super) fn is_email(text: &str) -> bool {
    is_simple(text.as_bytes()) || is_plain_mailbox(text.as_bytes()) || (text.is_ascii() && is_mailbox(text, is_domain))
}

/// Whether this is a mailbox as most are: letters and digits with single dots, hyphens and `_` between them. What is not may be one
/// all the same.
fn is_plain_mailbox(text: &[u8]) -> bool {
    let Some(at) = text.iter().position(|byte| *byte == b'@') else { return false };
    let (local, domain) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
    // A text of 63 octets has no part that is too long.
    text.len() <= 63 && is_dotted(local, true) && is_dotted(domain, false)
}

/// So much room, less one, has a mailbox that is looked at all at once.
const ROOM: usize = 33;

/// The same without `_`, for what is shorter than the room: all characters at once.
fn is_simple(text: &[u8]) -> bool {
    // What comes after the text is a letter.
    let mut bytes = [b'a'; ROOM];
    match bytes.get_mut(..text.len()).filter(|part| part.len() < ROOM) {
        Some(part) => part.copy_from_slice(text),
        None => return false,
    }
    let (mut fits, mut ats) = (true, 0u8);
    for (byte, next) in bytes.iter().zip(bytes.get(1..).unwrap_or_default()) {
        let (outer, next) = (byte.is_ascii_alphanumeric(), next.is_ascii_alphanumeric());
        fits &= (outer | (*byte == b'.') | (*byte == b'-') | (*byte == b'@')) & (outer | next);
        ats += u8::from(*byte == b'@');
    }
    let ends = [text.first(), text.last()];
    fits && ats == 1 && ends.iter().all(|end| end.is_some_and(u8::is_ascii_alphanumeric))
}

/// Whether letters and digits stand at both ends and beside every dot, and what else comes is allowed within.
fn is_dotted(text: &[u8], local: bool) -> bool {
    let between = if local { OUTER | INNER | LOCAL } else { OUTER | INNER };
    let mut allowed = OUTER;
    text.iter().all(|byte| {
        let class = CLASSES.get(usize::from(*byte)).copied().unwrap_or(0);
        let fits = class & allowed != 0;
        // Between two of the others a letter or a digit has to come.
        allowed = if class == OUTER { between } else { OUTER };
        fits
    }) && allowed == between
}

/// Letters and digits.
const OUTER: u8 = 1;
/// What stands between them in names of hosts, too.
const INNER: u8 = 2;
/// And in local parts alone.
const LOCAL: u8 = 4;

const CLASSES: [u8; 128] = {
    let mut classes = [0; 128];
    let mut byte = 0u8;
    while byte < 128 {
        classes[byte as usize] = match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => OUTER,
            b'.' | b'-' => INNER,
            b'_' => LOCAL,
            _ => 0,
        };
        byte += 1;
    }
    classes
};

/// The same with letters of every script: in the local part any character beyond ASCII, in the domain what a name can be
/// made of. It need not be spelled as a U-label yet, for that is the sender's to do.
pub(super) fn is_idn_email(text: &str) -> bool {
    let names = Uts46::new();
    let is_name = |domain: &str| {
        names.to_ascii(domain.as_bytes(), AsciiDenyList::STD3, Hyphens::CheckFirstLast, DnsLength::Verify).is_ok()
    };
    is_mailbox(text, is_name)
}

fn is_mailbox(text: &str, is_domain: impl Fn(&str) -> bool) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let domain_fits = || match domain.strip_prefix('[').and_then(|d| d.strip_suffix(']')) {
        Some(address) => is_address(address),
        None => is_domain(domain),
    };
    let local_fits = match local.strip_prefix('"').and_then(|l| l.strip_suffix('"')) {
        Some(quoted) => is_quoted(quoted),
        None => local.split('.').all(is_atom),
    };
    local.len() <= 64 && domain.len() <= 255 && domain_fits() && local_fits
}

fn is_atom(atom: &str) -> bool {
    let fits = |b: u8| !b.is_ascii() || b.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&b);
    !atom.is_empty() && atom.bytes().all(fits)
}

/// Printable characters, where `"` and `\` follow a backslash.
fn is_quoted(text: &str) -> bool {
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        let shown = if byte == b'\\' { bytes.next() } else { Some(byte).filter(|b| *b != b'"') };
        if !shown.is_some_and(|b| !b.is_ascii() || (b' '..=b'~').contains(&b)) {
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
    use super::{is_email, is_idn_email, is_mailbox, is_simple};
    use crate::formats::host::is_domain;

    #[test]
    fn what_is_taken_at_once_is_a_mailbox() {
        let alphabet: Vec<char> = "aZ0.-@_ \u{e9}".chars().collect();
        let mut taken = 0;
        for number in 0..alphabet.len().pow(5) {
            let letter = |power: u32| alphabet[number / alphabet.len().pow(power) % alphabet.len()];
            let text: String = (0..5).map(letter).collect();
            // Whatever is in front, and as long as it can be.
            for text in [text.clone(), format!("{text}{}", "b".repeat(27)), format!("{}{text}", "b".repeat(27))] {
                if is_simple(text.as_bytes()) {
                    taken += 1;
                    assert!(is_mailbox(&text, is_domain), "{text}");
                }
            }
        }
        assert!(taken > 1000, "{taken}");
    }

    /// RFC 6531, section 3.3.
    #[test]
    fn an_internationalized_mailbox_has_letters_of_every_script() {
        for good in [
            "joe.bloggs@example.com",
            "jos\u{e9}@example.com",
            "jos\u{e9}.\u{5b9}@b\u{fc}cher.example",
            "\"jos\u{e9} \u{4e2d}\"@example.com",
            "a@xn--bcher-kva.example",
            "a@u\u{308}.example",
            "a@[127.0.0.1]",
        ] {
            assert!(is_idn_email(good), "{good}");
        }
        let long = format!("{}@example.com", "\u{e9}".repeat(33));
        for bad in [
            "",
            "2962",
            "a@",
            "@b.c",
            "a@-b",
            "a@b.",
            "a b@c",
            "a@b_c",
            "a@b=c",
            "a@b@c",
            "a.@b",
            "\u{e9}@\u{2028}",
            "a@xn--X",
            "a\u{ff20}b.c",
            &long,
        ] {
            assert!(!is_idn_email(bad), "{bad}");
        }
    }

    #[test]
    fn what_is_taken_at_a_glance_is_a_mailbox() {
        let alphabet: Vec<char> = "a0.-_+@\" \u{e9}".chars().collect();
        let mut taken = 0;
        for number in 0..alphabet.len().pow(5) {
            let letter = |power: u32| alphabet[number / alphabet.len().pow(power) % alphabet.len()];
            let text: String = [letter(0), letter(1), letter(2), '@', letter(3), letter(4)].into_iter().collect();
            if super::is_plain_mailbox(text.as_bytes()) {
                taken += 1;
                assert!(super::is_mailbox(&text, super::is_domain), "{text}");
            }
        }
        assert!(taken > 50, "{taken}");
    }

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
