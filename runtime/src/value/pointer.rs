//! The tokens of JSON Pointers (RFC 6901, section 3).

use std::borrow::Cow;

/// A key as a token.
pub(crate) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The key that a token names.
pub(crate) fn unescape(token: &str) -> Cow<'_, str> {
    match token.contains('~') {
        true => Cow::Owned(token.replace("~1", "/").replace("~0", "~")),
        false => Cow::Borrowed(token),
    }
}

#[cfg(test)]
mod tests {
    use super::{escape, unescape};

    #[test]
    fn a_key_comes_back_from_its_token() {
        for (name, token) in [("", ""), ("a", "a"), ("a/b~c", "a~1b~0c"), ("~1", "~01"), ("//", "~1~1")] {
            assert_eq!((escape(name).as_str(), unescape(token).as_ref()), (token, name));
        }
    }
}
