//! Percent-encoding (RFC 3986, section 2.1).

/// A reference without its percent-encoding (RFC 3986, section 2.1); as it is where that makes no text.
pub(crate) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut out = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while let Some(&byte) = bytes.get(at) {
        let hex = (byte == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        let digits = hex.filter(|hex| hex.bytes().all(|digit| digit.is_ascii_hexdigit()));
        match digits.and_then(|digits| u8::from_str_radix(digits, 16).ok()) {
            Some(decoded) => {
                out.push(decoded);
                at += 3;
            }
            None => {
                out.push(byte);
                at += 1;
            }
        }
    }
    String::from_utf8(out).unwrap_or_else(|_| text.to_owned())
}

/// A pointer as a fragment has it. Braces stay, for so do those of paths in most documents; so does what is beyond ASCII.
pub(crate) fn fragment(pointer: &str) -> String {
    let mut out = String::with_capacity(pointer.len() + 1);
    out.push('#');
    for character in pointer.chars() {
        match u8::try_from(character) {
            Ok(byte @ (..=b' ' | b'"' | b'#' | b'%' | b'<' | b'>' | b'\\' | b'^' | b'`' | b'|' | 0x7f)) => {
                out.push_str(&format!("%{byte:02X}"));
            }
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{decode, fragment};

    #[test]
    fn a_pointer_comes_back_from_its_fragment() {
        for (pointer, text) in [
            ("", "#"),
            ("/paths/~1pets~1{id}", "#/paths/~1pets~1{id}"),
            ("/My Pet", "#/My%20Pet"),
            ("/100%", "#/100%25"),
            ("/Größe\n", "#/Größe%0A"),
        ] {
            assert_eq!(fragment(pointer), text);
            assert_eq!(format!("#{pointer}"), decode(text));
        }
    }
}
