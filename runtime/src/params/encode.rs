//! Percent-encoding (RFC 3986, section 2): all but the unreserved characters.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything that a value is not allowed to say in a URL.
const VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What a document's path template may say for itself: `pchar` (RFC 3986, section 3.3), `/`, and `%` of an encoded byte.
const TEMPLATE: &AsciiSet = &VALUE
    .remove(b'/')
    .remove(b'%')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b':')
    .remove(b'@');

/// What a fragment holds as it is (RFC 3986, section 3.5).
const FRAGMENT: &AsciiSet = &TEMPLATE.add(b'%').remove(b'?').remove(b'\'');

/// A text as a fragment, with its `#`.
pub(crate) fn fragment(text: &str) -> String {
    format!("#{}", utf8_percent_encode(text, FRAGMENT))
}

/// Appends a value.
pub(crate) fn value(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, VALUE));
}

/// What stands as it is under `allowReserved`: the reserved characters (RFC 3986, section 2.2) without `#`, `&` and `+`,
/// which would end the value or change it, and without `'`, which URLs of http do not hold in a query.
const RESERVED: &AsciiSet = &VALUE
    .remove(b':')
    .remove(b'/')
    .remove(b'?')
    .remove(b'[')
    .remove(b']')
    .remove(b'@')
    .remove(b'!')
    .remove(b'$')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b',')
    .remove(b';')
    .remove(b'=');

/// The same in a path, where more of them would end the segment.
const SEGMENT: &AsciiSet = &RESERVED.add(b'/').add(b'?').add(b'[').add(b']').add(b';');

/// How a value becomes part of a URL: [`value`], [`reserved`] or [`plain`].
pub(crate) type Encode = fn(&mut String, &str);

/// Appends a value that may hold reserved characters and bytes that are encoded already (RFC 6570, section 3.2.3).
pub(crate) fn reserved(out: &mut String, text: &str) {
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('%') {
        out.extend(utf8_percent_encode(before, RESERVED));
        let encoded = after.as_bytes().get(..2).is_some_and(|digits| digits.iter().all(u8::is_ascii_hexdigit));
        out.push_str(if encoded { "%" } else { "%25" });
        rest = after;
    }
    out.extend(utf8_percent_encode(rest, RESERVED));
}

/// Appends a value in a path that may hold reserved characters: those of a segment (RFC 3986, section 3.3).
pub(crate) fn segment(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, SEGMENT));
}

/// Appends a value as it is.
pub(crate) fn plain(out: &mut String, text: &str) {
    out.push_str(text);
}

/// Appends text of a path template.
pub(crate) fn template(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, TEMPLATE));
}

/// Appends `name=value`, after the separator if something stands there.
pub(crate) fn pair(out: &mut String, separator: &str, name: &str, text: &str) {
    start(out, separator, name);
    value(out, text);
}

/// Appends `name=`, after the separator if something stands there.
pub(crate) fn start(out: &mut String, separator: &str, name: &str) {
    if !out.is_empty() {
        out.push_str(separator);
    }
    value(out, name);
    out.push('=');
}
