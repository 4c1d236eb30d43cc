//! The styles of one text: `simple` in paths and headers, `label` and `matrix` in paths (RFC 6570, sections 3.2.2,
//! 3.2.5 and 3.2.7).

use http::HeaderValue;

use super::Flat;
use super::encode::Encode;
use crate::operation::Style;

/// A value in the path: as it is, for the check, and encoded. `None` if there is nothing to send.
pub(crate) fn path_value(
    name: &str,
    flat: &Flat,
    style: Style,
    explode: bool,
    encode: Encode,
) -> Option<(String, String)> {
    if *flat == Flat::Absent {
        return None;
    }
    let (mut raw, mut encoded) = (String::new(), String::new());
    let visit = &mut |piece: Piece<'_>| match piece {
        Piece::Text(text) => {
            raw.push_str(text);
            encode(&mut encoded, text);
        }
        Piece::Mark(mark) => {
            raw.push(mark);
            encoded.push(mark);
        }
    };
    match style {
        Style::Label => label(flat, explode, visit),
        Style::Matrix => matrix(name, flat, explode, visit),
        _ => simple(flat, explode, ',', visit),
    }
    Some((raw, encoded))
}

/// A value as a header, style `simple`. `None` if there is nothing to send.
pub(crate) fn header(flat: &Flat, explode: bool) -> Result<Option<HeaderValue>, &'static str> {
    if *flat == Flat::Absent {
        return Ok(None);
    }
    let several = !matches!(flat, Flat::Scalar(_));
    let (mut text, mut torn) = (String::new(), false);
    simple(flat, explode, ',', &mut |piece| match piece {
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

enum Piece<'a> {
    Text(&'a str),
    Mark(char),
}

type Visit<'v> = &'v mut dyn FnMut(Piece<'_>);

/// `a,b` for an array, `k,v` for an object, `k=v` if it is exploded; `mark` stands between items.
fn simple(flat: &Flat, explode: bool, mark: char, visit: Visit<'_>) {
    match flat {
        Flat::Absent => {}
        Flat::Scalar(text) => visit(Piece::Text(text)),
        Flat::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    visit(Piece::Mark(mark));
                }
                visit(Piece::Text(item));
            }
        }
        Flat::Object(pairs) => {
            for (index, (key, value)) in pairs.iter().enumerate() {
                if index > 0 {
                    visit(Piece::Mark(mark));
                }
                visit(Piece::Text(key));
                visit(Piece::Mark(if explode { '=' } else { ',' }));
                visit(Piece::Text(value));
            }
        }
    }
}

/// `.a,b`, and `.a.b` if it is exploded. An empty array or object is nothing.
fn label(flat: &Flat, explode: bool, visit: Visit<'_>) {
    if !flat.is_empty() {
        visit(Piece::Mark('.'));
        simple(flat, explode, if explode { '.' } else { ',' }, visit);
    }
}

/// `;name=a,b`; exploded, `;name=a;name=b` for an array and `;k=v` for an object. An empty text has no `=`.
fn matrix(name: &str, flat: &Flat, explode: bool, visit: Visit<'_>) {
    let mut pair = |name: &str, text: &str| {
        visit(Piece::Mark(';'));
        visit(Piece::Text(name));
        if !text.is_empty() {
            visit(Piece::Mark('='));
            visit(Piece::Text(text));
        }
    };
    match flat {
        Flat::Scalar(text) => pair(name, text),
        Flat::Array(items) if explode => items.iter().for_each(|item| pair(name, item)),
        Flat::Object(pairs) if explode => pairs.iter().for_each(|(key, value)| pair(key, value)),
        _ if flat.is_empty() => {}
        _ => {
            visit(Piece::Mark(';'));
            visit(Piece::Text(name));
            visit(Piece::Mark('='));
            simple(flat, false, ',', visit);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::params::encode;

    /// The values of the specification's examples: empty, a string, an array, an object.
    fn examples() -> [Flat; 4] {
        let text = |text: &str| text.to_owned();
        [
            Flat::Scalar(String::new()),
            Flat::Scalar(text("blue")),
            Flat::Array(vec![text("blue"), text("black"), text("brown")]),
            Flat::Object(vec![(text("R"), text("100")), (text("G"), text("200")), (text("B"), text("150"))]),
        ]
    }

    /// OpenAPI 3.1.1, "Style Examples", the rows of paths and headers.
    #[test]
    fn style_examples() {
        for (style, explode, expected) in [
            (Style::Matrix, false, [";color", ";color=blue", ";color=blue,black,brown", ";color=R,100,G,200,B,150"]),
            (
                Style::Matrix,
                true,
                [";color", ";color=blue", ";color=blue;color=black;color=brown", ";R=100;G=200;B=150"],
            ),
            (Style::Label, false, [".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"]),
            (Style::Label, true, [".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"]),
            (Style::Simple, false, ["", "blue", "blue,black,brown", "R,100,G,200,B,150"]),
            (Style::Simple, true, ["", "blue", "blue,black,brown", "R=100,G=200,B=150"]),
        ] {
            for (value, expected) in examples().iter().zip(expected) {
                let (raw, encoded) = path_value("color", value, style, explode, encode::value).unwrap();
                assert_eq!((raw.as_str(), encoded.as_str()), (expected, expected), "{style:?} {explode}");
                if style == Style::Simple {
                    assert_eq!(header(value, explode).unwrap().unwrap(), expected);
                }
            }
        }
    }

    #[test]
    fn what_is_empty_is_nothing() {
        for style in [Style::Label, Style::Matrix, Style::Simple] {
            for (flat, explode) in
                [(Flat::Array(vec![]), false), (Flat::Array(vec![]), true), (Flat::Object(vec![]), true)]
            {
                let (raw, _) = path_value("color", &flat, style, explode, encode::value).unwrap();
                assert_eq!(raw, "", "{style:?}");
            }
            assert_eq!(path_value("color", &Flat::Absent, style, true, encode::value), None);
        }
    }

    #[test]
    fn values_and_names_are_encoded() {
        let value = Flat::Array(vec!["a;b".into(), "c/d".into(), "é".into()]);
        let of = |style| path_value("n m", &value, style, true, encode::value).unwrap().1;
        assert_eq!(of(Style::Label), ".a%3Bb.c%2Fd.%C3%A9");
        assert_eq!(of(Style::Matrix), ";n%20m=a%3Bb;n%20m=c%2Fd;n%20m=%C3%A9");
    }
}
