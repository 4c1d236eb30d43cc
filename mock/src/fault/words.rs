//! The spelling of faults and steps.

use std::fmt;
use std::str::FromStr;
use std::time::Duration;

use http::HeaderValue;

use super::{Fault, FaultError, Step, To};

/// The faults that are one word.
const WORDS: [(&str, Fault); 18] = [
    ("ok", Fault::Ok),
    ("refused", Fault::Refused),
    ("reset", Fault::Reset),
    ("reset-body", Fault::ResetBody),
    ("truncated", Fault::Truncated),
    ("endless", Fault::Endless),
    ("bomb", Fault::Bomb),
    ("expired", Fault::Expired),
    ("envelope", Fault::Envelope),
    ("html", Fault::Html),
    ("empty", Fault::Empty),
    ("stale", Fault::Stale),
    ("unknown-enum", Fault::UnknownEnum),
    ("duplicate-keys", Fault::DuplicateKeys),
    ("wrong-types", Fault::WrongTypes),
    ("deep", Fault::Deep),
    ("long-header", Fault::LongHeader),
    ("other-tag", Fault::OtherTag),
];

/// The time of a slow answer that names none.
const SLOW_HEADERS: Duration = Duration::from_secs(2);
const SLOW_BODY: Duration = Duration::from_millis(100);

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.fault.fmt(f)?;
        match (self.writes, self.fault.writes()) {
            (true, false) => f.write_str(" after")?,
            (false, true) => f.write_str(" before")?,
            _ => {}
        }
        match self.times {
            Some(1) => Ok(()),
            Some(times) => write!(f, " {times} times"),
            None => f.write_str(" always"),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::SlowHeaders(time) => write!(f, "slow-headers {}ms", time.as_millis()),
            Fault::SlowBody(time) => write!(f, "slow-body {}ms", time.as_millis()),
            Fault::Status(status) => write!(f, "{status}"),
            Fault::RetryAfter(status, seconds) => write!(f, "{status} retry-after {seconds}"),
            Fault::RetryAfterDate(status, seconds) => write!(f, "{status} retry-after-date {seconds}"),
            Fault::Type(media) => write!(f, "type {media}"),
            Fault::Redirect(to, status) => {
                let to = match to {
                    To::Elsewhere => "elsewhere",
                    To::Http => "http",
                    To::Within => "within",
                    To::Url(url) => url,
                };
                write!(f, "redirect {to}")?;
                if *status == 307 { Ok(()) } else { write!(f, " {status}") }
            }
            Fault::Ignored(Some(member)) => write!(f, "ignored {member}"),
            Fault::Ignored(None) => f.write_str("ignored"),
            Fault::Altered(Some(member)) => write!(f, "altered {member}"),
            Fault::Altered(None) => f.write_str("altered"),
            plain => {
                let word = WORDS.iter().find(|(_, fault)| fault == plain).map_or("ok", |(word, _)| word);
                f.write_str(word)
            }
        }
    }
}

/// `reset`, `503 3 times`, `slow-body 50ms before always`: see [`Fault`].
impl FromStr for Step {
    type Err = FaultError;

    fn from_str(text: &str) -> Result<Step, FaultError> {
        let words: Vec<&str> = text.split_whitespace().collect();
        let fault = |reason: &str| FaultError::new(text, reason);
        let (words, times) = match words.as_slice() {
            [words @ .., "always"] => (words, None),
            [words @ .., times, "times" | "time"] => {
                (words, Some(times.parse().map_err(|_| fault("before `times` stands a number"))?))
            }
            words => (words, Some(1)),
        };
        let (words, writes) = match words {
            [words @ .., "before"] => (words, Some(false)),
            [words @ .., "after"] => (words, Some(true)),
            words => (words, None),
        };
        let step = Step::from(read(words).map_err(|reason| FaultError::new(text, reason))?);
        let step = match writes {
            Some(true) => step.after(),
            Some(false) => step.before(),
            None => step,
        };
        Ok(Step { times, ..step })
    }
}

fn read(words: &[&str]) -> Result<Fault, &'static str> {
    Ok(match words {
        ["slow-headers"] => Fault::SlowHeaders(SLOW_HEADERS),
        ["slow-headers", time] => Fault::SlowHeaders(duration(time)?),
        ["slow-body"] => Fault::SlowBody(SLOW_BODY),
        ["slow-body", time] => Fault::SlowBody(duration(time)?),
        ["type", media] if HeaderValue::from_str(media).is_ok() => Fault::Type((*media).to_owned()),
        ["type", ..] => return Err("after `type` stands a media type"),
        ["redirect", to] => Fault::Redirect(target(to)?, 307),
        ["redirect", to, status] => match number(status) {
            Ok(status @ 300..=399) => Fault::Redirect(target(to)?, status),
            _ => return Err("a redirect has a status of 300 to 399"),
        },
        ["ignored"] => Fault::Ignored(None),
        ["ignored", member] => Fault::Ignored(Some((*member).to_owned())),
        ["altered"] => Fault::Altered(None),
        ["altered", member] => Fault::Altered(Some((*member).to_owned())),
        [code] if code.starts_with(|first: char| first.is_ascii_digit()) => Fault::Status(status(code)?),
        [code, "retry-after", seconds] => Fault::RetryAfter(status(code)?, number(seconds)?),
        [code, "retry-after-date", seconds] => Fault::RetryAfterDate(status(code)?, number(seconds)?),
        [word] => WORDS
            .iter()
            .find(|(known, _)| known == word)
            .map(|(_, fault)| fault.clone())
            .ok_or("there is no such fault")?,
        _ => return Err("there is no such fault"),
    })
}

fn status(text: &str) -> Result<u16, &'static str> {
    number(text).ok().filter(|status| (400..=599).contains(status)).ok_or("a status is one of 400 to 599")
}

fn number<T: FromStr>(text: &str) -> Result<T, &'static str> {
    text.parse().map_err(|_| "a number is out of place or too great")
}

fn target(text: &str) -> Result<To, &'static str> {
    match text {
        "elsewhere" => Ok(To::Elsewhere),
        "http" => Ok(To::Http),
        "within" => Ok(To::Within),
        url if HeaderValue::from_str(url).is_ok() => Ok(To::Url(url.to_owned())),
        _ => Err("the target of a redirect can't be sent in a header"),
    }
}

fn duration(text: &str) -> Result<Duration, &'static str> {
    let time = match (text.strip_suffix("ms"), text.strip_suffix('s')) {
        (Some(number), _) => number.parse().ok().map(Duration::from_millis),
        (None, Some(number)) => number.parse().ok().map(Duration::from_secs),
        (None, None) => None,
    };
    time.ok_or("a time is spelled as `2s` or `100ms`")
}
