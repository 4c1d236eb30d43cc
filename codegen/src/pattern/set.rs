//! Classes that have a name: `\d`, `\w`, `\s`, `\p{...}`, and `.`.

use super::cursor::Cursor;
use super::{Dialect, PatternError};

/// A named class: what stands between the brackets of a class that means it, and whether it is the complement.
pub(super) struct Set {
    pub(super) items: String,
    pub(super) negated: bool,
}

impl Set {
    /// `\d`, `\w`, `\s`, and with capitals their complements.
    pub(super) fn shorthand(letter: char, dialect: Dialect) -> Option<Set> {
        let items = match (letter.to_ascii_lowercase(), dialect) {
            ('d', Dialect::Ecma) => "0-9",
            ('d', Dialect::Python) => r"\d",
            ('w', Dialect::Ecma) => "0-9A-Za-z_",
            ('w', Dialect::Python) => r"\p{L}\p{N}_",
            ('s', Dialect::Ecma) => ECMA_SPACE,
            ('s', Dialect::Python) => PYTHON_SPACE,
            _ => return None,
        };
        Some(Set { items: items.to_owned(), negated: letter.is_ascii_uppercase() })
    }

    /// `\p{...}` or `\P{...}` of ECMA-262, read after its letter. A single letter may come without braces, as
    /// other engines have it.
    pub(super) fn property(cursor: &mut Cursor<'_>, letter: char, start: usize) -> Result<Set, PatternError> {
        let name = if cursor.eat("{") {
            cursor.until('}').ok_or_else(|| PatternError::invalid(start, "the property name has no `}`"))?
        } else {
            cursor.take_while(1, |c| c.is_ascii_alphabetic())
        };
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '=';
        let items = format!("\\p{{{name}}}");
        if name.is_empty() || !name.chars().all(is_word) || regex_syntax::parse(&items).is_err() {
            return Err(PatternError::invalid(start, format!("there is no Unicode property `{name}`")));
        }
        Ok(Set { items, negated: letter == 'P' })
    }

    /// The set outside a class.
    pub(super) fn write(&self, out: &mut String) {
        out.push_str(if self.negated { "[^" } else { "[" });
        out.push_str(&self.items);
        out.push(']');
    }

    /// The set as a part of a class.
    pub(super) fn write_in_class(&self, out: &mut String) {
        if self.negated { self.write(out) } else { out.push_str(&self.items) }
    }
}

/// `.`
pub(super) fn dot(dialect: Dialect, matches_all: bool) -> &'static str {
    match dialect {
        _ if matches_all => "(?s:.)",
        Dialect::Ecma => r"[^\n\r\u{2028}\u{2029}]",
        Dialect::Python => ".",
    }
}

/// `WhiteSpace` and `LineTerminator` of ECMA-262, sections 12.2 and 12.3.
const ECMA_SPACE: &str = r"\t-\r \u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}\u{FEFF}";

/// What `str.isspace` is true for.
const PYTHON_SPACE: &str = r"\t-\r\x1C-\x20\x85\u{A0}\u{1680}\u{2000}-\u{200A}\u{2028}\u{2029}\u{202F}\u{205F}\u{3000}";
