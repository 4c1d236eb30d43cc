//! The pull parser under the interpreter: JSON text (RFC 8259) a token at a time.
//!
//! What is plain is a slice of the text. It can go back to a mark, has a limit of depth, passes over values without recursion,
//! and refuses text that is not UTF-8 before anything else.

mod members;
mod number;
mod string;

use super::MAX_DEPTH;
use super::fault::{DecodeErrorKind, Failure, Read};
use super::parse::Open;
use super::scan;

/// Arithmetic on the digits of a number takes more than linear time.
const LONGEST_NUMBER: usize = 4300;

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
    text: &'j str,
    at: usize,
    depth: usize,
    /// The last string that had escapes.
    unescaped: String,
    /// For what is read as free-form JSON.
    pub(super) open: Open,
}

/// Where the text of a string is.
enum Held {
    Slice(usize, usize),
    Unescaped,
}

impl<'j> Reader<'j> {
    /// Begins to read; a byte order mark is passed over.
    pub(super) fn new(data: &'j [u8]) -> Read<Reader<'j>> {
        let text = str::from_utf8(data)
            .map_err(|error| Failure::fatal(DecodeErrorKind::Syntax, error.valid_up_to(), "text in UTF-8"))?;
        let at = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
        Ok(Reader { text, at, depth: 0, unescaped: String::new(), open: Open::default() })
    }

    pub(super) fn data(&self) -> &'j [u8] {
        self.text.as_bytes()
    }

    pub(super) fn offset(&self) -> usize {
        self.at
    }

    pub(super) fn mark(&self) -> Mark {
        Mark { offset: self.at, depth: self.depth }
    }

    pub(super) fn seek(&mut self, mark: Mark) {
        self.at = mark.offset;
        self.depth = mark.depth;
    }

    /// Goes back to where a value of the object begins that is being read.
    pub(super) fn back_to(&mut self, offset: usize) {
        self.at = offset;
    }

    /// What the next value begins with; the offset is then at that value.
    #[inline]
    pub(super) fn peek(&mut self) -> Read<Token> {
        Ok(match self.next() {
            Some(b'"') => Token::String,
            Some(b'{') => Token::Object,
            Some(b'[') => Token::Array,
            Some(b'-' | b'0'..=b'9') => Token::Number,
            Some(b't' | b'f') => Token::Boolean,
            Some(b'n') => Token::Null,
            _ => return Err(self.unexpected("a JSON value")),
        })
    }

    /// Whether the next value is a string; the offset is then at that value.
    #[inline]
    pub(super) fn is_at_string(&mut self) -> bool {
        self.next() == Some(b'"')
    }

    pub(super) fn null(&mut self) -> Read {
        self.word("null")
    }

    pub(super) fn boolean(&mut self) -> Read<bool> {
        let value = self.next() == Some(b't');
        self.word(if value { "true" } else { "false" })?;
        Ok(value)
    }

    /// The text of a number.
    pub(super) fn number(&mut self) -> Read<&'j str> {
        self.next();
        match number::end(self.data(), self.at) {
            Ok(end) if end - self.at > LONGEST_NUMBER => {
                Err(Failure::fatal(DecodeErrorKind::OutOfRange, self.at, "a number of at most 4300 characters"))
            }
            Ok(end) => {
                let text = self.text.get(self.at..end).unwrap_or_default();
                self.at = end;
                Ok(text)
            }
            Err(at) => {
                self.at = at;
                Err(self.unexpected("a JSON number"))
            }
        }
    }

    pub(super) fn string(&mut self) -> Read<&str> {
        self.next();
        self.text()
    }

    /// The string that begins right here.
    #[inline(always)]
    pub(super) fn text(&mut self) -> Read<&str> {
        let start = self.at + 1;
        if let Some([b'"', inner @ ..]) = self.data().get(self.at..) {
            let length = scan::plain(inner, 0);
            if inner.get(length) == Some(&b'"') {
                self.at = start + length + 1;
                return Ok(self.text.get(start..start + length).unwrap_or_default());
            }
        }
        self.escaped_text()
    }

    #[cold]
    fn escaped_text(&mut self) -> Read<&str> {
        let held = self.scan_string()?;
        Ok(self.held(held))
    }

    /// Enters an array; whether there is an item.
    pub(super) fn array(&mut self) -> Read<bool> {
        self.enter()?;
        let more = self.next_line() != Some(b']');
        Ok(if more { true } else { self.leave() })
    }

    /// Goes to the next item; whether there is one.
    pub(super) fn item(&mut self) -> Read<bool> {
        match self.next_line() {
            Some(b',') => {
                self.at += 1;
                Ok(true)
            }
            Some(b']') => Ok(self.leave()),
            _ => Err(self.unexpected("`,` or `]`")),
        }
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
        match self.next() {
            None => Ok(()),
            Some(_) => Err(Failure::fatal(DecodeErrorKind::Trailing, self.at, "the end of the text")),
        }
    }

    /// Passes over white space; the byte after it.
    #[inline]
    fn next(&mut self) -> Option<u8> {
        let next = self.text.as_bytes().get(self.at).copied();
        if next.is_some_and(|byte| byte > b' ') { next } else { self.after_space() }
    }

    /// The same where a line may end.
    #[inline]
    fn next_line(&mut self) -> Option<u8> {
        if let Some(at) = scan::line(self.data(), self.at) {
            self.at = at;
        }
        self.next()
    }

    fn after_space(&mut self) -> Option<u8> {
        let data = self.text.as_bytes();
        self.at = scan::space(data, self.at);
        data.get(self.at).copied()
    }

    /// Reads one of the three words; an error is where the text leaves it.
    fn word(&mut self, word: &'static str) -> Read {
        self.next();
        let rest = self.data().get(self.at..).unwrap_or_default();
        if rest.starts_with(word.as_bytes()) && !rest.get(word.len()).is_some_and(u8::is_ascii_alphanumeric) {
            self.at += word.len();
            return Ok(());
        }
        self.at += rest.iter().zip(word.bytes()).take_while(|(is, should)| **is == *should).count();
        Err(self.unexpected("a JSON value"))
    }

    /// Reads the string that begins here.
    fn scan_string(&mut self) -> Read<Held> {
        let data = self.text.as_bytes();
        if data.get(self.at) != Some(&b'"') {
            return Err(self.unexpected("a string"));
        }
        let start = self.at + 1;
        let end = scan::plain(data, start);
        if data.get(end) == Some(&b'"') {
            self.at = end + 1;
            return Ok(Held::Slice(start, end));
        }
        self.scan_escaped(start)
    }

    fn scan_escaped(&mut self, start: usize) -> Read<Held> {
        self.unescaped.clear();
        match string::read(self.text, start, &mut self.unescaped) {
            Ok(end) => {
                self.at = end;
                Ok(Held::Unescaped)
            }
            Err(unfit) => {
                self.at = unfit.offset;
                Err(self.unexpected(unfit.expected))
            }
        }
    }

    fn held(&self, held: Held) -> &str {
        match held {
            Held::Slice(start, end) => self.text.get(start..end).unwrap_or_default(),
            Held::Unescaped => &self.unescaped,
        }
    }

    fn enter(&mut self) -> Read {
        self.next();
        if self.depth >= MAX_DEPTH {
            return Err(Failure::fatal(DecodeErrorKind::Depth, self.at, "at most 128 levels of arrays and objects"));
        }
        self.depth += 1;
        self.at += 1;
        Ok(())
    }

    /// Leaves an array or an object: there is nothing more in it.
    fn leave(&mut self) -> bool {
        self.at += 1;
        self.depth -= 1;
        false
    }

    #[cold]
    fn unexpected(&self, expected: &'static str) -> Box<Failure> {
        Failure::fatal(DecodeErrorKind::Syntax, self.at, expected)
    }
}
