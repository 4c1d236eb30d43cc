//! The parts of JSON text as the loader writes it: without white space.

/// The items of an array; `None` for anything else.
pub(super) fn items(text: &str) -> Option<Vec<&str>> {
    Some(split(text.strip_prefix('[')?.strip_suffix(']')?))
}

/// The members of an object, each as its name in quotes and its value; `None` for anything else.
pub(super) fn members(text: &str) -> Option<Vec<(&str, &str)>> {
    let members = split(text.strip_prefix('{')?.strip_suffix('}')?);
    Some(members.into_iter().filter_map(member).collect())
}

/// The name in quotes before a colon, and the value after it.
fn member(text: &str) -> Option<(&str, &str)> {
    let mut escaped = false;
    let ends = |byte: u8| {
        let ends = byte == b'"' && !escaped;
        escaped = byte == b'\\' && !escaped;
        ends
    };
    let (name, value) = text.split_at_checked(text.bytes().skip(1).position(ends)? + 2)?;
    Some((name, value.strip_prefix(':')?))
}

/// Splits a text at the commas that stand neither in a string nor within brackets.
fn split(text: &str) -> Vec<&str> {
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
            b',' if depth == 0 => {
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
    use super::{items, members};

    #[test]
    fn a_text_is_taken_apart_at_its_own_commas_and_colons() {
        assert_eq!(items("[]"), Some(Vec::new()));
        assert_eq!(items(r#"[1,"a,]\"",[2,3],{"b":[4]}]"#), Some(vec!["1", r#""a,]\"""#, "[2,3]", r#"{"b":[4]}"#]));
        assert_eq!(members("{}"), Some(Vec::new()));
        assert_eq!(
            members(r#"{"a:\\":{"x":1,"y":":"},"":0,"\"b\\\"":null}"#),
            Some(vec![(r#""a:\\""#, r#"{"x":1,"y":":"}"#), (r#""""#, "0"), (r#""\"b\\\"""#, "null")])
        );
        assert_eq!((items("{}"), members("[]")), (None, None));
        assert_eq!((items("-1.5e3"), members("\"{}\"")), (None, None));
    }
}
