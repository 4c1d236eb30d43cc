//! When a provider's spelling of a value is the value that was sent: what the document declares with `x-tintype-normalize`.

use crate::formats::DateTime;
use crate::shape::Flags;
use crate::value::Json;

/// Whether both are the same value, if the provider may spell it in the ways that the flags allow.
pub(super) fn same(sent: &Json, now: &Json, flags: Flags) -> bool {
    sent == now
        || match (sent, now) {
            (Json::String(sent), Json::String(now)) => same_text(sent, now, flags),
            (Json::Array(sent), Json::Array(now)) => {
                sent.len() == now.len() && sent.iter().zip(now).all(|(sent, now)| same(sent, now, flags))
            }
            _ => false,
        }
}

fn same_text(sent: &str, now: &str, flags: Flags) -> bool {
    if flags.has(Flags::ANY_ZONE) && moment(sent).is_some_and(|moment| Some(moment) == self::moment(now)) {
        return true;
    }
    if flags.has(Flags::ANY_PHONE) && digits(sent).is_some_and(|number| Some(number) == digits(now)) {
        return true;
    }
    let spelled = |text: &str| {
        let text = if flags.has(Flags::ANY_CASE) { text.to_lowercase() } else { text.to_owned() };
        match flags.has(Flags::ANY_SPACE) {
            true => text.split_whitespace().collect::<Vec<_>>().join(" "),
            false => text,
        }
    };
    (flags.has(Flags::ANY_CASE) || flags.has(Flags::ANY_SPACE)) && spelled(sent) == spelled(now)
}

/// The instant; a text without an offset is taken for one of UTC.
fn moment(text: &str) -> Option<jiff::Timestamp> {
    let text = DateTime::from(text);
    let utc = || text.to_civil().ok()?.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp());
    text.to_jiff().ok().or_else(utc)
}

/// The digits of a telephone number, with the country's code if it has one; nothing of a text that is none. The zero that
/// is spoken at home alone, `+44 (0)20`, is none of them.
fn digits(text: &str) -> Option<String> {
    let text = text.trim().replace("(0)", "");
    let (abroad, rest) = match text.strip_prefix('+').or_else(|| text.strip_prefix("00")) {
        Some(rest) => ("+", rest),
        None => ("", text.as_str()),
    };
    let between = |c: char| matches!(c, ' ' | '-' | '.' | '(' | ')' | '/' | '\u{a0}');
    let mut number = abroad.to_owned();
    for c in rest.chars().filter(|c| !between(*c)) {
        number.push(c.is_ascii_digit().then_some(c)?);
    }
    (number.len() > abroad.len()).then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same(sent: &str, now: &str, flags: Flags) -> bool {
        same(&Json::from(sent), &Json::from(now), flags)
    }

    #[test]
    fn only_what_is_declared_is_the_same() {
        assert!(!is_same("Ann@Example.com", "ann@example.com", Flags::NONE));
        assert!(is_same("Ann@Example.com", "ann@example.com", Flags::ANY_CASE));
        assert!(!is_same("Ann@Example.com", "ann@example.org", Flags::ANY_CASE));
        assert!(is_same("  Anna \t Maria ", "Anna Maria", Flags::ANY_SPACE));
        assert!(!is_same("AnnaMaria", "Anna Maria", Flags::ANY_SPACE));
        assert!(is_same(" ANNA", "anna", Flags::ANY_SPACE.and(Flags::ANY_CASE)));
    }

    #[test]
    fn telephone_numbers_are_their_digits() {
        for other in ["+44 20 7946 0958", "0044 20 7946-0958", "+44 (0)20 7946.0958", "+442079460958"] {
            assert!(is_same("+442079460958", other, Flags::ANY_PHONE), "{other}");
        }
        // Without the country's code nobody knows whose number it is.
        for other in ["020 7946 0958", "+442079460959", "+44 20 ext. 5", "", "+"] {
            assert!(!is_same("+442079460958", other, Flags::ANY_PHONE), "{other}");
        }
    }

    #[test]
    fn moments_are_told_in_any_zone() {
        let sent = "2026-01-14T09:30:00+07:00";
        assert!(is_same(sent, "2026-01-14T02:30:00Z", Flags::ANY_ZONE));
        assert!(is_same(sent, "2026-01-14T02:30:00", Flags::ANY_ZONE));
        assert!(!is_same(sent, "2026-01-14T09:30:00Z", Flags::ANY_ZONE));
        assert!(!is_same("soon", "later", Flags::ANY_ZONE));
    }

    #[test]
    fn lists_are_spelled_item_by_item() {
        let list = |text: &str| Json::from(vec![Json::from(text)]);
        assert!(same(&list("A"), &list("a"), Flags::ANY_CASE));
        assert!(!same(&list("A"), &Json::from("a"), Flags::ANY_CASE));
    }
}
