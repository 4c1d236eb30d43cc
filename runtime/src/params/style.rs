//! The styles of pairs: scalars, arrays and objects in the query string, in cookies and in forms (OpenAPI 3, "Style
//! Values").

use super::encode::{self, Encode};
use super::flat::is_whole;
use super::{Flat, flatten, pairs};
use crate::json::view_to_tree;
use crate::operation::{Allow, Style};
use crate::shape::{Schema, View};

/// Appends a value to the cookies, style `form`, or `cookie`, which encodes nothing.
pub(crate) fn cookie(
    out: &mut String,
    name: &str,
    flat: &Flat,
    style: Style,
    explode: bool,
) -> Result<(), &'static str> {
    let texts: Vec<&str> = match flat {
        Flat::Absent => Vec::new(),
        Flat::Scalar(text) => vec![text],
        Flat::Array(items) => items.iter().map(String::as_str).collect(),
        Flat::Object(pairs) => pairs.iter().flat_map(|(key, value)| [key.as_str(), value]).collect(),
    };
    if texts.iter().any(|text| text.bytes().any(|byte| matches!(byte, b'\r' | b'\n' | 0))) {
        return Err("a cookie cannot hold a line break or NUL");
    }
    if style != Style::Cookie {
        form(out, "; ", name, flat, explode, (",", encode::value));
        return Ok(());
    }
    // RFC 6265, section 4.1.1; a comma is left to a value that stands alone.
    let several = !matches!(flat, Flat::Scalar(_));
    let is_octet = |byte: u8| (0x21..0x7f).contains(&byte) && !matches!(byte, b'"' | b';' | b'\\');
    if !texts.iter().all(|text| text.bytes().all(|byte| is_octet(byte) && !(several && byte == b','))) {
        return Err(
            "a cookie of this style holds no blank, quote, comma, semicolon, backslash or character beyond ASCII",
        );
    }
    form(out, "; ", name, flat, explode, (",", encode::plain));
    Ok(())
}

/// Appends a value to the query string, or to a form.
pub(crate) fn query(
    out: &mut String,
    name: &str,
    view: View<'_>,
    schema: &Schema,
    (style, explode, allow): (Style, bool, Allow),
) -> Result<(), &'static str> {
    let encode: Encode = if allow.has(Allow::RESERVED) { encode::reserved } else { encode::value };
    if style == Style::DeepObject {
        is_whole(&view)?;
        for (name, text) in pairs(name, &view_to_tree(view, schema))? {
            encode::start(out, "&", &name);
            encode(out, &text);
        }
        return Ok(());
    }
    let mark = match style {
        Style::SpaceDelimited => "%20",
        Style::PipeDelimited => "%7C",
        _ => ",",
    };
    let flat = flatten(view)?;
    if allow.has(Allow::EMPTY) && flat.is_empty() {
        encode::start(out, "&", name);
    }
    form(out, "&", name, &flat, explode, (mark, encode));
    Ok(())
}

/// The style `form` and those that differ from it in the mark between values. An empty array or object is not sent.
pub(crate) fn form(
    out: &mut String,
    separator: &str,
    name: &str,
    flat: &Flat,
    explode: bool,
    (mark, encode): (&str, Encode),
) {
    let mut pair = |name: &str, text: &str| {
        encode::start(out, separator, name);
        encode(out, text);
    };
    match flat {
        Flat::Absent => {}
        Flat::Scalar(text) => pair(name, text),
        Flat::Array(items) if explode => items.iter().for_each(|item| pair(name, item)),
        Flat::Object(pairs) if explode => pairs.iter().for_each(|(key, value)| pair(key, value)),
        Flat::Array(items) => joined(out, separator, name, items.iter(), (mark, encode)),
        Flat::Object(pairs) => {
            joined(out, separator, name, pairs.iter().flat_map(|(key, value)| [key, value]), (mark, encode));
        }
    }
}

fn joined<'a>(
    out: &mut String,
    separator: &str,
    name: &str,
    items: impl Iterator<Item = &'a String>,
    (mark, encode): (&str, Encode),
) {
    for (index, item) in items.enumerate() {
        if index == 0 {
            encode::start(out, separator, name);
        } else {
            out.push_str(mark);
        }
        encode(out, item);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::value::Json;

    fn sent(value: &str, style: Style, explode: bool, allow: Allow) -> Result<String, &'static str> {
        let (mut out, value) = (String::new(), value.parse::<Json>().unwrap());
        query(&mut out, "color", View::Json(&value), &Schema::ANY, (style, explode, allow)).map(|()| out)
    }

    const EXAMPLES: [&str; 4] =
        [r#""""#, r#""blue""#, r#"["blue", "black", "brown"]"#, r#"{"R": 100, "G": 200, "B": 150}"#];

    /// OpenAPI 3.1.1, "Style Examples", the rows of queries; `None` where the table says n/a.
    #[test]
    fn style_examples() {
        let rows: [(Style, bool, [Option<&str>; 4]); 5] = [
            (
                Style::Form,
                false,
                [Some("color="), Some("color=blue"), Some("color=blue,black,brown"), Some("color=R,100,G,200,B,150")],
            ),
            (
                Style::Form,
                true,
                [
                    Some("color="),
                    Some("color=blue"),
                    Some("color=blue&color=black&color=brown"),
                    Some("R=100&G=200&B=150"),
                ],
            ),
            (
                Style::SpaceDelimited,
                false,
                [None, None, Some("color=blue%20black%20brown"), Some("color=R%20100%20G%20200%20B%20150")],
            ),
            (
                Style::PipeDelimited,
                false,
                [None, None, Some("color=blue%7Cblack%7Cbrown"), Some("color=R%7C100%7CG%7C200%7CB%7C150")],
            ),
            (Style::DeepObject, true, [None, None, None, Some("color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150")]),
        ];
        for (style, explode, expected) in rows {
            for (value, expected) in EXAMPLES.iter().zip(expected) {
                if let Some(expected) = expected {
                    assert_eq!(
                        sent(value, style, explode, Allow::NONE).as_deref(),
                        Ok(expected),
                        "{style:?} {explode}"
                    );
                }
            }
        }
    }

    /// OpenAPI 3.2.0, "Style Examples", the rows of cookies.
    #[test]
    fn cookie_examples() {
        let scalar = |text: &str| Flat::Scalar(text.to_owned());
        let array = Flat::Array(["blue", "black", "brown"].map(str::to_owned).to_vec());
        let object = Flat::Object([("R", "100"), ("G", "200")].map(|(k, v)| (k.to_owned(), v.to_owned())).to_vec());
        for (flat, explode, expected) in [
            (scalar(""), false, "color="),
            (scalar("blue"), true, "color=blue"),
            (array, true, "color=blue; color=black; color=brown"),
            (object, true, "R=100; G=200"),
        ] {
            let mut out = String::new();
            cookie(&mut out, "color", &flat, Style::Cookie, explode).unwrap();
            assert_eq!(out, expected);
        }
        let mut out = String::new();
        cookie(&mut out, "color", &scalar("a%20b/c=,"), Style::Cookie, true).unwrap();
        assert_eq!(out, "color=a%20b/c=,");
        for refused in ["a b", "a;b", "a\"b", "é", "a\\b"] {
            assert!(cookie(&mut out, "color", &scalar(refused), Style::Cookie, true).is_err(), "{refused}");
        }
    }

    #[test]
    fn reserved_characters_stand_where_they_are_allowed() {
        let value = r#""a/b?c[d]@:!$()*,;=&#+' %20 100%""#;
        assert_eq!(
            sent(value, Style::Form, true, Allow::RESERVED).unwrap(),
            "color=a/b?c[d]@:!$()*,;=%26%23%2B%27%20%20%20100%25"
        );
        assert_eq!(sent(r#""a/b""#, Style::Form, true, Allow::NONE).unwrap(), "color=a%2Fb");
    }

    #[test]
    fn an_empty_value_is_sent_where_it_is_allowed() {
        for empty in ["[]", "{}"] {
            assert_eq!(sent(empty, Style::Form, true, Allow::NONE).unwrap(), "");
            assert_eq!(sent(empty, Style::Form, true, Allow::EMPTY).unwrap(), "color=");
        }
        assert_eq!(sent("null", Style::Form, true, Allow::EMPTY).unwrap(), "");
    }
}
