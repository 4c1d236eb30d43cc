//! Spelling: any text to an identifier of Rust.

use heck::{ToSnakeCase, ToUpperCamelCase};
use unicode_security::GeneralSecurityProfile;

use super::identifier::{continues_identifier, is_identifier, is_keyword};

/// Keywords that no raw identifier can hold.
const NEVER_RAW: &[&str] = &["self", "Self", "super", "crate", "_"];

/// `UpperCamel`. A text that is so already stays as it is.
pub(super) fn upper_camel(text: &str) -> String {
    let shaped = text.starts_with(|c: char| c.is_ascii_uppercase()) && text.chars().all(|c| c.is_ascii_alphanumeric());
    let word = if shaped { text.to_owned() } else { words(text).to_upper_camel_case() };
    finish(word, text, "N")
}

/// `UpperCamel` for a variant: `MALE` becomes `Male`.
pub(super) fn variant(text: &str) -> String {
    let shouted = !text.chars().any(char::is_lowercase);
    if shouted { finish(words(text).to_upper_camel_case(), text, "N") } else { upper_camel(text) }
}

/// `snake`; a keyword is written raw. A text that is so already stays as it is.
pub(super) fn snake(text: &str) -> String {
    let word = if is_snake(text) { text.to_owned() } else { words(text).to_snake_case() };
    finish(word, text, "n")
}

fn is_snake(text: &str) -> bool {
    let plain = |word: &str| !word.is_empty() && word.bytes().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    text.split('_').all(plain)
}

/// Letters and digits kept, everything else a gap.
fn words(text: &str) -> String {
    let kept: String =
        text.chars().map(|c| if c.is_alphanumeric() && c != 'ª' && c != 'º' { c } else { ' ' }).collect();
    // An apostrophe inside a word is no gap.
    if text.contains(['\'', '’']) { kept_without_apostrophes(text) } else { kept }
}

fn kept_without_apostrophes(text: &str) -> String {
    text.chars().filter(|c| !matches!(c, '\'' | '’')).map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect()
}

/// Whether a letter looks like one of ASCII, or is another spelling of one: rustc warns of identifiers that a reader takes
/// for others (lints `confusable_idents`, `mixed_script_confusables` and `uncommon_codepoints`).
fn is_lookalike(c: char) -> bool {
    const GREEK: &str = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαγικνορυχϲϳϹ";
    const CYRILLIC: &str = "АВЕКМНОРСТУХаегикмнорстухѕіјҮүһԁԛԜԝӀӏ";
    GREEK.contains(c)
        || CYRILLIC.contains(c)
        || matches!(c, 'µ' | 'ı' | 'ȷ' | 'ſ' | '\u{2070}'..='\u{218f}' | '\u{fb00}'..='\u{fb4f}' | '\u{ff00}'..='\u{ffef}')
        || u32::from(c) >= 0x1d400 && u32::from(c) <= 0x1d7ff
}

/// A word without letters that Unicode advises against in identifiers (UTS 39, section 3.1; rustc's lint
/// `uncommon_codepoints`): their numbers stand in their place.
fn common(word: String) -> String {
    let allowed = |c: char| c.is_ascii() || GeneralSecurityProfile::identifier_allowed(c);
    if word.chars().all(allowed) {
        return word;
    }
    word.chars().map(|c| if allowed(c) { c.to_string() } else { format!("u{:x}", u32::from(c)) }).collect()
}

/// A word whose letters beyond ASCII could all be taken for others, with their numbers in their place.
fn plain(word: String) -> String {
    let mut beyond = word.chars().filter(|c| !c.is_ascii()).peekable();
    if beyond.peek().is_none() || !beyond.all(is_lookalike) {
        return word;
    }
    word.chars().map(|c| if c.is_ascii() { c.to_string() } else { format!("u{:x}", u32::from(c)) }).collect()
}

/// Makes an identifier of a cased word: never empty, never beginning with a digit, never a bare keyword.
fn finish(word: String, source: &str, digit_prefix: &str) -> String {
    let mut word = common(plain(word));
    // A number in the place of a letter begins small.
    if digit_prefix == "N" && source.starts_with(|c: char| !c.is_ascii()) && word.starts_with('u') {
        word.replace_range(..1, "U");
    }
    if word.is_empty() {
        word = symbols(source, digit_prefix);
    }
    if word.starts_with(|c: char| c.is_numeric()) {
        word = format!("{digit_prefix}{word}");
    }
    if is_identifier(&word) {
        return word;
    }
    if NEVER_RAW.contains(&word.as_str()) {
        return format!("{word}_");
    }
    if is_keyword(&word) {
        return format!("r#{word}");
    }
    // Letters that Unicode counts as alphanumeric and Rust does not take.
    let spelled: String = word
        .chars()
        .map(|c| if continues_identifier(c) { c.to_string() } else { format!("u{:x}", u32::from(c)) })
        .collect();
    if is_identifier(&spelled) { spelled } else { format!("{digit_prefix}_{spelled}") }
}

/// A name for a text without letters or digits: the names of its characters.
fn symbols(source: &str, prefix: &str) -> String {
    if source.is_empty() {
        return if prefix == "N" { "Empty".to_owned() } else { "empty".to_owned() };
    }
    let codes: Vec<String> = source.chars().take(16).map(|c| format!("u{:x}", u32::from(c))).collect();
    if prefix == "N" { codes.concat().to_upper_camel_case() } else { codes.join("_") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_keep_their_spelling() {
        assert_eq!(upper_camel("HTTPError"), "HTTPError");
        assert_eq!(upper_camel("user_profile"), "UserProfile");
        assert_eq!(upper_camel("Self"), "Self_");
        assert_eq!(upper_camel("2fa"), "N2fa");
        assert_eq!(upper_camel(""), "Empty");
        assert_eq!(upper_camel("+"), "U2b");
    }

    #[test]
    fn variants_are_not_shouted() {
        assert_eq!(variant("MALE"), "Male");
        assert_eq!(variant("GENDER_FEMALE"), "GenderFemale");
        assert_eq!(variant("inStock"), "InStock");
    }

    #[test]
    fn what_is_snake_case_stays() {
        for text in ["a", "a_b", "a1_b2", "1_2", "v1beta", "x_1y"] {
            assert!(is_snake(text) && words(text).to_snake_case() == text, "{text}");
        }
        for text in ["", "_", "a__b", "_a", "a_", "aB", "a-b", "ä"] {
            assert!(!is_snake(text), "{text}");
        }
    }

    #[test]
    fn members_are_snake_case() {
        assert_eq!(snake("firstName"), "first_name");
        assert_eq!(snake("@type"), "r#type");
        assert_eq!(snake("self"), "self_");
        assert_eq!(snake("gen"), "r#gen");
        assert_eq!(snake("1st"), "n1st");
        assert_eq!(snake("имя"), "имя");
        assert_eq!(snake("μs"), "μs");
        assert_eq!(snake("Μ"), "μ");
        assert_eq!(variant("Μ"), "U39c");
        assert_eq!(snake("½"), "ubd");
        assert_eq!(snake("O'Brien"), "o_brien");
    }
}
