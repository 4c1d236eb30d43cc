//! The tokens of JSON Pointers (RFC 6901, section 3).

use std::borrow::Cow;

/// A key as a token.
pub(crate) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// The key that a token names; nothing for a token that is none, as one with `~2`.
pub(crate) fn unescape(token: &str) -> Option<Cow<'_, str>> {
    let mut parts = token.split('~');
    let first = parts.next()?;
    if first.len() == token.len() {
        return Some(Cow::Borrowed(token));
    }
    let mut out = first.to_owned();
    for part in parts {
        let (character, rest) =
            if let Some(rest) = part.strip_prefix('0') { ('~', rest) } else { ('/', part.strip_prefix('1')?) };
        out.push(character);
        out.push_str(rest);
    }
    Some(Cow::Owned(out))
}

/// The key that a token names, or the token where it names none.
pub(crate) fn key(token: &str) -> Cow<'_, str> {
    unescape(token).unwrap_or(Cow::Borrowed(token))
}

#[cfg(test)]
mod tests {
    use super::{escape, key, unescape};

    #[test]
    fn a_key_comes_back_from_its_token() {
        for (name, token) in [("", ""), ("a", "a"), ("a/b~c", "a~1b~0c"), ("~1", "~01"), ("//", "~1~1")] {
            assert_eq!((escape(name).as_str(), unescape(token).as_deref()), (token, Some(name)));
        }
        assert_eq!((unescape("a~2"), unescape("a~"), key("a~2").as_ref()), (None, None, "a~2"));
    }
}
