//! What the headers of an answer say of the provider's limits.

use std::time::Duration;

use http::{HeaderMap, StatusCode};

use super::reset;
use crate::response::retry_after;

/// How much is left, and for how long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Told {
    pub(super) remaining: u64,
    /// The time from the answer until there is more.
    pub(super) reset: Duration,
    /// How many there are in a period, if it is said.
    pub(super) limit: Option<u64>,
    /// How long a period is, if it is said.
    pub(super) period: Option<Duration>,
}

impl Told {
    /// The same, with no more than the longest wait.
    pub(super) fn up_to(self, longest: Duration) -> Told {
        Told { reset: self.reset.min(longest), period: self.period.map(|period| period.min(longest)), ..self }
    }
}

/// The names of what is left, of the reset, of the limit, and of the seconds it is for.
type Names = [&'static str; 4];

const FAMILIES: [Names; 5] = [
    ["x-ratelimit-remaining", "x-ratelimit-reset", "x-ratelimit-limit", "x-ratelimit-window"],
    ["x-ratelimit-remaining", "x-ratelimit-reset", "x-ratelimit-requestsnumber", "x-ratelimit-secondsnumber"],
    ["ratelimit-remaining", "ratelimit-reset", "ratelimit-limit", "ratelimit-window"],
    ["x-rate-limit-remaining", "x-rate-limit-reset", "x-rate-limit-limit", "x-rate-limit-window"],
    ["x-ratelimit-remaining-requests", "x-ratelimit-reset-requests", "x-ratelimit-limit-requests", ""],
];

/// What the answer says; of several limits that with the least left, and of those that with the longest wait.
pub(super) fn read(status: StatusCode, headers: &HeaderMap) -> Option<Told> {
    let families = FAMILIES.iter().filter_map(|names| family(names, headers));
    let asked = (status == StatusCode::TOO_MANY_REQUESTS).then(|| retry_after::of(headers)).flatten();
    let asked = asked.map(|reset| Told { remaining: 0, reset, limit: None, period: None });
    let all = asked.into_iter().chain(families).chain(fields(headers));
    all.max_by_key(|told| (std::cmp::Reverse(told.remaining), told.reset, told.period.is_some(), told.limit.is_some()))
}

fn family([remaining, reset, limit, window]: &Names, headers: &HeaderMap) -> Option<Told> {
    let text = |name: &str| Some(headers.get(name)?.to_str().ok()?.trim());
    // The limit may have its window beside it: `100;w=60`, `100, 100;w=60`.
    let number = |name: &str| text(name)?.split([',', ';']).next()?.trim().parse().ok();
    let remaining = number(remaining)?;
    let period = number(window).filter(|seconds| *seconds > 0).map(Duration::from_secs);
    let reset = text(reset).and_then(|text| reset::read(text, headers)).or(period.filter(|_| remaining == 0))?;
    Some(Told { remaining, reset, limit: number(limit), period })
}

/// The field `RateLimit` of the drafts of the HTTP working group on rate limits: `limit=10, remaining=0, reset=5`, or
/// since the eighth `"name";r=0;t=5`, whose limits stand in `RateLimit-Policy` as `"name";q=10;w=60`.
fn fields(headers: &HeaderMap) -> Option<Told> {
    let texts = |name: &'static str| headers.get_all(name).iter().filter_map(|value| value.to_str().ok());
    let items = || texts("ratelimit").flat_map(|text| text.split(','));
    let policies = || texts("ratelimit-policy").flat_map(|text| text.split(','));
    let of = |item: &str, key: &str| {
        let pair = |part: &str| Some(part.trim().strip_prefix(key)?.trim_start().strip_prefix('=')?.trim().to_owned());
        item.split(';').find_map(pair)
    };
    let number = |item: &str, key: &str| of(item, key)?.parse::<u64>().ok();
    let named = |item: &str| item.split(';').next().unwrap_or_default().trim().to_owned();
    let told = items().filter_map(|item| {
        let policy = policies().find(|policy| named(policy) == named(item)).unwrap_or_default();
        Some(Told {
            remaining: number(item, "r")?,
            reset: Duration::from_secs(number(item, "t")?),
            limit: number(policy, "q"),
            period: number(policy, "w").map(Duration::from_secs),
        })
    });
    let old = || {
        let find = |key: &str| items().find_map(|item| number(item, key));
        let (remaining, reset) = (find("remaining")?, Duration::from_secs(find("reset")?));
        Some(Told { remaining, reset, limit: find("limit"), period: None })
    };
    told.max_by_key(|told| (std::cmp::Reverse(told.remaining), told.reset)).or_else(old)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// What is told as `remaining, reset, limit, period` in seconds.
    fn told(lines: &[&'static str]) -> Option<(u64, u64, Option<u64>, Option<u64>)> {
        told_by(StatusCode::OK, lines)
    }

    fn told_by(status: StatusCode, lines: &[&'static str]) -> Option<(u64, u64, Option<u64>, Option<u64>)> {
        let mut headers = HeaderMap::new();
        headers.insert("date", "Thu, 16 Aug 2018 12:12:00 GMT".parse().unwrap());
        for line in lines {
            let (name, value) = line.split_once(": ").unwrap();
            headers.append(name, value.parse().unwrap());
        }
        let told = read(status, &headers)?;
        Some((told.remaining, told.reset.as_secs(), told.limit, told.period.map(|period| period.as_secs())))
    }

    #[test]
    fn requests_and_seconds_with_a_date_that_has_no_zone() {
        let lines = [
            "X-RateLimit-SecondsNumber: 60",
            "X-RateLimit-RequestsNumber: 30",
            "X-RateLimit-Remaining: 0",
            "X-RateLimit-Reset: 2018-08-16T12:12:37",
        ];
        assert_eq!(told(&lines), Some((0, 37, Some(30), Some(60))));
    }

    #[test]
    fn a_limit_and_a_reset_in_any_form() {
        for reset in ["1534421557", "1534421557000", "37", "37.0", "Thu, 16 Aug 2018 12:12:37 GMT", "37s", "0m37s"] {
            let reset: &'static str = format!("X-RateLimit-Reset: {reset}").leak();
            let lines = ["X-RateLimit-Limit: 100", "X-RateLimit-Remaining: 7", reset];
            assert_eq!(told(&lines), Some((7, 37, Some(100), None)), "{reset}");
        }
        assert_eq!(told(&["RateLimit-Limit: 100, 100;w=60", "RateLimit-Remaining: 7", "RateLimit-Reset: 5"]), {
            Some((7, 5, Some(100), None))
        });
        assert_eq!(told(&["X-Rate-Limit-Remaining: 7", "X-Rate-Limit-Reset: 5"]), Some((7, 5, None, None)));
        let requests = ["x-ratelimit-remaining-requests: 0", "x-ratelimit-reset-requests: 6m0s"];
        assert_eq!(told(&requests), Some((0, 360, None, None)));
    }

    #[test]
    fn the_fields_of_the_drafts() {
        assert_eq!(told(&["RateLimit: limit=10, remaining=0, reset=5"]), Some((0, 5, Some(10), None)));
        let lines = ["RateLimit: \"day\";r=50;t=3600, \"burst\";r=0;t=5", "RateLimit-Policy: \"burst\";q=10;w=60"];
        assert_eq!(told(&lines), Some((0, 5, Some(10), Some(60))));
        assert_eq!(told(&["RateLimit: \"day\";r=50"]), None);
    }

    #[test]
    fn of_several_that_which_is_used_up() {
        let lines =
            ["X-RateLimit-Remaining: 9", "X-RateLimit-Reset: 99", "X-Rate-Limit-Remaining: 0", "X-Rate-Limit-Reset: 5"];
        assert_eq!(told(&lines), Some((0, 5, None, None)));
    }

    #[test]
    fn too_many_requests_are_told_by_the_status_too() {
        assert_eq!(told_by(StatusCode::TOO_MANY_REQUESTS, &["Retry-After: 8"]), Some((0, 8, None, None)));
        assert_eq!(told_by(StatusCode::SERVICE_UNAVAILABLE, &["Retry-After: 8"]), None);
    }

    #[test]
    fn what_makes_no_sense_says_nothing_and_no_number_is_too_great() {
        for reset in ["", "soon", "-5", "2018-13-45T00:00:00", "NaN", "inf", "1e400", "\u{1F600}", "0x10"] {
            let reset: &'static str = format!("X-RateLimit-Reset: {reset}").leak();
            if reset.is_ascii() {
                assert_eq!(told(&["X-RateLimit-Remaining: 0", reset]), None, "{reset}");
            }
        }
        for left in ["", "-1", "none", "1.5", "99999999999999999999999"] {
            let left: &'static str = format!("X-RateLimit-Remaining: {left}").leak();
            assert_eq!(told(&[left, "X-RateLimit-Reset: 5"]), None, "{left}");
        }
        for reset in ["9999-12-31T23:59:59", "99999999999999999999999999", "18446744073709551615"] {
            let reset: &'static str = format!("X-RateLimit-Reset: {reset}").leak();
            let found = told(&["X-RateLimit-Remaining: 0", reset]);
            assert!(found.is_some_and(|(_, seconds, ..)| seconds > 1 << 32), "{reset} {found:?}");
        }
        assert_eq!(
            told(&["X-RateLimit-Remaining: 0", "X-RateLimit-Reset: 2018-08-16T11:00:00"]),
            Some((0, 0, None, None))
        );
        assert_eq!(told(&["X-RateLimit-Remaining: 0"]), None);
    }
}
