//! Media types: what one is without its parameters, and whether it is JSON.

/// A media type without its parameters, in letters of either case (RFC 9110, section 8.3.1).
pub(crate) fn essence(media: &str) -> &str {
    media.split_once(';').map_or(media, |(essence, _)| essence).trim()
}

/// Whether two media types are the same without their parameters.
pub(crate) fn is_same(one: &str, other: &str) -> bool {
    essence(one).eq_ignore_ascii_case(essence(other))
}

/// Whether a media type is JSON (RFC 6838's suffix `+json` too).
pub(crate) fn is_json(media: &str) -> bool {
    let essence = essence(media);
    let ends = |suffix: &str| {
        let from = essence.len().checked_sub(suffix.len());
        from.and_then(|from| essence.get(from..)).is_some_and(|end| end.eq_ignore_ascii_case(suffix))
    };
    ["application/json", "text/json"].iter().any(|json| essence.eq_ignore_ascii_case(json)) || ends("+json")
}

/// Whether a range covers a type.
pub(crate) fn covers(range: &str, media: &str) -> bool {
    match essence(range).strip_suffix('*') {
        Some("*/") => true,
        Some(start) if start.ends_with('/') => {
            essence(media).get(..start.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(start))
        }
        _ => false,
    }
}

/// The value of a parameter, without quotes, in small letters.
pub(crate) fn parameter(media: &str, name: &str) -> Option<String> {
    parameters(media).find_map(|(key, value)| key.eq_ignore_ascii_case(name).then(|| value.to_ascii_lowercase()))
}

/// How many parameters a documented type names, if each of them came, with the same value.
pub(crate) fn shared_parameters(documented: &str, sent: &str) -> Option<usize> {
    if !documented.contains(';') {
        return Some(0);
    }
    let came = |(name, value): (&str, &str)| {
        parameters(sent).any(|(key, other)| key.eq_ignore_ascii_case(name) && other.eq_ignore_ascii_case(value))
    };
    parameters(documented).all(came).then(|| parameters(documented).count())
}

/// Names and values without quotes. A semicolon within quotes ends nothing (RFC 9110, section 5.6.6).
fn parameters(media: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut quoted = false;
    let pieces = media.split(move |c| {
        quoted ^= c == '"';
        c == ';' && !quoted
    });
    pieces.skip(1).filter_map(|piece| {
        let (name, value) = piece.split_once('=')?;
        Some((name.trim(), value.trim().trim_matches('"')))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_type_is_known_by_its_essence() {
        assert_eq!(essence(" Application/JSON ; charset=utf-8"), "Application/JSON");
        assert!(is_same(" Application/JSON ; charset=utf-8", "application/json"));
        assert!(!is_same("application/json", "application/jsonlines"));
        assert!(is_json("Application/Vnd.Api+JSON"));
        assert!(is_json("application/vnd.api+json; version=1"));
        assert!(is_json("text/json"));
        assert!(!is_json("application/json-seq"));
        assert!(!is_json("application/jsonlines"));
    }

    #[test]
    fn a_range_covers_its_types() {
        assert!(covers("*/*", "image/png"));
        assert!(covers("image/*", "image/png"));
        assert!(covers("Image/*;q=1", "iMage/png; v=1"));
        assert!(!covers("image/*", "imagery/png"));
        assert!(!covers("image/png", "image/png"));
    }

    #[test]
    fn a_parameter_may_be_quoted() {
        assert_eq!(parameter("text/plain; a=b; Charset=\"UTF-8\"", "charset").as_deref(), Some("utf-8"));
        assert_eq!(parameter("text/plain", "charset"), None);
    }

    #[test]
    fn parameters_that_are_named_have_to_come() {
        let shared = |documented| shared_parameters(documented, "a/b; V=2; profile=\"x;y\"");
        assert_eq!(shared("a/b"), Some(0));
        assert_eq!(shared("a/b;v=\"2\""), Some(1));
        assert_eq!(shared("a/b; profile=\"x;y\"; v=2"), Some(2));
        assert_eq!(shared("a/b; v=1"), None);
        assert_eq!(shared("a/b; v=2; w=3"), None);
    }
}
