//! The version of a document, in all its spellings.

use super::super::{Document, NodeId, Value};

/// The versions that are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Version {
    /// Swagger 2.0.
    Swagger,
    /// OpenAPI 3.
    Three(Minor),
}

/// The versions of OpenAPI 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Minor {
    /// 3.0
    Zero,
    /// 3.1
    One,
    /// 3.2
    Two,
}

/// The version that the document at `root` claims; `None` if it is none that is read.
pub(super) fn of(document: &Document, root: NodeId) -> Option<Version> {
    let spelled = |key| text(document, document.get(root, key)?).and_then(parts);
    match (spelled("openapi"), spelled("swagger")) {
        (Some((3, 0)), _) => Some(Version::Three(Minor::Zero)),
        (Some((3, 1)), _) => Some(Version::Three(Minor::One)),
        (Some((3, 2)), _) => Some(Version::Three(Minor::Two)),
        (None, Some((2, 0))) => Some(Version::Swagger),
        _ => None,
    }
}

/// The text of a version: a string, or a number such as YAML reads from `3.1`.
pub(super) fn text(document: &Document, node: NodeId) -> Option<&str> {
    match document.value(node) {
        Value::String(text) | Value::Number(text) => Some(text),
        _ => None,
    }
}

/// Major and minor version; the patch says nothing of a document's form.
fn parts(text: &str) -> Option<(u32, u32)> {
    let mut numbers = text.trim().split('.');
    let major = numbers.next()?.parse().ok()?;
    let minor = match numbers.next() {
        Some(minor) => minor.split('-').next()?.parse().ok()?,
        None => 0,
    };
    Some((major, minor))
}

#[cfg(test)]
mod tests {
    use super::parts;

    #[test]
    fn spellings() {
        let same = [("2", (2, 0)), ("2.0", (2, 0)), ("3.0", (3, 0)), ("3.0.4", (3, 0)), ("3.1", (3, 1))];
        let more =
            [("3.2.0", (3, 2)), ("3.1.0-rc1", (3, 1)), ("3.1-rc1", (3, 1)), ("3.10.0", (3, 10)), (" 3.1 ", (3, 1))];
        for (text, read) in same.into_iter().chain(more) {
            assert_eq!(parts(text), Some(read), "{text}");
        }
        for text in ["", "v3", "3.x", "three", "3.", "-3.0"] {
            assert_eq!(parts(text), None, "{text}");
        }
    }
}
