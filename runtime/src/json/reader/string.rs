//! Strings with escapes (RFC 8259, section 7).

use crate::json::scan;

/// What a string lacks.
pub(super) struct Unfit {
    pub(super) offset: usize,
    pub(super) expected: &'static str,
}

const fn unfit(offset: usize, expected: &'static str) -> Unfit {
    Unfit { offset, expected }
}

/// Reads on in a string from an offset in it to the quote that ends it; gives the offset after that.
///
/// Halves of surrogate pairs that stand alone are no text in Rust.
pub(super) fn read(text: &str, mut at: usize, out: &mut String) -> Result<usize, Unfit> {
    let data = text.as_bytes();
    loop {
        let end = scan::plain(data, at);
        out.push_str(text.get(at..end).unwrap_or_default());
        match data.get(end) {
            Some(b'"') => return Ok(end + 1),
            Some(b'\\') => at = escape(text, end, out)?,
            Some(_) => return Err(unfit(end, "a control character as an escape")),
            None => return Err(unfit(end, "the end of a string")),
        }
    }
}

/// Reads the escape at an offset; gives the offset after it.
fn escape(text: &str, at: usize, out: &mut String) -> Result<usize, Unfit> {
    out.push(match text.as_bytes().get(at + 1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{c}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => {
            let (character, end) = unicode(text, at)?;
            out.push(character);
            return Ok(end);
        }
        _ => return Err(unfit(at, "an escape of JSON")),
    });
    Ok(at + 2)
}

fn unicode(text: &str, at: usize) -> Result<(char, usize), Unfit> {
    let first = unit(text, at)?;
    if let Some(character) = char::from_u32(first) {
        return Ok((character, at + 6));
    }
    let lone = || unfit(at, "a pair of surrogates");
    if first >= 0xDC00 || text.get(at + 6..at + 8) != Some("\\u") {
        return Err(lone());
    }
    let second = unit(text, at + 6)?;
    if !(0xDC00..0xE000).contains(&second) {
        return Err(lone());
    }
    let character = char::from_u32(0x10000 + ((first - 0xD800) << 10) + (second - 0xDC00));
    Ok((character.ok_or_else(lone)?, at + 12))
}

/// The four hexadecimal digits of the escape at an offset.
fn unit(text: &str, at: usize) -> Result<u32, Unfit> {
    let digits = text.get(at + 2..at + 6).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()));
    digits
        .and_then(|digits| u32::from_str_radix(digits, 16).ok())
        .ok_or(unfit(at, "four hexadecimal digits after `\\u`"))
}
