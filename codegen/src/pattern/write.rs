//! Characters as the `regex` crate reads them.

/// Appends a character that stands for itself outside a class.
pub(super) fn literal(out: &mut String, c: char) {
    match c {
        // Escaped by regex-syntax for patterns with comments and for set operations; plain here.
        '#' | '&' | '-' | '~' => out.push(c),
        _ if regex_syntax::is_meta_character(c) => escaped(out, c),
        _ => plain(out, c),
    }
}

/// Appends a character that stands for itself in a class.
pub(super) fn in_class(out: &mut String, c: char) {
    // Doubled, `&`, `-` and `~` are set operations of the regex crate; `[` begins a nested class.
    if matches!(c, '[' | ']' | '^' | '-' | '&' | '~' | '\\') { escaped(out, c) } else { plain(out, c) }
}

fn escaped(out: &mut String, c: char) {
    out.push('\\');
    out.push(c);
}

/// Beyond ASCII by number: the source beside it has the character, and code that is pure ASCII hides nothing.
fn plain(out: &mut String, c: char) {
    match c {
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        ' '..='~' => out.push(c),
        '\0'..='\x7f' => out.push_str(&format!("\\x{:02X}", u32::from(c))),
        _ => out.push_str(&format!("\\u{{{:X}}}", u32::from(c))),
    }
}
