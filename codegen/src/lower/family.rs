//! Families of media types: what a media type alone says of the bytes of a body, sent or received.

/// What bytes of a media type are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Family {
    Json,
    /// Server-sent events.
    Events,
    /// A JSON text a line, or after each record separator.
    Lines,
    /// `application/x-www-form-urlencoded`
    Form,
    Multipart,
    Text,
    Xml,
    /// `*/*` and `application/*`: whatever the schema says.
    Anything,
    Binary,
}

/// Types of a JSON text a line, or after each record separator (RFC 7464).
const LINES: &[&str] = &[
    "application/x-ndjson",
    "application/ndjson",
    "application/jsonl",
    "application/x-jsonl",
    "application/jsonlines",
    "application/x-jsonlines",
    "application/json-lines",
    "application/x-json-stream",
    "application/stream+json",
    "application/json-seq",
];

/// A media type without its parameters, in small letters (RFC 9110, section 8.3.1).
pub(super) fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// The family of a media type.
pub(super) fn family(media: &str) -> Family {
    let essence = essence(media);
    match essence.as_str() {
        "text/event-stream" => Family::Events,
        it if LINES.contains(&it) || it.ends_with("+json-seq") => Family::Lines,
        // RFC 6839, section 3.1
        it if it == "application/json" || it == "text/json" || it.ends_with("+json") => Family::Json,
        // RFC 7303
        it if it == "application/xml" || it == "text/xml" || it.ends_with("+xml") => Family::Xml,
        "application/x-www-form-urlencoded" => Family::Form,
        it if it.starts_with("multipart/") => Family::Multipart,
        "*/*" | "application/*" => Family::Anything,
        it if it.starts_with("text/") => Family::Text,
        _ => Family::Binary,
    }
}

/// Whether it is a media type, or a range of them: two words of RFC 6838 with a slash between.
pub(super) fn is_media_type(media: &str) -> bool {
    let word = |word: &str| {
        !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&^_.+-*'`|~%".contains(&byte))
    };
    essence(media).split_once('/').is_some_and(|(kind, rest)| word(kind) && word(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_family_is_told_by_the_type_without_its_parameters() {
        let families = [
            ("Application/JSON; charset=utf-8", Family::Json),
            ("application/problem+json", Family::Json),
            ("application/stream+json", Family::Lines),
            ("application/geo+json-seq", Family::Lines),
            ("text/event-stream", Family::Events),
            ("image/svg+xml", Family::Xml),
            ("multipart/mixed; boundary=a", Family::Multipart),
            ("application/*", Family::Anything),
            ("text/*", Family::Text),
            ("image/*", Family::Binary),
        ];
        for (media, expected) in families {
            assert_eq!(family(media), expected, "{media}");
        }
        assert!(
            is_media_type("a/b;c=d") && !is_media_type("json") && !is_media_type("a/b/c") && !is_media_type("a b/c")
        );
    }
}
