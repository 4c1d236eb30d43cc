//! Host names as RFC 1123, section 2.1, spells them.

/// Labels of 1 to 63 letters, digits and inner hyphens, 253 octets in all.
///
/// A label that begins with `xn--` must decode to letters of other scripts (RFC 5890, section 2.3.2.1); which of them
/// may stand beside which (RFC 5892, appendix A) is not checked.
pub(super) fn is_hostname(text: &str) -> bool {
    is_domain(text) && text.len() <= 253 && text.split('.').all(is_known_label)
}

/// The domain of a URL or a mailbox: letters, digits and inner hyphens between dots.
pub(super) fn is_domain(text: &str) -> bool {
    text.split('.').all(is_label)
}

fn is_label(label: &str) -> bool {
    (1..=63).contains(&label.len())
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

/// An A-label has to decode; `url` judges that as browsers do.
fn is_known_label(label: &str) -> bool {
    match label.as_bytes().get(..4) {
        Some([b'x' | b'X', b'n' | b'N', b'-', b'-']) => url::Host::parse(label).is_ok(),
        _ => true,
    }
}

#[cfg(test)]
mod tests {
    use super::is_hostname;

    #[test]
    fn labels_are_letters_digits_and_inner_hyphens() {
        let longest = "a".repeat(63);
        for good in ["example.com", "localhost", "3com.com", "a-b.c", "1", &longest, "xn--bcher-kva.example"] {
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
            "bücher.example",
            "a/b",
            "xn--X",
            &long_label,
            &long_name,
        ] {
            assert!(!is_hostname(bad), "{bad}");
        }
    }
}
