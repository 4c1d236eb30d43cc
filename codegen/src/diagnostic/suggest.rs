//! "Did you mean": the known word that a person most likely meant to type.

/// Longer words are not compared: nobody misspells them, and the comparison costs the product of the two lengths.
const LONGEST: usize = 64;

/// The one of `known` that is closest to `word`, if it is close enough to be a slip of the fingers: another case, two neighbours
/// swapped, one edit in a short word, two in a word of five letters or more. The first of equally close ones wins.
///
/// ```
/// use tintype_codegen::diagnostic::suggest;
///
/// assert_eq!(suggest("summray", ["summary", "description"]), Some("summary"));
/// assert_eq!(suggest("title", ["summary", "description"]), None);
/// ```
pub fn suggest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let length = word.chars().take(LONGEST + 1).count();
    if length > LONGEST {
        return None;
    }
    let allowed = match length {
        0 | 1 => 0,
        2..=4 => 1,
        _ => 2,
    };
    let lower = word.to_lowercase();
    let count = lower.chars().count();
    let mut best: Option<(usize, &'a str)> = None;
    for candidate in known {
        // The distance is never less than the difference of the lengths.
        let far = candidate.is_ascii() && candidate.len().abs_diff(count) > allowed;
        if far || candidate == word || candidate.len() > 4 * LONGEST {
            continue;
        }
        let distance = strsim::osa_distance(&lower, &candidate.to_lowercase());
        // A word of two letters that shares none is another word.
        let close = distance == 0 || (distance <= allowed && distance < candidate.chars().count());
        if close && best.is_none_or(|(least, _)| distance < least) {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

#[cfg(test)]
mod tests {
    use super::suggest;

    const KNOWN: [&str; 7] = ["operationId", "parameters", "in", "nullable", "readOnly", "oneOf", "allOf"];

    #[test]
    fn a_slip_is_understood() {
        assert_eq!(suggest("operationid", KNOWN), Some("operationId"));
        assert_eq!(suggest("paramters", KNOWN), Some("parameters"));
        assert_eq!(suggest("nulalble", KNOWN), Some("nullable"));
        assert_eq!(suggest("read_only", KNOWN), Some("readOnly"));
        assert_eq!(suggest("IN", KNOWN), Some("in"));
        assert_eq!(suggest("oneOff", KNOWN), Some("oneOf"));
    }

    #[test]
    fn another_word_is_another_word() {
        assert_eq!(suggest("tags", KNOWN), None);
        assert_eq!(suggest("anyOf", ["x-y", "schema"]), None);
        assert_eq!(suggest("x", KNOWN), None);
        assert_eq!(suggest("", KNOWN), None);
        assert_eq!(suggest(&"a".repeat(100_000), KNOWN), None);
    }

    #[test]
    fn the_word_itself_is_no_suggestion() {
        assert_eq!(suggest("in", ["in"]), None);
    }
}
