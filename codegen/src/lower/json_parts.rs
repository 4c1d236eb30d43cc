//! The parts of JSON text as the loader writes it: without white space.

/// What a JSON text consists of, each part as its text.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Parts<'t> {
    Array(Vec<&'t str>),
    /// The members' names, in quotes, and their values.
    Object(Vec<(&'t str, &'t str)>),
    Simple(&'t str),
}

/// Takes a text apart, one level.
pub(super) fn parts(text: &str) -> Parts<'_> {
    let inner = |open, close| text.strip_prefix(open).and_then(|rest: &str| rest.strip_suffix(close));
    if let Some(items) = inner('[', ']') {
        Parts::Array(split(items, b','))
    } else if let Some(members) = inner('{', '}') {
        let members = split(members, b',').into_iter();
        Parts::Object(
            members
                .filter_map(|member| match split(member, b':').as_slice() {
                    [name, value] => Some((*name, *value)),
                    _ => None,
                })
                .collect(),
        )
    } else {
        Parts::Simple(text)
    }
}

/// Splits a text at a byte that stands neither in a string nor within brackets.
fn split(text: &str, at: u8) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut depth, mut quoted, mut escaped) = (0, 0_usize, false, false);
    for (index, byte) in text.bytes().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if quoted => escaped = true,
            b'"' => quoted = !quoted,
            _ if quoted => {}
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ if byte == at && depth == 0 => {
                found.extend(text.get(start..index));
                start = index + 1;
            }
            _ => {}
        }
    }
    found.extend(text.get(start..).filter(|last| !last.is_empty()));
    found
}

#[cfg(test)]
mod tests {
    use super::{Parts, parts};

    #[test]
    fn a_text_is_taken_apart_at_its_own_commas_and_colons() {
        assert_eq!(parts("[]"), Parts::Array(Vec::new()));
        assert_eq!(
            parts(r#"[1,"a,]\"",[2,3],{"b":[4]}]"#),
            Parts::Array(vec!["1", r#""a,]\"""#, "[2,3]", r#"{"b":[4]}"#])
        );
        assert_eq!(parts("{}"), Parts::Object(Vec::new()));
        assert_eq!(
            parts(r#"{"a:\\":{"x":1,"y":":"},"b":null}"#),
            Parts::Object(vec![(r#""a:\\""#, r#"{"x":1,"y":":"}"#), (r#""b""#, "null")])
        );
        assert_eq!(parts("-1.5e3"), Parts::Simple("-1.5e3"));
    }
}
