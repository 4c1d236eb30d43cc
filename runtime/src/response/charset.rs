//! Text from bytes in the character set that the content type names.

use std::borrow::Cow;

use super::media;

/// The text of a body. Without a character set it is UTF-8; what is none becomes the replacement character, and a byte
/// order mark is no part of the text. Western texts under any of their names are Windows-1252, as in browsers.
pub(super) fn decode<'a>(bytes: &'a [u8], content_type: &str) -> Cow<'a, str> {
    match media::parameter(content_type, "charset").as_deref() {
        Some("iso-8859-1" | "latin1" | "us-ascii" | "ascii" | "windows-1252" | "cp1252") => {
            Cow::Owned(bytes.iter().copied().map(western).collect())
        }
        Some("utf-16" | "utf-16le") if !bytes.starts_with(&[0xfe, 0xff]) => utf_16(bytes, u16::from_le_bytes),
        Some("utf-16" | "utf-16le" | "utf-16be") => utf_16(bytes, u16::from_be_bytes),
        _ => String::from_utf8_lossy(bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)),
    }
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'static, str> {
    let units = bytes.chunks_exact(2).filter_map(|pair| pair.try_into().ok()).map(unit);
    let text: String = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Cow::Owned(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

/// A character of Windows-1252; bytes that it does not use are controls.
fn western(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘',
        '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    let high = byte.checked_sub(0x80).and_then(|at| HIGH.get(usize::from(at)));
    high.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::decode;

    #[test]
    fn the_content_type_names_the_character_set() {
        assert_eq!(decode("é".as_bytes(), "text/plain"), "é");
        assert_eq!(decode(b"\xef\xbb\xbfa\xff", "text/plain; charset=utf-8"), "a\u{fffd}");
        assert_eq!(decode(b"\xe9 \x80 \x81", "text/plain; charset=ISO-8859-1"), "é € \u{81}");
        assert_eq!(decode(b"\xff\xfea\0", "text/plain; charset=utf-16"), "a");
        assert_eq!(decode(b"\xfe\xff\0a", "text/plain; charset=utf-16"), "a");
        assert_eq!(decode(b"\0a", "text/plain; charset=utf-16be"), "a");
        assert_eq!(decode(b"a", "text/plain; charset=x-unknown"), "a");
    }
}
