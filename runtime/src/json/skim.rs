//! Single values of a JSON text, without making a tree of the rest.

use super::fault::Read;
use super::parse::tree;
use super::reader::{Reader, Token};
use crate::value::Json;
use crate::value::pointer::unescape;

/// The value that a JSON Pointer (RFC 6901) leads to; nothing where it leads nowhere, or the text is no JSON.
pub(crate) fn value_at(text: &[u8], pointer: &str) -> Option<Json> {
    let mut reader = Reader::new(text).ok()?;
    seek(&mut reader, pointer).ok()?.then(|| tree(&mut reader).ok())?
}

/// The number of items of the array that a pointer leads to.
pub(crate) fn count_at(text: &[u8], pointer: &str) -> Option<usize> {
    let mut reader = Reader::new(text).ok()?;
    let mut count = 0;
    (seek(&mut reader, pointer).ok()? && items(&mut reader, |_, _| count += 1).ok()?).then_some(count)
}

/// What a pointer leads to in the last item of an array.
pub(crate) fn last_at(text: &[u8], array: &str, pointer: &str) -> Option<Json> {
    let mut reader = Reader::new(text).ok()?;
    let mut last = None;
    let mut keep = |reader: &mut Reader<'_>, _| last = Some(reader.mark());
    if !(seek(&mut reader, array).ok()? && items(&mut reader, &mut keep).ok()?) {
        return None;
    }
    reader.seek(last?);
    seek(&mut reader, pointer).ok()?.then(|| tree(&mut reader).ok())?
}

/// Leaves the reader before the value that a pointer leads to. Of equal names the last counts, as everywhere.
fn seek(reader: &mut Reader<'_>, pointer: &str) -> Read<bool> {
    for token in pointer.split('/').skip(1) {
        let name = unescape(token);
        let mut found = None;
        match reader.peek()? {
            Token::Object => {
                let mut first = true;
                while let Some(member) = reader.name(first)? {
                    first = false;
                    let is = member == name;
                    reader.peek()?;
                    if is {
                        found = Some(reader.mark());
                    }
                    reader.skip()?;
                }
            }
            Token::Array => {
                let index: Option<usize> = name.parse().ok();
                items(reader, |reader, at| {
                    if Some(at) == index {
                        found = Some(reader.mark());
                    }
                })?;
            }
            _ => return Ok(false),
        }
        let Some(mark) = found else { return Ok(false) };
        reader.seek(mark);
    }
    Ok(true)
}

/// Visits the items of an array: the reader is before each. False where the value is no array.
fn items(reader: &mut Reader<'_>, mut visit: impl FnMut(&mut Reader<'_>, usize)) -> Read<bool> {
    if reader.peek()? != Token::Array {
        return Ok(false);
    }
    let mut more = reader.array()?;
    let mut at = 0;
    while more {
        reader.peek()?;
        visit(reader, at);
        reader.skip()?;
        more = reader.item()?;
        at += 1;
    }
    Ok(true)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::{count_at, last_at, value_at};

    const TEXT: &[u8] =
        br#" {"a": [{"id": 1}, {"id": "x/y"}], "b/c": {"": null}, "a~": [[], [1, 2]], "d": 1, "d": 2.50, "e": []}"#;

    #[test]
    fn a_pointer_leads_to_a_value_or_nowhere() {
        let at = |pointer| value_at(TEXT, pointer).map(|json| json.to_string());
        assert_eq!(at("/a/0").as_deref(), Some(r#"{"id":1}"#));
        assert_eq!(at("/a/1/id").as_deref(), Some(r#""x/y""#));
        assert_eq!(at("/b~1c/").as_deref(), Some("null"));
        assert_eq!(at("/a~0/1/1").as_deref(), Some("2"));
        assert_eq!(at("/d").as_deref(), Some("2.50"), "the last of equal names");
        for nowhere in ["/x", "/a/2", "/a/x", "/a/0/id/x", "/d/0", "/b~1c/x"] {
            assert_eq!(at(nowhere), None, "{nowhere}");
        }
        assert_eq!(value_at(b"[1]", "").unwrap().to_string(), "[1]");
        assert_eq!(value_at(b"<html>", "/a"), None);
        assert_eq!(value_at(b"{\"a\":1", "/a"), None);
    }

    #[test]
    fn items_are_counted_and_the_last_is_found() {
        assert_eq!((count_at(TEXT, "/a"), count_at(TEXT, "/a~0/1"), count_at(TEXT, "/e")), (Some(2), Some(2), Some(0)));
        assert_eq!((count_at(TEXT, "/d"), count_at(TEXT, "/x"), count_at(b"[[], 1]", "")), (None, None, Some(2)));
        assert_eq!(last_at(TEXT, "/a", "/id").unwrap().to_string(), r#""x/y""#);
        assert_eq!(last_at(TEXT, "/a~0", "/0").unwrap().to_string(), "1");
        assert_eq!((last_at(TEXT, "/e", ""), last_at(TEXT, "/a", "/x"), last_at(TEXT, "/d", "")), (None, None, None));
    }

    #[test]
    fn depth_has_its_limit_here_too() {
        let deep = [b"[".repeat(200), b"]".repeat(200)].concat();
        assert_eq!((count_at(&deep, ""), value_at(&deep, "")), (None, None));
    }
}
