//! `format: date-time`.

use super::text::text_format;
use super::{FormatError, rfc3339};

/// A date and time that keeps its text: `2024-02-29T12:00:00Z` (RFC 3339, `date-time`), or whatever came instead.
///
/// Two are equal if their texts are; compare [`to_jiff`](DateTime::to_jiff) to compare instants.
///
/// ```
/// use tintype::formats::DateTime;
///
/// let seen = DateTime::from("2024-02-29T12:00:00+07:00");
/// assert_eq!(seen.to_jiff()?.to_string(), "2024-02-29T05:00:00Z");
///
/// let local = DateTime::from("2024-02-29T12:00:00");
/// assert!(!local.is_valid() && local.to_jiff().is_err());
/// assert_eq!(local.to_civil()?.hour(), 12);
/// # Ok::<(), tintype::formats::FormatError>(())
/// ```
#[derive(Clone, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DateTime(String);

text_format!(DateTime, "date-time");

impl DateTime {
    /// The instant. Besides RFC 3339 it reads what jiff reads as a timestamp: a space for the `T`, `+0700`.
    /// A leap second becomes the second before it, as jiff has none.
    ///
    /// # Errors
    /// If the text is no date and time, has no offset, or is after 9999-12-30T22:00Z, where jiff's range ends.
    pub fn to_jiff(&self) -> Result<jiff::Timestamp, FormatError> {
        if let Ok(instant) = self.0.parse() {
            return Ok(instant);
        }
        // jiff refuses fractions of more than nine digits, which RFC 3339 allows.
        let (civil, offset) = self.parts().ok_or(NO_DATE_TIME)?;
        let offset = offset.ok_or(FormatError::new("date-time", "it has no offset from UTC; `to_civil` reads it"))?;
        let offset = jiff::tz::Offset::from_seconds(offset).map_err(|_| OUT_OF_RANGE)?;
        offset.to_timestamp(civil).map_err(|_| OUT_OF_RANGE)
    }

    /// The date and the time of day as they are written, whatever the offset, also where there is none.
    ///
    /// # Errors
    /// If the text is no date and time.
    pub fn to_civil(&self) -> Result<jiff::civil::DateTime, FormatError> {
        match self.parts() {
            Some((civil, _)) => Ok(civil),
            None => self.0.trim_end_matches(['Z', 'z']).parse().map_err(|_| NO_DATE_TIME),
        }
    }

    /// The instant spelled as RFC 3339 has it, in UTC.
    pub fn from_jiff(instant: jiff::Timestamp) -> DateTime {
        DateTime(instant.to_string())
    }

    fn parts(&self) -> Option<(jiff::civil::DateTime, Option<i32>)> {
        let (date, time) = rfc3339::parse_date_time(&self.0)?;
        let clock = jiff::civil::Time::new(time.hour, time.minute, time.second.min(59), time.nanosecond).ok()?;
        Some((date.to_datetime(clock), time.offset))
    }
}

const NO_DATE_TIME: FormatError =
    FormatError::new("date-time", "it is no date and time written as YYYY-MM-DDThh:mm:ss with an offset");
const OUT_OF_RANGE: FormatError = FormatError::new("date-time", "it is out of the range of jiff's timestamps");

impl From<jiff::Timestamp> for DateTime {
    fn from(instant: jiff::Timestamp) -> DateTime {
        DateTime::from_jiff(instant)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::DateTime;
    use jiff::civil::date;

    fn instant(text: &str) -> String {
        DateTime::from(text).to_jiff().map_or_else(|e| e.to_string(), |t| t.to_string())
    }

    #[test]
    fn instants() {
        assert_eq!(instant("2024-02-29T12:00:00+07:00"), "2024-02-29T05:00:00Z");
        assert_eq!(instant("2024-02-29 12:00:00.5Z"), "2024-02-29T12:00:00.5Z");
        assert_eq!(instant("2024-02-29T12:00:00+0000"), "2024-02-29T12:00:00Z");
        assert_eq!(instant("1985-04-12T00:59:59.123456789999Z"), "1985-04-12T00:59:59.123456789Z");
        assert_eq!(instant("1998-12-31T23:59:60Z"), "1998-12-31T23:59:59Z");
    }

    #[test]
    fn what_is_no_instant_says_why() {
        assert_eq!(
            instant("2024-02-29T12:00:00"),
            "not a usable date-time: it has no offset from UTC; `to_civil` reads it"
        );
        assert_eq!(
            instant("9999-12-31T23:59:59Z"),
            "not a usable date-time: it is out of the range of jiff's timestamps"
        );
        assert_eq!(
            instant("2024-02-30T12:00:00Z"),
            "not a usable date-time: it is no date and time written as YYYY-MM-DDThh:mm:ss with an offset"
        );
    }

    #[test]
    fn civil_time_is_as_written() {
        let noon = date(2024, 2, 29).at(12, 0, 0, 0);
        for text in ["2024-02-29T12:00:00", "2024-02-29 12:00:00Z", "2024-02-29T12:00:00+07:00", "2024-02-29T12:00"] {
            assert_eq!(DateTime::from(text).to_civil(), Ok(noon), "{text}");
        }
        assert_eq!(DateTime::from("9999-12-31T23:59:59Z").to_civil(), Ok(date(9999, 12, 31).at(23, 59, 59, 0)));
        assert!(DateTime::from("noon").to_civil().is_err());
    }

    #[test]
    fn from_an_instant() {
        let instant: jiff::Timestamp = "2024-02-29T12:00:00+07:00".parse().unwrap();
        assert_eq!(DateTime::from_jiff(instant), "2024-02-29T05:00:00Z");
    }
}
