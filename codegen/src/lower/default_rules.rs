//! A `default` that is of its schema's type and breaks its rules.

use crate::diagnostic::{Diagnostic, Span};
use crate::load::{NodeId, Value};
use crate::pattern::Dialect;

use super::Lower;
use super::parts::Parts;

/// A keyword, what a value that it does not take is, and whether one is.
type Keyword<T> = (&'static str, &'static str, fn(T, T) -> bool);

const ENDS: [Keyword<f64>; 4] = [
    ("minimum", "below", |number, end| number < end),
    ("maximum", "above", |number, end| number > end),
    ("exclusiveMinimum", "not above", |number, end| number <= end),
    ("exclusiveMaximum", "not below", |number, end| number >= end),
];

const LENGTHS: [Keyword<u64>; 2] =
    [("minLength", "shorter than", |count, end| count < end), ("maxLength", "longer than", |count, end| count > end)];

const ITEMS: [Keyword<u64>; 2] = [
    ("minItems", "of fewer items than", |count, end| count < end),
    ("maxItems", "of more items than", |count, end| count > end),
];

impl Lower<'_> {
    /// Warns of a rule that the default breaks. It is carried over all the same, for it is what the provider says it does.
    pub(super) fn report_default(&mut self, value: NodeId, schema: &Parts) {
        let broken = match self.document.value(value) {
            Value::Number(text) => text.parse().ok().and_then(|number| self.beyond_end(number, schema)),
            Value::String(text) => {
                let text = text.clone();
                let count = text.chars().count() as u64;
                self.beyond_count(count, &LENGTHS, schema).or_else(|| self.unmatched(&text, schema))
            }
            Value::Array(items) => self.beyond_count(items.len() as u64, &ITEMS, schema),
            _ => None,
        };
        if let Some((rule, what)) = broken
            && self.checked.insert(value)
        {
            let message = format!("the default {} {what}", self.document.to_json(value));
            let diagnostic = Diagnostic::warning("default", self.document.span(value), message);
            self.diagnostics.push(diagnostic.also(rule, "the rule that it breaks").help("correct one of the two"));
        }
    }

    fn beyond_end(&self, number: f64, schema: &Parts) -> Option<(Span, String)> {
        let end = |part: &NodeId, key: &str| {
            let place = self.document.get(*part, key)?;
            Some((self.document.span(place), self.document.number(place)?))
        };
        let mut ends = schema.0.iter().flat_map(|part| ENDS.map(|(key, word, is_beyond)| (part, key, word, is_beyond)));
        ends.find_map(|(part, key, word, is_beyond)| {
            let (place, text) = end(part, key)?;
            let beyond = text.parse().is_ok_and(|end| is_beyond(number, end));
            beyond.then(|| (place, format!("is {word} `{key}` {text}")))
        })
    }

    fn beyond_count(&self, count: u64, counts: &[Keyword<u64>], schema: &Parts) -> Option<(Span, String)> {
        let mut all = schema.0.iter().flat_map(|part| counts.iter().map(move |count| (part, count)));
        all.find_map(|(part, (key, word, is_beyond))| {
            let place = self.document.get(*part, key)?;
            let end: u64 = self.document.number(place)?.parse().ok()?;
            is_beyond(count, end).then(|| (self.document.span(place), format!("is {word} `{key}` {end}")))
        })
    }

    /// A pattern that the text does not match. Where matching could take long, nothing is said.
    fn unmatched(&mut self, text: &str, schema: &Parts) -> Option<(Span, String)> {
        for part in &schema.0 {
            let word = |key| self.document.get(*part, key).and_then(|value| self.document.str(value));
            let Some(source) = word("pattern").map(str::to_owned) else { continue };
            let is_python = word("x-tintype-pattern-dialect") == Some("python");
            let dialect = if is_python { Dialect::Python } else { Dialect::Ecma };
            let Ok(pattern) = self.pattern(&source, dialect) else { continue };
            let regex = regex::Regex::new(&pattern.regex).ok().filter(|_| !pattern.backtracks);
            if regex.is_some_and(|regex| !regex.is_match(text)) {
                return Some((self.value_span(*part, "pattern"), format!("does not match `pattern` {source}")));
            }
        }
        None
    }
}
