//! Values in the path: refused where a server or a proxy could read another path out of them.

use percent_encoding::percent_decode;

use super::encode;

/// How often a value is decoded in the search for what it hides; no honest value is encoded more often.
const ROUNDS: usize = 8;

/// Whether a value may stand in a path.
///
/// # Errors
/// The reason, if the value is empty, `.` or `..`, or holds a slash, a backslash or a control character: as it
/// stands, or after any number of percent-decodings.
pub(crate) fn check_segment(value: &str) -> Result<(), &'static str> {
    let mut bytes = value.as_bytes().to_vec();
    for _ in 0..ROUNDS {
        check(&bytes)?;
        let decoded: Vec<u8> = percent_decode(&bytes).collect();
        if decoded == bytes {
            return Ok(());
        }
        bytes = decoded;
    }
    Err("it is percent-encoded over and over")
}

/// Whether a value that may hold slashes may stand in a path, where each of them becomes `%2F`.
///
/// # Errors
/// The reason, if what stands between the slashes may not: a server that decodes them must not find another path either.
pub(crate) fn check_segments(value: &str) -> Result<(), &'static str> {
    value.split('/').try_for_each(check_segment)
}

fn check(bytes: &[u8]) -> Result<(), &'static str> {
    if bytes.is_empty() {
        return Err("it is empty, which would name another path");
    }
    if bytes.iter().any(|byte| matches!(byte, b'/' | b'\\')) {
        return Err("it holds a slash, which would name another path");
    }
    if bytes.utf8_chunks().any(|chunk| chunk.valid().chars().any(char::is_control) || chunk.invalid().iter().any(is_c1))
    {
        return Err("it holds a control character");
    }
    // Some servers cut a segment at `;` before they resolve its dots.
    if matches!(bytes.split(|byte| *byte == b';').next(), Some(b"." | b"..")) {
        return Err("it is a dot segment, which would name another path");
    }
    Ok(())
}

/// A control character where bytes are read as Latin-1.
fn is_c1(byte: &u8) -> bool {
    (0x80..=0x9f).contains(byte)
}

/// The path of a template with the encoded values in place.
///
/// # Errors
/// The name that has no value.
pub(crate) fn expand(template: &str, values: &[(&'static str, String)]) -> Result<String, String> {
    let mut out = String::new();
    let mut rest = template;
    while let Some((literal, after)) = rest.split_once('{') {
        let Some((name, after)) = after.split_once('}') else { break };
        encode::template(&mut out, literal);
        let value = values.iter().find(|(given, _)| *given == name);
        out.push_str(&value.ok_or_else(|| name.to_owned())?.1);
        rest = after;
    }
    encode::template(&mut out, rest);
    Ok(out)
}
