//! Keywords about the members of objects (JSON Schema 2020-12, section 10.3.2).

use super::evaluate::{DEEPEST, Evaluator};
use super::marks::Marks;
use super::verdict::Verdict;
use crate::shape::{Assertion, Keyword, Pattern};
use crate::value::Json;

/// `properties`, sorted by name.
pub(super) type Named = &'static [(&'static str, Assertion)];
/// `patternProperties`.
pub(super) type Patterned = &'static [(&'static Pattern, Assertion)];

/// The schemas of one member, each with the keyword that applies it.
pub(super) fn of_member(
    name: &str,
    named: Named,
    patterns: Patterned,
    rest: Option<&'static Assertion>,
) -> Vec<(&'static str, &'static Assertion)> {
    let own = named.binary_search_by(|(known, _)| (*known).cmp(name)).ok().and_then(|index| named.get(index));
    let mut all: Vec<_> = own.map(|(_, schema)| ("properties", schema)).into_iter().collect();
    let matching = patterns.iter().filter(|(pattern, _)| pattern.matches(name));
    all.extend(matching.map(|(_, schema)| ("patternProperties", schema)));
    if all.is_empty() {
        all.extend(rest.map(|schema| ("additionalProperties", schema)));
    }
    all
}

impl<'v> Evaluator<'v> {
    pub(super) fn properties(
        &mut self,
        json: &'v Json,
        named: Named,
        patterns: Patterned,
        rest: Option<&'static Assertion>,
        mut marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        let Json::Object(members) = json else { return Verdict::Holds };
        let mut verdict = Verdict::Holds;
        if patterns.is_empty() && rest.is_none() {
            for (name, schema) in named {
                let Some(value) = members.get(name) else { continue };
                verdict = verdict.and(self.assertion(value, schema, None));
                if verdict == Verdict::Fails {
                    return verdict;
                }
                if let Some(marks) = marks.as_deref_mut() {
                    marks.member(name);
                }
            }
            return verdict;
        }
        for (name, value) in members.iter() {
            let costly = patterns.iter().filter(|(pattern, _)| pattern.backtracks());
            let unknown =
                costly.fold(false, |unknown, (pattern, _)| unknown | (self.pattern(pattern, name) == Verdict::Open));
            if unknown {
                verdict = verdict.and(Verdict::Open);
                if let Some(marks) = marks.as_deref_mut() {
                    marks.uncertain = true;
                }
                continue;
            }
            for (_, schema) in of_member(name, named, patterns, rest) {
                verdict = verdict.and(self.assertion(value, schema, None));
                if let Some(marks) = marks.as_deref_mut() {
                    marks.member(name);
                }
            }
            if verdict == Verdict::Fails {
                return verdict;
            }
        }
        verdict
    }

    pub(super) fn names(&mut self, json: &Json, names: &'static Assertion) -> Verdict {
        let Json::Object(members) = json else { return Verdict::Holds };
        let mut verdict = Verdict::Holds;
        for name in members.keys() {
            // The name is a value of its own: what is known of the parts of this one says nothing of it.
            verdict = verdict.and(self.name(name, names));
            if verdict == Verdict::Fails {
                break;
            }
        }
        verdict
    }

    pub(super) fn name(&mut self, name: &str, names: &'static Assertion) -> Verdict {
        let name = Json::from(name);
        self.again().assertion(&name, names, None)
    }

    /// The keyword that a name breaks: of a schema that is another one's name, that of the other.
    pub(super) fn broken_by_name(&self, name: &str, names: &'static Assertion) -> &'static str {
        let name = Json::from(name);
        let mut at = names;
        for _ in 0..DEEPEST {
            let fails = |keyword: &&'static Keyword| self.again().keyword(&name, keyword, None) == Verdict::Fails;
            let Some(broken) = at.0.iter().find(fails) else { break };
            let fails = |one: &&'static Assertion| self.again().assertion(&name, one, None) == Verdict::Fails;
            let inner = match broken {
                Keyword::Ref(target) => Some(*target),
                Keyword::Link(link) => link.get(),
                Keyword::AllOf(all) => all.iter().find(fails),
                _ => None,
            };
            match inner {
                Some(inner) => at = inner,
                None => return broken.id(),
            }
        }
        at.id()
    }

    pub(super) fn unevaluated_members(
        &mut self,
        json: &'v Json,
        rest: &'static Assertion,
        marks: &mut Marks<'v>,
    ) -> Verdict {
        let Json::Object(members) = json else { return Verdict::Holds };
        let mut verdict = Verdict::Holds;
        for (_, value) in members.iter().filter(|(name, _)| !marks.has_member(name)) {
            verdict = verdict.and(self.assertion(value, rest, None));
            if verdict == Verdict::Fails {
                break;
            }
        }
        if verdict == Verdict::Fails && marks.uncertain {
            verdict = Verdict::Open;
        }
        marks.all_members = true;
        verdict
    }
}
