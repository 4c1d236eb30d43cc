//! `format: duration`, as RFC 3339, appendix A, spells it.

use super::FormatError;
use super::text::text_format;

/// A duration that keeps its text: `P3DT4H` (RFC 3339, appendix A), or whatever came instead.
///
/// Two are equal if their texts are: a day and 24 hours are two things.
///
/// ```
/// use tintype::formats::Duration;
///
/// let term = Duration::from("P1Y6M");
/// assert!(term.is_valid());
/// assert_eq!(term.to_jiff()?.get_months(), 6);
/// # Ok::<(), tintype::formats::FormatError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(String);

text_format!(Duration, "duration");

impl Duration {
    /// The duration as jiff's span. Besides RFC 3339 it reads what ISO 8601 allows: fractions of seconds, and a sign.
    ///
    /// # Errors
    /// If the text is no duration, or one beyond a span's limits.
    pub fn to_jiff(&self) -> Result<jiff::Span, FormatError> {
        self.0.parse().map_err(|_| FormatError::new("duration", "it is no duration such as P1DT2H"))
    }
}

impl From<jiff::Span> for Duration {
    fn from(span: jiff::Span) -> Duration {
        Duration(span.to_string())
    }
}

/// `P1Y2M3DT4H5M6S` or `P4W`: units in order and without a gap between two that are given, each an integer.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(rest) = text.strip_prefix('P') else { return false };
    if let Some(weeks) = rest.strip_suffix('W') {
        return is_number(weeks);
    }
    match rest.split_once('T') {
        None => is_run(rest, "YMD"),
        Some((date, time)) => (date.is_empty() || is_run(date, "YMD")) && is_run(time, "HMS"),
    }
}

/// One or more numbers, each with its unit, that take neighbouring units from `units`.
fn is_run(text: &str, units: &str) -> bool {
    let mut left: Option<&str> = None;
    let parts = text.split_inclusive(|c: char| c.is_ascii_uppercase());
    for part in parts {
        let Some(unit) = part.chars().next_back() else { return false };
        let Some((number, _)) = part.split_at_checked(part.len() - unit.len_utf8()) else { return false };
        let follows = match left {
            None => units.split_once(unit).map(|(_, after)| after),
            Some(after) => after.strip_prefix(unit),
        };
        if follows.is_none() || !is_number(number) {
            return false;
        }
        left = follows;
    }
    left.is_some()
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{Duration, is_duration};

    #[test]
    fn there_and_back() {
        assert_eq!(Duration::from(jiff::Span::new().weeks(2)), "P2W");
        assert_eq!(Duration::from("PT0.5S").to_jiff().map(|span| span.get_milliseconds()), Ok(500));
        assert!(Duration::from("soon").to_jiff().is_err());
    }

    #[test]
    fn units_are_neighbours_in_order() {
        for good in ["P4DT12H30M5S", "P4Y", "PT0S", "P0D", "P1M", "PT1M", "PT36H", "P1DT12H", "P2W", "P1Y1M1DT1H1M1S"] {
            assert!(is_duration(good), "{good}");
        }
        for bad in [
            "", "P", "PT", "P1YT", "PT1D", "4DT12H", "P1D2H", "P2D1Y", "P2S", "P1Y2W", "P1", "P1Y1D", "PT1H1S",
            "P0.5D", "PT0,5S", "P-1D", "P২Y", "PD", "p1d", "P1W2D", "P1Dé", "P1D T1H",
        ] {
            assert!(!is_duration(bad), "{bad}");
        }
    }
}
