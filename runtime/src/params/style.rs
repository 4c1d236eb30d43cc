//! The styles: scalars, arrays and flat objects as the text of one place (OpenAPI 3, "Style Values").

use http::HeaderValue;

use super::{Flat, encode};
use crate::operation::Style;

/// A value in the path, style `simple`: as it is, for the check, and encoded. `None` if there is nothing to send.
pub(crate) fn path_value(flat: &Flat, explode: bool) -> Option<(String, String)> {
    if *flat == Flat::Absent {
        return None;
    }
    let (mut raw, mut encoded) = (String::new(), String::new());
    pieces(flat, explode, &mut |piece| match piece {
        Piece::Text(text) => {
            raw.push_str(text);
            encode::value(&mut encoded, text);
        }
        Piece::Mark(mark) => {
            raw.push(mark);
            encoded.push(mark);
        }
    });
    Some((raw, encoded))
}

/// A value as a header, style `simple`. `None` if there is nothing to send.
pub(crate) fn header(flat: &Flat, explode: bool) -> Result<Option<HeaderValue>, &'static str> {
    if *flat == Flat::Absent {
        return Ok(None);
    }
    let several = !matches!(flat, Flat::Scalar(_));
    let (mut text, mut torn) = (String::new(), false);
    pieces(flat, explode, &mut |piece| match piece {
        Piece::Text(piece) => {
            torn |= several && piece.contains(',');
            text.push_str(piece);
        }
        Piece::Mark(mark) => text.push(mark),
    });
    if torn {
        return Err("an item with a comma cannot be told from two items");
    }
    header_value(&text).map(Some)
}

/// Text as a header's value.
pub(crate) fn header_value(text: &str) -> Result<HeaderValue, &'static str> {
    if text.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | 0)) {
        return Err("a header cannot hold a line break or NUL");
    }
    HeaderValue::from_bytes(text.as_bytes()).map_err(|_| "a header cannot hold a control character")
}

/// Appends a value to the cookies, style `form`.
pub(crate) fn cookie(out: &mut String, name: &str, flat: &Flat, explode: bool) -> Result<(), &'static str> {
    let texts: Vec<&str> = match flat {
        Flat::Absent => Vec::new(),
        Flat::Scalar(text) => vec![text],
        Flat::Array(items) => items.iter().map(String::as_str).collect(),
        Flat::Object(pairs) => pairs.iter().flat_map(|(key, value)| [key.as_str(), value]).collect(),
    };
    if texts.iter().any(|text| text.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | 0))) {
        return Err("a cookie cannot hold a line break or NUL");
    }
    form(out, "; ", name, flat, explode, ",");
    Ok(())
}

/// Appends a value to the query string.
pub(crate) fn query(
    out: &mut String,
    name: &str,
    flat: &Flat,
    style: Style,
    explode: bool,
) -> Result<(), &'static str> {
    match (style, flat) {
        (Style::DeepObject, Flat::Object(pairs)) => {
            for (key, value) in pairs {
                encode::pair(out, "&", &format!("{name}[{key}]"), value);
            }
        }
        (Style::DeepObject, Flat::Scalar(_) | Flat::Array(_)) => {
            return Err("the style deepObject sends objects alone");
        }
        (Style::SpaceDelimited, _) => form(out, "&", name, flat, explode, "%20"),
        (Style::PipeDelimited, _) => form(out, "&", name, flat, explode, "%7C"),
        _ => form(out, "&", name, flat, explode, ","),
    }
    Ok(())
}

/// The style `form` and those that differ from it in the mark between values. An empty array or object is not sent.
fn form(out: &mut String, separator: &str, name: &str, flat: &Flat, explode: bool, mark: &str) {
    match flat {
        Flat::Absent => {}
        Flat::Scalar(text) => encode::pair(out, separator, name, text),
        Flat::Array(items) if explode => items.iter().for_each(|item| encode::pair(out, separator, name, item)),
        Flat::Object(pairs) if explode => {
            pairs.iter().for_each(|(key, value)| encode::pair(out, separator, key, value));
        }
        Flat::Array(items) => joined(out, separator, name, items.iter(), mark),
        Flat::Object(pairs) => {
            joined(out, separator, name, pairs.iter().flat_map(|(key, value)| [key, value]), mark);
        }
    }
}

fn joined<'a>(out: &mut String, separator: &str, name: &str, items: impl Iterator<Item = &'a String>, mark: &str) {
    for (index, item) in items.enumerate() {
        if index == 0 {
            encode::start(out, separator, name);
        } else {
            out.push_str(mark);
        }
        encode::value(out, item);
    }
}

enum Piece<'a> {
    Text(&'a str),
    Mark(char),
}

/// The style `simple`: `a,b` for an array, `k,v` for an object, `k=v` if it is exploded.
fn pieces(flat: &Flat, explode: bool, visit: &mut dyn FnMut(Piece<'_>)) {
    match flat {
        Flat::Absent => {}
        Flat::Scalar(text) => visit(Piece::Text(text)),
        Flat::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    visit(Piece::Mark(','));
                }
                visit(Piece::Text(item));
            }
        }
        Flat::Object(pairs) => {
            for (index, (key, value)) in pairs.iter().enumerate() {
                if index > 0 {
                    visit(Piece::Mark(','));
                }
                visit(Piece::Text(key));
                visit(Piece::Mark(if explode { '=' } else { ',' }));
                visit(Piece::Text(value));
            }
        }
    }
}
