//! A first look: is a value right? It keeps no way to where it is and makes no text, so that a value that is right, as
//! most are, costs no more than its rules. What is not right is walked again, by the walker that says why.
//!
//! Both agree, for what the first look takes is not looked at again. No part is looked at twice here: a part is either gone
//! through, or left to the walker as a whole where it needs more than a glance at the table (assertions, what a tolerant
//! reading left aside, digits kept as text).

use super::rules::{is_broken, is_longer, is_shorter};
use super::trail::Trail;
use super::walk::{Scope, Walker, holds};
use super::{Mode, Violations};
use crate::formats;
use crate::shape::{Additional, Body, Choice, Fields, Flags, Kind, List, Object, Rule, Schema, Shape, Slot, Union};
use crate::shape::{Variant, View};

impl Walker {
    /// A walker that finds out whether a value is right, and no more.
    pub(super) fn looking(mode: Mode) -> Walker {
        Walker { found: Violations::up_to(0), ..Walker::new(mode, Scope::All) }
    }

    /// Whether a value keeps all that is asked at its position. What it does not take may be right all the same.
    pub(super) fn takes(&mut self, view: View<'_>, schema: &Schema) -> bool {
        match (&schema.kind, view) {
            _ if needs_more(schema.rules, &view) => self.finds_nothing(view, schema),
            (Kind::Text, View::Text(text)) => schema.rules.iter().all(|rule| keeps(rule, text, schema)),
            // What keeps the digits of a number shows them as text.
            (_, View::Text(_)) if is_number(schema) => self.finds_nothing(view, schema),
            (Kind::Type(shape), _) => is_kept(schema, &view) && self.takes_named(view, shape),
            (Kind::Nullable(_), View::Null | View::Absent) => true,
            (Kind::Nullable(inner), _) => is_kept(schema, &view) && self.takes(view, inner),
            (Kind::Array(items), View::List(list)) => is_kept(schema, &view) && self.takes_list(list, items),
            (Kind::Map(values), View::Map(_)) => is_kept(schema, &view) && self.takes_values(view, values),
            (
                Kind::Boolean | Kind::Integer(_) | Kind::Number,
                View::Boolean(_) | View::Signed(_) | View::Unsigned(_) | View::Float(_),
            ) => holds(&schema.kind, &view) && is_kept(schema, &view),
            _ => self.finds_nothing(view, schema),
        }
    }

    /// Leaves a part to the walker.
    fn finds_nothing(&mut self, view: View<'_>, schema: &Schema) -> bool {
        self.value(view, schema, &Trail::ROOT);
        self.found.is_empty()
    }

    fn takes_list(&mut self, list: &dyn List, items: &Schema) -> bool {
        (0..list.len()).all(|index| list.get(index).is_none_or(|item| self.takes(item.view(), items)))
    }

    fn takes_named(&mut self, view: View<'_>, shape: &'static Shape) -> bool {
        let schema = Schema { kind: Kind::Type(shape), rules: shape.rules };
        match (&shape.body, view) {
            _ if needs_more(shape.rules, &view) => self.finds_nothing(view, &Schema::of(shape)),
            (Body::Object(fields, additional), View::Object(object)) => {
                if is_aside(object, fields, additional) {
                    return self.finds_nothing(view, &Schema::of(shape));
                }
                self.takes_object(object, fields, additional) && is_kept(&schema, &view)
            }
            (Body::Alias(inner), _) => is_kept(&schema, &view) && self.takes(view, inner),
            (Body::Strings(listed), View::Text(text)) => listed.contains(&text) && is_kept(&schema, &view),
            (Body::Union(choice, variants), View::Union(union)) => {
                self.takes_union(union, *choice, variants) && is_kept(&schema, &view)
            }
            _ => self.finds_nothing(view, &Schema::of(shape)),
        }
    }

    fn takes_object(&mut self, object: &dyn Object, fields: &'static Fields, additional: &'static Additional) -> bool {
        let mut right = true;
        object.slots(&mut |slots| {
            right = fields.checked().iter().all(|index| self.takes_field(slots, fields, *index));
            if let (Additional::Typed(schema), Some(typed)) = (additional, slots.get(fields.len())) {
                right = right && self.takes_values(typed.view(), schema);
            }
        });
        right
    }

    fn takes_field(&mut self, slots: &[&dyn Slot], fields: &'static Fields, index: usize) -> bool {
        let (Some(slot), Some(field)) = (slots.get(index), fields.get(index)) else { return true };
        let (view, flags) = (slot.view(), field.flags());
        if matches!(view, View::Absent) {
            let asked = flags.has(Flags::REQUIRED);
            return !asked
                || if field.schema().holds_null() { self.takes(view, field.schema()) } else { self.excuses(flags) };
        }
        let sent = flags.has(Flags::READ_ONLY) && self.mode == Mode::Request;
        !sent && self.takes(view, field.schema())
    }

    fn takes_values(&mut self, view: View<'_>, schema: &Schema) -> bool {
        let View::Map(map) = view else { return true };
        let mut right = true;
        map.each(&mut |_, value| right = right && self.takes(value.view(), schema));
        right
    }

    fn takes_union(&mut self, union: &dyn Union, choice: Choice, variants: &'static [Variant]) -> bool {
        let (name, value) = union.value();
        let Some(index) = variants.iter().position(|variant| Some(variant.name) == name) else { return false };
        let Some(variant) = variants.get(index) else { return false };
        if !self.takes(value.view(), &variant.schema) {
            return false;
        }
        self.tagged(&value.view(), choice, variants, index, &Trail::ROOT);
        self.found.is_empty()
    }
}

/// Whether a member that no field holds has to be looked at: all but the unknown ones of an object that takes any.
fn is_aside(object: &dyn Object, fields: &Fields, additional: &Additional) -> bool {
    let extra = object.extra();
    let known = || extra.iter().any(|(name, _)| fields.find(name).is_some());
    extra.holds_any() && (extra.instead().is_some() || !matches!(additional, Additional::Open) || known())
}

/// Whether rules are more than a look at this value: assertions, or rules on what stands in place of a struct.
fn needs_more(rules: &[Rule], view: &View<'_>) -> bool {
    let instead = |view: &View<'_>| matches!(view, View::Object(object) if object.extra().instead().is_some());
    !rules.is_empty() && (rules.iter().any(|rule| matches!(rule, Rule::ExactlyOne | Rule::Assert(_))) || instead(view))
}

fn is_number(schema: &Schema) -> bool {
    matches!(schema.resolved().kind, Kind::Number | Kind::Integer(_))
}

fn is_kept(schema: &Schema, view: &View<'_>) -> bool {
    schema.rules.iter().all(|rule| is_broken(rule, view, schema).is_none())
}

/// Whether a text keeps a rule; in most cases without a place for what would be said of it.
fn keeps(rule: &Rule, text: &str, schema: &Schema) -> bool {
    match rule {
        Rule::MinLength(least) => !is_shorter(text, *least),
        Rule::MaxLength(most) => !is_longer(text, *most),
        Rule::Pattern(pattern) => pattern.matches(text),
        Rule::Format(format) => formats::check(format, text) != Some(false),
        _ => is_broken(rule, &View::Text(text), schema).is_none(),
    }
}
