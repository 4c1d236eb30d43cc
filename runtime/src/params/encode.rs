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

/// Appends a value.
pub(crate) fn value(out: &mut String, text: &str) {
    out.extend(utf8_percent_encode(text, VALUE));
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
