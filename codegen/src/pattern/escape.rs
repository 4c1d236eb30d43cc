//! What a backslash and the characters after it mean.

use super::cursor::Cursor;
use super::set::Set;
use super::{Dialect, PatternError};

/// An escape, read.
pub(super) enum Escape {
    /// One character.
    Literal(char),
    /// One of several characters.
    Set(Set),
    /// A place between characters, as the regex crate spells it. Not in classes.
    Assertion(&'static str),
    /// What a group has captured. Not in classes.
    Captured(Group),
}

/// The group that a back-reference names.
pub(super) enum Group {
    Number(usize),
    Name(String),
}

/// Reads an escape after its backslash, which is at `start`.
pub(super) fn read(
    cursor: &mut Cursor<'_>,
    dialect: Dialect,
    in_class: bool,
    start: usize,
) -> Result<Escape, PatternError> {
    let Some(letter) = cursor.next() else {
        return Err(PatternError::invalid(start, "it ends with a lone backslash"));
    };
    if let Some(set) = Set::shorthand(letter, dialect) {
        return Ok(Escape::Set(set));
    }
    if let Some(c) = control(letter) {
        return Ok(Escape::Literal(c));
    }
    match letter {
        'b' if in_class => Ok(Escape::Literal('\x08')),
        'x' => hex(cursor, 2, start).and_then(|n| character(n, start)),
        'u' => unicode(cursor, dialect, start),
        '0'..='9' => number(cursor, dialect, in_class, letter, start),
        _ => match dialect {
            Dialect::Ecma => ecma(cursor, letter, in_class, start),
            Dialect::Python => python(cursor, letter, in_class, start),
        },
    }
}

fn control(letter: char) -> Option<char> {
    Some(match letter {
        't' => '\t',
        'n' => '\n',
        'v' => '\x0B',
        'f' => '\x0C',
        'r' => '\r',
        _ => return None,
    })
}

fn ecma(cursor: &mut Cursor<'_>, letter: char, in_class: bool, start: usize) -> Result<Escape, PatternError> {
    match letter {
        'b' => Ok(Escape::Assertion(r"(?-u:\b)")),
        'B' if !in_class => Ok(Escape::Assertion(r"(?-u:\B)")),
        'p' | 'P' => Set::property(cursor, letter, start).map(Escape::Set),
        'c' => match cursor.take_while(1, |c| c.is_ascii_alphabetic()).bytes().next() {
            Some(byte) => Ok(Escape::Literal(char::from(byte % 32))),
            None => Err(PatternError::invalid(start, "`\\c` has no letter after it")),
        },
        'k' if !in_class => match cursor.eat("<").then(|| cursor.until('>')).flatten() {
            Some(name) => Ok(Escape::Captured(Group::Name(name.to_owned()))),
            None => Err(PatternError::invalid(start, "`\\k` has no `<name>` after it")),
        },
        _ => other(letter, start),
    }
}

fn python(cursor: &mut Cursor<'_>, letter: char, in_class: bool, start: usize) -> Result<Escape, PatternError> {
    match letter {
        'a' => Ok(Escape::Literal('\x07')),
        'U' => hex(cursor, 8, start).and_then(|n| character(n, start)),
        'N' => Err(PatternError::unsupported(start, "it names a character")
            .with_help("write the character itself, or \\u and its number")),
        'A' if !in_class => Ok(Escape::Assertion("^")),
        'Z' if !in_class => Ok(Escape::Assertion(r"\z")),
        'b' => Ok(Escape::Assertion(r"\b")),
        'B' if !in_class => Ok(Escape::Assertion(r"\B")),
        _ => other(letter, start),
    }
}

/// A backslash takes its meaning from anything but a letter or a digit.
fn other(letter: char, start: usize) -> Result<Escape, PatternError> {
    if !letter.is_ascii_alphanumeric() {
        return Ok(Escape::Literal(letter));
    }
    let error = PatternError::invalid(start, format!("`\\{letter}` means nothing in this dialect"));
    Err(match letter {
        'A' => error.with_help("write ^ for the start of the text"),
        'z' | 'Z' => error.with_help("write $ for the end of the text"),
        _ => error,
    })
}

/// `\0`, octal numbers, and back-references.
fn number(
    cursor: &mut Cursor<'_>,
    dialect: Dialect,
    in_class: bool,
    first: char,
    start: usize,
) -> Result<Escape, PatternError> {
    let is_octal = |c: char| ('0'..='7').contains(&c);
    let mut ahead = *cursor;
    let more = ahead.take_while(2, is_octal);
    let octal = match dialect {
        Dialect::Ecma => first == '0' && !cursor.peek().is_some_and(|c| c.is_ascii_digit()),
        Dialect::Python => first == '0' || (is_octal(first) && (in_class || more.len() == 2)),
    };
    if octal {
        *cursor = ahead;
        let value = u32::from_str_radix(&format!("{first}{more}"), 8).unwrap_or(u32::MAX);
        return if value <= 0o377 { character(value, start) } else { Err(no_character(start)) };
    }
    if in_class || first == '0' {
        Err(PatternError::invalid(start, "there is no such character number"))
    } else {
        let more = cursor.take_while(usize::MAX, |c| c.is_ascii_digit());
        let number = format!("{first}{more}").parse().unwrap_or(usize::MAX);
        Ok(Escape::Captured(Group::Number(number)))
    }
}

/// `\u` with four digits, two such in a row for a character beyond U+FFFF, or in ECMA-262 braces.
fn unicode(cursor: &mut Cursor<'_>, dialect: Dialect, start: usize) -> Result<Escape, PatternError> {
    if dialect == Dialect::Ecma && cursor.eat("{") {
        let digits = cursor.until('}').unwrap_or("");
        let fits = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_hexdigit());
        let value = u32::from_str_radix(digits.trim_start_matches('0'), 16);
        return match value {
            Ok(value) if fits => character(value, start),
            _ if fits && digits.bytes().all(|b| b == b'0') => Ok(Escape::Literal('\0')),
            _ => Err(no_character(start)),
        };
    }
    let high = hex(cursor, 4, start)?;
    if dialect == Dialect::Ecma && (0xD800..0xDC00).contains(&high) {
        let mut ahead = *cursor;
        if ahead.eat("\\u")
            && let Ok(low @ 0xDC00..=0xDFFF) = hex(&mut ahead, 4, start)
        {
            *cursor = ahead;
            return character(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00), start);
        }
    }
    character(high, start)
}

fn hex(cursor: &mut Cursor<'_>, count: usize, start: usize) -> Result<u32, PatternError> {
    let digits = cursor.take_while(count, |c| c.is_ascii_hexdigit());
    match u32::from_str_radix(digits, 16) {
        Ok(value) if digits.len() == count => Ok(value),
        _ => Err(PatternError::invalid(start, format!("the escape needs {count} hexadecimal digits"))),
    }
}

fn character(value: u32, start: usize) -> Result<Escape, PatternError> {
    match char::from_u32(value) {
        Some(c) => Ok(Escape::Literal(c)),
        None if (0xD800..0xE000).contains(&value) => {
            Err(PatternError::unsupported(start, "it names half of a surrogate pair, which no text has")
                .with_help("write characters beyond U+FFFF whole, as \\u{10000}-\\u{10FFFF}"))
        }
        None => Err(no_character(start)),
    }
}

fn no_character(start: usize) -> PatternError {
    PatternError::invalid(start, "there is no such character number")
}

pub(super) fn back_reference(start: usize) -> PatternError {
    PatternError::backtracking(start, "back-references need an engine without a bound on time")
}
