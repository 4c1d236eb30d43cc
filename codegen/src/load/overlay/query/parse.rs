//! Text to a query: segments and their selectors (RFC 9535, sections 2.2 to 2.5).

use super::{Fault, Query, Segment, Selector};

/// A filter in a filter in a filter, and parentheses: deeper ones are refused.
const MAX_DEPTH: usize = 24;
/// The largest integer of I-JSON (section 2.1).
const MAX_INTEGER: i64 = (1 << 53) - 1;

/// Reads a query from the root. The whole text has to be one.
pub(in super::super) fn parse(text: &str) -> Result<Query, Fault> {
    let mut parser = Parser { text, at: 0, depth: 0 };
    if !parser.take("$") {
        return Err(parser.fault("a query begins with `$`"));
    }
    let query = parser.segments(true)?;
    if parser.at < text.len() {
        return Err(parser.fault(match parser.peek() {
            Some(' ' | '\t' | '\n' | '\r') => "a blank after the query",
            _ => {
                "expected `.`, `..` or `[`; a name with other characters than letters, digits and `_` stands in `['…']`"
            }
        }));
    }
    Ok(query)
}

pub(super) struct Parser<'a> {
    pub(super) text: &'a str,
    pub(super) at: usize,
    depth: usize,
}

impl Parser<'_> {
    pub(super) fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest().chars().next()
    }

    /// Steps over a piece of text if it comes next.
    pub(super) fn take(&mut self, piece: &str) -> bool {
        let found = self.rest().starts_with(piece);
        self.at += if found { piece.len() } else { 0 };
        found
    }

    pub(super) fn expect(&mut self, piece: &str) -> Result<(), Fault> {
        if self.take(piece) { Ok(()) } else { Err(self.fault(&format!("expected `{piece}`"))) }
    }

    pub(super) fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start_matches([' ', '\t', '\n', '\r']).len();
    }

    pub(super) fn fault(&self, message: &str) -> Fault {
        Fault { at: self.at, message: message.to_owned() }
    }

    /// Reads what may stand in itself.
    pub(super) fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return Err(self.fault("too many levels of filters and parentheses"));
        }
        let read = read(self);
        self.depth -= 1;
        read
    }

    pub(super) fn segments(&mut self, absolute: bool) -> Result<Query, Fault> {
        let mut segments = Vec::new();
        loop {
            let before = self.at;
            self.blanks();
            if self.take("..") {
                segments.push(Segment { below: true, selectors: self.after_dots()? });
            } else if self.take(".") {
                segments.push(Segment { below: false, selectors: vec![self.short()?] });
            } else if self.take("[") {
                segments.push(Segment { below: false, selectors: self.bracketed()? });
            } else {
                // The blanks belong to whatever follows.
                self.at = before;
                return Ok(Query { absolute, segments });
            }
        }
    }

    fn after_dots(&mut self) -> Result<Vec<Selector>, Fault> {
        if self.take("[") { self.bracketed() } else { Ok(vec![self.short()?]) }
    }

    /// `*`, or a name that needs no quotes.
    fn short(&mut self) -> Result<Selector, Fault> {
        if self.take("*") {
            return Ok(Selector::Wildcard);
        }
        let first = |c: char| c.is_ascii_alphabetic() || c == '_' || !c.is_ascii();
        let rest = self.rest();
        let end = rest.find(|c: char| !(first(c) || c.is_ascii_digit())).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or_default().to_owned();
        if !name.starts_with(first) {
            return Err(self.fault("expected a name, or `*`; other names stand in `['…']`"));
        }
        self.at += end;
        Ok(Selector::Name(name))
    }

    fn bracketed(&mut self) -> Result<Vec<Selector>, Fault> {
        let mut selectors = Vec::new();
        loop {
            self.blanks();
            selectors.push(self.selector()?);
            self.blanks();
            if !self.take(",") {
                self.expect("]")?;
                return Ok(selectors);
            }
        }
    }

    fn selector(&mut self) -> Result<Selector, Fault> {
        match self.peek() {
            Some('*') => {
                self.at += 1;
                Ok(Selector::Wildcard)
            }
            Some('?') => {
                self.at += 1;
                self.blanks();
                Ok(Selector::Filter(self.deeper(Self::logical)?))
            }
            Some('\'' | '"') => Ok(Selector::Name(self.string()?)),
            Some('-' | ':' | '0'..='9') => self.index_or_slice(),
            _ => Err(self.fault("expected a name in quotes, an index, a slice, `*` or a filter `?…`")),
        }
    }

    fn index_or_slice(&mut self) -> Result<Selector, Fault> {
        let start = self.optional_integer()?;
        let after = self.at;
        self.blanks();
        if !self.take(":") {
            self.at = after;
            return start.map(Selector::Index).ok_or_else(|| self.fault("expected an index"));
        }
        self.blanks();
        let end = self.optional_integer()?;
        self.blanks();
        let step = if self.take(":") {
            self.blanks();
            self.optional_integer()?
        } else {
            None
        };
        Ok(Selector::Slice { start, end, step: step.unwrap_or(1) })
    }

    fn optional_integer(&mut self) -> Result<Option<i64>, Fault> {
        let rest = self.rest();
        let sign = usize::from(rest.starts_with('-'));
        let digits = rest.get(sign..).unwrap_or_default();
        let length = digits.find(|c: char| !c.is_ascii_digit()).unwrap_or(digits.len());
        let text = rest.get(..sign + length).unwrap_or_default();
        if text.is_empty() {
            return Ok(None);
        }
        let digits = digits.get(..length).unwrap_or_default();
        let plain = digits == "0" && sign == 0 || (!digits.starts_with('0') && !digits.is_empty());
        match text.parse::<i64>() {
            Ok(number) if plain && number.abs() <= MAX_INTEGER => {
                self.at += text.len();
                Ok(Some(number))
            }
            _ => Err(self.fault(&format!("`{text}` is no index"))),
        }
    }
}
