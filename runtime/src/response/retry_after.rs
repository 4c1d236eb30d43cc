//! `Retry-After`: how long a provider asks to wait (RFC 9110, section 10.2.3).

use std::time::{Duration, SystemTime};

use http::HeaderMap;
use http::header::{DATE, HeaderName, RETRY_AFTER};
use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

/// The wait, if the header is there and makes sense. More seconds than a number holds are as many as there are.
pub(crate) fn of(headers: &HeaderMap) -> Option<Duration> {
    let text = text(headers, &RETRY_AFTER)?;
    if !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return Some(Duration::from_secs(text.parse().unwrap_or(u64::MAX)));
    }
    Some(Duration::try_from(date(text)?.duration_since(now(headers)?)).unwrap_or_default())
}

/// The moment of the answer: its own `Date`, else by the clock of this machine.
pub(crate) fn now(headers: &HeaderMap) -> Option<Timestamp> {
    let own = || Timestamp::try_from(SystemTime::now()).ok();
    text(headers, &DATE).and_then(date).or_else(own)
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> Option<&'a str> {
    Some(headers.get(name)?.to_str().ok()?.trim())
}

/// A date in any of the three forms that a recipient has to take (RFC 9110, section 5.6.7). All of them are GMT.
pub(crate) fn date(text: &str) -> Option<Timestamp> {
    ["%a, %d %b %Y %H:%M:%S GMT", "%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"]
        .into_iter()
        .find_map(|form| strtime::parse(form, text).and_then(|read| read.to_datetime()).ok())
        .and_then(|date: DateTime| TimeZone::UTC.to_timestamp(date).ok())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn wait(after: &'static str) -> Option<u64> {
        let mut headers = HeaderMap::new();
        headers.insert(DATE, "Sun, 06 Nov 1994 08:49:37 GMT".parse().unwrap());
        headers.insert(RETRY_AFTER, after.parse().unwrap());
        of(&headers).map(|wait| wait.as_secs())
    }

    #[test]
    fn seconds() {
        assert_eq!(wait("0"), Some(0));
        assert_eq!(wait(" 120 "), Some(120));
        assert_eq!(wait("99999999999999999999999"), Some(u64::MAX));
    }

    #[test]
    fn dates_of_all_three_forms_by_the_answers_own_clock() {
        assert_eq!(wait("Sun, 06 Nov 1994 08:50:37 GMT"), Some(60));
        assert_eq!(wait("Sunday, 06-Nov-94 08:50:37 GMT"), Some(60));
        assert_eq!(wait("Sun Nov  6 08:50:37 1994"), Some(60));
        assert_eq!(wait("Sun, 06 Nov 1994 08:00:00 GMT"), Some(0));
    }

    #[test]
    fn what_is_neither_says_nothing() {
        for text in ["", "1e9", "-1", "1.5", "soon", "Mon, 06 Nov 1994 08:50:37 GMT", "Sun, 06 Nov 1994 08:50:37 CET"] {
            assert_eq!(wait(text), None, "{text}");
        }
    }

    #[test]
    fn without_a_date_of_the_answer_the_clock_of_this_machine_counts() {
        let mut headers = HeaderMap::new();
        headers.insert(RETRY_AFTER, "Sun, 06 Nov 1994 08:49:37 GMT".parse().unwrap());
        assert_eq!(of(&headers), Some(Duration::ZERO));
    }
}
