//! Numbers (RFC 8259, section 6).

use crate::json::scan::digits;

/// The offset after the number at an offset, or that of what is wrong with it.
pub(super) fn end(data: &[u8], start: usize) -> Result<usize, usize> {
    let whole = start + usize::from(data.get(start) == Some(&b'-'));
    let mut at = match data.get(whole) {
        Some(b'0') => whole + 1,
        _ => some_digits(data, whole)?,
    };
    if data.get(at) == Some(&b'.') {
        at = some_digits(data, at + 1)?;
    }
    if matches!(data.get(at), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(data.get(at + 1), Some(b'+' | b'-')));
        at = some_digits(data, at + 1 + sign)?;
    }
    // `01` and `1x` are neither a number nor a number and something after it.
    if data.get(at).is_some_and(|byte| byte.is_ascii_alphanumeric()) { Err(at) } else { Ok(at) }
}

fn some_digits(data: &[u8], start: usize) -> Result<usize, usize> {
    let end = digits(data, start);
    if end == start { Err(end) } else { Ok(end) }
}

#[cfg(test)]
mod tests {
    use super::end;

    #[test]
    fn a_number_is_one_of_the_grammar() {
        for text in ["0", "-0", "10", "-1", "0.5", "-12.5e+10", "1E-2", "0e0", "123456789012345678901234567890"] {
            assert_eq!(end(text.as_bytes(), 0), Ok(text.len()), "{text}");
            assert_eq!(end(format!("[{text},").as_bytes(), 1), Ok(1 + text.len()), "{text}");
        }
        for (text, at) in [
            ("-", 1),
            ("01", 1),
            ("-01", 2),
            ("1.", 2),
            (".5", 0),
            ("1e", 2),
            ("1e+", 3),
            ("1.e1", 2),
            ("1x", 1),
            ("0x1", 1),
            ("--1", 1),
        ] {
            assert_eq!(end(text.as_bytes(), 0), Err(at), "{text}");
        }
    }
}
