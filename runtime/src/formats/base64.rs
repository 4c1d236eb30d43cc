//! `format: byte`: bytes in base64.

use base64::Engine as _;
use base64::engine::general_purpose::{STANDARD, STANDARD_NO_PAD, URL_SAFE_NO_PAD};

use super::FormatError;
use super::text::text_format;

/// Bytes that keep the text they came in (RFC 4648, section 4), whatever it is. They are decoded on demand.
///
/// ```
/// use tintype::formats::Base64;
///
/// let sent = Base64::encode(b"hello");
/// assert_eq!(sent, "aGVsbG8=");
/// assert_eq!(sent.decode()?, b"hello");
/// # Ok::<(), tintype::formats::FormatError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Base64(String);

text_format!(Base64, "byte");

impl Base64 {
    /// The text for bytes: the standard alphabet, padded.
    pub fn encode(bytes: impl AsRef<[u8]>) -> Base64 {
        Base64(STANDARD.encode(bytes))
    }

    /// The bytes. It reads the alphabet for addresses (RFC 4648, section 5), text without padding and line breaks as well.
    ///
    /// # Errors
    /// If the text is no base64.
    pub fn decode(&self) -> Result<Vec<u8>, FormatError> {
        let text: String = self.0.chars().filter(|c| !c.is_ascii_whitespace()).collect();
        let bare = text.trim_end_matches('=');
        let engine = if bare.contains(['-', '_']) { URL_SAFE_NO_PAD } else { STANDARD_NO_PAD };
        engine.decode(bare).map_err(|_| FormatError::new("byte", "it is no base64"))
    }
}

/// RFC 4648, section 4: the standard alphabet, padded to groups of four.
pub(super) fn is_base64(text: &str) -> bool {
    let digits = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text);
    text.len().is_multiple_of(4) && digits.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'/'))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Base64;

    #[test]
    fn all_spellings_of_the_same_bytes_are_read() {
        for text in ["+/8=", "+/8", "-_8=", "-_8", "+/\r\n8="] {
            assert_eq!(Base64::from(text).decode().unwrap(), [0xfb, 0xff], "{text}");
        }
        for text in ["A", "a b c!", "é"] {
            assert!(Base64::from(text).decode().is_err(), "{text}");
        }
    }
}
