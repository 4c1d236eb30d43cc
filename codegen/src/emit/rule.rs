//! The constraints of a position, and the patterns and assertions that they name.

use std::sync::Arc;

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::model::{AssertionId, Check, Number, Pattern, Rule};

use super::assertion::Shared;
use super::paths::{float, ident, integer, path, text};

/// The patterns and assertions of one table. They are statics of their own: a pattern is compiled once, and an assertion
/// is no part of the line that it stands on.
pub(super) struct Patterns {
    patterns: Vec<Pattern>,
    pub(super) assertions: Vec<AssertionId>,
    shared: Arc<Shared>,
    /// Whether the tables are named from beside their module.
    outside: bool,
}

impl Patterns {
    pub(super) fn new(shared: &Arc<Shared>, outside: bool) -> Patterns {
        Patterns { patterns: Vec::new(), assertions: Vec::new(), shared: Arc::clone(shared), outside }
    }

    /// The name of an assertion that is a static of the module.
    pub(super) fn shared(&self, id: AssertionId) -> Option<TokenStream> {
        let name = ident(self.shared.name(id)?);
        Some(if self.outside { quote!(super::table::#name) } else { quote!(#name) })
    }

    pub(super) fn pattern(&mut self, pattern: &Pattern) -> TokenStream {
        let at = self.patterns.iter().position(|other| other == pattern).unwrap_or_else(|| {
            self.patterns.push(pattern.clone());
            self.patterns.len() - 1
        });
        let name = format_ident!("PATTERN_{}", at + 1);
        quote!(#name)
    }

    fn assertion(&mut self, id: AssertionId) -> TokenStream {
        if let Some(name) = self.shared(id) {
            return name;
        }
        self.assertions.push(id);
        let name = format_ident!("ASSERTION_{}", self.assertions.len());
        quote!(#name)
    }

    /// The declarations of the patterns, to stand before what uses them.
    pub(super) fn patterns(&self) -> TokenStream {
        let all = self.patterns.iter().enumerate().map(|(at, pattern)| {
            let name = format_ident!("PATTERN_{}", at + 1);
            let (source, regex) = (text(&pattern.source), text(&pattern.regex));
            let new = ident(if pattern.backtracks { "backtracking" } else { "new" });
            quote!(static #name: t::Pattern = t::Pattern::#new(#source, #regex);)
        });
        quote!(#(#all)*)
    }
}

/// A list of constraints.
pub(super) fn rules(rules: &[Rule], statics: &mut Patterns) -> TokenStream {
    let rules = rules.iter().map(|rule| self::rule(&rule.check, statics)).collect::<Vec<_>>();
    quote!(&[#(#rules),*])
}

/// One constraint.
pub(super) fn rule(check: &Check, statics: &mut Patterns) -> TokenStream {
    let count = |n: &u64| integer(i128::from(*n));
    match check {
        Check::MinLength(n) => count(n).wrap("MinLength"),
        Check::MaxLength(n) => count(n).wrap("MaxLength"),
        Check::Pattern(pattern) => {
            let name = statics.pattern(pattern);
            quote!(t::Rule::Pattern(&#name))
        }
        Check::Format(name) => {
            let name = text(name);
            quote!(t::Rule::Format(#name))
        }
        Check::OwnFormat(name, function) => {
            let (name, function) = (text(name), path(function));
            quote!(t::Rule::OwnFormat(#name, #function))
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
        Check::ExactlyOne => quote!(t::Rule::ExactlyOne),
        Check::Untyped => quote!(t::Rule::Untyped),
        Check::Assert(id, _) => {
            let name = statics.assertion(*id);
            quote!(t::Rule::Assert(&#name))
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
