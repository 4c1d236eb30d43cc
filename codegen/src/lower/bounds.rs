//! Constraints with a lower and an upper end: the tightest of all parts, and a report where they exclude each other.

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;
use crate::model::{Check, Number, Place, Rule};

use super::Lower;
use super::number::few_bits;
use super::parts::Parts;

/// What makes a check of a count.
type Make = fn(u64) -> Check;

impl Lower<'_> {
    /// A pair such as `minLength` and `maxLength`.
    pub(super) fn counts(&mut self, parts: &Parts, keys: (&str, &str), make: (Make, Make)) -> Vec<Rule> {
        let least = self.tightest_count(parts, keys.0, |new, old| new > old);
        let most = self.tightest_count(parts, keys.1, |new, old| new < old);
        if let (Some((least, low)), Some((most, high))) = (least, most)
            && least > most
        {
            self.contradiction(parts, keys, "above", (low, &least.to_string()), (high, &most.to_string()));
        }
        let mut rules = Vec::new();
        rules.extend(least.filter(|(n, _)| *n > 0).map(|(n, place)| Rule { check: make.0(n), place }));
        rules.extend(most.map(|(n, place)| Rule { check: make.1(n), place }));
        rules
    }

    fn tightest_count(&mut self, parts: &Parts, key: &str, tighter: fn(u64, u64) -> bool) -> Option<(u64, Place)> {
        let mut best: Option<(u64, Place)> = None;
        for part in &parts.0 {
            let Some(count) = self.count(*part, key) else { continue };
            if best.is_none_or(|(old, _)| tighter(count, old)) {
                best = Some((count, self.value_span(*part, key)));
            }
        }
        best
    }

    /// `minimum`, `maximum` and their exclusive forms, boolean (3.0) and numeric (3.1); and the ends of formats of few bits.
    pub(super) fn range(&mut self, parts: &Parts) -> Vec<Rule> {
        let low = self.ends(parts, "minimum", "exclusiveMinimum", |(low, _)| low, |new, old| new > old);
        let high = self.ends(parts, "maximum", "exclusiveMaximum", |(_, high)| high, |new, old| new < old);
        let least = low.iter().copied().max_by(|a, b| value(a.0).total_cmp(&value(b.0)).then(a.1.cmp(&b.1)));
        let most = high.iter().copied().min_by(|a, b| value(a.0).total_cmp(&value(b.0)).then(b.1.cmp(&a.1)));
        if let (Some(least), Some(most)) = (least, most) {
            let (a, b) = (value(least.0), value(most.0));
            if a > b || (a == b && (least.1 || most.1)) {
                let keys = (
                    if least.1 { "exclusiveMinimum" } else { "minimum" },
                    if most.1 { "exclusiveMaximum" } else { "maximum" },
                );
                let relation = if a > b { "above" } else { "not below" };
                self.contradiction(parts, keys, relation, (least.2, &show(least.0)), (most.2, &show(most.0)));
            }
        }
        let mut rules = Vec::new();
        rules.extend(low.into_iter().map(|(number, exclusive, place)| Rule {
            check: if exclusive { Check::ExclusiveMinimum(number) } else { Check::Minimum(number) },
            place,
        }));
        rules.extend(high.into_iter().map(|(number, exclusive, place)| Rule {
            check: if exclusive { Check::ExclusiveMaximum(number) } else { Check::Maximum(number) },
            place,
        }));
        rules
    }

    /// The tightest inclusive and the tightest exclusive end on one side: number, exclusive, place.
    fn ends(
        &mut self,
        parts: &Parts,
        key: &str,
        exclusive_key: &str,
        end: fn((i128, i128)) -> i128,
        tighter: fn(f64, f64) -> bool,
    ) -> Vec<(Number, bool, Place)> {
        let mut best: [Option<(Number, bool, Place)>; 2] = [None, None];
        let mut offer = |number: Number, exclusive: bool, place: Place| {
            let slot = &mut best[usize::from(exclusive)];
            if slot.is_none_or(|(old, ..)| tighter(value(number), value(old))) {
                *slot = Some((number, exclusive, place));
            }
        };
        for part in &parts.0 {
            let by_flag = self.document.get(*part, exclusive_key).and_then(|v| self.document.bool(v));
            if let Some(number) = self.number(*part, key) {
                offer(number, by_flag == Some(true), self.value_span(*part, key));
            }
            if by_flag.is_none()
                && let Some(number) = self.number(*part, exclusive_key)
            {
                offer(number, true, self.value_span(*part, exclusive_key));
            }
            let format = self.document.get(*part, "format").and_then(|value| self.document.str(value));
            if let Some(range) = format.and_then(few_bits).filter(|_| !self.options.format_annotation) {
                offer(Number::Int(end(range)), false, self.value_span(*part, "format"));
            }
        }
        best.into_iter().flatten().collect()
    }

    /// Within one schema it is a slip; schemas that hold together may each be right.
    fn contradiction(
        &mut self,
        parts: &Parts,
        keys: (&str, &str),
        relation: &str,
        low: (Place, &str),
        high: (Place, &str),
    ) {
        let place = |part: &NodeId, key| self.document.get(*part, key).map(|value| self.document.span(value));
        let one = parts.0.iter().any(|part| place(part, keys.0) == Some(low.0) && place(part, keys.1) == Some(high.0));
        let message = format!("no value fits: `{}` {} is {relation} `{}` {}", keys.0, low.1, keys.1, high.1);
        let (diagnostic, help) = if one {
            (Diagnostic::error("bounds", low.0, message), "correct one of the two, or exchange them")
        } else {
            (Diagnostic::warning("contradiction", low.0, message), "both hold here; correct one of the two")
        };
        self.diagnostics.push(diagnostic.also(high.0, "the upper end").help(help));
    }

    /// Where the member's value stands.
    pub(super) fn value_span(&self, part: NodeId, key: &str) -> Place {
        self.document.get(part, key).map_or_else(|| self.document.key_span(part), |value| self.document.span(value))
    }
}

fn value(number: Number) -> f64 {
    match number {
        Number::Int(integer) => integer as f64,
        Number::Float(float) => float,
    }
}

fn show(number: Number) -> String {
    match number {
        Number::Int(integer) => integer.to_string(),
        Number::Float(float) => float.to_string(),
    }
}
