//! Assertions: what a schema asks that no type can hold.
//!
//! ```text
//! static ASSERTION_1: t::Assertion = t::Assertion(&[t::Keyword::Not(&t::Assertion(&[t::Keyword::Required(…)]))]);
//! ```
//!
//! An assertion stands where it is applied. What several apply, and what leads back to itself, is a static of the module.

use std::collections::{BTreeMap, HashMap, HashSet};

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::model::{Api, Assertion, AssertionId, Dependents, JsonType, Keyword, OneWay};

use super::Emit;
use super::paths::{ident, integer, text};
use super::rule::{Patterns, rule};

/// Assertions within assertions are written this deep before one becomes a static.
const DEEPEST: usize = 12;
/// The longest name made from a pointer.
const LONGEST: usize = 60;

/// The assertions that are patterns of the module, with their names.
#[derive(Default)]
pub(crate) struct Shared {
    names: BTreeMap<AssertionId, String>,
}

impl Shared {
    /// The name of one of them.
    pub(crate) fn name(&self, id: AssertionId) -> Option<&str> {
        self.names.get(&id).map(String::as_str)
    }

    /// Finds them among those that rules lead to.
    pub(crate) fn of(api: &Api) -> Shared {
        let mut uses: HashMap<AssertionId, usize> = HashMap::new();
        let mut seen: HashSet<AssertionId> = HashSet::new();
        let mut roots: Vec<AssertionId> = api.asserted();
        // Several rules may be one: it stands in a schema that several types are all of.
        roots.iter().for_each(|root| *uses.entry(*root).or_default() += 1);
        roots.sort();
        roots.dedup();
        let mut stack = roots.clone();
        while let Some(id) = stack.pop() {
            if seen.insert(id) {
                for child in api.assertion(id).children() {
                    *uses.entry(child).or_default() += 1;
                    stack.push(child);
                }
            }
        }
        let mut shared: HashSet<AssertionId> = uses
            .into_iter()
            .filter(|(id, uses)| *uses > 1 && !is_short(api.assertion(*id)))
            .map(|(id, _)| id)
            .collect();
        let mut starts: Vec<AssertionId> = roots.into_iter().chain(shared.iter().copied()).collect();
        let mut walked: HashSet<AssertionId> = HashSet::new();
        while let Some(start) = starts.pop() {
            let mut stack = vec![(start, 0)];
            while let Some((id, depth)) = stack.pop() {
                if !walked.insert(id) {
                    continue;
                }
                for child in api.assertion(id).children() {
                    if shared.contains(&child) {
                        continue;
                    }
                    if depth == DEEPEST && !is_short(api.assertion(child)) {
                        shared.insert(child);
                        starts.push(child);
                    } else {
                        stack.push((child, depth + 1));
                    }
                }
            }
        }
        Shared { names: names(api, shared) }
    }
}

/// Names by pointers; what is not told apart by them is numbered.
fn names(api: &Api, shared: HashSet<AssertionId>) -> BTreeMap<AssertionId, String> {
    let mut order: Vec<(&str, AssertionId)> =
        shared.into_iter().map(|id| (api.assertion(id).pointer.as_str(), id)).collect();
    order.sort();
    let mut taken = HashSet::new();
    let mut names = BTreeMap::new();
    for (pointer, id) in order {
        let words = pointer.trim_start_matches("/components/schemas").trim_start_matches('/');
        let safe = |c: char| if c.is_ascii_alphanumeric() { c } else { '_' };
        let base: String = "assert_".chars().chain(words.chars().take(LONGEST).map(safe)).collect();
        let mut name = base.clone();
        let mut number = 1;
        while !taken.insert(name.clone()) {
            number += 1;
            name = format!("{base}_{number}");
        }
        names.insert(id, name);
    }
    names
}

/// Whether writing it again is as short as its name.
fn is_short(assertion: &Assertion) -> bool {
    let simple =
        |keyword: &Keyword| matches!(keyword, Keyword::Never | Keyword::Open | Keyword::Sensitive | Keyword::Type(_));
    assertion.keywords.len() < 2 && assertion.keywords.iter().all(simple)
}

impl Emit<'_> {
    /// The patterns that several assertions refer to.
    pub(super) fn shared_assertions(&self) -> TokenStream {
        let patterns = self.shared.names.iter().map(|(id, name)| {
            let mut patterns = Patterns::new(&self.shared, false);
            let value = self.assertion_value(*id, &mut patterns);
            self.static_of(&ident(name), &quote!(t::Assertion), &value, &mut patterns)
        });
        quote!(#(#patterns)*)
    }

    /// An assertion where it is applied; a shared one by its name.
    fn assertion(&self, id: AssertionId, patterns: &mut Patterns) -> TokenStream {
        match patterns.shared(id) {
            Some(name) => quote!(t::Assertion(&[t::Keyword::Ref(&#name)])),
            None => self.assertion_value(id, patterns),
        }
    }

    /// A reference to an assertion.
    fn assertion_ref(&self, id: AssertionId, patterns: &mut Patterns) -> TokenStream {
        match patterns.shared(id) {
            Some(name) => quote!(&#name),
            None => {
                let value = self.assertion_value(id, patterns);
                quote!(&#value)
            }
        }
    }

    /// The keywords themselves.
    pub(super) fn assertion_value(&self, id: AssertionId, patterns: &mut Patterns) -> TokenStream {
        let keywords = &self.api.assertion(id).keywords;
        match keywords.as_slice() {
            [] => quote!(t::Assertion::ALWAYS),
            [Keyword::Never] => quote!(t::Assertion::NEVER),
            _ => {
                let keywords = keywords.iter().map(|keyword| self.keyword(keyword, patterns));
                let keywords: Vec<TokenStream> = keywords.collect();
                quote!(t::Assertion(&[#(#keywords),*]))
            }
        }
    }

    fn keyword(&self, keyword: &Keyword, patterns: &mut Patterns) -> TokenStream {
        let kind = ident(variant(keyword));
        let arguments = match keyword {
            Keyword::Never | Keyword::Open | Keyword::Sensitive => return quote!(t::Keyword::#kind),
            Keyword::Type(types) => json_types(types),
            Keyword::Check(check) => rule(check, patterns),
            Keyword::Required(way, names) => {
                let way = ident(match way {
                    OneWay::No => "NONE",
                    OneWay::ReadOnly => "READ_ONLY",
                    OneWay::WriteOnly => "WRITE_ONLY",
                });
                let names = names.iter().map(|name| text(name));
                quote!(t::Flags::#way, &[#(#names),*])
            }
            Keyword::DependentRequired(all) => {
                let all = all.iter().map(|(name, others)| {
                    let (name, others) = (text(name), others.iter().map(|other| text(other)));
                    quote!((#name, &[#(#others),*]))
                });
                quote!(&[#(#all),*])
            }
            Keyword::Properties(named, matched, rest) => {
                let named = self.dependents(named, patterns);
                let mut matching = Vec::new();
                for (pattern, id) in matched {
                    let schema = self.assertion(*id, patterns);
                    let pattern = patterns.pattern(pattern);
                    matching.push(quote!((&#pattern, #schema)));
                }
                let rest = self.optional(*rest, patterns);
                quote!(#named, &[#(#matching),*], #rest)
            }
            Keyword::Items(first, rest) => {
                let first: Vec<_> = first.iter().map(|id| self.assertion(*id, patterns)).collect();
                let rest = self.optional(*rest, patterns);
                quote!(&[#(#first),*], #rest)
            }
            Keyword::Contains(wanted, least, most) => {
                let wanted = self.assertion_ref(*wanted, patterns);
                let least = integer(i128::from(*least));
                let most = match most {
                    Some(most) => {
                        let (some, most) = (self.prelude("Some"), integer(i128::from(*most)));
                        quote!(#some(#most))
                    }
                    None => self.prelude("None"),
                };
                quote!(#wanted, #least, #most)
            }
            Keyword::AllOf(all) | Keyword::AnyOf(all) | Keyword::OneOf(all) => {
                let all: Vec<_> = all.iter().map(|id| self.assertion(*id, patterns)).collect();
                quote!(&[#(#all),*])
            }
            Keyword::If(test, then, other) => {
                let test = self.assertion_ref(*test, patterns);
                let then = self.optional(*then, patterns);
                let other = self.optional(*other, patterns);
                quote!(#test, #then, #other)
            }
            Keyword::DependentSchemas(all) => self.dependents(all, patterns),
            Keyword::PropertyNames(id)
            | Keyword::Ref(id)
            | Keyword::Not(id)
            | Keyword::Beside(id)
            | Keyword::UnevaluatedProperties(id)
            | Keyword::UnevaluatedItems(id) => self.assertion_ref(*id, patterns),
        };
        quote!(t::Keyword::#kind(#arguments))
    }

    fn dependents(&self, all: &Dependents, patterns: &mut Patterns) -> TokenStream {
        let mut pairs = Vec::new();
        for (name, id) in all {
            let (name, schema) = (text(name), self.assertion(*id, patterns));
            pairs.push(quote!((#name, #schema)));
        }
        quote!(&[#(#pairs),*])
    }

    fn optional(&self, id: Option<AssertionId>, patterns: &mut Patterns) -> TokenStream {
        match id {
            Some(id) => {
                let (some, schema) = (self.prelude("Some"), self.assertion_ref(id, patterns));
                quote!(#some(#schema))
            }
            None => self.prelude("None"),
        }
    }
}

/// The runtime's name of a keyword.
fn variant(keyword: &Keyword) -> &'static str {
    match keyword {
        Keyword::Never => "Never",
        Keyword::Open => "Open",
        Keyword::Sensitive => "Sensitive",
        Keyword::Type(_) => "Type",
        Keyword::Check(_) => "Rule",
        Keyword::Required(..) => "Required",
        Keyword::DependentRequired(_) => "DependentRequired",
        Keyword::Properties(..) => "Properties",
        Keyword::PropertyNames(_) => "PropertyNames",
        Keyword::Items(..) => "Items",
        Keyword::Contains(..) => "Contains",
        Keyword::Ref(_) => "Ref",
        Keyword::AllOf(_) => "AllOf",
        Keyword::AnyOf(_) => "AnyOf",
        Keyword::OneOf(_) => "OneOf",
        Keyword::Not(_) => "Not",
        Keyword::If(..) => "If",
        Keyword::DependentSchemas(_) => "DependentSchemas",
        Keyword::Beside(_) => "Beside",
        Keyword::UnevaluatedProperties(_) => "UnevaluatedProperties",
        Keyword::UnevaluatedItems(_) => "UnevaluatedItems",
    }
}

/// `t::Types::STRING`, or several joined.
fn json_types(types: &[JsonType]) -> TokenStream {
    let name = |one: &JsonType| {
        ident(match one {
            JsonType::Null => "NULL",
            JsonType::Boolean => "BOOLEAN",
            JsonType::Integer => "INTEGER",
            JsonType::Number => "NUMBER",
            JsonType::String => "STRING",
            JsonType::Array => "ARRAY",
            JsonType::Object => "OBJECT",
        })
    };
    let names: Vec<Ident> = types.iter().map(name).collect();
    match names.as_slice() {
        [only] => quote!(t::Types::#only),
        several => quote!(t::Types(#(t::Types::#several.0)|*)),
    }
}
