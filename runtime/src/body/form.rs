//! `application/x-www-form-urlencoded`: a pair a member, and several for what is spread (OpenAPI 3.1.1, section 4.8.15.4).

use super::json;
use crate::json::view_to_tree;
use crate::operation::{Allow, Part};
use crate::params::{Flat, encode, form, query};
use crate::shape::{Schema, View};
use crate::value::Json;

/// The text of a form. A member whose spelling the document describes is spelled so; else a scalar is its text, an array
/// repeats the pair, and an object is JSON text.
pub(super) fn encode(view: View<'_>, schema: &Schema, parts: &[Part]) -> Result<String, &'static str> {
    const NO_OBJECT: &str = "a form is made of an object";
    let members = match view_to_tree(view, schema) {
        Json::Object(members) => members,
        _ if matches!(view, View::Object(_)) => return Err(NO_OBJECT),
        Json::Null => return Ok(String::new()),
        // The caller has encoded it.
        Json::String(text) => return Ok(text),
        Json::Boolean(_) | Json::Number(_) | Json::Array(_) => return Err(NO_OBJECT),
    };
    let mut out = String::new();
    for (name, value) in members.iter() {
        member(&mut out, name, value, parts.iter().find(|part| part.name == name))?;
    }
    Ok(out)
}

fn member(out: &mut String, name: &str, value: &Json, part: Option<&Part>) -> Result<(), &'static str> {
    if let Some((style, explode)) = part.and_then(|part| part.style) {
        let allow = part.map_or(Allow::NONE, |part| part.allow);
        return query(out, name, View::Json(value), &Schema::ANY, (style, explode, allow));
    }
    let whole = part.and_then(|part| part.media).is_some_and(crate::response::is_json);
    let flat = match value {
        Json::Null => Flat::Absent,
        _ if whole => Flat::Scalar(text(value)),
        Json::Array(items) => Flat::Array(items.iter().filter(|item| !item.is_null()).map(item).collect()),
        Json::Object(_) => Flat::Scalar(text(value)),
        _ => Flat::Scalar(item(value)),
    };
    form(out, "&", name, &flat, true, ("", encode::value));
    Ok(())
}

/// A scalar's text, or JSON text.
fn item(value: &Json) -> String {
    crate::params::scalar_text(value).unwrap_or_else(|| text(value))
}

fn text(value: &Json) -> String {
    json(View::Json(value), &Schema::ANY)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::operation::Style;

    fn sent(value: &str, parts: &'static [Part]) -> Result<String, &'static str> {
        let text = encode(View::Json(&value.parse().unwrap()), &Schema::ANY, parts)?;
        Ok(percent_encoding::percent_decode_str(&text).decode_utf8().unwrap().into_owned())
    }

    const fn part(style: Option<(Style, bool)>, media: Option<&'static str>) -> Part {
        Part { name: "a", media, style, allow: Allow::NONE, headers: &[] }
    }

    #[test]
    fn without_a_word_on_it_an_object_is_json() {
        assert_eq!(
            sent(r#"{"t": "x y", "n": 1.50, "b": false, "gone": null, "a": [1, "c", null], "o": {"k": [1]}, "l": [{"k": 1}]}"#, &[])
                .unwrap(),
            r#"t=x y&n=1.50&b=false&a=1&a=c&o={"k":[1]}&l={"k":1}"#
        );
        assert_eq!(sent("[1]", &[]), Err("a form is made of an object"));
        assert_eq!(sent("null", &[]).unwrap(), "");
    }

    #[test]
    fn a_member_is_spelled_as_the_document_says() {
        static DEEP: [Part; 1] = [part(Some((Style::DeepObject, true)), None)];
        static FORM: [Part; 1] = [part(Some((Style::Form, false)), None)];
        static SPREAD: [Part; 1] = [part(Some((Style::Form, true)), None)];
        static SPACE: [Part; 1] = [part(Some((Style::SpaceDelimited, false)), None)];
        static JSON: [Part; 1] = [part(None, Some("application/json"))];
        static TEXT: [Part; 1] = [part(None, Some("text/plain"))];
        for (value, parts, expected) in [
            (r#"{"a": {"b": {"c": 1}, "d": [1, 2]}}"#, &DEEP, "a[b][c]=1&a[d]=1&a[d]=2"),
            (r#"{"a": ["x", "y"]}"#, &DEEP, "a[0]=x&a[1]=y"),
            (r#"{"a": ["x", "y"]}"#, &FORM, "a=x,y"),
            (r#"{"a": {"k": 1}, "z": 2}"#, &SPREAD, "k=1&z=2"),
            (r#"{"a": ["x", "y"]}"#, &SPACE, "a=x y"),
            (r#"{"a": ["x", "y"]}"#, &JSON, r#"a=["x","y"]"#),
            (r#"{"a": "x"}"#, &JSON, r#"a="x""#),
            (r#"{"a": ["x", "y"]}"#, &TEXT, "a=x&a=y"),
        ] {
            assert_eq!(sent(value, parts).unwrap(), expected);
        }
    }
}
