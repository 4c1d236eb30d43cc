//! What JSON puts before the value of a field, spelled once.

/// A comma, a name that JSON spells without escapes, and a colon.
#[derive(Debug)]
pub(crate) struct Lead(Box<str>);

/// Whether JSON spells a name without escapes (RFC 8259, section 7).
pub(super) fn is_plain(name: &str) -> bool {
    !name.bytes().any(|byte| matches!(byte, b'"' | b'\\' | ..b' '))
}

impl Lead {
    /// For a plain name.
    pub(super) fn new(name: &str) -> Lead {
        Lead(format!(",\"{name}\":").into())
    }

    /// `comma`: whether a member comes before.
    pub(crate) fn text(&self, comma: bool) -> &[u8] {
        self.0.as_bytes().get(usize::from(!comma)..).unwrap_or_default()
    }

    /// The name alone.
    pub(crate) fn name(&self) -> &str {
        self.0.get(2..self.0.len() - 2).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::{Lead, is_plain};

    #[test]
    fn a_lead_has_what_json_puts_around_a_name() {
        for name in ["", "a", "first ü"] {
            let lead = Lead::new(name);
            assert_eq!(lead.text(true), format!(",\"{name}\":").as_bytes());
            assert_eq!(lead.text(false), format!("\"{name}\":").as_bytes());
            assert_eq!(lead.name(), name);
        }
    }

    #[test]
    fn a_name_that_has_to_be_escaped_is_not_plain() {
        assert!(["", "a", "first ü", "\u{7f}"].into_iter().all(is_plain));
        assert!(!["a\"b", "a\\b", "a\u{1f}b"].into_iter().any(is_plain));
    }
}
