//! The alternatives that a union does not hold: `oneOf` allows none of them beside the one that is held, and `anyOf`
//! takes a value that is none of the one that was read but fits another (JSON Schema 2020-12, section 10.2.1).

use super::Violations;
use super::seen::listed;
use super::trail::Trail;
use super::violation::MORE_THAN_ONE;
use super::walk::{Scope, Walker};
use crate::json::view_to_tree;
use crate::shape::{Body, Choice, Kind, Schema, Shape, Step, Union, Variant, View};
use crate::value::Json;

impl Walker {
    /// Checks a generated union as the variant that it holds; where that fails, another variant may take the value.
    pub(super) fn held(&mut self, union: &dyn Union, choice: Choice, variants: &'static [Variant], trail: &Trail<'_>) {
        let own = self.found.alike();
        let before = std::mem::replace(&mut self.found, own);
        self.union(union, choice, variants, trail);
        let own = std::mem::replace(&mut self.found, before);
        let untyped = variants.iter().any(|variant| variant.schema.is_untyped());
        let told = !matches!(choice, Choice::Tried | Choice::Members) && !untyped;
        let settled = own.is_empty() || told || self.scope == Scope::Misfits || union.value().0.is_none();
        if settled || !self.another_fits(union, variants, trail) {
            self.found.append(own);
        }
    }

    fn another_fits(&mut self, union: &dyn Union, variants: &'static [Variant], trail: &Trail<'_>) -> bool {
        let json = view_to_tree(View::Union(union), &Schema::ANY);
        let held = union.value().0;
        variants.iter().filter(|variant| Some(variant.name) != held).any(|variant| {
            let index = variants.iter().position(|other| std::ptr::eq(other, variant)).unwrap_or_default();
            self.would_be(&json, variant, index, trail).is_some_and(|violations| violations.is_empty())
        })
    }

    /// Checks that no more than one of a union's alternatives holds.
    pub(super) fn exactly_one(&mut self, view: &View<'_>, schema: &Schema, trail: &Trail<'_>) {
        let Kind::Type(Shape { body: Body::Union(_, variants), .. }) = &schema.kind else { return };
        let json = view_to_tree(*view, &Schema::ANY);
        let mut fitting = Vec::new();
        for (index, variant) in variants.iter().enumerate() {
            match self.would_be(&json, variant, index, trail) {
                Some(violations) if violations.is_empty() => fitting.push(variant.name),
                Some(_) => {}
                None => return,
            }
        }
        if fitting.len() > 1 {
            self.describe("oneOf", MORE_THAN_ONE.to_owned(), listed(fitting), trail);
        }
    }

    /// The violations of a value as one of the alternatives; `None` when too much was tried already.
    pub(super) fn would_be(
        &mut self,
        json: &Json,
        variant: &'static Variant,
        index: usize,
        trail: &Trail<'_>,
    ) -> Option<Violations> {
        if self.budget == 0 {
            return None;
        }
        let trial = std::mem::replace(&mut self.trial, true);
        let before = std::mem::take(&mut self.found);
        self.value(View::Json(json), &variant.schema, &trail.step(Step::Variant(index)));
        self.trial = trial;
        Some(std::mem::replace(&mut self.found, before))
    }
}
