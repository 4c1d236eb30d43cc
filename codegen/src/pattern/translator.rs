//! The walk over a pattern: terms, alternatives and groups, with a stack in place of recursion.

use std::collections::HashSet;

use super::captures::Captures;
use super::cursor::Cursor;
use super::escape::{self, Escape, Group};
use super::group::{self, Opening};
use super::quantifier::Quantifier;
use super::{Dialect, PatternError, class, look, set, write};

/// What a quantifier would stand behind.
#[derive(Clone, Copy, PartialEq)]
enum Before {
    Nothing,
    Term,
    Assertion,
    Quantifier,
}

/// A group that is open; the first is the pattern itself.
#[derive(Clone, Copy, Default)]
struct Frame {
    start: usize,
    dot_all: bool,
    /// A Python `$` that ends the alternative being read, and one that ended an earlier alternative.
    dollar: Option<usize>,
    dollar_before: Option<usize>,
    /// How many groups captured before it, and whether it is one.
    captured_before: usize,
    captures: bool,
    alternatives: bool,
    /// Whether it looks around, and whether it or one around it looks behind.
    looks: bool,
    behind: bool,
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
    /// Whether what needs a backtracking engine is written, or an error.
    may_backtrack: bool,
    captures: Captures<'a>,
    /// The number of the first group that captures within the last term, or is it.
    term: usize,
}

impl<'a> Translator<'a> {
    pub(super) fn new(source: &'a str, dialect: Dialect, may_backtrack: bool) -> Translator<'a> {
        Translator {
            cursor: Cursor::new(source),
            dialect,
            out: String::with_capacity(source.len()),
            outer: Vec::new(),
            frame: Frame::default(),
            before: Before::Nothing,
            begun: false,
            names: HashSet::new(),
            may_backtrack,
            captures: Captures::default(),
            term: 0,
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
        if !self.outer.is_empty() {
            return Err(PatternError::invalid(self.frame.start, "the group has no `)`"));
        }
        self.captures.finish(self.dialect, self.out.contains("(?i"))?;
        Ok(self.out)
    }

    /// Something that takes characters begins.
    fn term(&mut self) -> Result<(), PatternError> {
        self.before = Before::Term;
        self.term = self.captures.count();
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
            Escape::Assertion(spelled) if self.may_backtrack => self.assertion(look::around(spelled)),
            Escape::Assertion(spelled) => self.assertion(spelled),
            Escape::Captured(group) => self.captured(&group, at),
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

    /// A back-reference.
    fn captured(&mut self, group: &Group, at: usize) -> Result<(), PatternError> {
        self.backtrack(escape::back_reference(at))?;
        self.term()?;
        let spelled = self.captures.refer(group, self.dialect, self.frame.behind, at)?;
        self.out.push_str(&spelled);
        Ok(())
    }

    /// Goes on if a backtracking engine may be needed.
    fn backtrack(&self, otherwise: PatternError) -> Result<(), PatternError> {
        if self.may_backtrack { Ok(()) } else { Err(otherwise) }
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
        self.captures.quantified(self.term, quantifier);
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
        self.frame.alternatives = true;
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
            Opening::Captured(name) => return self.captured(&Group::Name(name.to_owned()), at),
            Opening::Group { spelled, dot_all } => {
                self.term()?;
                self.begin(&spelled, Frame { dot_all: dot_all.unwrap_or(self.frame.dot_all), ..self.inner(at) });
            }
            Opening::Capture(name) => {
                self.term()?;
                let frame = Frame { captures: true, ..self.inner(at) };
                self.captures.open(name);
                self.begin("(", frame);
            }
            Opening::Look { spelled, behind } => {
                self.backtrack(look::refused(spelled, behind, at))?;
                self.begun = true;
                let behind = behind || self.frame.behind;
                self.begin(spelled, Frame { looks: true, behind, ..self.inner(at) });
            }
        }
        self.before = Before::Nothing;
        Ok(())
    }

    /// A group within the one being read.
    fn inner(&self, start: usize) -> Frame {
        let Frame { dot_all, behind, .. } = self.frame;
        Frame { start, dot_all, behind, captured_before: self.captures.count(), ..Frame::default() }
    }

    fn begin(&mut self, spelled: &str, frame: Frame) {
        self.out.push_str(spelled);
        self.outer.push(std::mem::replace(&mut self.frame, frame));
    }

    fn close(&mut self, at: usize) -> Result<(), PatternError> {
        let Some(outer) = self.outer.pop() else {
            return Err(PatternError::invalid(at, "the `)` closes nothing"));
        };
        let inner = self.frame;
        let dollar = inner.dollar.or(inner.dollar_before);
        self.frame = Frame { dollar: outer.dollar.or(dollar), ..outer };
        self.out.push(')');
        self.before = if inner.looks { Before::Assertion } else { Before::Term };
        self.term = inner.captured_before;
        self.captures.close(inner.captured_before, inner.captures, inner.alternatives, inner.behind);
        Ok(())
    }

    /// Python's `$` also stands before a last `\n`. At the end of a pattern nothing else wants that `\n`, so
    /// taking it gives the same answer without looking ahead.
    fn python_end(&mut self, at: usize) -> Result<(), PatternError> {
        if self.may_backtrack {
            return self.assertion(r"(?=\n?\z)");
        }
        self.out.push_str(r"(?:\n?\z)");
        self.frame.dollar = Some(at);
        self.before = Before::Assertion;
        self.begun = true;
        Ok(())
    }

    fn follows_dollar(&self) -> Result<(), PatternError> {
        let Some(at) = self.frame.dollar else { return Ok(()) };
        Err(PatternError::backtracking(at, "something follows a `$`, which may stand before a last line end")
            .with_help("write \\Z for the very end, or put the $ last"))
    }
}
