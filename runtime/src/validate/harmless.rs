//! Texts from outside in messages: short, and without characters that act on a terminal or a log.

use std::borrow::Cow;
use std::fmt;

/// So many characters of a limit or of what was seen are kept.
pub(super) const LONGEST: usize = 300;
/// So many characters of a pointer are printed.
const POINTER: usize = 200;

/// A text cut to so many characters, with control characters, line separators and marks of direction spelled as JSON
/// escapes (`\u001b`).
pub(super) fn harmless(text: String, longest: usize) -> String {
    match shown(&text, longest) {
        Cow::Borrowed(_) => text,
        Cow::Owned(shown) => shown,
    }
}

/// The pointer as it is printed; the whole value has none.
pub(crate) struct Pointer<'a>(pub(crate) &'a str);

impl fmt::Display for Pointer<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_empty() { "(the whole value)" } else { "" })?;
        f.write_str(&shown(self.0, POINTER))
    }
}

fn shown(text: &str, longest: usize) -> Cow<'_, str> {
    // No text has more characters than bytes.
    let long = text.len() > longest && text.chars().nth(longest).is_some();
    if !long && !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let mut shown = String::new();
    for c in text.chars().take(if long { longest.saturating_sub(1) } else { longest }) {
        if acts(c) {
            shown.push_str(&format!("\\u{:04x}", u32::from(c)));
        } else {
            shown.push(c);
        }
    }
    shown.push_str(if long { "…" } else { "" });
    Cow::Owned(shown)
}

/// Whether a character does something else than being seen: controls (C0, DEL, C1), line and paragraph separators, marks,
/// embeddings and isolates of direction (UAX #9), the byte order mark and what has no width.
fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{061c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
        || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
}
