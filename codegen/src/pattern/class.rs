//! Classes in brackets.

use super::cursor::Cursor;
use super::escape::{self, Escape};
use super::write;
use super::{Dialect, PatternError};

/// Reads a class after its `[`, which is at `start`, and writes it.
pub(super) fn translate(
    cursor: &mut Cursor<'_>,
    dialect: Dialect,
    start: usize,
    out: &mut String,
) -> Result<(), PatternError> {
    let negated = cursor.eat("^");
    // In ECMA-262 `[]` is nothing and `[^]` anything; in Python a `]` that comes first stands for itself.
    if dialect == Dialect::Ecma && cursor.eat("]") {
        out.push_str(if negated { "(?s:.)" } else { r"[^\s\S]" });
        return Ok(());
    }
    out.push_str(if negated { "[^" } else { "[" });
    let mut first = true;
    while first || cursor.peek() != Some(']') {
        first = false;
        let at = cursor.offset();
        let Some(low) = item(cursor, dialect)? else {
            return Err(PatternError::invalid(start, "the class has no `]`"));
        };
        let mut ahead = *cursor;
        let is_range = ahead.eat("-") && !matches!(ahead.peek(), None | Some(']'));
        if !is_range {
            write_item(out, &low);
            continue;
        }
        *cursor = ahead;
        let Some(high) = item(cursor, dialect)? else {
            return Err(PatternError::invalid(start, "the class has no `]`"));
        };
        match (&low, &high) {
            (Escape::Literal(a), Escape::Literal(b)) if a <= b => {
                write::in_class(out, *a);
                out.push('-');
                write::in_class(out, *b);
            }
            (Escape::Literal(_), Escape::Literal(_)) => {
                return Err(PatternError::invalid(at, "the range's end comes before its start"));
            }
            // ECMA-262 takes the hyphen for itself without the `u` flag, and vendors write it so.
            _ if dialect == Dialect::Ecma => {
                write_item(out, &low);
                write::in_class(out, '-');
                write_item(out, &high);
            }
            _ => return Err(PatternError::invalid(at, "a range needs a character on both sides")),
        }
    }
    cursor.next();
    out.push(']');
    Ok(())
}

/// One character or named class; `None` at the end of the pattern.
fn item(cursor: &mut Cursor<'_>, dialect: Dialect) -> Result<Option<Escape>, PatternError> {
    let at = cursor.offset();
    match cursor.next() {
        Some('\\') => escape::read(cursor, dialect, true, at).map(Some),
        other => Ok(other.map(Escape::Literal)),
    }
}

fn write_item(out: &mut String, item: &Escape) {
    match item {
        Escape::Literal(c) => write::in_class(out, *c),
        Escape::Set(set) => set.write_in_class(out),
        // Not read in classes.
        Escape::Assertion(_) | Escape::Captured(_) => {}
    }
}
