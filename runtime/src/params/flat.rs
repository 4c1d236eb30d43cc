//! A parameter's value as scalars: what a URL or a header can say.

use crate::shape::{Object, Slot, View};
use crate::value::Json;

/// A parameter's value.
#[derive(Debug, PartialEq)]
pub(crate) enum Flat {
    /// Nothing is sent.
    Absent,
    /// One value.
    Scalar(String),
    /// Several values.
    Array(Vec<String>),
    /// Named values.
    Object(Vec<(String, String)>),
}

impl Flat {
    /// Whether this is an array or an object without anything in it.
    pub(crate) fn is_empty(&self) -> bool {
        match self {
            Flat::Absent | Flat::Scalar(_) => false,
            Flat::Array(items) => items.is_empty(),
            Flat::Object(pairs) => pairs.is_empty(),
        }
    }
}

const NESTED: &str = "an array or object inside another cannot be sent as a parameter";
const OTHER: &str = "a value that is no object stands in place of a struct's members";
const NUMBER: &str = "a number that is not finite cannot be sent";

/// Reads a value of any type as scalars. Null is sent as nothing.
pub(crate) fn flatten(view: View<'_>) -> Result<Flat, &'static str> {
    match view {
        View::List(list) => {
            let mut items = Vec::new();
            for index in 0..list.len() {
                items.extend(list.get(index).map(scalar).transpose()?.flatten());
            }
            Ok(Flat::Array(items))
        }
        View::Map(members) => {
            let (mut pairs, mut fault) = (Vec::new(), None);
            members.each(&mut |key, value| add(&mut pairs, &mut fault, key, scalar(value)));
            fault.map_or(Ok(Flat::Object(pairs)), Err)
        }
        View::Object(object) => is_whole(&view).and_then(|()| members(object)),
        View::Union(union) => flatten(union.value().1.view()),
        View::Json(json) => flatten_json(json),
        _ => Ok(scalar_of(view)?.map_or(Flat::Absent, Flat::Scalar)),
    }
}

/// A struct that has its members: where other JSON stands in place of them, there is nothing to name its parts by.
pub(super) fn is_whole(view: &View<'_>) -> Result<(), &'static str> {
    match view {
        View::Object(object) if object.extra().instead().is_some() => Err(OTHER),
        _ => Ok(()),
    }
}

fn members(object: &dyn Object) -> Result<Flat, &'static str> {
    let (mut pairs, mut fault) = (Vec::new(), None);
    let crate::shape::Body::Object(fields, _) = &object.shape().body else { return Err(NESTED) };
    object.slots(&mut |slots| {
        for (field, slot) in fields.iter().zip(slots) {
            add(&mut pairs, &mut fault, field.name(), scalar(*slot));
        }
        // After the fields stands the map of additional members, if the type has one.
        if let Some(View::Map(map)) = slots.get(fields.len()).map(|slot| slot.view()) {
            map.each(&mut |key, value| add(&mut pairs, &mut fault, key, scalar(value)));
        }
    });
    for (key, value) in object.extra().iter() {
        add(&mut pairs, &mut fault, key, scalar(value));
    }
    fault.map_or(Ok(Flat::Object(pairs)), Err)
}

fn add(
    pairs: &mut Vec<(String, String)>,
    fault: &mut Option<&'static str>,
    key: &str,
    value: Result<Option<String>, &'static str>,
) {
    match value {
        Ok(Some(text)) => pairs.push((key.to_owned(), text)),
        Ok(None) => {}
        Err(reason) => *fault = Some(reason),
    }
}

fn flatten_json(json: &Json) -> Result<Flat, &'static str> {
    match json {
        Json::Array(items) => {
            let texts: Result<Vec<Option<String>>, _> = items.iter().map(|item| scalar(item)).collect();
            Ok(Flat::Array(texts?.into_iter().flatten().collect()))
        }
        Json::Object(object) => {
            let (mut pairs, mut fault) = (Vec::new(), None);
            for (key, value) in object.iter() {
                add(&mut pairs, &mut fault, key, scalar(value));
            }
            fault.map_or(Ok(Flat::Object(pairs)), Err)
        }
        scalar_json => Ok(scalar(scalar_json)?.map_or(Flat::Absent, Flat::Scalar)),
    }
}

/// The text of a scalar; `None` for null and for what is absent.
fn scalar(value: &dyn Slot) -> Result<Option<String>, &'static str> {
    scalar_of(value.view())
}

fn scalar_of(view: View<'_>) -> Result<Option<String>, &'static str> {
    Ok(match view {
        View::Absent | View::Null => None,
        View::Boolean(value) => Some(value.to_string()),
        View::Signed(value) => Some(value.to_string()),
        View::Unsigned(value) => Some(value.to_string()),
        View::Float(value) if value.is_finite() => Some(value.to_string()),
        View::Float(_) => return Err(NUMBER),
        View::Text(text) => Some(text.to_owned()),
        View::Json(json) => match json {
            Json::Null => None,
            Json::Boolean(value) => Some(value.to_string()),
            Json::Number(number) => Some(number.to_string()),
            Json::String(text) => Some(text.clone()),
            Json::Array(_) | Json::Object(_) => return Err(NESTED),
        },
        View::Union(union) => match union.value().1.view() {
            View::Union(_) => return Err(NESTED),
            _ => scalar(union.value().1)?,
        },
        View::File(_) => return Err("a file cannot be sent as a parameter"),
        View::List(_) | View::Map(_) | View::Object(_) => return Err(NESTED),
    })
}
