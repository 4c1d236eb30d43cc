//! The constraints of a position, and the patterns that they name.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{Check, Number, Pattern, Rule};

use super::paths::{float, ident, integer, text};

/// The patterns of one table: they are statics of their own, for each is compiled once.
#[derive(Default)]
pub(super) struct Patterns {
    all: Vec<Pattern>,
}

impl Patterns {
    fn name(&mut self, pattern: &Pattern) -> TokenStream {
        let at = self.all.iter().position(|other| other == pattern).unwrap_or_else(|| {
            self.all.push(pattern.clone());
            self.all.len() - 1
        });
        let name = format_ident!("PATTERN_{}", at + 1);
        quote!(#name)
    }

    /// Whether no pattern has been named.
    pub(super) fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    /// The declarations, to stand before the expression that uses them.
    pub(super) fn declarations(&self) -> TokenStream {
        let all = self.all.iter().enumerate().map(|(at, pattern)| {
            let name = format_ident!("PATTERN_{}", at + 1);
            let (source, regex) = (text(&pattern.source), text(&pattern.regex));
            quote!(static #name: t::Pattern = t::Pattern::new(#source, #regex);)
        });
        quote!(#(#all)*)
    }
}

/// A list of constraints.
pub(super) fn rules(rules: &[Rule], patterns: &mut Patterns) -> TokenStream {
    let rules = rules.iter().map(|rule| self::rule(&rule.check, patterns)).collect::<Vec<_>>();
    quote!(&[#(#rules),*])
}

fn rule(check: &Check, patterns: &mut Patterns) -> TokenStream {
    let count = |n: &u64| integer(i128::from(*n));
    match check {
        Check::MinLength(n) => count(n).wrap("MinLength"),
        Check::MaxLength(n) => count(n).wrap("MaxLength"),
        Check::Pattern(pattern) => {
            let name = patterns.name(pattern);
            quote!(t::Rule::Pattern(&#name))
        }
        Check::Format(name) => {
            let name = text(name);
            quote!(t::Rule::Format(#name))
        }
        Check::Minimum(n) => number(n).wrap("Minimum"),
        Check::Maximum(n) => number(n).wrap("Maximum"),
        Check::ExclusiveMinimum(n) => number(n).wrap("ExclusiveMinimum"),
        Check::ExclusiveMaximum(n) => number(n).wrap("ExclusiveMaximum"),
        Check::MultipleOf(n) => number(n).wrap("MultipleOf"),
        Check::MinItems(n) => count(n).wrap("MinItems"),
        Check::MaxItems(n) => count(n).wrap("MaxItems"),
        Check::UniqueItems => quote!(t::Rule::UniqueItems),
        Check::MinProperties(n) => count(n).wrap("MinProperties"),
        Check::MaxProperties(n) => count(n).wrap("MaxProperties"),
        Check::OneOf(values) => {
            let values = values.iter().map(|value| text(value));
            quote!(t::Rule::OneOf(&[#(#values),*]))
        }
    }
}

fn number(number: &Number) -> TokenStream {
    match number {
        Number::Int(n) => {
            let n = integer(*n);
            quote!(t::Number::Int(#n))
        }
        Number::Float(n) => {
            let n = float(*n);
            quote!(t::Number::Float(#n))
        }
    }
}

/// A value in a rule of this name.
trait Wrap {
    fn wrap(self, rule: &str) -> TokenStream;
}

impl Wrap for TokenStream {
    fn wrap(self, rule: &str) -> TokenStream {
        let rule = ident(rule);
        quote!(t::Rule::#rule(#self))
    }
}
