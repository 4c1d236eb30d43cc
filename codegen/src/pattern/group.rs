//! What a group begins with.

use std::collections::HashSet;

use super::cursor::Cursor;
use super::{Dialect, PatternError};

/// What stands after an opening parenthesis.
pub(super) enum Opening<'a> {
    /// A group, as the regex crate spells its beginning, with what its flags say of `.`.
    Group { spelled: String, dot_all: Option<bool> },
    /// A group that captures, with its name.
    Capture(Option<&'a str>),
    /// A look ahead or behind, as every engine spells its beginning.
    Look { spelled: &'static str, behind: bool },
    /// What a group has captured, which Python writes as a group.
    Captured(&'a str),
    /// Flags for all that follows, without a group.
    Flags { spelled: String, dot_all: Option<bool> },
    /// A comment.
    Comment,
}

/// Reads the beginning of a group after its `(`, which is at `start`.
pub(super) fn read<'a>(
    cursor: &mut Cursor<'a>,
    dialect: Dialect,
    start: usize,
    names: &mut HashSet<&'a str>,
) -> Result<Opening<'a>, PatternError> {
    let python = dialect == Dialect::Python;
    if !cursor.eat("?") {
        return Ok(Opening::Capture(None));
    }
    if cursor.eat(":") {
        return Ok(Opening::Group { spelled: "(?:".to_owned(), dot_all: None });
    }
    for (look, spelled) in [("=", "(?="), ("!", "(?!"), ("<=", "(?<="), ("<!", "(?<!")] {
        if cursor.eat(look) {
            return Ok(Opening::Look { spelled, behind: look.starts_with('<') });
        }
    }
    if cursor.eat(if python { "P<" } else { "<" }) {
        return named(cursor, dialect, start, names);
    }
    if python {
        if cursor.eat("P=") {
            let name = cursor.until(')');
            return name.map(Opening::Captured).ok_or_else(|| PatternError::invalid(start, "the group has no `)`"));
        }
        if cursor.eat("#") {
            let closed = cursor.until(')').is_some();
            return if closed {
                Ok(Opening::Comment)
            } else {
                Err(PatternError::invalid(start, "the comment has no `)`"))
            };
        }
        if cursor.eat(">") || cursor.eat("(") {
            return Err(PatternError::unsupported(start, "atomic and conditional groups need a backtracking engine"));
        }
    }
    flags(cursor, dialect, start)
}

fn named<'a>(
    cursor: &mut Cursor<'a>,
    dialect: Dialect,
    start: usize,
    names: &mut HashSet<&'a str>,
) -> Result<Opening<'a>, PatternError> {
    let name = cursor.until('>').ok_or_else(|| PatternError::invalid(start, "the group's name has no `>`"))?;
    let is_part = |c: char| c.is_alphanumeric() || c == '_' || (c == '$' && dialect == Dialect::Ecma);
    if name.is_empty() || name.starts_with(char::is_numeric) || !name.chars().all(is_part) {
        return Err(PatternError::invalid(start, format!("`{name}` can't be the name of a group")));
    }
    // ECMA-262 lets two alternatives give one name.
    if !names.insert(name) && dialect == Dialect::Python {
        return Err(PatternError::invalid(start, format!("two groups are named `{name}`")));
    }
    Ok(Opening::Capture(Some(name)))
}

/// `(?i)`, `(?s)`, and `(?i-s:` for a group.
fn flags(cursor: &mut Cursor<'_>, dialect: Dialect, start: usize) -> Result<Opening<'static>, PatternError> {
    let on = cursor.take_while(usize::MAX, |c| c.is_ascii_alphabetic());
    let off = if cursor.eat("-") { Some(cursor.take_while(usize::MAX, |c| c.is_ascii_alphabetic())) } else { None };
    let ends_flags = off.is_none() && !on.is_empty() && cursor.eat(")");
    let ends = ends_flags || ((!on.is_empty() || off.is_some_and(|o| !o.is_empty())) && cursor.eat(":"));
    if !ends {
        return Err(PatternError::invalid(start, "there is no such kind of group in this dialect"));
    }
    let off = off.unwrap_or("");
    for (at, flag) in on.chars().chain(off.chars()).enumerate() {
        match (flag, dialect) {
            ('i' | 's', _) => {}
            ('u', Dialect::Python) if at < on.len() => {}
            ('m', _) | ('a' | 'x', Dialect::Python) => {
                return Err(PatternError::unsupported(start, format!("the flag `{flag}` is not translated")));
            }
            _ => return Err(PatternError::invalid(start, format!("there is no flag `{flag}` in this dialect"))),
        }
    }
    if on.chars().any(|flag| off.contains(flag)) {
        return Err(PatternError::invalid(start, "a flag is both on and off"));
    }
    let dot_all = if on.contains('s') { Some(true) } else { off.contains('s').then_some(false) };
    let ignore = if on.contains('i') {
        "i"
    } else if off.contains('i') {
        "-i"
    } else {
        ""
    };
    Ok(match (ends_flags, ignore) {
        (true, "") => Opening::Flags { spelled: String::new(), dot_all },
        (true, _) => Opening::Flags { spelled: format!("(?{ignore})"), dot_all },
        (false, _) => Opening::Group { spelled: format!("(?{ignore}:"), dot_all },
    })
}
