//! Groups that capture, and what refers back to them.
//!
//! In ECMA-262 a group that has not taken part captures nothing, and a reference to nothing matches the empty text; what a
//! group captured in an earlier round of a repetition is forgotten. The backtracking engine fails in the one case and
//! remembers in the other, as Python does. The one is written as a condition, the other is refused where it could be seen.

use std::collections::HashMap;

use super::escape::Group;
use super::quantifier::Quantifier;
use super::{Dialect, PatternError};

/// The groups so far, and the references to them.
#[derive(Default)]
pub(super) struct Captures<'a> {
    groups: Vec<Capture>,
    named: HashMap<&'a str, Vec<usize>>,
    /// The numbers of groups, and the place of the reference.
    references: Vec<(usize, usize)>,
}

#[derive(Default)]
struct Capture {
    closed: bool,
    /// Whether what is around it may match without it.
    optional: bool,
    /// Whether it may hold what the dialect has forgotten, or captured in another order.
    differs: bool,
}

impl<'a> Captures<'a> {
    pub(super) fn count(&self) -> usize {
        self.groups.len()
    }

    pub(super) fn open(&mut self, name: Option<&'a str>) {
        self.groups.push(Capture::default());
        if let Some(name) = name {
            self.named.entry(name).or_default().push(self.groups.len());
        }
    }

    /// A group ends before which there were `before`; it may be one that captures.
    pub(super) fn close(&mut self, before: usize, captures: bool, alternatives: bool, behind: bool) {
        if captures && let Some(own) = self.groups.get_mut(before) {
            own.closed = true;
        }
        let inner = before + usize::from(captures);
        self.groups.iter_mut().skip(inner).for_each(|group| group.optional |= alternatives);
        self.groups.iter_mut().skip(before).for_each(|group| group.differs |= behind);
    }

    /// A quantifier stands behind a term that begins after `before` groups.
    pub(super) fn quantified(&mut self, before: usize, quantifier: &Quantifier) {
        for group in self.groups.iter_mut().skip(before) {
            group.differs |= group.optional && quantifier.most != Some(1);
            group.optional |= quantifier.least == 0;
        }
    }

    /// Spells a reference.
    pub(super) fn refer(
        &mut self,
        group: &Group,
        dialect: Dialect,
        behind: bool,
        at: usize,
    ) -> Result<String, PatternError> {
        let numbers = match group {
            Group::Number(number) => vec![*number],
            Group::Name(name) => self.named.get(name.as_str()).cloned().unwrap_or_default(),
        };
        let is_closed =
            |number: &usize| number.checked_sub(1).and_then(|n| self.groups.get(n)).is_some_and(|g| g.closed);
        if numbers.is_empty() || !numbers.iter().all(is_closed) {
            return Err(PatternError::unsupported(at, "the back-reference stands before the end of its group"));
        }
        if behind {
            return Err(PatternError::unsupported(at, "a back-reference stands in what looks behind"));
        }
        self.references.extend(numbers.iter().map(|number| (*number, at)));
        let one = |number: &usize| match dialect {
            Dialect::Ecma => format!("(?({number})\\{number}|"),
            Dialect::Python => format!("(?:\\{number}"),
        };
        // Of the groups of one name, one at most takes part. A quantifier may follow, which a condition does not take.
        let spelled: String = numbers.iter().map(one).collect();
        Ok(format!("(?:{spelled}{})", ")".repeat(numbers.len())))
    }

    /// Refuses references that would see another text than the dialect's.
    pub(super) fn finish(&self, dialect: Dialect, ignores_case: bool) -> Result<(), PatternError> {
        for (number, at) in &self.references {
            if ignores_case {
                return Err(PatternError::unsupported(*at, "a back-reference beside the flag `i` is not translated"));
            }
            let differs = self.groups.get(number - 1).is_some_and(|group| group.differs);
            if differs && dialect == Dialect::Ecma {
                let message = "the back-reference's group may not take part in every round of a repetition";
                return Err(PatternError::unsupported(*at, message));
            }
        }
        Ok(())
    }
}
