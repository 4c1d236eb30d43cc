//! The functions of filters (RFC 9535, section 2.4): `length`, and `match` and `search` with I-Regexp (RFC 9485).

use super::Literal;
use super::compare::Compared;
use super::select::Search;
use crate::load::Value;
use crate::load::overlay::work::TooMuch;

/// Compiling a pattern costs as much as looking at so many nodes, and so many for each of its bytes.
const PATTERN: usize = 10_000;
const PATTERN_BYTE: usize = 1000;
/// A compiled pattern takes at most so many bytes.
const PATTERN_SIZE: usize = 1 << 20;

impl Search<'_> {
    /// The characters of a string, the items of a list, the members of an object.
    pub(super) fn length<'o>(&mut self, value: Compared<'o>) -> Result<Compared<'o>, TooMuch> {
        let length = match value {
            Compared::Node(node) => match self.document.value(node) {
                Value::Array(items) => Some(items.len()),
                Value::Object(entries) => Some(entries.len()),
                Value::String(text) => Some(text.chars().count()),
                _ => None,
            },
            Compared::Literal(Literal::String(text)) => Some(text.chars().count()),
            _ => None,
        };
        self.work.spend(length.unwrap_or(0))?;
        Ok(length.map_or(Compared::Nothing, Compared::Count))
    }

    /// Whether a string matches a pattern as a whole, or holds a match of it. What is no string, or no pattern, does not.
    pub(super) fn matches(
        &mut self,
        value: &Compared<'_>,
        pattern: &Compared<'_>,
        whole: bool,
    ) -> Result<bool, TooMuch> {
        let document = self.document;
        let text = |value: &Compared<'_>| match value {
            Compared::Node(node) => document.str(*node).map(str::to_owned),
            Compared::Literal(Literal::String(text)) => Some(text.clone()),
            _ => None,
        };
        let (Some(value), Some(pattern)) = (text(value), text(pattern)) else { return Ok(false) };
        self.work.spend(value.len() + pattern.len())?;
        let key = (pattern, whole);
        if !self.patterns.contains_key(&key) {
            self.work.spend(PATTERN + key.0.len() * PATTERN_BYTE)?;
            let compiled = compile(&key.0, whole);
            self.patterns.insert(key.clone(), compiled);
        }
        Ok(self.patterns.get(&key).and_then(Option::as_ref).is_some_and(|pattern| pattern.is_match(&value)))
    }
}

fn compile(pattern: &str, whole: bool) -> Option<regex::Regex> {
    let pattern = dots(pattern);
    let pattern = if whole { format!(r"\A(?:{pattern})\z") } else { pattern };
    regex::RegexBuilder::new(&pattern).size_limit(PATTERN_SIZE).build().ok()
}

/// A dot outside a class takes every character but `\n` and `\r` (RFC 9485, section 5.4).
fn dots(pattern: &str) -> String {
    let mut out = String::with_capacity(pattern.len());
    let (mut escaped, mut class) = (false, false);
    for c in pattern.chars() {
        match c {
            '.' if !escaped && !class => {
                out.push_str(r"[^\n\r]");
                continue;
            }
            '[' if !escaped => class = true,
            ']' if !escaped => class = false,
            _ => {}
        }
        escaped = c == '\\' && !escaped;
        out.push(c);
    }
    out
}
