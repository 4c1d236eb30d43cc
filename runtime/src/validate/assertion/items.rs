//! Keywords about the items of arrays (JSON Schema 2020-12, section 10.3.1).

use super::evaluate::Evaluator;
use super::marks::Marks;
use super::verdict::Verdict;
use crate::shape::Assertion;
use crate::value::Json;

impl<'v> Evaluator<'v> {
    /// `prefixItems` and `items`.
    pub(super) fn items(
        &mut self,
        json: &'v Json,
        first: &'static [Assertion],
        rest: Option<&'static Assertion>,
        marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        let Json::Array(items) = json else { return Verdict::Holds };
        let mut verdict = Verdict::Holds;
        for (index, item) in items.iter().enumerate() {
            let Some(schema) = first.get(index).or(rest) else { break };
            verdict = verdict.and(self.assertion(item, schema, None));
            if verdict == Verdict::Fails {
                return verdict;
            }
        }
        if let Some(marks) = marks {
            marks.first_items = marks.first_items.max(first.len());
            marks.all_items |= rest.is_some();
        }
        verdict
    }

    pub(super) fn contains(
        &mut self,
        json: &'v Json,
        wanted: &'static Assertion,
        least: u64,
        most: Option<u64>,
        mut marks: Option<&mut Marks<'v>>,
    ) -> Verdict {
        let Json::Array(items) = json else { return Verdict::Holds };
        let (mut held, mut open) = (0u64, 0u64);
        for (index, item) in items.iter().enumerate() {
            match self.strictly(|it| it.assertion(item, wanted, None)) {
                Verdict::Holds => {
                    held += 1;
                    if let Some(marks) = marks.as_deref_mut() {
                        marks.item(index);
                    }
                }
                Verdict::Open => {
                    open += 1;
                    if let Some(marks) = marks.as_deref_mut() {
                        marks.uncertain = true;
                    }
                }
                Verdict::Fails => {}
            }
            if marks.is_none() && held >= least && most.is_none() {
                return Verdict::Holds;
            }
        }
        let fits = |count: u64| count >= least && most.is_none_or(|most| count <= most);
        if held + open < least || most.is_some_and(|most| held > most) {
            Verdict::Fails
        } else if open == 0 || (fits(held) && fits(held + open)) {
            Verdict::of(fits(held))
        } else {
            Verdict::Open
        }
    }

    pub(super) fn unevaluated_items(
        &mut self,
        json: &'v Json,
        rest: &'static Assertion,
        marks: &mut Marks<'v>,
    ) -> Verdict {
        let Json::Array(items) = json else { return Verdict::Holds };
        let mut verdict = Verdict::Holds;
        for (_, item) in items.iter().enumerate().filter(|(index, _)| !marks.has_item(*index)) {
            verdict = verdict.and(self.assertion(item, rest, None));
            if verdict == Verdict::Fails {
                break;
            }
        }
        if verdict == Verdict::Fails && marks.uncertain {
            verdict = Verdict::Open;
        }
        marks.all_items = true;
        verdict
    }
}
