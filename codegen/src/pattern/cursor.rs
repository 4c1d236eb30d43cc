//! A pattern read from left to right.

/// The source and how far it has been read.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    source: &'a str,
    rest: &'a str,
}

impl<'a> Cursor<'a> {
    pub(super) fn new(source: &'a str) -> Cursor<'a> {
        Cursor { source, rest: source }
    }

    /// The byte offset of the next character.
    pub(super) fn offset(&self) -> usize {
        self.source.len() - self.rest.len()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    pub(super) fn next(&mut self) -> Option<char> {
        let mut chars = self.rest.chars();
        let next = chars.next();
        self.rest = chars.as_str();
        next
    }

    /// Reads `text` if it comes next.
    pub(super) fn eat(&mut self, text: &str) -> bool {
        match self.rest.strip_prefix(text) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    /// Reads up to `most` characters as long as they are fit.
    pub(super) fn take_while(&mut self, most: usize, fit: impl Fn(char) -> bool) -> &'a str {
        let end = self.rest.char_indices().take(most).take_while(|(_, c)| fit(*c)).last();
        let end = end.map_or(0, |(at, c)| at + c.len_utf8());
        let (taken, rest) = self.rest.split_at_checked(end).unwrap_or((self.rest, ""));
        self.rest = rest;
        taken
    }

    /// Reads up to a character and over it; `None`, and nothing is read, if it does not come.
    pub(super) fn until(&mut self, end: char) -> Option<&'a str> {
        let (taken, rest) = self.rest.split_once(end)?;
        self.rest = rest;
        Some(taken)
    }
}
