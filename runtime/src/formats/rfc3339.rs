//! Dates and times as RFC 3339, section 5.6, spells them.

/// A time of day with its fraction and its offset, as far as the text has them.
pub(super) struct Time {
    pub(super) hour: i8,
    pub(super) minute: i8,
    /// 0 to 60; 60 is a leap second.
    pub(super) second: i8,
    /// The fraction's first nine digits.
    pub(super) nanosecond: i32,
    /// Seconds east of UTC.
    pub(super) offset: Option<i32>,
}

/// `full-date`.
pub(super) fn is_date(text: &str) -> bool {
    days(text).is_some()
}

/// `full-time`: the offset is part of it.
pub(super) fn is_time(text: &str) -> bool {
    parse_time(text).is_some_and(|time| time.offset.is_some())
}

/// `date-time`: `T` and `Z` in either case, the offset is part of it.
pub(super) fn is_date_time(text: &str) -> bool {
    matches!(text.as_bytes().get(10), Some(b'T' | b't'))
        && text.split_at_checked(10).is_some_and(|(date, rest)| is_date(date) && rest.get(1..).is_some_and(is_time))
}

/// `full-date`, and the day is one of the calendar.
pub(super) fn parse_date(text: &str) -> Option<jiff::civil::Date> {
    let (year, month, day) = days(text)?;
    jiff::civil::Date::new(year, month, day).ok()
}

/// The year, the month and the day of the calendar.
fn days(text: &str) -> Option<(i16, i8, i8)> {
    let text = <&[u8; 10]>::try_from(text.as_bytes()).ok()?;
    let [century, _, year, ..] = numbers(text.first_chunk()?, b"0000-00-")?;
    let [_, _, _, month, _, _, day, _] = numbers(text.last_chunk()?, b"00-00-00")?;
    let year = i16::from(century) * 100 + i16::from(year);
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    let last = match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 => 28 + i8::from(leap),
        _ => return None,
    };
    (1..=last).contains(&day).then_some((year, month, day))
}

/// `date-time`, also with a space for the `T` and also without an offset.
pub(super) fn parse_date_time(text: &str) -> Option<(jiff::civil::Date, Time)> {
    let (date, rest) = text.split_at_checked(10)?;
    Some((parse_date(date)?, parse_time(rest.strip_prefix(['T', 't', ' '])?)?))
}

/// `full-time`, also without an offset. A leap second is the last one of a UTC day (section 5.7).
pub(super) fn parse_time(text: &str) -> Option<Time> {
    let (clock, rest) = text.as_bytes().split_first_chunk()?;
    let [hour, _, _, minute, _, _, second, _] = numbers(clock, b"00:00:00")?;
    let (nanosecond, rest) = match rest {
        [b'.', fraction @ ..] => {
            let digits = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
            let (fraction, rest) = fraction.split_at_checked(digits)?;
            (nanoseconds(fraction)?, rest)
        }
        _ => (0, rest),
    };
    let offset = if rest.is_empty() { None } else { Some(parse_offset(rest)?) };
    let in_range = hour <= 23 && minute <= 59 && second <= 60;
    let of_day = i32::from(hour) * 3600 + i32::from(minute) * 60;
    let in_last_minute = || (of_day - offset.unwrap_or(0)).rem_euclid(86_400) == 86_340;
    (in_range && (second < 60 || in_last_minute())).then_some(Time { hour, minute, second, nanosecond, offset })
}

/// `time-offset`, in seconds east of UTC.
fn parse_offset(text: &[u8]) -> Option<i32> {
    let [sign, h, i, b':', m, n] = *text else { return matches!(text, b"Z" | b"z").then_some(0) };
    let [hours, _, _, minutes, ..] = numbers(&[h, i, b':', m, n, b':', b'0', b'0'], b"00:00:00")?;
    let seconds = i32::from(hours) * 3600 + i32::from(minutes) * 60;
    match sign {
        _ if hours > 23 || minutes > 59 => None,
        b'+' => Some(seconds),
        b'-' => Some(-seconds),
        _ => None,
    }
}

/// At least one digit; those beyond the ninth do not count.
fn nanoseconds(digits: &[u8]) -> Option<i32> {
    let mut kept = digits.iter().take(9).map(|digit| i32::from(digit.wrapping_sub(b'0')));
    let value = (0..9).fold(0, |value, _| value * 10 + kept.next().unwrap_or(0));
    (!digits.is_empty()).then_some(value)
}

/// The number of two digits that begins at each byte, where a text has digits and marks as its shape has them. All bytes are
/// looked at together, as parts of one word.
#[inline]
fn numbers(text: &[u8; 8], shape: &[u8; 8]) -> Option<[i8; 8]> {
    // A digit's value where the shape has a digit, zero where it has a mark: with the room there is above that, no byte
    // gets to its highest bit.
    let digits = u64::from_le_bytes(*text) ^ u64::from_le_bytes(*shape);
    let room = u64::from_le_bytes(shape.map(|mark| if mark == b'0' { 0x76 } else { 0x7F }));
    let fits = (digits | digits.wrapping_add(room)) & HIGH == 0;
    let pairs = digits.wrapping_mul(10).wrapping_add(digits >> 8);
    fits.then_some(pairs.to_le_bytes().map(u8::cast_signed))
}

const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_days_of_the_calendar() {
        for good in ["2024-02-29", "0000-01-01", "9999-12-31", "2000-02-29"] {
            assert!(is_date(good), "{good}");
        }
        for bad in [
            "2023-02-29",
            "1900-02-29",
            "2024-13-01",
            "2024-00-10",
            "2024-04-31",
            "2024-1-01",
            "24-01-01",
            "20240101",
            "2024-01-01Z",
            "+2024-01-01",
            "2024-01-01\n",
            "2024-01-0৪",
            "",
        ] {
            assert!(!is_date(bad), "{bad}");
        }
    }

    #[test]
    fn dates_are_those_of_the_calendar_library() {
        for (month, day) in (0..=13).flat_map(|month| (0..=32).map(move |day| (month, day))) {
            for year in [0, 1, 4, 100, 1900, 2000, 2023, 2024, 9999] {
                let known = jiff::civil::Date::new(year, month, day).is_ok();
                assert_eq!(is_date(&format!("{year:04}-{month:02}-{day:02}")), known, "{year}-{month}-{day}");
            }
        }
    }

    #[test]
    fn a_leap_second_ends_a_day_in_utc() {
        for good in ["23:59:60Z", "01:29:60+01:30", "15:59:60.5-08:00", "23:29:60+23:30", "00:29:60-23:30"] {
            assert!(is_time(good), "{good}");
        }
        for bad in ["22:59:60Z", "23:58:60Z", "23:59:61Z", "23:59:60+01:00", "23:59:60"] {
            assert!(!is_time(bad), "{bad}");
        }
    }

    #[test]
    fn a_time_has_an_offset() {
        for good in ["08:30:06Z", "08:30:06z", "08:30:06.283185+07:00", "12:34:56-00:00"] {
            assert!(is_time(good), "{good}");
        }
        for bad in [
            "08:30:06",
            "08:30:06.Z",
            "08:30Z",
            "8:30:06Z",
            "08:30:06+7:00",
            "08:30:06+0700",
            "24:00:00Z",
            "08:30:06+24:00",
            "08:30:06+00:60",
            "08:30:06,5Z",
            "08:30:06#00:00",
            "",
            "0a:00:00Z",
        ] {
            assert!(!is_time(bad), "{bad}");
        }
    }

    #[test]
    fn a_date_time_is_both() {
        for good in ["1963-06-19T08:30:06.283185Z", "1963-06-19t08:30:06z", "1985-04-12T00:59:59.999999999999999Z"] {
            assert!(is_date_time(good), "{good}");
        }
        for bad in [
            "1963-06-19 08:30:06Z",
            "1963-06-19T08:30:06",
            "1963-06-19",
            "1963-06-1৪T00:00:00Z",
            "1990-02-31T15:59:59Z",
            "1985-04-12T23:20:50Z\n",
        ] {
            assert!(!is_date_time(bad), "{bad}");
        }
    }
}
