//! JSON (RFC 8259) with the place of every token. Nothing outside the grammar is accepted: no comments, no trailing commas.

use super::build::{Builder, Inside};
use super::json_token::{Fault, literal, number, string};
use super::{Document, NodeId, Stop, Value};
use crate::diagnostic::{Diagnostic, Diagnostics, FileId};

/// Reads a whole text as one JSON value into `document`.
pub(super) fn read(
    text: &str,
    file: FileId,
    document: &mut Document,
    diagnostics: &mut Diagnostics,
) -> Result<NodeId, Stop> {
    let mut reader = Reader { text, at: 0, builder: Builder::new(document, diagnostics, file) };
    let (root, open) = reader.value()?;
    // The open objects and lists are a stack in the builder: the depth of a document costs no calls.
    let mut first = open;
    while reader.builder.depth() > 0 {
        first = reader.step(first)?;
    }
    match reader.peek() {
        None => Ok(root),
        Some(_) => Err(reader.refuse("there is more after the end of the document", "a JSON file holds one value")),
    }
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    builder: Builder<'a>,
}

impl Reader<'_> {
    /// The end of the innermost object or list, or its next child. `first` says that it has none yet; the answer says so for whatever is
    /// innermost now.
    fn step(&mut self, first: bool) -> Result<bool, Stop> {
        let object = self.builder.inside() == Inside::ObjectKey;
        let close = if object { b'}' } else { b']' };
        let next = self.peek();
        if next == Some(close) {
            self.at += 1;
            self.builder.end(u32::try_from(self.at).unwrap_or(u32::MAX));
            return Ok(false);
        }
        if !first {
            if next != Some(b',') {
                return Err(if object {
                    self.refuse("expected `,` or `}` after this member", "members are separated by commas")
                } else {
                    self.refuse("expected `,` or `]` after this item", "items are separated by commas")
                });
            }
            let comma = self.at;
            self.at += 1;
            if self.peek() == Some(close) {
                self.at = comma;
                return Err(self.refuse("nothing follows the comma", "remove the last comma"));
            }
        }
        if object {
            self.key()?;
        }
        self.value().map(|(_, open)| open)
    }

    fn key(&mut self) -> Result<(), Stop> {
        if self.peek() != Some(b'"') {
            return Err(self.refuse("expected a key", "keys stand in double quotes"));
        }
        let start = self.at;
        let key = self.string()?;
        let span = self.builder.span(start, self.at);
        self.builder.key(key, span, false);
        if self.peek() != Some(b':') {
            return Err(self.refuse("expected `:` after the key", "write `\"key\": value`"));
        }
        self.at += 1;
        Ok(())
    }

    /// A scalar or the beginning of an object or list, and whether it is the latter.
    fn value(&mut self) -> Result<(NodeId, bool), Stop> {
        let next = self.peek();
        let start = self.at;
        let value = match next {
            Some(b'{' | b'[') => {
                let span = self.builder.span(start, start + 1);
                self.at += 1;
                let object = next == Some(b'{');
                let node = if object { self.builder.begin_object(span) } else { self.builder.begin_array(span) };
                return Ok((node?, true));
            }
            Some(b'"') => Value::String(self.string()?),
            Some(b'-' | b'0'..=b'9') => {
                let length = number(self.rest()).map_err(|fault| self.fault(fault))?;
                self.at += length;
                Value::Number(self.text.get(start..self.at).unwrap_or_default().to_owned())
            }
            None => return Err(self.refuse("expected a value", "")),
            Some(_) => {
                let (value, length) = literal(self.rest()).map_err(|fault| self.fault(fault))?;
                self.at += length;
                value
            }
        };
        let span = self.builder.span(start, self.at);
        Ok((self.builder.scalar(value, span)?, false))
    }

    fn string(&mut self) -> Result<String, Stop> {
        let (text, length) = string(self.rest()).map_err(|fault| self.fault(fault))?;
        self.at += length;
        Ok(text)
    }

    /// The next byte that is no white space.
    fn peek(&mut self) -> Option<u8> {
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at) {
                Some(b' ' | b'\n' | b'\r' | b'\t') => self.at += 1,
                next => return next.copied(),
            }
        }
    }

    fn rest(&self) -> &str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Refuses the next character.
    fn refuse(&mut self, message: &'static str, help: &'static str) -> Stop {
        self.fault(Fault { at: 0, length: 1, message, help })
    }

    fn fault(&mut self, fault: Fault) -> Stop {
        let start = self.at + fault.at;
        let rest = self.text.get(start..).unwrap_or_default();
        let opening = self.builder.opening();
        let (message, help) = match rest.chars().next() {
            None if self.builder.depth() > 0 => ("the file ends too early", ""),
            Some('/' | '#') if fault.at == 0 => (fault.message, "JSON has no comments"),
            Some('\'') if fault.at == 0 => (fault.message, "JSON has double quotes only"),
            _ => (fault.message, fault.help),
        };
        let length: usize = rest.chars().take(fault.length.max(1)).map(char::len_utf8).sum();
        let code = if message == super::json_token::NO_NUMBER { "number" } else { "json-syntax" };
        let mut problem = Diagnostic::error(code, self.builder.span(start, start + length), message);
        if let (true, Some(opening)) = (rest.is_empty(), opening) {
            problem = problem.also(opening, "this is still open");
        }
        if !help.is_empty() {
            problem = problem.help(help);
        }
        self.builder.stop(problem)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#[path = "json_tests.rs"]
mod tests;
