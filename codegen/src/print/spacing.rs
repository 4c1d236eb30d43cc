//! Whether a blank stands between two tokens on one line.

use super::tokens::{Kind, Tokens};

/// Words that are no end of an expression or a path, so that what follows begins anew.
const LEADING: &[&str] = &[
    "as", "const", "dyn", "else", "enum", "fn", "for", "if", "impl", "in", "let", "match", "mod", "move", "mut", "pub",
    "ref", "return", "static", "struct", "trait", "type", "use", "where", "while",
];

/// Whether a blank stands between the tokens at `left` and `right`, which follow each other.
pub(super) fn between(tokens: &Tokens, left: usize, right: usize) -> bool {
    let (a, b) = (tokens.text(left), tokens.text(right));
    match (tokens.kind(left), tokens.kind(right)) {
        (Kind::Open { .. }, Kind::Close) => false,
        (Kind::Open { .. }, _) => a == "{",
        (_, Kind::Close) => b == "}",
        (_, Kind::Open { .. }) => before_group(tokens, left, b),
        (_, Kind::Mark) => before_mark(tokens, left, b),
        (Kind::Mark, _) => after_mark(tokens, left),
        _ => true,
    }
}

fn before_group(tokens: &Tokens, left: usize, open: &str) -> bool {
    let a = tokens.text(left);
    match (tokens.kind(left), open) {
        (Kind::Mark, "{") => a != "::",
        (Kind::Mark, _) => !matches!(a, "!" | ">" | "#" | "?") && after_mark(tokens, left),
        (_, "{") => true,
        // A field that is a tuple: `pub (A, B)`.
        (Kind::Word, "(") if a == "pub" => !matches!(tokens.text(left + 2), "super" | "crate" | "self" | "in"),
        (Kind::Word, "(") => LEADING.contains(&a) && a != "fn",
        (Kind::Word, _) => LEADING.contains(&a),
        _ => false,
    }
}

fn before_mark(tokens: &Tokens, left: usize, mark: &str) -> bool {
    let a = tokens.text(left);
    let leading = tokens.kind(left) == Kind::Word && LEADING.contains(&a);
    match mark {
        "," | ";" | ":" | "." | "?" | ">" => false,
        "|" => left == 0 || !opens_closure(tokens, left - 1),
        _ if tokens.kind(left) == Kind::Mark => after_mark(tokens, left) && (a, mark) != (">", "::"),
        "<" => leading && !matches!(a, "impl" | "fn"),
        "::" | "!" => leading,
        ".." | "..=" => false,
        _ => true,
    }
}

/// Whether a bar begins the arguments of a closure.
fn opens_closure(tokens: &Tokens, at: usize) -> bool {
    let first = at == 0
        || matches!(tokens.kind(at - 1), Kind::Open { .. })
        || matches!(tokens.text(at - 1), "," | "=" | "move");
    tokens.text(at) == "|" && first
}

fn after_mark(tokens: &Tokens, at: usize) -> bool {
    match tokens.text(at) {
        "::" | "." | "#" | "'" | "!" | "<" | "?" | ".." | "..=" => false,
        // Before an operand these are of one operand if no operand stands before them.
        "&" | "*" | "-" => at > 0 && is_operand(tokens, at - 1),
        "|" => !opens_closure(tokens, at),
        _ => true,
    }
}

/// Whether an expression may end with a token.
fn is_operand(tokens: &Tokens, at: usize) -> bool {
    match tokens.kind(at) {
        Kind::Word => !LEADING.contains(&tokens.text(at)),
        Kind::Close => tokens.text(at) != "}",
        _ => false,
    }
}
