//! Keywords that apply schemas to the same value (JSON Schema 2020-12, section 10.2).

use super::evaluate::Evaluator;
use super::marks::Marks;
use super::verdict::Verdict;
use crate::shape::Assertion;
use crate::value::Json;

impl<'v> Evaluator<'v> {
    /// Asks what a value is, not whether it is right: no member is excused.
    pub(super) fn strictly<T>(&mut self, ask: impl FnOnce(&mut Self) -> T) -> T {
        let before = std::mem::replace(&mut self.strict, true);
        let answer = ask(self);
        self.strict = before;
        answer
    }

    pub(super) fn all_of(
        &mut self,
        json: &'v Json,
        all: &'static [Assertion],
        mut marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        let mut verdict = Verdict::Holds;
        for one in all {
            verdict = verdict.and(self.assertion(json, one, marks.as_deref_mut()));
            if verdict == Verdict::Fails {
                break;
            }
        }
        verdict
    }

    /// A schema whose failure is no failure of the whole: what it evaluates counts only if it holds.
    pub(super) fn attempt(
        &mut self,
        json: &'v Json,
        one: &'static Assertion,
        marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        let Some(marks) = marks else { return self.assertion(json, one, None) };
        let mut own = Box::<Marks<'v>>::default();
        let verdict = self.assertion(json, one, Some(&mut own));
        match verdict {
            Verdict::Holds => marks.merge(&own),
            Verdict::Open => marks.uncertain = true,
            Verdict::Fails => {}
        }
        verdict
    }

    pub(super) fn any_of(
        &mut self,
        json: &'v Json,
        all: &'static [Assertion],
        mut marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        let mut verdict = Verdict::Fails;
        for one in all {
            verdict = verdict.or(self.attempt(json, one, marks.as_deref_mut()));
            if verdict == Verdict::Holds && marks.is_none() {
                break;
            }
        }
        verdict
    }

    /// Exactly one. An alternative that holds only because the direction excuses a member counts where no other does.
    pub(super) fn one_of(
        &mut self,
        json: &'v Json,
        all: &'static [Assertion],
        mut marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        let (mut held, mut open) = (0, 0);
        for one in all {
            match self.strictly(|it| it.attempt(json, one, marks.as_deref_mut())) {
                Verdict::Holds => held += 1,
                Verdict::Open => open += 1,
                Verdict::Fails => {}
            }
            if held > 1 {
                return Verdict::Fails;
            }
        }
        match (held, open) {
            (0, 0) if !self.strict => self.any_of(json, all, marks),
            (0, 0) => Verdict::Fails,
            (1, 0) => Verdict::Holds,
            _ => Verdict::Open,
        }
    }

    pub(super) fn if_then_else(
        &mut self,
        json: &'v Json,
        test: &'static Assertion,
        then: Option<&'static Assertion>,
        other: Option<&'static Assertion>,
        mut marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        let test = self.strictly(|it| it.attempt(json, test, marks.as_deref_mut()));
        let mut branch = |it: &mut Self, one: Option<&'static Assertion>| match one {
            Some(one) => it.attempt(json, one, marks.as_deref_mut()),
            None => Verdict::Holds,
        };
        match test {
            Verdict::Holds => branch(self, then),
            Verdict::Fails => branch(self, other),
            Verdict::Open => {
                let (then, other) = (branch(self, then), branch(self, other));
                if then == other { then } else { Verdict::Open }
            }
        }
    }

    pub(super) fn dependent_schemas(
        &mut self,
        json: &'v Json,
        all: &'static [(&'static str, Assertion)],
        mut marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        let mut verdict = Verdict::Holds;
        for (name, one) in all {
            if json.get(name).is_some() {
                verdict = verdict.and(self.assertion(json, one, marks.as_deref_mut()));
            }
        }
        verdict
    }

    /// What is checked elsewhere; where it fails, that is said there, and nothing is known of what it evaluates.
    pub(super) fn beside(
        &mut self,
        json: &'v Json,
        rest: &'static Assertion,
        marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        let Some(marks) = marks else { return Verdict::Holds };
        let mut own = Box::<Marks<'v>>::default();
        if self.assertion(json, rest, Some(&mut own)) == Verdict::Fails {
            marks.uncertain = true;
        } else {
            marks.merge(&own);
        }
        Verdict::Holds
    }
}
