//! Why no variant of a union takes a value: what it lacks to be the nearest of them.

use super::Violations;
use super::seen::listed;
use super::trail::Trail;
use super::walk::Walker;
use crate::shape::{Variant, View};
use crate::value::Json;

/// So many reasons are named.
const NAMED: usize = 3;
/// Another value than the listed ones is another variant.
pub(super) const OTHER: u64 = 1_000;

impl Walker {
    /// Reports a value that no variant takes, by the keyword that lists them.
    pub(super) fn none_fits(&mut self, json: &Json, variants: &'static [Variant], trail: &Trail<'_>) {
        let names = || listed(variants.iter().map(|variant| variant.name));
        // Whether a trial fails is all that is asked of it.
        if self.trial || !self.found.has_room() {
            return self.report("oneOf", names(), &View::Json(json), trail);
        }
        match trail.shape().map_or("oneOf", |shape| shape.source.union_keyword(shape.name)) {
            "type" => {
                let mut types: Vec<_> = variants.iter().map(|variant| variant.schema.describe()).collect();
                types.dedup();
                self.report("type", types.join(" or "), &View::Json(json), trail);
            }
            keyword => {
                let near =
                    self.nearest(json, variants, trail).map_or(String::new(), |near| format!("; nearest is {near}"));
                self.report(keyword, names() + &near, &View::Json(json), trail);
            }
        }
    }

    /// The variant that asks for least, and what it asks for. There is none where all are of another JSON type, or where several
    /// are as near as one another and differ by a listed value.
    fn nearest(&mut self, json: &Json, variants: &'static [Variant], trail: &Trail<'_>) -> Option<String> {
        let mut best: Option<(u64, &'static str, Violations)> = None;
        let mut alone = true;
        for (index, variant) in variants.iter().enumerate() {
            let violations = self.would_be(json, variant, index, trail)?;
            let own = |pointer: &str| pointer.len() == trail.pointer().len();
            if violations.is_empty() || violations.iter().any(|one| one.rule() == "type" && own(one.pointer())) {
                continue;
            }
            let weigh = |rule: &str| if rule == "enum" { OTHER } else { 1 };
            let distance = violations.iter().fold(0u64, |sum, one| sum.saturating_add(weigh(one.rule())));
            match &best {
                Some((least, ..)) if distance > *least => {}
                Some((least, ..)) if distance == *least => alone = false,
                _ => (best, alone) = (Some((distance, variant.name, violations)), true),
            }
        }
        let (distance, name, violations) = best?;
        (alone || distance < OTHER).then(|| format!("{name}: {}", words(&violations, trail.pointer().len())))
    }
}

/// The first violations in few words, with pointers from the value in question. Nothing that was seen is among them.
pub(super) fn words(reasons: &Violations, skipped: usize) -> String {
    let mut text = String::new();
    for reason in reasons.iter().take(NAMED) {
        if !text.is_empty() {
            text.push_str(", ");
        }
        let pointer = reason.pointer().get(skipped..).unwrap_or_default();
        text.push_str(pointer);
        text.push_str(if pointer.is_empty() { "" } else { " " });
        text.push_str(reason.rule());
        if !reason.limit().is_empty() {
            text.push(' ');
            text.push_str(reason.limit());
        }
    }
    if reasons.len() > NAMED {
        text.push_str(", …");
    }
    text
}
