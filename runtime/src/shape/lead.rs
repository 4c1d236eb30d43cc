//! What JSON puts before the value of a field, spelled once.

/// A comma, a name that JSON spells without escapes, and a colon.
#[derive(Debug)]
pub(crate) struct Lead(Box<str>);

impl Lead {
    /// `None` for a name that has to be escaped (RFC 8259 section 7).
    pub(super) fn new(name: &str) -> Option<Lead> {
        let is_plain = |byte| !matches!(byte, b'"' | b'\\' | ..0x20);
        name.bytes().all(is_plain).then(|| Lead(format!(",\"{name}\":").into()))
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
    use super::Lead;

    #[test]
    fn a_lead_has_what_json_puts_around_a_name() {
        for name in ["", "a", "first ü"] {
            let lead = Lead::new(name);
            assert_eq!(lead.as_ref().map(|lead| lead.text(true)), Some(format!(",\"{name}\":").as_bytes()));
            assert_eq!(lead.as_ref().map(|lead| lead.text(false)), Some(format!("\"{name}\":").as_bytes()));
            assert_eq!(lead.as_ref().map(Lead::name), Some(name));
        }
    }

    #[test]
    fn a_name_that_has_to_be_escaped_has_none() {
        for name in ["a\"b", "a\\b", "a\u{1f}b"] {
            assert!(Lead::new(name).is_none(), "{name:?}");
        }
    }
}
