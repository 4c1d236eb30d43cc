//! What the YAML parser says, in words for the author of the document.

use crate::diagnostic::{Diagnostic, Span};

use super::yaml_place::{comment_in, open_bracket};

/// Where the parser's words are unclear: a piece of them, our words, and what to do.
const CLEARER: [(&str, &str, &str); 14] = [
    (
        "mapping values are not allowed",
        "a `:` that cannot begin a value here",
        "put a text that contains `: ` in quotes, or check the indentation",
    ),
    ("unknown anchor", "no anchor of this name stands before the alias", "define it above as `&name`"),
    ("did not find expected key", "expected a key", "check the indentation of this line and of the line before it"),
    ("did not find expected '-'", "expected `- `", "check the indentation of this line and of the line before it"),
    (
        "simple key expect",
        "expected `: ` after the key",
        "put a text of several lines in quotes, or check the indentation",
    ),
    ("unexpected character", "a plain text cannot begin with this character", "put the text in quotes"),
    ("found unknown escape character", "no such escape", "write a backslash as `\\\\`, or use single quotes"),
    ("found unexpected end of stream", "the quoted text has no end", "close the quotes"),
    ("invalid indentation", "the indentation fits no line before it", "align the line with its neighbours"),
    ("wrongly indented", "the line is indented less than the text it belongs to", "indent the line"),
    (
        "trailing content after",
        "more stands behind the closing quote",
        "put the whole text in quotes, or write `,` between two texts",
    ),
    (
        "comments must be separated",
        "a `#` that cannot begin a text here",
        "put the text in quotes, or a space before a comment",
    ),
    ("tab", "a tab in the indentation", "indent with spaces"),
    ("misplaced bracket", "a closing bracket without its opening one", "remove the bracket, or put the text in quotes"),
];

/// Pieces of what the parser says where it is within brackets.
const IN_BRACKETS: [&str; 4] =
    ["expected ',' or '}'", "expected ',' or ']'", "illegal placement of ':'", "did not find expected node content"];

/// The message for the parser's words, and a help where there is one.
pub(super) fn explain(words: &str) -> (String, Option<&'static str>) {
    if let Some((_, message, help)) = CLEARER.iter().find(|(piece, _, _)| words.contains(piece)) {
        return ((*message).to_owned(), Some(help));
    }
    // "while parsing a block mapping, did not find expected key": where it was, and what is wrong.
    let message = match words.split_once(", ") {
        Some((context, message)) if context.starts_with("while ") => message,
        _ => words,
    };
    (message.to_owned(), None)
}

/// What is to be said where a bracket stands open and something comes that cannot be in it. `open` are the places where what is not
/// finished begins, the innermost first.
pub(super) fn in_brackets(text: &str, words: &str, span: Span, open: impl Iterator<Item = Span>) -> Option<Diagnostic> {
    let is_indentation = words == "invalid indentation" || words.contains("flow construct");
    if !is_indentation && !IN_BRACKETS.iter().any(|piece| words.contains(piece)) {
        return None;
    }
    let (begin, open) = open_bracket(text, span, open)?;
    let end = if begin == '{' { '}' } else { ']' };
    if let Some(comment) = comment_in(text, open, span) {
        let message = "`#` after a space begins a comment, here within brackets that it leaves open";
        return Some(
            Diagnostic::error("yaml-syntax", comment, message).also(open, "opened here").help("put the text in quotes"),
        );
    }
    if is_indentation {
        let message = "the line is indented less than the bracket that it stands in";
        let help = format!("indent it, or close the `{begin}` before it");
        return Some(Diagnostic::error("yaml-syntax", span, message).also(open, "opened here").help(help));
    }
    let is_at_end = text.get(span.start as usize..).is_none_or(|rest| rest.trim().is_empty());
    Some(if is_at_end {
        Diagnostic::error("yaml-syntax", open, format!("this `{begin}` is not closed"))
            .help(format!("write `{end}` where it ends, or put a text that begins with it in quotes"))
    } else {
        Diagnostic::error("yaml-syntax", span, format!("expected `,` or `{end}`"))
            .also(open, "opened here")
            .help(format!("write `,` between two of them, and `{end}` after the last"))
    })
}
