//! How often something may come.

use super::cursor::Cursor;
use super::{Dialect, PatternError};

/// A quantifier: the fewest and the most times.
pub(super) struct Quantifier {
    pub(super) least: u32,
    pub(super) most: Option<u32>,
}

impl Quantifier {
    /// Reads a quantifier if one comes next. Braces that make none stand for themselves and are left.
    pub(super) fn read(cursor: &mut Cursor<'_>, dialect: Dialect) -> Result<Option<Quantifier>, PatternError> {
        let start = cursor.offset();
        let mut ahead = *cursor;
        let (least, most) = match ahead.next() {
            Some('*') => (0, None),
            Some('+') => (1, None),
            Some('?') => (0, Some(1)),
            Some('{') => match braces(&mut ahead, dialect, start)? {
                Some(bounds) => bounds,
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        *cursor = ahead;
        if most.is_some_and(|most| most < least) {
            return Err(PatternError::invalid(start, "the quantifier's bounds are out of order"));
        }
        Ok(Some(Quantifier { least, most }))
    }

    pub(super) fn write(&self, out: &mut String) {
        match (self.least, self.most) {
            (0, None) => out.push('*'),
            (1, None) => out.push('+'),
            (0, Some(1)) => out.push('?'),
            (least, None) => out.push_str(&format!("{{{least},}}")),
            (least, Some(most)) if least == most => out.push_str(&format!("{{{least}}}")),
            (least, Some(most)) => out.push_str(&format!("{{{least},{most}}}")),
        }
    }
}

/// `{n}`, `{n,}`, `{n,m}`, and in Python `{,m}` and `{,}`, read after the first brace.
fn braces(cursor: &mut Cursor<'_>, dialect: Dialect, start: usize) -> Result<Option<(u32, Option<u32>)>, PatternError> {
    let is_digit = |c: char| c.is_ascii_digit();
    let least = cursor.take_while(usize::MAX, is_digit);
    let most = if cursor.eat(",") { Some(cursor.take_while(usize::MAX, is_digit)) } else { None };
    let open_start = least.is_empty() && (dialect == Dialect::Ecma || most.is_none());
    if open_start || !cursor.eat("}") {
        return Ok(None);
    }
    let number = |digits: &str| match digits {
        "" => Ok(None),
        _ => {
            digits.parse().map(Some).map_err(|_| PatternError::too_large(start, "the quantifier's bound is too large"))
        }
    };
    let least = number(least)?;
    let most = match most {
        Some(digits) => number(digits)?,
        None => least,
    };
    Ok(Some((least.unwrap_or(0), most)))
}
