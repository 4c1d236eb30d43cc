//! The tokens of JSON: strings (RFC 8259, section 7), numbers (section 6) and the three words (section 3).

use super::Value;

/// What is wrong with a token, and at which byte of it.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) at: usize,
    /// How many characters are wrong.
    pub(super) length: usize,
    pub(super) message: &'static str,
    pub(super) help: &'static str,
}

pub(super) const NO_NUMBER: &str = "JSON cannot write this number";

fn fault<T>(at: usize, length: usize, message: &'static str, help: &'static str) -> Result<T, Fault> {
    Err(Fault { at, length, message, help })
}

/// `true`, `false` or `null` at the start of `text`, and its length.
pub(super) fn literal(text: &str) -> Result<(Value, usize), Fault> {
    let length = text.find(|c: char| !c.is_ascii_alphanumeric()).unwrap_or(text.len());
    match text.get(..length) {
        Some("true") => Ok((Value::Bool(true), length)),
        Some("false") => Ok((Value::Bool(false), length)),
        Some("null") => Ok((Value::Null, length)),
        Some("NaN" | "Infinity") => fault(0, length, NO_NUMBER, "write a finite number, or a string"),
        _ => fault(0, length.min(40), "expected a value", "strings stand in double quotes"),
    }
}

/// The length of the number at the start of `text`.
pub(super) fn number(text: &str) -> Result<usize, Fault> {
    let bytes = text.as_bytes();
    let digits = |from: usize| bytes.iter().skip(from).take_while(|byte| byte.is_ascii_digit()).count();
    let mut at = usize::from(bytes.first() == Some(&b'-'));
    let whole = digits(at);
    if whole == 0 {
        return match text.get(at..).is_some_and(|rest| rest.starts_with("Infinity")) {
            true => fault(0, at + 8, NO_NUMBER, "write a finite number, or a string"),
            false => fault(at, 1, "expected a digit", "a number begins with a digit, or with `-` and a digit"),
        };
    }
    if whole > 1 && bytes.get(at) == Some(&b'0') {
        return fault(at, whole, "a number begins with a zero", "remove the zero, or make it a string");
    }
    at += whole;
    if bytes.get(at) == Some(&b'.') {
        let fraction = digits(at + 1);
        if fraction == 0 {
            return fault(at + 1, 1, "expected a digit after the point", "write `1.0`");
        }
        at += 1 + fraction;
    }
    if let Some(b'e' | b'E') = bytes.get(at) {
        at += 1 + usize::from(matches!(bytes.get(at + 1), Some(b'+' | b'-')));
        let exponent = digits(at);
        if exponent == 0 {
            return fault(at, 1, "expected a digit in the exponent", "write `1e5`");
        }
        at += exponent;
    }
    Ok(at)
}

/// The string at the start of `text`, which is a quote, and its length with both quotes.
pub(super) fn string(text: &str) -> Result<(String, usize), Fault> {
    let mut out = String::new();
    let mut at = 1;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let plain = rest.bytes().take_while(|byte| !matches!(byte, b'"' | b'\\' | 0..=0x1F)).count();
        let piece = rest.get(..plain).unwrap_or_default();
        at += plain;
        match rest.as_bytes().get(plain) {
            // Most strings are one piece.
            Some(b'"') if out.is_empty() => return Ok((piece.to_owned(), at + 1)),
            Some(b'"') => {
                out.push_str(piece);
                return Ok((out, at + 1));
            }
            Some(b'\\') => {
                out.push_str(piece);
                let (character, length) = escape(rest.get(plain..).unwrap_or_default())
                    .map_err(|fault| Fault { at: at + fault.at, ..fault })?;
                out.push(character);
                at += length;
            }
            Some(b'\n' | b'\r') => {
                return fault(at, 1, "the string ends with the line", "close it with `\"`, or write `\\n`");
            }
            Some(_) => return fault(at, 1, "a control character in a string", "write it as `\\u0000`"),
            None => return fault(at, 1, "the string has no end", "close it with `\"`"),
        }
    }
}

/// The character of the escape at the start of `text`, which is a backslash, and the length of the escape.
fn escape(text: &str) -> Result<(char, usize), Fault> {
    let character = match text.as_bytes().get(1) {
        Some(b'"') => '"',
        Some(b'\\') => '\\',
        Some(b'/') => '/',
        Some(b'b') => '\u{8}',
        Some(b'f') => '\u{C}',
        Some(b'n') => '\n',
        Some(b'r') => '\r',
        Some(b't') => '\t',
        Some(b'u') => return unicode(text),
        _ => return fault(0, 2, "no such escape", "write a backslash as `\\\\`"),
    };
    Ok((character, 2))
}

/// `\uXXXX`, or two of them that are a surrogate pair.
fn unicode(text: &str) -> Result<(char, usize), Fault> {
    let Some(high) = hex(text.get(2..)) else {
        return fault(0, 2, "expected four hexadecimal digits after `\\u`", "write `\\u00e9`");
    };
    if let Some(character) = char::from_u32(high) {
        return Ok((character, 6));
    }
    let low = text.get(6..).and_then(|rest| rest.strip_prefix("\\u")).and_then(|rest| hex(Some(rest)));
    match (high, low) {
        (0xD800..=0xDBFF, Some(low @ 0xDC00..=0xDFFF)) => {
            let code = 0x1_0000 + ((high - 0xD800) << 10) + (low - 0xDC00);
            Ok((char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER), 12))
        }
        _ => fault(0, 6, "half of a surrogate pair", "write both halves, or the character itself"),
    }
}

fn hex(text: Option<&str>) -> Option<u32> {
    let digits = text?.get(..4)?;
    let all = digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    u32::from_str_radix(digits, 16).ok().filter(|_| all)
}
