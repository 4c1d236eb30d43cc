//! What the YAML parser says, in words for the author of the document.

use crate::diagnostic::{Diagnostic, Span};

/// Where the parser's words are unclear: a piece of them, our words, and what to do.
const CLEARER: [(&str, &str, &str); 12] = [
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
    ("tab", "a tab in the indentation", "indent with spaces"),
    ("misplaced bracket", "a closing bracket without its opening one", "remove the bracket, or put the text in quotes"),
];

/// Pieces of what the parser says where it is within brackets, and the bracket that it speaks of, where it names one.
const IN_BRACKETS: [(&str, Option<u8>); 3] =
    [("expected ',' or '}'", Some(b'{')), ("expected ',' or ']'", Some(b'[')), ("illegal placement of ':'", None)];

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
pub(super) fn in_brackets(
    text: &str,
    words: &str,
    span: Span,
    mut open: impl Iterator<Item = Span>,
) -> Option<Diagnostic> {
    if words == "invalid indentation" || words.contains("flow construct") {
        let (begin, open) = open.next().and_then(|span| bracket(text, span))?;
        let message = "the line is indented less than the bracket that it stands in";
        let help = format!("indent it, or close the `{}` before it", char::from(begin));
        return Some(Diagnostic::error("yaml-syntax", span, message).also(open, "opened here").help(help));
    }
    let (_, named) = IN_BRACKETS.iter().find(|(piece, _)| words.contains(piece))?;
    let (begin, open) = open.find_map(|span| bracket(text, span))?;
    if named.is_some_and(|named| named != begin) {
        return None;
    }
    let (begin, end) = if begin == b'{' { ('{', '}') } else { ('[', ']') };
    let at_end = text.get(span.start as usize..).is_none_or(|rest| rest.trim().is_empty());
    Some(if at_end {
        Diagnostic::error("yaml-syntax", open, format!("this `{begin}` is not closed"))
            .help(format!("write `{end}` where it ends, or put a text that begins with it in quotes"))
    } else {
        Diagnostic::error("yaml-syntax", span, format!("expected `,` or `{end}`"))
            .also(open, "opened here")
            .help(format!("write `,` between two of them, and `{end}` after the last"))
    })
}

/// The bracket that a list or an object begins with, behind its anchor and its tag.
fn bracket(text: &str, span: Span) -> Option<(u8, Span)> {
    let mut start = span.start as usize;
    loop {
        let rest = text.get(start..)?;
        match rest.as_bytes().first()? {
            byte @ (b'{' | b'[') => {
                let start = u32::try_from(start).ok()?;
                return Some((*byte, Span { start, end: start + 1, ..span }));
            }
            b'&' | b'!' => {
                start += rest.len() - rest.trim_start_matches(|c: char| !c.is_whitespace()).trim_start().len()
            }
            _ => return None,
        }
    }
}

/// The tab that an error at a place speaks of: there, before it in its line, or the first after it that indents a line.
pub(super) fn tab_near(text: &str, at: usize) -> usize {
    let (before, after) = text.split_at_checked(at).unwrap_or((text, ""));
    if after.starts_with('\t') {
        return at;
    }
    let blanks = before.trim_end_matches([' ', '\t']).len();
    if let Some(tab) = before.get(blanks..).and_then(|blanks| blanks.find('\t')) {
        return blanks + tab;
    }
    let indents = |tab: &usize| after.get(..*tab).unwrap_or_default().trim_end_matches(' ').ends_with('\n');
    let tab = after.match_indices('\t').map(|(tab, _)| tab).find(indents);
    at + tab.unwrap_or(0)
}
