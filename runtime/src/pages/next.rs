//! What a page says of the next one.

use http::header::LINK;
use percent_encoding::percent_decode_str;
use url::Url;

use super::{PageFault, address, link};
use crate::client::Plan;
use crate::json::{count_at, last_at, value_at};
use crate::operation::{In, Next, Pagination};
use crate::params::encode;
use crate::response::RawResponse;
use crate::value::Json;

/// How the next page is asked for.
pub(super) enum Ask {
    /// At this URL.
    Url(Url),
    /// With this value of the parameter.
    Value(&'static str, String),
}

/// What has been read of the pages before.
#[derive(Default)]
pub(super) struct Before {
    /// The most items that a page had: no page is larger, so a number of pages is no less than this makes it.
    pub(super) largest: u64,
}

/// What a page says.
pub(super) struct Said {
    pub(super) ask: Option<Ask>,
    /// The number of items, where their place is known.
    pub(super) count: Option<u64>,
}

/// Reads what a page says of the next one; `plan` and `url` are what the page was asked for with.
pub(super) fn read(
    by: &Pagination,
    page: &RawResponse,
    (plan, url): (&Plan, &Url),
    before: &mut Before,
) -> Result<Said, PageFault> {
    let body = page.bytes();
    let count = by.items.map(|place| count_at(body, place).unwrap_or_default() as u64);
    let number = |place: Option<&str>| place.and_then(|place| value_at(body, place)).and_then(|it| whole(&it));
    before.largest = before.largest.max(count.unwrap_or_default());
    let more = by.more.and_then(|place| value_at(body, place)).and_then(|it| it.as_bool());
    let ask = match by.next {
        _ if more == Some(false) => None,
        Next::Link => {
            let headers = page.headers().get_all(LINK).iter();
            let link = link::next(headers.map(http::HeaderValue::as_bytes)).map_err(PageFault::Link)?;
            link.map(|link| address::resolve(url, link).map(Ask::Url)).transpose()?
        }
        Next::Url(place) => match value_at(body, place) {
            Some(Json::String(link)) if !link.is_empty() => Some(Ask::Url(address::resolve(url, &link)?)),
            other => ended(other, more)?,
        },
        Next::Cursor { parameter, place } => match value_at(body, place) {
            Some(Json::String(cursor)) if !cursor.is_empty() => Some(Ask::Value(parameter, cursor)),
            Some(Json::Number(cursor)) => Some(Ask::Value(parameter, cursor.as_str().to_owned())),
            other => ended(other, more)?,
        },
        Next::LastItem { parameter, place } => match last_at(body, by.items.unwrap_or_default(), place) {
            Some(Json::String(key)) if !key.is_empty() => Some(Ask::Value(parameter, key)),
            Some(Json::Number(key)) => Some(Ask::Value(parameter, key.as_str().to_owned())),
            None if count == Some(0) => ended(None, more)?,
            _ => return Err(PageFault::Nowhere),
        },
        Next::Page { parameter, first } => {
            let now = number_of(plan, parameter, first)?;
            let read = now.saturating_sub(first);
            let all = number(by.total).is_some_and(|total| {
                read.saturating_mul(before.largest).saturating_add(count.unwrap_or_default()) >= total
            });
            let last = number(by.pages).is_some_and(|pages| read.saturating_add(1) >= pages);
            let empty = more.is_none() && count.unwrap_or_default() == 0 && (count.is_some() || by.pages.is_none());
            let next = now.checked_add(1).ok_or(PageFault::Nowhere)?;
            (more == Some(true) || !(all || last || empty)).then(|| Ask::Value(parameter, next.to_string()))
        }
        Next::Offset { parameter } => {
            let now = number_of(plan, parameter, 0)?;
            let next = now.checked_add(count.unwrap_or_default()).ok_or(PageFault::Nowhere)?;
            let all = number(by.total).is_some_and(|total| next >= total);
            match (next == now, more) {
                (true, Some(true)) => return Err(PageFault::Nowhere),
                (true, _) => None,
                (false, more) => (more == Some(true) || !all).then(|| Ask::Value(parameter, next.to_string())),
            }
        }
    };
    Ok(Said { ask, count })
}

/// No more pages, where a page does not say where the next one is: unless it says that there is one.
fn ended(said: Option<Json>, more: Option<bool>) -> Result<Option<Ask>, PageFault> {
    let nothing = match &said {
        None | Some(Json::Null | Json::Boolean(false)) => true,
        Some(Json::String(text)) => text.is_empty(),
        _ => false,
    };
    if nothing && more != Some(true) { Ok(None) } else { Err(PageFault::Nowhere) }
}

/// A number that is not negative; some providers send it as text.
fn whole(json: &Json) -> Option<u64> {
    json.as_u64().or_else(|| json.as_str()?.parse().ok())
}

/// The number that a page was asked for with, or the one without the parameter.
fn number_of(plan: &Plan, parameter: &str, without: u64) -> Result<u64, PageFault> {
    value_of(plan, parameter).map_or(Ok(without), |text| text.parse().map_err(|_| PageFault::Nowhere))
}

/// The value of a parameter in a request.
pub(super) fn value_of(plan: &Plan, parameter: &str) -> Option<String> {
    if is_header(plan, parameter) {
        return plan.headers.get(parameter)?.to_str().ok().map(str::to_owned);
    }
    let pair = pairs(&plan.query).find(|pair| name_of(pair) == parameter)?;
    let (_, value) = pair.split_once('=')?;
    Some(percent_decode_str(value).decode_utf8_lossy().into_owned())
}

/// Gives a parameter a value, in place of the one that it has.
pub(super) fn set(plan: &mut Plan, parameter: &'static str, value: &str) -> Result<(), PageFault> {
    if is_header(plan, parameter) {
        let name: http::HeaderName = parameter.parse().map_err(|_| PageFault::Nowhere)?;
        let value = http::HeaderValue::from_str(value).map_err(|_| PageFault::Nowhere)?;
        plan.headers.insert(name, value);
        return Ok(());
    }
    plan.query = without(&plan.query, |name| name == parameter);
    encode::pair(&mut plan.query, "&", parameter, value);
    Ok(())
}

/// A query without the pairs of some names; what is left is as it was.
pub(super) fn without(query: &str, drop: impl Fn(&str) -> bool) -> String {
    let kept: Vec<&str> = pairs(query).filter(|pair| !drop(&name_of(pair))).collect();
    kept.join("&")
}

fn pairs(query: &str) -> impl Iterator<Item = &str> {
    query.split('&').filter(|pair| !pair.is_empty())
}

fn name_of(pair: &str) -> String {
    let name = pair.split('=').next().unwrap_or_default();
    percent_decode_str(name).decode_utf8_lossy().into_owned()
}

fn is_header(plan: &Plan, parameter: &str) -> bool {
    let mut all = plan.operation.parameters.iter().filter(|it| it.name == parameter);
    all.all(|it| it.place == In::Header) && plan.operation.parameters.iter().any(|it| it.name == parameter)
}
