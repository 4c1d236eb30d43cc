//! What stands in a path's key besides the path: a query and a fragment, which a path does not have (RFC 3986, section 3).

/// A path's key in its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target<'a> {
    /// The path template.
    pub path: &'a str,
    /// What follows the first `?`.
    pub query: Option<&'a str>,
    /// What follows the first `#`.
    pub fragment: Option<&'a str>,
}

impl<'a> Target<'a> {
    /// Parts a key. A mark within a pair of braces is of a parameter's name. What has parameters is sent, so a `#` with
    /// one behind it begins no fragment, but is a character of the path.
    pub fn of(key: &'a str) -> Target<'a> {
        let (before, fragment) = match cut(key, '#') {
            (_, Some(after)) if after.contains('{') => (key, None),
            parts => parts,
        };
        let (path, query) = cut(before, '?');
        Target { path, query, fragment }
    }
}

fn cut(text: &str, mark: char) -> (&str, Option<&str>) {
    let mut inside = false;
    for (at, found) in text.char_indices() {
        match found {
            '{' => inside = true,
            '}' => inside = false,
            _ if found == mark && !inside => return (&text[..at], text.get(at + mark.len_utf8()..)),
            _ => {}
        }
    }
    (text, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_parted_outside_of_braces() {
        let parts = |key| {
            let Target { path, query, fragment } = Target::of(key);
            (path, query, fragment)
        };
        assert_eq!(parts("/a/{b?}/{c#}"), ("/a/{b?}/{c#}", None, None));
        assert_eq!(parts("/a?b=1&c={d}#e?f"), ("/a", Some("b=1&c={d}"), Some("e?f")));
        assert_eq!(parts("/a#"), ("/a", None, Some("")));
        assert_eq!(parts("/a#b/{c}"), ("/a#b/{c}", None, None));
        assert_eq!(parts("/{a?b"), ("/{a?b", None, None));
    }
}
