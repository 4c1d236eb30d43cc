//! Lines and indentation.

use super::spacing;
use super::tokens::{Kind, Tokens};

/// A group that is wider stands on several lines.
const WIDTH: u32 = 100;

/// Walks the tokens and writes them.
pub(super) struct Layout<'a> {
    tokens: &'a Tokens,
    at: usize,
    indent: usize,
    /// Whether the line has nothing but its indentation.
    fresh: bool,
    out: &'a mut String,
}

impl<'a> Layout<'a> {
    pub(super) fn new(tokens: &'a Tokens, indent: usize, out: &'a mut String) -> Layout<'a> {
        Layout { tokens, at: 0, indent, fresh: true, out }
    }

    /// Items, statements or fields to the end of the group, each on lines of its own.
    pub(super) fn block(&mut self) {
        // Commas between the arguments of a type end no line.
        let mut angles = 0usize;
        while self.at < self.tokens.len() {
            match self.tokens.kind(self.at) {
                Kind::Close => break,
                Kind::Doc => {
                    self.write();
                    self.line();
                }
                Kind::Open { end, width } => self.group_in_block(end as usize, width),
                kind => {
                    let text = self.tokens.text(self.at);
                    match text {
                        "<" if kind == Kind::Mark => angles += 1,
                        ">" if kind == Kind::Mark => angles = angles.saturating_sub(1),
                        _ => {}
                    }
                    let ends = text == ";" || text == "," && angles == 0;
                    self.write();
                    if ends {
                        self.line();
                    }
                }
            }
        }
        if !self.fresh {
            self.line();
        }
    }

    fn group_in_block(&mut self, end: usize, width: u32) {
        let braces = self.tokens.text(self.at) == "{";
        let attribute = self.at > 0 && self.tokens.text(self.at - 1) == "#" && self.tokens.text(self.at) == "[";
        // A body, unless braces hold values after an `=` or a path in an expression.
        let body = braces && !self.is_value();
        match (body, self.at + 1 == end) {
            (true, false) => self.body(end),
            _ => self.group(width, false),
        }
        let after = self.tokens.text(self.at);
        if attribute || (body && !matches!(after, ";" | "," | "." | "?" | ")" | "else")) {
            self.line();
        }
    }

    /// Whether the braces here belong to a value or to a list of `use`.
    fn is_value(&self) -> bool {
        let before = |back: usize| self.at.checked_sub(back).map_or("", |at| self.tokens.text(at));
        if before(1) == "::" {
            return true;
        }
        // `Self { … }`, `t::Shape { … }`: a struct's literal, told from a declaration by what stands before its path.
        let mut head = 2;
        while before(head) == "::" {
            let word = self.at.checked_sub(head + 1).is_some_and(|at| self.tokens.kind(at) == Kind::Word);
            head += 1 + usize::from(word);
        }
        let named = before(1).starts_with(|c: char| c.is_ascii_uppercase());
        named && matches!(before(head), "=" | "{" | "}" | ";" | "(" | "," | "=>")
    }

    /// `{`, a block, `}`.
    fn body(&mut self, end: usize) {
        self.write();
        self.indent += 1;
        self.line();
        self.block();
        self.indent -= 1;
        self.at = end;
        self.write();
    }

    /// A group in an expression: on one line if it fits.
    fn group(&mut self, width: u32, in_macro: bool) {
        let Kind::Open { end, .. } = self.tokens.kind(self.at) else { return self.write() };
        let end = end as usize;
        if width <= WIDTH || self.at + 1 == end {
            while self.at <= end {
                self.write();
            }
            return;
        }
        let in_macro = in_macro || self.at > 0 && self.tokens.text(self.at - 1) == "!";
        self.write();
        self.indent += 1;
        self.line();
        let mut commas = 0usize;
        let mut angles = 0usize;
        // `..base` is the last of a struct's literal, and no comma may follow it.
        let mut base = false;
        while self.at < end {
            match self.tokens.kind(self.at) {
                Kind::Open { width, .. } => self.group(width, in_macro),
                Kind::Doc => {
                    self.write();
                    self.line();
                }
                _ => {
                    let mark = self.tokens.kind(self.at) == Kind::Mark;
                    let text = self.tokens.text(self.at);
                    match text {
                        "<" if mark => angles += 1,
                        ">" if mark => angles = angles.saturating_sub(1),
                        _ => {}
                    }
                    let ends = mark && (text == ";" || text == "," && angles == 0);
                    commas += usize::from(mark && text == "," && angles == 0);
                    base |= self.fresh && text == "..";
                    self.write();
                    if ends {
                        self.line();
                    }
                }
            }
        }
        if !self.fresh {
            // A comma after the last of several, but not among the arguments of a macro, which may not take it.
            if commas > 0 && !in_macro && !base {
                self.out.push(',');
            }
            self.indent -= 1;
            self.line();
        } else {
            self.indent -= 1;
        }
        self.write();
    }

    /// Writes one token, on this line.
    fn write(&mut self) {
        if self.fresh {
            (0..self.indent).for_each(|_| self.out.push_str("    "));
            self.fresh = false;
        } else if self.at > 0 && spacing::between(self.tokens, self.at - 1, self.at) {
            self.out.push(' ');
        }
        self.out.push_str(self.tokens.text(self.at));
        self.at += 1;
    }

    fn line(&mut self) {
        self.out.push('\n');
        self.fresh = true;
    }
}
