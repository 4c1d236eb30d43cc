//! Which of several alternatives a value was meant for, and what it lacks.

use super::evaluate::Evaluator;
use super::explain::Explain;
use super::members::of_member;
use super::verdict::Verdict;
use crate::shape::{Assertion, Keyword, Rule, Schema};
use crate::validate::nearest::{OTHER, words};
use crate::validate::trail::Trail;
use crate::value::Json;

/// References are followed this far in weighing.
const LEVELS: usize = 6;

impl<'v> Evaluator<'v> {
    /// How far a value is from a schema.
    fn distance(&mut self, json: &'v Json, assertion: &'static Assertion, levels: usize) -> u64 {
        let mut distance = 0u64;
        for keyword in assertion.0 {
            if self.keyword(json, keyword, None) != Verdict::Fails {
                continue;
            }
            distance = distance.saturating_add(match keyword {
                Keyword::Type(_) | Keyword::Never | Keyword::Rule(Rule::OneOf(_)) => OTHER,
                Keyword::Ref(target) if levels > 0 => self.distance(json, target, levels - 1),
                Keyword::Link(link) if levels > 0 => {
                    link.get().map_or(1, |target| self.distance(json, target, levels - 1))
                }
                Keyword::AllOf(all) if levels > 0 => {
                    all.iter().fold(0u64, |sum, one| sum.saturating_add(self.distance(json, one, levels - 1)))
                }
                Keyword::Required(_, names) => names.iter().filter(|name| json.get(name).is_none()).count() as u64,
                Keyword::Properties(named, patterns, rest) => {
                    let members = json.as_object().into_iter().flat_map(|members| members.iter());
                    let mut sum = 0u64;
                    for (name, value) in members {
                        for (_, schema) in of_member(name, named, patterns, *rest) {
                            if self.assertion(value, schema, None) == Verdict::Fails {
                                let constant = matches!(schema.0, [.., Keyword::Rule(Rule::OneOf(_))]);
                                sum = sum.saturating_add(if constant { OTHER } else { 1 });
                            }
                        }
                    }
                    sum
                }
                _ => 1,
            });
        }
        distance
    }
}

impl<'v> Explain<'_, 'v> {
    /// The alternatives in words: how many there are, and what the value lacks to be the nearest of them.
    pub(super) fn nearest(
        &mut self,
        json: &'v Json,
        all: &'static [Assertion],
        schema: &Schema,
        trail: &Trail<'_>,
    ) -> String {
        let count = format!("{} alternatives", all.len());
        // What is only counted needs no reasons.
        if !self.walker.found.has_room() {
            return count;
        }
        let mut distances = Vec::new();
        for (index, one) in all.iter().enumerate() {
            distances.push((self.evaluator.distance(json, one, LEVELS), index));
        }
        let Some(&(distance, index)) = distances.iter().min() else { return count };
        // Nothing is near where every alternative is another type, or is as far as another one.
        let alone = distances.iter().filter(|(other, _)| *other == distance).count() == 1;
        let (Some(one), true) = (all.get(index), alone || distance < OTHER) else { return count };
        let before = std::mem::take(&mut self.walker.found);
        self.assertion(json, one, one.id(), schema, trail);
        let reasons = std::mem::replace(&mut self.walker.found, before);
        // An alternative that leads back to what is being explained adds nothing to it.
        if reasons.is_empty() {
            return count;
        }
        format!("{count}; nearest is number {}: {}", index + 1, words(&reasons, trail.pointer().len()))
    }
}
