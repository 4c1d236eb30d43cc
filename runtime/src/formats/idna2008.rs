//! U-labels and A-labels as IDNA2008 has them (RFC 5890 to 5893).
//!
//! `idna` speaks UTS #46: it decodes, normalizes, and checks joiners and the rule of bidirectional text. It takes more than
//! IDNA2008 does: symbols, and characters without their context. Those are refused here, and so is what it had to map.

use std::sync::LazyLock;

use idna::uts46::{AsciiDenyList, DnsLength, Hyphens, Uts46};
use regex::Regex;

/// Whether a label claims to be an A-label.
pub(super) fn is_encoded(label: &str) -> bool {
    matches!(label.as_bytes(), [b'x' | b'X', b'n' | b'N', b'-', b'-', ..])
}

/// Whether the labels that are not plain are U-labels or A-labels, and fit into the DNS.
pub(super) fn is_domain(labels: &[&str]) -> bool {
    let name = labels.join(".");
    let uts46 = Uts46::new();
    let (decoded, outcome) = uts46.to_unicode(name.as_bytes(), AsciiDenyList::STD3, Hyphens::Allow);
    let fits = |(label, decoded): (&&str, &str)| match (label.is_ascii(), is_encoded(label)) {
        (true, false) => true,
        (true, true) => !decoded.is_ascii() && is_u_label(decoded),
        (false, _) => *label == decoded && is_u_label(decoded),
    };
    outcome.is_ok()
        && labels.iter().zip(decoded.split('.')).all(fits)
        && uts46.to_ascii(name.as_bytes(), AsciiDenyList::STD3, Hyphens::Allow, DnsLength::Verify).is_ok()
}

/// RFC 5891, section 4.2, as far as UTS #46 does not check it.
fn is_u_label(label: &str) -> bool {
    let mut start = label.chars().skip(2);
    let reserved = start.next() == Some('-') && start.next() == Some('-');
    !reserved
        && !label.starts_with('-')
        && !label.ends_with('-')
        && LETTERS.as_ref().is_some_and(|letters| letters.is_match(label))
        && OUT_OF_CONTEXT.as_ref().is_some_and(|broken| !broken.is_match(label))
}

/// Characters that are valid, or are where their context is right (RFC 5892, section 3): letters, marks and digits without
/// the exceptions (2.6), ignorable ones (2.3, 2.4) and conjoining Jamo (2.9); then the exceptions that are valid, and those
/// with a context.
static LETTERS: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let letters = r"\p{Ll}\p{Lu}\p{Lo}\p{Lm}\p{Nd}\p{Mn}\p{Mc}";
    let ignored = r"\p{Default_Ignorable_Code_Point}\u{20D0}-\u{20FF}\u{1D100}-\u{1D24F}";
    let excepted = r"\u{640}\u{7FA}\u{302E}\u{302F}\u{3031}-\u{3035}\u{303B}";
    let jamo = r"\u{1100}-\u{11FF}\u{A960}-\u{A97C}\u{D7B0}-\u{D7FB}";
    let valid = r"\u{DF}\u{3C2}\u{6FD}\u{6FE}\u{F0B}\u{3007}";
    let contextual = r"\u{200C}\u{200D}\u{B7}\u{375}\u{5F3}\u{5F4}\u{30FB}";
    Regex::new(&format!("^[[[{letters}]--[{ignored}{excepted}{jamo}]]0-9a-z{valid}{contextual}-]+$")).ok()
});

/// The contextual rules A.3 to A.9 of RFC 5892, broken; `idna` checks those of joiners, A.1 and A.2.
static OUT_OF_CONTEXT: LazyLock<Option<Regex>> = LazyLock::new(|| {
    let middle_dot = r"(?:^|[^l])\u{B7}|\u{B7}(?:[^l]|$)";
    let keraia = r"\u{375}(?:\P{Greek}|$)";
    let geresh = r"(?:^|\P{Hebrew})[\u{5F3}\u{5F4}]";
    let other = r"[^\p{Hiragana}\p{Katakana}\p{Han}]*";
    let katakana_dot = format!(r"^{other}\u{{30FB}}{other}$");
    let (arabic, extended) = (r"[\u{660}-\u{669}]", r"[\u{6F0}-\u{6F9}]");
    let digits = format!("{arabic}.*{extended}|{extended}.*{arabic}");
    Regex::new(&format!("(?s){middle_dot}|{keraia}|{geresh}|{katakana_dot}|{digits}")).ok()
});

#[cfg(test)]
mod tests {
    use super::{LETTERS, OUT_OF_CONTEXT, is_domain};

    fn is_valid(label: &str) -> bool {
        is_domain(&[label])
    }

    #[test]
    fn both_tables_are_there() {
        assert!(LETTERS.is_some() && OUT_OF_CONTEXT.is_some());
    }

    /// RFC 5892, section 2.6.
    #[test]
    fn exceptions() {
        for good in ["\u{df}\u{3c2}\u{f0b}\u{3007}", "\u{6fd}\u{6fe}"] {
            assert!(is_valid(good), "{good}");
        }
        for bad in ["\u{628}\u{640}", "\u{7ca}\u{7fa}", "\u{4e00}\u{302e}", "\u{3031}", "\u{4e00}\u{303b}"] {
            assert!(!is_valid(bad), "{bad}");
        }
    }

    #[test]
    fn old_hangul_and_musical_symbols_are_no_letters() {
        for bad in ["\u{1100}", "\u{1160}\u{1161}", "a\u{20d0}", "\u{1d165}", "\u{a960}"] {
            assert!(!is_valid(bad), "{bad}");
        }
        assert!(is_valid("\u{d55c}\u{ae00}"));
    }

    /// RFC 5892, appendix A.
    #[test]
    fn characters_with_a_context() {
        for good in [
            "\u{915}\u{94d}\u{200d}\u{937}",
            "\u{915}\u{94d}\u{200c}\u{937}",
            "\u{628}\u{64a}\u{200c}\u{628}\u{64a}",
            "l\u{b7}l",
            "\u{3b1}\u{375}\u{3b2}",
            "\u{5d0}\u{5f3}\u{5d1}",
            "\u{5d0}\u{5f4}\u{5d1}",
            "\u{30fb}\u{3041}",
            "\u{30fb}\u{30a1}",
            "\u{30fb}\u{4e08}",
            "\u{628}\u{660}\u{628}",
            "\u{6f0}0",
        ] {
            assert!(is_valid(good), "{good}");
        }
        for bad in [
            "\u{915}\u{200d}\u{937}",
            "\u{200d}\u{937}",
            "l\u{b7}",
            "\u{b7}l",
            "l\u{b7}\u{b7}l",
            "\u{3b1}\u{375}",
            "\u{3b1}\u{375}s",
            "\u{5f3}\u{5d1}",
            "\u{5f4}\u{5d1}",
            "\u{30fb}",
            "a\u{30fb}b",
            "\u{628}\u{660}\u{6f0}",
            "\u{6f0}\u{628}\u{660}",
        ] {
            assert!(!is_valid(bad), "{bad}");
        }
    }

    #[test]
    fn scripts_with_two_cases_are_lower_case() {
        assert!(is_valid("\u{13a0}") && !is_valid("\u{ab70}"), "Cherokee folds to its capitals");
        assert!(is_valid("\u{131}") && !is_valid("\u{130}"));
        assert!(is_valid("\u{10d0}") && !is_valid("\u{1c90}"), "Georgian");
    }
}
