//! URI Templates as RFC 6570, section 2, spells them.

/// Literals, and expressions in braces.
pub(super) fn is_uri_template(text: &str) -> bool {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let read = match c {
            '{' => rest.split_once('}').filter(|(expression, _)| is_expression(expression.get(1..).unwrap_or(""))),
            '%' => after_octet(rest).map(|after| ("", after)),
            _ => rest.strip_prefix(is_literal).map(|after| ("", after)),
        };
        let Some((_, after)) = read else { return false };
        rest = after;
    }
    true
}

/// A character that stands for itself (section 2.1); the apostrophe is one by erratum 6937.
fn is_literal(c: char) -> bool {
    match c {
        '"' | '%' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => false,
        '!'..='~' => true,
        _ => is_ucschar(c) || is_iprivate(c),
    }
}

/// `ucschar` of RFC 3987, section 2.2.
fn is_ucschar(c: char) -> bool {
    let n = u32::from(c);
    matches!(n, 0xA0..=0xD7FF | 0xF900..=0xFDCF | 0xFDF0..=0xFFEF)
        || ((0x10000..=0xDFFFD).contains(&n) || (0xE1000..=0xEFFFD).contains(&n)) && n & 0xFFFF <= 0xFFFD
}

/// `iprivate` of RFC 3987, section 2.2.
fn is_iprivate(c: char) -> bool {
    matches!(u32::from(c), 0xE000..=0xF8FF | 0xF0000..=0xFFFFD | 0x100000..=0x10FFFD)
}

/// An operator, among them those that are reserved, and variables between commas (section 2.2).
fn is_expression(text: &str) -> bool {
    let operators = ['+', '#', '.', '/', ';', '?', '&', '=', ',', '!', '@', '|'];
    text.strip_prefix(operators).unwrap_or(text).split(',').all(is_variable)
}

/// A name with a modifier (sections 2.3 and 2.4): `*`, or `:` and a length of 1 to 9999.
fn is_variable(text: &str) -> bool {
    let name = match (text.strip_suffix('*'), text.split_once(':')) {
        (Some(name), _) => name,
        (None, Some((name, length))) => {
            let digits = length.bytes().all(|b| b.is_ascii_digit());
            if !digits || !(1..=4).contains(&length.len()) || length.starts_with('0') {
                return false;
            }
            name
        }
        (None, None) => text,
    };
    name.split('.').all(|part| !part.is_empty() && is_name(part))
}

/// Letters, digits, underscores and percent-encoded octets.
fn is_name(text: &str) -> bool {
    let mut rest = text;
    while !rest.is_empty() {
        let plain = rest.strip_prefix(|c: char| c.is_ascii_alphanumeric() || c == '_');
        let Some(after) = plain.or_else(|| after_octet(rest)) else { return false };
        rest = after;
    }
    true
}

/// What follows a percent-encoded octet.
fn after_octet(text: &str) -> Option<&str> {
    let hex = |c: char| c.is_ascii_hexdigit();
    text.strip_prefix('%')?.strip_prefix(hex)?.strip_prefix(hex)
}

#[cfg(test)]
mod tests {
    use super::is_uri_template;

    /// The examples of RFC 6570, sections 1.2 and 3.2.
    #[test]
    fn templates_of_every_level() {
        for good in [
            "",
            "{var}",
            "{hello}",
            "{+var}",
            "{+path}/here",
            "here?ref={+path}",
            "X{#var}",
            "map?{x,y}",
            "{x,hello,y}",
            "{+x,hello,y}",
            "{#x,hello,y}",
            "X{.var}",
            "{/var,x}/here",
            "{;x,y,empty}",
            "{?x,y}",
            "?fixed=yes{&x}",
            "{var:3}",
            "{var:9999}",
            "{list*}",
            "{+path:6}here",
            "{.semi:1}",
            "{;keys*}",
            "{?a.b,%20c,d_1}",
            "{=reserved}",
            "'{var}'",
            "http://example.com/~{username}/",
            "%41%c3%a9",
            "\u{e9}\u{e000}\u{10000}[]",
        ] {
            assert!(is_uri_template(good), "{good}");
        }
    }

    #[test]
    fn what_is_no_template() {
        for bad in [
            "{",
            "}",
            "{var",
            "var}",
            "{}",
            "{+}",
            "{,}",
            "{a,}",
            "{a b}",
            "{a-b}",
            "{.}",
            "{a..b}",
            "{a.}",
            "{var:}",
            "{var:0}",
            "{var:01}",
            "{var:10000}",
            "{var:3*}",
            "{var:-1}",
            "{*}",
            "{{a}}",
            "{a{b}}",
            "{-opt|a|b}",
            "{^a}",
            "{%4}",
            "{\u{e9}}",
            "a b",
            "\"",
            "<",
            ">",
            "\\",
            "^",
            "`",
            "|",
            "%",
            "%4",
            "%zz",
            "\u{7f}",
            "\u{0}",
            "\u{fdd0}",
            "\u{fffe}",
            "\u{1fffe}",
            "\u{e0001}",
        ] {
            assert!(!is_uri_template(bad), "{bad}");
        }
    }
}
