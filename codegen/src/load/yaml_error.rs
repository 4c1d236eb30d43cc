//! What the YAML parser says, in words for the author of the document.

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
