//! The walk over a pattern: terms, alternatives and groups, with a stack in place of recursion.

use std::collections::HashSet;

use super::cursor::Cursor;
use super::escape::{self, Escape};
use super::group::{self, Opening};
use super::quantifier::Quantifier;
use super::{Dialect, PatternError, class, set, write};

/// What a quantifier would stand behind.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    Term,
    Assertion,
    Quantifier,
}

/// A group that is open; the first is the pattern itself.
#[derive(Clone, Copy)]
struct Frame {
    start: usize,
    dot_all: bool,
    /// A Python `$` that ends the alternative being read, and one that ended an earlier alternative.
    dollar: Option<usize>,
    dollar_before: Option<usize>,
}

pub(super) struct Translator<'a> {
    cursor: Cursor<'a>,
    dialect: Dialect,
    out: String,
    outer: Vec<Frame>,
    frame: Frame,
    before: Before,
    /// Whether anything but flags and comments has come.
    begun: bool,
    names: HashSet<&'a str>,
}

impl<'a> Translator<'a> {
    pub(super) fn new(source: &'a str, dialect: Dialect) -> Translator<'a> {
        Translator {
            cursor: Cursor::new(source),
            dialect,
            out: String::with_capacity(source.len()),
            outer: Vec::new(),
            frame: Frame { start: 0, dot_all: false, dollar: None, dollar_before: None },
            before: Before::Nothing,
            begun: false,
            names: HashSet::new(),
        }
    }

    pub(super) fn run(mut self) -> Result<String, PatternError> {
        loop {
            let at = self.cursor.offset();
            if let Some(quantifier) = Quantifier::read(&mut self.cursor, self.dialect)? {
                self.quantify(&quantifier, at)?;
                continue;
            }
            let Some(c) = self.cursor.next() else { break };
            match c {
                '|' => self.alternative(),
                '(' => self.open(at)?,
                ')' => self.close(at)?,
                '$' if self.dialect == Dialect::Python => self.python_end(at)?,
                '^' | '$' => self.assertion(if c == '^' { "^" } else { "$" })?,
                '\\' => self.escape(at)?,
                '[' => {
                    self.term()?;
                    class::translate(&mut self.cursor, self.dialect, at, &mut self.out)?;
                }
                '.' => {
                    self.term()?;
                    self.out.push_str(set::dot(self.dialect, self.frame.dot_all));
                }
                _ => {
                    self.term()?;
                    write::literal(&mut self.out, c);
                }
            }
        }
        match self.outer.is_empty() {
            true => Ok(self.out),
            false => Err(PatternError::invalid(self.frame.start, "the group has no `)`")),
        }
    }

    /// Something that takes characters begins.
    fn term(&mut self) -> Result<(), PatternError> {
        self.before = Before::Term;
        self.begun = true;
        self.follows_dollar()
    }

    fn assertion(&mut self, spelled: &str) -> Result<(), PatternError> {
        self.before = Before::Assertion;
        self.begun = true;
        self.out.push_str(spelled);
        self.follows_dollar()
    }

    fn escape(&mut self, at: usize) -> Result<(), PatternError> {
        match escape::read(&mut self.cursor, self.dialect, false, at)? {
            Escape::Assertion(spelled) => self.assertion(spelled),
            Escape::Literal(c) => {
                self.term()?;
                write::literal(&mut self.out, c);
                Ok(())
            }
            Escape::Set(set) => {
                self.term()?;
                set.write(&mut self.out);
                Ok(())
            }
        }
    }

    fn quantify(&mut self, quantifier: &Quantifier, at: usize) -> Result<(), PatternError> {
        match self.before {
            Before::Term => {}
            Before::Quantifier => return Err(PatternError::invalid(at, "a quantifier follows a quantifier")),
            _ => return Err(PatternError::invalid(at, "the quantifier has nothing to repeat")),
        }
        if quantifier.most != Some(1) {
            self.follows_dollar()?;
        }
        quantifier.write(&mut self.out);
        if self.cursor.eat("?") {
            self.out.push('?');
        } else if self.dialect == Dialect::Python && self.cursor.peek() == Some('+') {
            return Err(PatternError::unsupported(at, "possessive quantifiers need a backtracking engine"));
        }
        self.before = Before::Quantifier;
        Ok(())
    }

    fn alternative(&mut self) {
        self.out.push('|');
        self.before = Before::Nothing;
        self.begun = true;
        self.frame.dollar_before = self.frame.dollar_before.or(self.frame.dollar.take());
    }

    fn open(&mut self, at: usize) -> Result<(), PatternError> {
        match group::read(&mut self.cursor, self.dialect, at, &mut self.names)? {
            Opening::Comment => return Ok(()),
            Opening::Flags { spelled, dot_all } => {
                if self.begun {
                    return Err(PatternError::invalid(at, "flags for the whole pattern stand at its start"));
                }
                self.out.push_str(&spelled);
                self.frame.dot_all = dot_all.unwrap_or(self.frame.dot_all);
                return Ok(());
            }
            Opening::Group { spelled, dot_all } => {
                self.term()?;
                self.out.push_str(&spelled);
                self.outer.push(self.frame);
                let dot_all = dot_all.unwrap_or(self.frame.dot_all);
                self.frame = Frame { start: at, dot_all, dollar: None, dollar_before: None };
            }
        }
        self.before = Before::Nothing;
        Ok(())
    }

    fn close(&mut self, at: usize) -> Result<(), PatternError> {
        let Some(outer) = self.outer.pop() else {
            return Err(PatternError::invalid(at, "the `)` closes nothing"));
        };
        let dollar = self.frame.dollar.or(self.frame.dollar_before);
        self.frame = Frame { dollar: outer.dollar.or(dollar), ..outer };
        self.out.push(')');
        self.before = Before::Term;
        Ok(())
    }

    /// Python's `$` also stands before a last `\n`. At the end of a pattern nothing else wants that `\n`, so
    /// taking it gives the same answer without looking ahead.
    fn python_end(&mut self, at: usize) -> Result<(), PatternError> {
        self.out.push_str(r"(?:\n?\z)");
        self.frame.dollar = Some(at);
        self.before = Before::Assertion;
        self.begun = true;
        Ok(())
    }

    fn follows_dollar(&self) -> Result<(), PatternError> {
        let Some(at) = self.frame.dollar else { return Ok(()) };
        Err(PatternError::unsupported(at, "something follows a `$`, which may stand before a last line end")
            .with_help("write \\Z for the very end, or put the $ last"))
    }
}
