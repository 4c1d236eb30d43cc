//! Values in few words, for messages.

use crate::shape::View;
use crate::value::{Json, float_text};

/// At most so many characters of a value are shown.
const SHOWN: usize = 60;

/// What was seen. What is nested is only counted, for it may hold secrets.
pub(super) fn seen(view: &View<'_>, masked: bool) -> String {
    match view {
        View::Absent | View::Null | View::Json(Json::Null) => "null".to_owned(),
        _ if masked => "[redacted]".to_owned(),
        View::Boolean(value) | View::Json(Json::Boolean(value)) => value.to_string(),
        View::Signed(value) => value.to_string(),
        View::Unsigned(value) => value.to_string(),
        View::Float(value) => float_text(*value),
        View::Text(text) => quoted(text),
        View::Json(Json::String(text)) => quoted(text),
        View::Json(Json::Number(number)) => shortened(number.as_str()),
        View::File(_) => "a file".to_owned(),
        View::List(_) | View::Json(Json::Array(_)) => "an array".to_owned(),
        View::Map(_) | View::Object(_) | View::Json(Json::Object(_)) => "an object".to_owned(),
        View::Union(union) => seen(&union.value().1.view(), masked),
    }
}

/// A string in quotes.
pub(super) fn quoted(text: &str) -> String {
    let beginning: String = text.chars().take(SHOWN + 1).collect();
    shortened(&Json::String(beginning).to_string())
}

/// A list of values, with commas.
pub(super) fn listed<T: AsRef<str>>(values: impl IntoIterator<Item = T>) -> String {
    let mut text = String::new();
    for value in values {
        if text.len() > SHOWN * 2 {
            text.push_str(", …");
            break;
        }
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(&shortened(value.as_ref()));
    }
    text
}

/// A count with its noun.
pub(super) fn counted(count: usize, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

fn shortened(text: &str) -> String {
    match text.char_indices().nth(SHOWN) {
        Some(_) => text.chars().take(SHOWN - 1).chain(['…']).collect(),
        None => text.to_owned(),
    }
}
