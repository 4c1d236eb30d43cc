//! JSON Pointers as RFC 6901 spells them.

/// Empty, or tokens that each begin with `/`; `~` only as `~0` or `~1` (section 3).
pub(super) fn is_pointer(text: &str) -> bool {
    (text.is_empty() || text.starts_with('/')) && text.split('~').skip(1).all(|after| after.starts_with(['0', '1']))
}

#[cfg(test)]
mod tests {
    use super::is_pointer;

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
