//! When a limit is reset: providers write it in many ways.

use std::time::Duration;

use http::HeaderMap;
use jiff::civil::DateTime;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};

use crate::response::retry_after;

/// From this number on seconds are counted from 1970; no provider has a limit of thirty years.
const EPOCH: f64 = 1e9;
/// From this number on they are milliseconds.
const MILLIS: f64 = 1e12;

/// The time until the reset, from the answer on; none if it is past. Nothing where the text makes no sense.
pub(super) fn read(text: &str, headers: &HeaderMap) -> Option<Duration> {
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && let Ok(number) = text.parse::<f64>()
    {
        let seconds = if number >= MILLIS { number / 1e3 } else { number };
        let from = if number >= EPOCH { retry_after::now(headers)?.as_millisecond() as f64 / 1e3 } else { 0.0 };
        return Some(Duration::try_from_secs_f64((seconds - from).max(0.0)).unwrap_or(Duration::MAX));
    }
    if let Some(moment) = moment(text) {
        let now = TimeZone::UTC.to_datetime(retry_after::now(headers)?);
        return Some(Duration::try_from(moment.duration_since(now)).unwrap_or_default());
    }
    // `6m0s`
    let duration: SignedDuration = text.parse().ok()?;
    Duration::try_from(duration).ok()
}

/// A date in UTC, which is the zone of one that names none.
fn moment(text: &str) -> Option<DateTime> {
    let zoned = text.parse::<Timestamp>().ok().or_else(|| retry_after::date(text));
    zoned.map(|zoned| TimeZone::UTC.to_datetime(zoned)).or_else(|| text.parse().ok())
}
