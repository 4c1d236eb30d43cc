//! Constraints, from the model to the table. A pattern is shared, so that it is compiled once.

use tintype::shape::{Number, Pattern, Rule};
use tintype_codegen::model::{self, Check};

use super::{Tables, leak, leak_all, text};

impl Tables<'_> {
    pub(super) fn rules(&self, rules: &[model::Rule]) -> &'static [Rule] {
        leak_all(rules.iter().map(|rule| self.rule(&rule.check)).collect())
    }

    pub(super) fn rule(&self, check: &Check) -> Rule {
        match check {
            Check::MinLength(n) => Rule::MinLength(*n),
            Check::MaxLength(n) => Rule::MaxLength(*n),
            Check::Pattern(pattern) => Rule::Pattern(self.pattern(pattern)),
            Check::Format(name) => Rule::Format(text(name)),
            // The function is in a crate that is not here.
            Check::OwnFormat(name, _) => Rule::OwnFormat(text(name), |_| true),
            Check::Minimum(n) => Rule::Minimum(number(n)),
            Check::Maximum(n) => Rule::Maximum(number(n)),
            Check::ExclusiveMinimum(n) => Rule::ExclusiveMinimum(number(n)),
            Check::ExclusiveMaximum(n) => Rule::ExclusiveMaximum(number(n)),
            Check::MultipleOf(n) => Rule::MultipleOf(number(n)),
            Check::MinItems(n) => Rule::MinItems(*n),
            Check::MaxItems(n) => Rule::MaxItems(*n),
            Check::UniqueItems => Rule::UniqueItems,
            Check::MinProperties(n) => Rule::MinProperties(*n),
            Check::MaxProperties(n) => Rule::MaxProperties(*n),
            Check::OneOf(values) => Rule::OneOf(leak_all(values.iter().map(|value| text(value)).collect())),
            Check::ExactlyOne => Rule::ExactlyOne,
            Check::Untyped => Rule::Untyped,
            Check::Assert(id, _) => Rule::Assert(self.assertion(*id)),
        }
    }

    /// The translation alone tells two patterns apart: the document's spelling is for messages.
    pub(super) fn pattern(&self, pattern: &model::Pattern) -> &'static Pattern {
        let mut known = self.patterns.borrow_mut();
        let new = if pattern.backtracks { Pattern::backtracking } else { Pattern::new };
        let make = || leak(new(text(&pattern.source), text(&pattern.regex)));
        known.entry(pattern.regex.clone()).or_insert_with(make)
    }
}

fn number(number: &model::Number) -> Number {
    match number {
        model::Number::Int(n) => Number::Int(*n),
        model::Number::Float(n) => Number::Float(*n),
    }
}
