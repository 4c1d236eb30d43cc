//! The pull parser under the interpreter: the one file that knows jiter.
//!
//! It adds what the interpreter needs: going back to a mark, a limit of depth, skipping without recursion, and
//! refusal of text that is not UTF-8 before anything else.

use jiter::{Jiter, JiterError, JiterErrorType, JsonErrorType, Peek};

use super::MAX_DEPTH;
use super::fault::{DecodeErrorKind, Failure, Read};

/// What a value begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    Null,
    Boolean,
    Number,
    String,
    Array,
    Object,
}

/// A place to go back to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Mark {
    pub(super) offset: usize,
    depth: usize,
}

pub(super) struct Reader<'j> {
    data: &'j [u8],
    jiter: Jiter<'j>,
    /// The offset at which the current parser began.
    base: usize,
    depth: usize,
}

impl<'j> Reader<'j> {
    /// Begins to read; a byte order mark is passed over.
    pub(super) fn new(data: &'j [u8]) -> Read<Reader<'j>> {
        if let Err(error) = str::from_utf8(data) {
            return Err(Failure::fatal(DecodeErrorKind::Syntax, error.valid_up_to(), "text in UTF-8"));
        }
        let mut reader = Reader { data, jiter: Jiter::new(data), base: 0, depth: 0 };
        if data.starts_with(b"\xEF\xBB\xBF") {
            reader.seek(Mark { offset: 3, depth: 0 });
        }
        Ok(reader)
    }

    pub(super) fn data(&self) -> &'j [u8] {
        self.data
    }

    pub(super) fn offset(&self) -> usize {
        self.base + self.jiter.current_index()
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { offset: self.offset(), depth: self.depth }
    }

    pub(super) fn seek(&mut self, mark: Mark) {
        let rest = self.data.get(mark.offset..).unwrap_or_default();
        let used = std::mem::replace(&mut self.jiter, Jiter::new(&[]));
        self.jiter = Jiter::with_tape(rest, used.into_tape());
        self.base = mark.offset;
        self.depth = mark.depth;
    }

    /// What the next value begins with; the offset is then at that value.
    pub(super) fn peek(&mut self) -> Read<Token> {
        let peek = self.jiter.peek().map_err(fatal(self.base))?;
        match peek {
            Peek::Null => Ok(Token::Null),
            Peek::True | Peek::False => Ok(Token::Boolean),
            Peek::String => Ok(Token::String),
            Peek::Array => Ok(Token::Array),
            Peek::Object => Ok(Token::Object),
            Peek::Infinity | Peek::NaN => Err(self.no_value()),
            number if number.is_num() => Ok(Token::Number),
            _ => Err(self.no_value()),
        }
    }

    pub(super) fn null(&mut self) -> Read {
        self.jiter.known_null().map_err(fatal(self.base))
    }

    pub(super) fn boolean(&mut self) -> Read<bool> {
        self.jiter.next_bool().map_err(fatal(self.base))
    }

    /// The text of a number.
    pub(super) fn number(&mut self) -> Read<&str> {
        let base = self.base;
        let bytes = self.jiter.next_number_bytes().map_err(fatal(base))?;
        // A number of JSON's grammar is ASCII.
        Ok(str::from_utf8(bytes).unwrap_or_default())
    }

    pub(super) fn string(&mut self) -> Read<&str> {
        self.jiter.known_str().map_err(fatal(self.base))
    }

    /// Enters an array; whether there is an item.
    pub(super) fn array(&mut self) -> Read<bool> {
        self.enter()?;
        let first = self.jiter.known_array().map_err(fatal(self.base))?;
        Ok(self.leave_unless(first.is_some()))
    }

    /// Goes to the next item; whether there is one.
    pub(super) fn item(&mut self) -> Read<bool> {
        let next = self.jiter.array_step().map_err(fatal(self.base))?;
        Ok(self.leave_unless(next.is_some()))
    }

    /// Enters an object, or goes on in it: the next member's name, with the offset before its value.
    pub(super) fn name(&mut self, first: bool) -> Read<Option<&str>> {
        if first {
            self.enter()?;
        }
        let base = self.base;
        let depth = &mut self.depth;
        let name = if first { self.jiter.known_object() } else { self.jiter.next_key() }.map_err(fatal(base))?;
        if name.is_none() {
            *depth -= 1;
        }
        Ok(name)
    }

    /// Passes over one value, however it is nested.
    pub(super) fn skip(&mut self) -> Read {
        // One entry a level that is open: whether it is an object.
        let mut open: Vec<bool> = Vec::new();
        loop {
            let mut entered = false;
            match self.peek()? {
                Token::Null => self.null()?,
                Token::Boolean => self.boolean().map(drop)?,
                Token::Number => self.number().map(drop)?,
                Token::String => self.string().map(drop)?,
                Token::Array => {
                    if self.array()? {
                        open.push(false);
                        entered = true;
                    }
                }
                Token::Object => {
                    if self.name(true)?.is_some() {
                        open.push(true);
                        entered = true;
                    }
                }
            }
            while !entered {
                match open.last() {
                    None => return Ok(()),
                    Some(true) => entered = self.name(false)?.is_some(),
                    Some(false) => entered = self.item()?,
                }
                if !entered {
                    open.pop();
                }
            }
        }
    }

    /// Makes sure that nothing but white space follows.
    pub(super) fn finish(&mut self) -> Read {
        self.jiter.finish().map_err(fatal(self.base))
    }

    fn enter(&mut self) -> Read {
        if self.depth >= MAX_DEPTH {
            return Err(Failure::fatal(
                DecodeErrorKind::Depth,
                self.offset(),
                "at most 128 levels of arrays and objects",
            ));
        }
        self.depth += 1;
        Ok(())
    }

    fn leave_unless(&mut self, more: bool) -> bool {
        if !more {
            self.depth -= 1;
        }
        more
    }

    fn no_value(&self) -> Box<Failure> {
        Failure::fatal(DecodeErrorKind::Syntax, self.offset(), "a JSON value")
    }
}

/// What the parser says, with the offset in the whole text.
fn fatal(base: usize) -> impl FnOnce(JiterError) -> Box<Failure> {
    move |error| {
        let (kind, expected) = match &error.error_type {
            JiterErrorType::JsonError(JsonErrorType::TrailingCharacters) => {
                (DecodeErrorKind::Trailing, "the end of the text".to_owned())
            }
            JiterErrorType::JsonError(JsonErrorType::RecursionLimitExceeded) => {
                (DecodeErrorKind::Depth, "at most 128 levels of arrays and objects".to_owned())
            }
            JiterErrorType::JsonError(JsonErrorType::NumberOutOfRange) => {
                (DecodeErrorKind::OutOfRange, "a number of at most 4300 digits".to_owned())
            }
            JiterErrorType::JsonError(syntax) => (DecodeErrorKind::Syntax, format!("JSON ({syntax})")),
            other => (DecodeErrorKind::Syntax, format!("JSON ({other})")),
        };
        Failure::fatal(kind, base + error.index, expected)
    }
}
