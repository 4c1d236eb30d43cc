//! What can go wrong in reading: the error that callers see, and the failure that travels up to become it.

use std::borrow::Cow;
use std::fmt;

use crate::shape::{Place, Shape, Step};

/// The result of a step of reading.
pub(super) type Read<T = ()> = Result<T, Box<Failure>>;

/// Why no value could be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum DecodeErrorKind {
    /// The text is not JSON (RFC 8259).
    Syntax,
    /// More than 128 levels of arrays and objects.
    Depth,
    /// Text follows the value.
    Trailing,
    /// A value is not of its type.
    Type,
    /// A required member is missing.
    Missing,
    /// A number does not fit its width.
    OutOfRange,
    /// A value is none of the listed ones; only in strict reading.
    Unlisted,
}

/// Why no value could be read, and where. It shows no value of a sensitive member.
#[derive(Clone)]
pub struct DecodeError(Box<Failure>);

#[derive(Debug, Clone)]
pub(super) enum Segment {
    Field(&'static str),
    Key(String),
    Index(usize),
}

/// A failure on its way up. Each level adds its segment, so that reading without failures tracks nothing.
#[derive(Clone)]
pub(super) struct Failure {
    kind: DecodeErrorKind,
    /// Not a misfit: no optional member can take it.
    pub(super) fatal: bool,
    offset: usize,
    expected: Cow<'static, str>,
    found: Option<String>,
    /// Innermost first.
    path: Vec<Segment>,
    shape: Option<&'static Shape>,
    /// Innermost first, as far as the innermost named type.
    steps: Vec<Step>,
    pointer: String,
    line: usize,
    column: usize,
}

impl Failure {
    pub(super) fn fatal(kind: DecodeErrorKind, offset: usize, expected: impl Into<Cow<'static, str>>) -> Box<Failure> {
        let mut failure = Failure::misfit(kind, offset, expected, None);
        failure.fatal = true;
        failure
    }

    pub(super) fn misfit(
        kind: DecodeErrorKind,
        offset: usize,
        expected: impl Into<Cow<'static, str>>,
        found: Option<String>,
    ) -> Box<Failure> {
        Box::new(Failure {
            kind,
            fatal: false,
            offset,
            expected: expected.into(),
            found,
            path: Vec::new(),
            shape: None,
            steps: Vec::new(),
            pointer: String::new(),
            line: 0,
            column: 0,
        })
    }

    /// Notes that the failure is inside a part of the value.
    pub(super) fn within(mut self: Box<Self>, segment: Segment, step: Step) -> Box<Failure> {
        self.path.push(segment);
        if self.shape.is_none() {
            self.steps.push(step);
        }
        self
    }

    /// Notes that the failure is inside a variant of a union.
    pub(super) fn variant(mut self: Box<Self>, index: usize) -> Box<Failure> {
        if self.shape.is_none() {
            self.steps.push(Step::Variant(index));
        }
        self
    }

    /// Notes that the failure is inside a value of a named type.
    pub(super) fn inside(mut self: Box<Self>, shape: &'static Shape) -> Box<Failure> {
        self.shape.get_or_insert(shape);
        self
    }

    /// Takes away what was found, for the value is a secret.
    pub(super) fn mask(mut self: Box<Self>) -> Box<Failure> {
        if self.found.is_some() {
            self.found = Some("[redacted]".to_owned());
        }
        self
    }

    /// Computes what is only known at the top.
    pub(super) fn finish(mut self: Box<Self>, text: &[u8]) -> DecodeError {
        for segment in self.path.iter().rev() {
            self.pointer.push('/');
            match segment {
                Segment::Field(name) => push_token(&mut self.pointer, name),
                Segment::Key(name) => push_token(&mut self.pointer, name),
                Segment::Index(index) => self.pointer.push_str(&index.to_string()),
            }
        }
        let before = text.get(..self.offset).unwrap_or(text);
        let line_start = before.iter().rposition(|b| *b == b'\n').map_or(0, |at| at + 1);
        self.line = 1 + before.iter().filter(|b| **b == b'\n').count();
        self.column = 1 + String::from_utf8_lossy(before.get(line_start..).unwrap_or_default()).chars().count();
        self.steps.reverse();
        DecodeError(self)
    }
}

/// Appends a reference token of a JSON Pointer (RFC 6901).
pub(crate) fn push_token(pointer: &mut String, name: &str) {
    for character in name.chars() {
        match character {
            '~' => pointer.push_str("~0"),
            '/' => pointer.push_str("~1"),
            other => pointer.push(other),
        }
    }
}

impl DecodeError {
    /// Why.
    pub fn kind(&self) -> DecodeErrorKind {
        self.0.kind
    }
    /// A JSON Pointer (RFC 6901) to the innermost value that could not be read; for a missing member, to where it was due.
    pub fn pointer(&self) -> &str {
        &self.0.pointer
    }
    /// The line in the JSON text, from 1.
    pub fn line(&self) -> usize {
        self.0.line
    }
    /// The column in the line in characters, from 1.
    pub fn column(&self) -> usize {
        self.0.column
    }
    /// The byte offset in the JSON text.
    pub fn offset(&self) -> usize {
        self.0.offset
    }
    /// What was expected.
    pub fn expected(&self) -> &str {
        &self.0.expected
    }
    /// What was found, shortened; nothing where a member is missing or the text is not JSON.
    pub fn found(&self) -> Option<&str> {
        self.0.found.as_deref()
    }
    /// The place in the document that asks for what was expected.
    pub fn place(&self) -> Option<Place> {
        let shape = self.0.shape?;
        shape.source.place(shape, &self.0.steps)
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let failure = &*self.0;
        if !failure.pointer.is_empty() {
            write!(f, "{}: ", failure.pointer)?;
        }
        match (&failure.found, failure.kind) {
            (_, DecodeErrorKind::Missing) => write!(f, "the required member is missing")?,
            (Some(found), _) => write!(f, "expected {}, found {found}", failure.expected)?,
            (None, _) => write!(f, "expected {}", failure.expected)?,
        }
        write!(f, ", line {} column {}", failure.line, failure.column)?;
        match self.place() {
            Some(place) => write!(f, " ({place})"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for DecodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "DecodeError({:?}, {self})", self.0.kind)
    }
}

impl std::error::Error for DecodeError {}
