//! JSON Pointers as RFC 6901 spells them, and relative ones.

/// Empty, or tokens that each begin with `/`; `~` only as `~0` or `~1` (section 3).
pub(super) fn is_pointer(text: &str) -> bool {
    (text.is_empty() || text.starts_with('/')) && text.split('~').skip(1).all(|after| after.starts_with(['0', '1']))
}

/// How many levels up, by how many items aside, and from there a pointer; or `#` for the name or index of what is reached
/// (draft-bhutton-relative-json-pointer-00, section 3).
pub(super) fn is_relative_pointer(text: &str) -> bool {
    let number = |text: &str| text.bytes().take_while(u8::is_ascii_digit).count();
    let Some((up, rest)) = text.split_at_checked(number(text)) else { return false };
    let (aside, rest) = match rest.strip_prefix(['+', '-']) {
        Some(moved) => moved.split_at_checked(number(moved)).unwrap_or(("", moved)),
        None => ("1", rest),
    };
    let is_count = !up.is_empty() && (up == "0" || !up.starts_with('0'));
    is_count && !aside.is_empty() && !aside.starts_with('0') && (rest == "#" || is_pointer(rest))
}

#[cfg(test)]
mod tests {
    use super::{is_pointer, is_relative_pointer};

    #[test]
    fn a_relative_pointer_begins_with_a_count() {
        for good in ["0", "1", "10", "0#", "2#", "0/", "1/0", "2/highly/nested/objects", "0-1", "0+1#", "12-34/a~1b"] {
            assert!(is_relative_pointer(good), "{good}");
        }
        for bad in [
            "", "/a", "#", "-1", "+1", "01", "00", "0##", "0#/a", "0a", "0-", "0+0", "0-01", "1/~", "0+1-1", " 0",
            "\u{661}", "1 ",
        ] {
            assert!(!is_relative_pointer(bad), "{bad}");
        }
    }

    #[test]
    fn tokens_begin_with_a_slash_and_escape_with_a_tilde() {
        for good in ["", "/", "//", "/a/b", "/a~1b/~0", "/~01", "/é \"%"] {
            assert!(is_pointer(good), "{good}");
        }
        for bad in ["a", "#", "#/a", "/~", "/~2", "/a~", "/~0~", "0/a"] {
            assert!(!is_pointer(bad), "{bad}");
        }
    }
}
