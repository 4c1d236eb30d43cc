//! A `default` that is of its schema's type and breaks its rules.

use std::cmp::Ordering;

use regex::{Regex, RegexBuilder};

use crate::diagnostic::{Diagnostic, Span};
use crate::load::{NodeId, Value, shorten};
use crate::pattern::Dialect;

use super::Lower;
use super::parts::Parts;

/// So many patterns of a document are compiled to match defaults with.
const MOST_MATCHED: usize = 2_000;
/// Compiled patterns of more bytes are not matched.
const COMPILED: usize = 256 * 1024;

/// A keyword, what a value that it does not take is, and how such a one compares with it.
type Keyword = (&'static str, &'static str, &'static [Ordering]);

const BOUNDS: [Keyword; 4] = [
    ("minimum", "below", &[Ordering::Less]),
    ("maximum", "above", &[Ordering::Greater]),
    ("exclusiveMinimum", "not above", &[Ordering::Less, Ordering::Equal]),
    ("exclusiveMaximum", "not below", &[Ordering::Greater, Ordering::Equal]),
];

const LENGTHS: [Keyword; 2] =
    [("minLength", "shorter than", &[Ordering::Less]), ("maxLength", "longer than", &[Ordering::Greater])];

const ITEMS: [Keyword; 2] =
    [("minItems", "of fewer items than", &[Ordering::Less]), ("maxItems", "of more items than", &[Ordering::Greater])];

impl Lower<'_> {
    /// Warns of a rule that a default breaks which stands in a schema: one of that schema, or of what it refers to or combines. The
    /// default is carried over all the same, for it is what the provider says it does.
    pub(super) fn report_default(&mut self, schema: NodeId, value: NodeId) {
        if self.checked.contains(&value) || !self.judged_defaults.insert((schema, value)) {
            return;
        }
        let schema = self.parts(&[schema]);
        let broken = match self.document.value(value) {
            Value::Number(text) => self.broken(&BOUNDS, &schema, |end| order(text, self.document.number(end)?)),
            Value::Array(items) => self.beyond_count(items.len() as u64, &ITEMS, &schema),
            Value::String(text) => {
                let text = text.clone();
                let count = text.chars().count() as u64;
                self.beyond_count(count, &LENGTHS, &schema).or_else(|| self.unmatched(&text, &schema))
            }
            _ => None,
        };
        if let Some((rule, what)) = broken
            && self.checked.insert(value)
        {
            let message = format!("the default {} {what}", shorten(&self.document.to_json(value)));
            let diagnostic = Diagnostic::warning("default", self.document.span(value), message);
            self.diagnostics.push(diagnostic.also(rule, "the rule that it breaks").help("correct one of the two"));
        }
    }

    fn beyond_count(&self, count: u64, keywords: &[Keyword], schema: &Parts) -> Option<(Span, String)> {
        self.broken(keywords, schema, |end| Some(count.cmp(&self.document.u64(end)?)))
    }

    /// The first keyword whose value the default is beyond, by how it compares with that value.
    fn broken(
        &self,
        keywords: &[Keyword],
        schema: &Parts,
        compare: impl Fn(NodeId) -> Option<Ordering>,
    ) -> Option<(Span, String)> {
        let mut all = schema.0.iter().flat_map(|part| keywords.iter().map(move |keyword| (part, keyword)));
        all.find_map(|(part, (key, word, beyond))| {
            let end = self.document.get(*part, key)?;
            beyond.contains(&compare(end)?).then(|| {
                let said = format!("is {word} `{key}` {}", shorten(&self.document.to_json(end)));
                (self.document.span(end), said)
            })
        })
    }

    /// A pattern that the text does not match. Where matching could take long, nothing is said.
    fn unmatched(&mut self, text: &str, schema: &Parts) -> Option<(Span, String)> {
        for part in &schema.0 {
            let word = |key| self.document.get(*part, key).and_then(|value| self.document.str(value));
            let Some(source) = word("pattern").map(str::to_owned) else { continue };
            let is_python = word("x-tintype-pattern-dialect") == Some("python");
            let dialect = if is_python { Dialect::Python } else { Dialect::Ecma };
            self.matched_defaults += 1;
            let Ok(pattern) = self.pattern(&source, dialect) else { continue };
            if pattern.backtracks || self.matched_defaults > MOST_MATCHED {
                continue;
            }
            let regex: Option<Regex> = RegexBuilder::new(&pattern.regex).size_limit(COMPILED).build().ok();
            if regex.is_some_and(|regex| !regex.is_match(text)) {
                return Some((
                    self.value_span(*part, "pattern"),
                    format!("does not match `pattern` {}", shorten(&source)),
                ));
            }
        }
        None
    }
}

/// How two numbers compare; nothing where floats can't tell.
fn order(one: &str, other: &str) -> Option<Ordering> {
    if let (Ok(one), Ok(other)) = (one.parse::<i128>(), other.parse::<i128>()) {
        return Some(one.cmp(&other));
    }
    let order = one.parse::<f64>().ok()?.partial_cmp(&other.parse().ok()?)?;
    (order.is_ne() || is_exact(one) && is_exact(other)).then_some(order)
}

/// Whether no other number of as few digits is the same float.
fn is_exact(number: &str) -> bool {
    let digits = number.split(['e', 'E']).next().unwrap_or_default();
    let significant = digits.bytes().filter(u8::is_ascii_digit).skip_while(|digit| *digit == b'0').count();
    let is_normal = significant == 0 || number.parse::<f64>().is_ok_and(f64::is_normal);
    significant <= f64::DIGITS as usize && is_normal
}

#[cfg(test)]
mod tests {
    use std::cmp::Ordering;

    use super::order;

    #[test]
    fn large_integers_are_compared_as_such() {
        assert_eq!(order("9223372036854775807", "9223372036854775808"), Some(Ordering::Less));
        assert_eq!(order("9007199254740992", "9007199254740993.0"), None);
        assert_eq!(order("1.0", "1"), Some(Ordering::Equal));
        assert_eq!(order("1e400", "2"), Some(Ordering::Greater));
        assert_eq!(order("1e-400", "0"), None);
        assert_eq!(order("-0.0", "0e7"), Some(Ordering::Equal));
        assert_eq!(order("0.1", "0.1000000000000000000001"), None);
        assert_eq!(order("0.10", "1e-1"), Some(Ordering::Equal));
    }
}
