//! The rules on single values, arrays and objects.

use std::cmp::Ordering;
use std::collections::HashSet;

use super::seen::{counted, listed};
use crate::json::{is_listed, to_tree, view_to_tree};
use crate::shape::{Kind, List, Number, Rule, Schema, View};
use crate::value::{Decimal, Json, float_text};

/// A broken rule: what it allows, and what was seen where that is not the value itself.
pub(super) struct Broken {
    pub(super) limit: String,
    pub(super) seen: Option<String>,
}

/// What is said of a value beside a pattern that gave up on it.
pub(super) const WITHIN: &str = "within the bounds of a backtracking engine";

/// Whether the value breaks the rule. A rule says nothing about values of other types (JSON Schema, section 7.6.1).
pub(super) fn is_broken(rule: &Rule, view: &View<'_>, schema: &Schema) -> Option<Broken> {
    let value = |limit: String| Some(Broken { limit, seen: None });
    let count = |limit: u64, seen: String| Some(Broken { limit: limit.to_string(), seen: Some(seen) });
    match rule {
        Rule::MinLength(least) => match view {
            View::Text(text) if is_shorter(text, *least) => value(least.to_string()),
            _ => None,
        },
        Rule::MaxLength(most) => match view {
            View::Text(text) if is_longer(text, *most) => value(most.to_string()),
            _ => None,
        },
        Rule::Pattern(pattern) => match view {
            View::Text(text) => match pattern.search(text) {
                Some(true) => None,
                Some(false) => value(pattern.source().to_owned()),
                None => value(format!("{} {WITHIN}", pattern.source())),
            },
            _ => None,
        },
        Rule::Format(format) => match view {
            View::Text(text) if crate::formats::check(format, text) == Some(false) => value((*format).to_owned()),
            _ => None,
        },
        Rule::OwnFormat(format, fits) => match view {
            View::Text(text) if !fits(text) => value((*format).to_owned()),
            _ => None,
        },
        Rule::Minimum(limit) => compared(view, *limit, |order| order != Ordering::Less),
        Rule::Maximum(limit) => compared(view, *limit, |order| order != Ordering::Greater),
        Rule::ExclusiveMinimum(limit) => compared(view, *limit, |order| order == Ordering::Greater),
        Rule::ExclusiveMaximum(limit) => compared(view, *limit, |order| order == Ordering::Less),
        Rule::MultipleOf(step) => {
            let (number, divisor) = (decimal(view)?, Decimal::of(*step)?);
            if number.is_multiple_of(&divisor) { None } else { value(number_text(*step)) }
        }
        Rule::MinItems(least) => {
            item_count(view).filter(|n| (*n as u64) < *least).and_then(|n| count(*least, counted(n, "item")))
        }
        Rule::MaxItems(most) => {
            item_count(view).filter(|n| (*n as u64) > *most).and_then(|n| count(*most, counted(n, "item")))
        }
        Rule::UniqueItems => {
            repeated(view, schema).map(|index| Broken { limit: String::new(), seen: Some(format!("item {index}")) })
        }
        Rule::MinProperties(least) => {
            members(view).filter(|n| (*n as u64) < *least).and_then(|n| count(*least, counted(n, "member")))
        }
        Rule::MaxProperties(most) => {
            members(view).filter(|n| (*n as u64) > *most).and_then(|n| count(*most, counted(n, "member")))
        }
        Rule::OneOf(values) => {
            if is_listed(values, &view_to_tree(*view, schema)) {
                None
            } else {
                value(listed(*values))
            }
        }
        // The walker looks at those itself.
        Rule::ExactlyOne | Rule::Untyped | Rule::Assert(_) => None,
    }
}

/// Whether a string has fewer Unicode code points, each of which is one to four bytes.
pub(super) fn is_shorter(text: &str, least: u64) -> bool {
    let bytes = text.len() as u64;
    bytes < least || (bytes < least.saturating_mul(4) && (text.chars().count() as u64) < least)
}

/// Whether a string has more Unicode code points, each of which is at least a byte.
pub(super) fn is_longer(text: &str, most: u64) -> bool {
    text.len() as u64 > most && text.chars().count() as u64 > most
}

fn compared(view: &View<'_>, limit: Number, fits: impl Fn(Ordering) -> bool) -> Option<Broken> {
    let order = match (view, limit) {
        (View::Signed(value), Number::Int(limit)) => i128::from(*value).cmp(&limit),
        (View::Unsigned(value), Number::Int(limit)) => i128::from(*value).cmp(&limit),
        _ => decimal(view)?.cmp(&Decimal::of(limit)?),
    };
    if fits(order) { None } else { Some(Broken { limit: number_text(limit), seen: None }) }
}

fn decimal(view: &View<'_>) -> Option<Decimal> {
    match view {
        View::Signed(value) => Decimal::parse(&value.to_string()),
        View::Unsigned(value) => Decimal::parse(&value.to_string()),
        View::Float(value) => Decimal::float(*value),
        View::Json(Json::Number(number)) => Decimal::parse(number.as_str()),
        _ => None,
    }
}

fn number_text(number: Number) -> String {
    match number {
        Number::Int(value) => value.to_string(),
        Number::Float(value) => float_text(value),
    }
}

pub(super) fn item_count(view: &View<'_>) -> Option<usize> {
    match view {
        View::List(list) => Some(list.len()),
        View::Json(Json::Array(items)) => Some(items.len()),
        _ => None,
    }
}

/// The number of members as they are written.
fn members(view: &View<'_>) -> Option<usize> {
    match view {
        View::Map(map) => Some(map.len()),
        View::Json(Json::Object(members)) => Some(members.len()),
        View::Object(_) => view_to_tree(*view, &Schema::ANY).as_object().map(|members| members.len()),
        _ => None,
    }
}

/// The index of the first item that equals an earlier one.
fn repeated(view: &View<'_>, schema: &Schema) -> Option<usize> {
    let mut before = HashSet::new();
    let mut again = |json: &Json| {
        let mut text = String::new();
        canonical(json, &mut text);
        !before.insert(text)
    };
    match view {
        View::List(list) if list.len() < 2 => None,
        View::List(list) => match texts(*list, schema) {
            Some(texts) => {
                let mut before = HashSet::with_capacity(texts.len());
                texts.iter().position(|text| !before.insert(*text))
            }
            None => (0..list.len())
                .find(|index| list.get(*index).is_some_and(|item| again(&to_tree(item, schema.item(*index))))),
        },
        View::Json(Json::Array(items)) => items.iter().position(again),
        _ => None,
    }
}

/// The items of a list that holds strings alone.
fn texts<'a>(list: &'a dyn List, schema: &Schema) -> Option<Vec<&'a str>> {
    // Types that keep the digits of a number show them as text.
    let Kind::Array(items) = &schema.resolved().kind else { return None };
    if matches!(items.resolved().kind, Kind::Number | Kind::Integer(_)) {
        return None;
    }
    (0..list.len())
        .map(|index| match list.get(index)?.view() {
            View::Text(text) => Some(text),
            _ => None,
        })
        .collect()
}

/// One text for all spellings of equal JSON.
fn canonical(json: &Json, text: &mut String) {
    match json {
        Json::Number(number) => match Decimal::parse(number.as_str()) {
            Some(decimal) => text.push_str(&decimal.canonical()),
            None => text.push_str(number.as_str()),
        },
        Json::Array(items) => {
            text.push('[');
            for item in items {
                canonical(item, text);
                text.push(',');
            }
            text.push(']');
        }
        Json::Object(members) => {
            let mut sorted: Vec<(&str, &Json)> = members.iter().collect();
            sorted.sort_by_key(|(name, _)| *name);
            text.push('{');
            for (name, value) in sorted {
                text.push_str(&Json::from(name).to_string());
                text.push(':');
                canonical(value, text);
                text.push(',');
            }
            text.push('}');
        }
        simple => text.push_str(&simple.to_string()),
    }
}
