//! Unions: the variant that is held, or the one that free-form JSON is meant for.

use super::assertion::typed;
use super::seen::{listed, quoted, seen};
use super::trail::{Key, Trail};
use super::walk::{Scope, Walker};
use crate::shape::{Choice, Step, Union, Variant, View};
use crate::value::{Json, tag_text};

impl Walker {
    /// Checks a generated union.
    pub(super) fn union(&mut self, union: &dyn Union, choice: Choice, variants: &'static [Variant], trail: &Trail<'_>) {
        let (name, value) = union.value();
        match variants.iter().enumerate().find(|(_, variant)| Some(variant.name) == name) {
            Some((index, variant)) => {
                let before = self.found.len();
                self.value(value.view(), &variant.schema, &trail.step(Step::Variant(index)));
                // What the member's own rules say of it is enough.
                if self.found.len() == before {
                    self.tagged(&value.view(), choice, variants, index, trail);
                }
            }
            None => {
                let json = if let View::Json(json) = value.view() { json } else { &Json::Null };
                let before = self.found.len();
                let others = self.others;
                if let Some(index) = named(json, choice, variants).or((variants.len() == 1).then_some(0)) {
                    self.variant(json, variants, index, trail);
                }
                let taken = self.others > others || self.is_other(json, variants, trail);
                if self.found.len() == before && !taken {
                    self.unlisted(json, choice.member(), variants, trail);
                }
            }
        }
    }

    /// Checks free-form JSON against the variant that its discriminator names, or against those that it may be.
    pub(super) fn choose(&mut self, json: &Json, choice: Choice, variants: &'static [Variant], trail: &Trail<'_>) {
        if let Some(index) = named(json, choice, variants) {
            return self.variant(json, variants, index, trail);
        }
        if let Some(member) = choice.member().filter(|member| json.get(member).is_some())
            && variants.iter().all(|variant| !variant.tags.is_empty())
        {
            return self.unlisted(json, Some(member), variants, trail);
        }
        let mut nearest: Option<(usize, usize)> = None;
        let mut alone = true;
        for (index, variant) in variants.iter().enumerate() {
            let Some(violations) = self.would_be(json, variant, index, trail) else { break };
            if violations.is_empty() {
                return;
            }
            // A variant of another JSON type is not what was meant.
            let other_type = violations.iter().any(|v| v.rule() == "type" && v.pointer() == trail.pointer());
            if other_type {
                continue;
            }
            alone = nearest.is_none();
            if nearest.is_none_or(|(least, _)| violations.len() < least) {
                nearest = Some((violations.len(), index));
            }
        }
        match nearest {
            Some((_, index)) if alone => self.variant(json, variants, index, trail),
            _ => self.unlisted(json, choice.member(), variants, trail),
        }
    }

    /// Whether a variant takes the JSON because its type is inferred, so that no Rust type of it could hold the value.
    fn is_other(&mut self, json: &Json, variants: &'static [Variant], trail: &Trail<'_>) -> bool {
        self.scope == Scope::All
            && variants.iter().enumerate().any(|(index, variant)| {
                let others = self.others;
                let fits = self.would_be(json, variant, index, trail).is_some_and(|found| found.is_empty());
                fits && self.others > others
            })
    }

    fn variant(&mut self, json: &Json, variants: &'static [Variant], index: usize, trail: &Trail<'_>) {
        if let Some(variant) = variants.get(index) {
            self.value(View::Json(json), &variant.schema, &trail.step(Step::Variant(index)));
        }
    }

    fn unlisted(&mut self, json: &Json, tag: Option<&'static str>, variants: &'static [Variant], trail: &Trail<'_>) {
        let view = View::Json(json);
        let trail = &trail.mask(variants.iter().any(|variant| variant.schema.is_password()));
        let Some(tag) = tag else { return self.none_fits(json, variants, trail) };
        let tags = listed(variants.iter().flat_map(|variant| variant.tags.iter().map(|tag| quoted(tag))));
        let found = match json.get(tag) {
            Some(value) => format!("{tag} {}", seen(&View::Json(value), trail.masked || is_secret(variants, tag))),
            None if json.as_object().is_some() => format!("no {tag}"),
            None => seen(&view, trail.masked),
        };
        self.describe("discriminator", tags, found, trail);
    }
}

/// Whether a member of that name is a secret in any variant.
fn is_secret(variants: &[Variant], name: &str) -> bool {
    variants.iter().any(|variant| typed::part(&variant.schema, Key::Name(name)).1)
}

/// The variant that a member's value names.
fn named(json: &Json, choice: Choice, variants: &'static [Variant]) -> Option<usize> {
    let wanted = match json.get(choice.member()?) {
        Some(Json::String(text)) => Some(text.clone()),
        Some(Json::Number(number)) => Some(tag_text(number.as_str())),
        Some(Json::Boolean(value)) => Some(value.to_string()),
        _ => None,
    };
    let tagged = wanted.and_then(|wanted| variants.iter().position(|v| v.tags.contains(&wanted.as_str())));
    tagged.or(match choice {
        Choice::TagOr(_, otherwise) if json.as_object().is_some() => Some(otherwise),
        _ => None,
    })
}
