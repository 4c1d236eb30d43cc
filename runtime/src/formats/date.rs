//! `format: date`.

use super::text::text_format;
use super::{FormatError, rfc3339};

/// A date that keeps its text: `2024-02-29` (RFC 3339, `full-date`), or whatever came instead.
///
/// Two dates are equal if their texts are.
///
/// ```
/// use tintype::formats::Date;
///
/// let born = Date::from("1990-12-31");
/// assert!(born.is_valid());
/// assert_eq!(born.to_jiff()?.year(), 1990);
///
/// let odd = Date::from("31.12.1990");
/// assert_eq!(odd.as_str(), "31.12.1990");
/// assert!(odd.to_jiff().is_err());
/// # Ok::<(), tintype::formats::FormatError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(String);

text_format!(Date, "date");

impl Date {
    /// The date as jiff's civil date. Besides RFC 3339 it reads what jiff reads as a date: `20240229`, or the
    /// date of a date and time without an offset.
    ///
    /// # Errors
    /// If the text is no date of the calendar.
    pub fn to_jiff(&self) -> Result<jiff::civil::Date, FormatError> {
        rfc3339::parse_date(&self.0)
            .or_else(|| self.0.parse().ok())
            .ok_or(FormatError::new("date", "it is no day of the calendar written as YYYY-MM-DD"))
    }

    /// The date spelled as RFC 3339 has it.
    pub fn from_jiff(date: jiff::civil::Date) -> Date {
        Date(date.to_string())
    }
}

impl From<jiff::civil::Date> for Date {
    fn from(date: jiff::civil::Date) -> Date {
        Date::from_jiff(date)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::Date;
    use jiff::civil::date;

    #[test]
    fn there_and_back() {
        assert_eq!(Date::from("2024-02-29").to_jiff(), Ok(date(2024, 2, 29)));
        assert_eq!(Date::from_jiff(date(987, 6, 5)), "0987-06-05");
        assert_eq!(Date::from("0000-01-01").to_jiff(), Ok(date(0, 1, 1)));
    }

    #[test]
    fn what_is_no_day_says_so() {
        for text in ["", "2023-02-29", "29/02/2024", "tomorrow"] {
            let error = Date::from(text).to_jiff().unwrap_err();
            assert_eq!(error.to_string(), "not a usable date: it is no day of the calendar written as YYYY-MM-DD");
        }
    }
}
