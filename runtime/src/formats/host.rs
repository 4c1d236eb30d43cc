//! Host names as RFC 1123, section 2.1, spells them, and internationalized ones as RFC 5890 does.

use super::idna2008;

/// Labels of 1 to 63 letters, digits and inner hyphens, 253 octets in all. A label that begins with `xn--` has to be an
/// A-label (RFC 5890, section 2.3.2.1).
pub(super) fn is_hostname(text: &str) -> bool {
    let labels = || text.split('.');
    text.len() <= LONGEST
        && labels().all(is_label)
        && (!labels().any(idna2008::is_encoded) || idna2008::is_domain(&labels().collect::<Vec<_>>()))
}

/// The same with U-labels, between any of the four dots of RFC 3490, section 3.1. Labels of letters, digits and hyphens with
/// two hyphens in the third and fourth place are reserved here (RFC 5890, section 2.3.1).
pub(super) fn is_idn_hostname(text: &str) -> bool {
    let labels: Vec<&str> = text.split(['.', '\u{3002}', '\u{FF0E}', '\u{FF61}']).collect();
    let fits = |label: &&str| match label.is_ascii() {
        true => is_label(label) && (idna2008::is_encoded(label) || label.get(2..4) != Some("--")),
        false => true,
    };
    // A letter of any script is at least one octet of its A-label.
    text.chars().count() <= LONGEST && labels.iter().all(fits) && idna2008::is_domain(&labels)
}

/// The most octets of a name, without a dot at its end (RFC 1035, section 2.3.4).
const LONGEST: usize = 253;

/// The domain of a mailbox: letters, digits and inner hyphens between dots.
pub(super) fn is_domain(text: &str) -> bool {
    text.split('.').all(is_label)
}

/// One to 63 letters, digits and inner hyphens.
pub(super) fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

#[cfg(test)]
mod tests {
    use super::{is_hostname, is_idn_hostname};

    #[test]
    fn labels_are_letters_digits_and_inner_hyphens() {
        let longest = "a".repeat(63);
        for good in
            ["example.com", "localhost", "3com.com", "a-b.c", "1", &longest, "xn--bcher-kva.example", "ab--cd.example"]
        {
            assert!(is_hostname(good), "{good}");
        }
        let long_label = "a".repeat(64);
        let long_name = vec!["a".repeat(63); 4].join(".");
        for bad in [
            "",
            ".",
            "a.",
            ".a",
            "a..b",
            "-a",
            "a-",
            "a_b",
            "a b",
            "b\u{fc}cher.example",
            "a/b",
            "xn--X",
            "xn--",
            "xn--bcher-kva.",
            "xn--a",
            &long_label,
            &long_name,
        ] {
            assert!(!is_hostname(bad), "{bad}");
        }
    }

    #[test]
    fn internationalized_labels_are_u_labels() {
        for good in [
            "example.com",
            "EXAMPLE.com",
            "b\u{fc}cher.example",
            "xn--bcher-kva.example",
            "stra\u{df}e.example",
            "\u{627}\u{644}\u{639}\u{631}\u{628}\u{64a}\u{629}",
            "\u{5e2}\u{5d1}\u{5e8}\u{5d9}\u{5ea}",
            "\u{92d}\u{93e}\u{930}\u{924}",
        ] {
            assert!(is_idn_hostname(good), "{good}");
        }
        let long_label = "\u{fc}".repeat(60);
        for bad in [
            "",
            "a..b",
            "a.",
            "-a",
            "ab--cd",
            "a_b",
            // Upper case, width and composition are mapped before a name is one (RFC 5891, section 5.2).
            "B\u{dc}CHER",
            "\u{ff41}b",
            "u\u{308}",
            "\u{2603}.example",
            "a\u{2192}b",
            "\u{301}a",
            "\u{fc}-",
            "\u{fc}b--c",
            "\u{fc}\u{7f}",
            "\u{ad}\u{fc}",
            // Right to left, and left to right in one label (RFC 5893, section 2).
            "a\u{5d0}",
            &long_label,
        ] {
            assert!(!is_idn_hostname(bad), "{bad}");
        }
    }
}
