//! Scalars that their values tell apart: lists that share nothing, ranges that do not meet.

use std::collections::HashSet;

use crate::model::{Api, Body, Check, Kind, Number, Schema};

use super::constants::values;

/// Names are followed this far.
const INSIGHT: usize = 8;

/// An end of a range: the value, and whether it lies outside.
type End = (f64, bool);

/// Whether no value is of two of the positions.
pub(super) fn apart(api: &Api, schemas: &[&Schema]) -> bool {
    let lists: Option<Vec<Vec<String>>> = schemas.iter().map(|schema| values(api, schema, INSIGHT)).collect();
    if let Some(lists) = lists {
        let mut seen = HashSet::new();
        return lists.iter().flatten().all(|value| seen.insert(value));
    }
    let Some(mut ranges) = schemas.iter().map(|schema| range(api, schema)).collect::<Option<Vec<_>>>() else {
        return false;
    };
    ranges.sort_by(|(a, _), (b, _)| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
    ranges.windows(2).all(|pair| match pair {
        [(_, high), (low, _)] => high.0 < low.0 || (high.0 == low.0 && (high.1 || low.1)),
        _ => true,
    })
}

/// The range of a number's values; `None` where it is none, or its values are listed.
fn range(api: &Api, schema: &Schema) -> Option<(End, End)> {
    let (mut low, mut high) = ((f64::NEG_INFINITY, false), (f64::INFINITY, false));
    let mut at = schema;
    for _ in 0..INSIGHT {
        for rule in &at.rules {
            match &rule.check {
                Check::Minimum(n) => low = later(low, (value(n), false)),
                Check::ExclusiveMinimum(n) => low = later(low, (value(n), true)),
                Check::Maximum(n) => high = earlier(high, (value(n), false)),
                Check::ExclusiveMaximum(n) => high = earlier(high, (value(n), true)),
                _ => {}
            }
        }
        at = match &at.kind {
            Kind::Nullable(inner) => inner,
            Kind::Integer(_) | Kind::Number | Kind::Decimal => return Some((low, high)),
            Kind::Type(id) => match &api.type_of(*id).body {
                Body::Alias(inner) => inner,
                _ => return None,
            },
            _ => return None,
        };
    }
    None
}

fn later(one: End, other: End) -> End {
    if other.0 > one.0 || (other.0 == one.0 && other.1) { other } else { one }
}

fn earlier(one: End, other: End) -> End {
    if other.0 < one.0 || (other.0 == one.0 && other.1) { other } else { one }
}

fn value(number: &Number) -> f64 {
    match number {
        Number::Int(integer) => *integer as f64,
        Number::Float(float) => *float,
    }
}
