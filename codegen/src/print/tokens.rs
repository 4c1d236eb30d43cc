//! A token stream as a flat list, in which every group knows where it ends and how wide it is on one line.

use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};

use super::{doc, spacing};

/// Punctuation of several characters.
const OPERATORS: &[&str] = &["..=", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", ".."];

/// The rows of a longer list stand one below the other, so that a change of one is a change of its line.
const LIST_WIDTH: u32 = 48;
/// More than a line can hold.
const BROKEN: u32 = 1_000;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A word, a number, a text.
    Word,
    /// Punctuation.
    Mark,
    /// `///` with its text.
    Doc,
    /// `(`, `[` or `{`; the position of its end, and the width of what stands between on one line.
    Open { end: u32, width: u32 },
    /// `)`, `]` or `}`
    Close,
}

#[derive(Debug, Clone, Copy)]
struct Token {
    kind: Kind,
    start: u32,
    length: u32,
}

/// The tokens of some items.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    text: String,
    all: Vec<Token>,
    /// How many macros' arguments are open.
    macros: usize,
}

impl Tokens {
    pub(super) fn of(items: TokenStream) -> Tokens {
        let mut tokens = Tokens::default();
        tokens.read(items);
        tokens
    }

    pub(super) fn len(&self) -> usize {
        self.all.len()
    }

    pub(super) fn kind(&self, at: usize) -> Kind {
        self.all.get(at).map_or(Kind::Close, |token| token.kind)
    }

    /// The text of a token; empty beyond the last.
    pub(super) fn text(&self, at: usize) -> &str {
        let token = self.all.get(at);
        token.and_then(|it| self.text.get(it.start as usize..(it.start + it.length) as usize)).unwrap_or_default()
    }

    fn push(&mut self, kind: Kind, text: &str) {
        let start = self.text.len() as u32;
        self.text.push_str(text);
        self.all.push(Token { kind, start, length: text.len() as u32 });
    }

    /// A word, without a text of its own on the way.
    fn push_shown(&mut self, word: &dyn std::fmt::Display) {
        use std::fmt::Write;
        let start = self.text.len();
        // Writing to a string can't fail.
        let _ = write!(self.text, "{word}");
        let length = (self.text.len() - start) as u32;
        self.all.push(Token { kind: Kind::Word, start: start as u32, length });
    }

    fn read(&mut self, stream: TokenStream) {
        let mut marks = String::new();
        let mut stream = stream.into_iter().peekable();
        while let Some(tree) = stream.next() {
            match tree {
                TokenTree::Punct(mark) => {
                    marks.push(mark.as_char());
                    let joined = mark.spacing() == Spacing::Joint && matches!(stream.peek(), Some(TokenTree::Punct(_)));
                    if !joined {
                        self.marks(&marks);
                        marks.clear();
                    }
                }
                TokenTree::Ident(word) => self.push_shown(&word),
                TokenTree::Literal(literal) => self.push_shown(&literal),
                TokenTree::Group(group) => {
                    let (delimiter, inner) = (group.delimiter(), group.stream());
                    // The group's own handle on its tokens is given up, so that they are moved and not copied.
                    drop(group);
                    self.group(delimiter, inner);
                }
            }
        }
    }

    /// Punctuation that stands together, by the operators it is made of.
    fn marks(&mut self, marks: &str) {
        let mut rest = marks;
        while let Some(first) = rest.chars().next() {
            let operator = OPERATORS.iter().find(|operator| rest.starts_with(**operator));
            let length = operator.map_or(first.len_utf8(), |operator| operator.len());
            let (mark, after) = rest.split_at(length);
            self.push(Kind::Mark, mark);
            rest = after;
        }
    }

    fn group(&mut self, delimiter: Delimiter, inner: TokenStream) {
        let (open, close) = match delimiter {
            Delimiter::Parenthesis => ("(", ")"),
            Delimiter::Bracket => ("[", "]"),
            Delimiter::Brace => ("{", "}"),
            Delimiter::None => return self.read(inner),
        };
        let start = self.all.len();
        self.push(Kind::Open { end: 0, width: 0 }, open);
        let after = start.checked_sub(1).map_or("", |before| self.text(before));
        let (is_macro, is_attribute) = (after == "!", after == "#");
        self.macros += usize::from(is_macro);
        self.read(inner);
        let end = self.all.len();
        self.push(Kind::Close, close);
        let (mut width, several) = self.width(start, end);
        if open == "[" && several && width > LIST_WIDTH && self.macros == 0 && !is_attribute {
            width = width.saturating_add(BROKEN);
        }
        self.macros -= usize::from(is_macro);
        if let Some(token) = self.all.get_mut(start) {
            token.kind = Kind::Open { end: end as u32, width };
        }
        self.doc(start, end);
    }

    /// The width of a group on one line, and whether it has several parts.
    fn width(&self, start: usize, end: usize) -> (u32, bool) {
        let (mut width, mut several) = (0u32, false);
        let mut at = start + 1;
        while at < end {
            width = width.saturating_add(self.all.get(at).map_or(0, |token| token.length));
            several |= self.text(at) == ",";
            width += u32::from(spacing::between(self, at - 1, at));
            at = match self.kind(at) {
                Kind::Open { end, width: inner } => {
                    width += inner + u32::from(spacing::between(self, at, at + 1));
                    // The walk goes on at the group's end, before which a blank may stand.
                    end as usize
                }
                // A comment ends with its line.
                Kind::Doc => {
                    width += BROKEN;
                    at + 1
                }
                _ => at + 1,
            };
        }
        (width, several)
    }

    /// `#`, `[`, `doc`, `=`, a text, `]` become one token, if the text can stand after `///`.
    fn doc(&mut self, start: usize, end: usize) {
        let is_doc = end == start + 4 && self.text(start) == "[" && self.text(start + 1) == "doc" && start > 0;
        if !is_doc || self.text(start - 1) != "#" || self.text(start + 2) != "=" {
            return;
        }
        if let Some(line) = doc::line(self.text(start + 3)) {
            self.all.truncate(start - 1);
            self.push(Kind::Doc, &format!("///{line}"));
        }
    }
}

/// The words of a stream, groups opened: what is the same in two streams that say the same.
#[cfg(test)]
pub(super) fn words(stream: TokenStream) -> Vec<String> {
    let tokens = Tokens::of(stream);
    (0..tokens.len()).map(|at| tokens.text(at).to_owned()).collect()
}
