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
use crate::shape::{
    Additional, Body, Choice, Field, Fields, Flags, Kind, List, Members, Object, Rule, Schema, Shape, Slot,
};
use crate::shape::{Union, Variant, View};

impl Walker {
    /// A walker that finds out whether a value is right, and no more.
    pub(super) fn looking(mode: Mode) -> Walker {
        Walker { found: Violations::up_to(0), ..Walker::new(mode, Scope::All) }
    }

    /// Whether a value keeps all that is asked at its position. What it does not take may be right all the same. Few
    /// variables, for this recurses: values made by hand may be deep.
    pub(super) fn takes(&mut self, view: &View<'_>, schema: &Schema) -> bool {
        match glance(view, schema) {
            Glance::Is(right) => right,
            Glance::More => self.finds_nothing(view, schema),
            Glance::Within(inner) => self.takes(view, inner),
            Glance::Items(list, items) => self.takes_items(list, items),
            Glance::Values(map, values) => self.takes_values(map, values),
            Glance::Object(object, fields, additional) => self.takes_object(object, fields, additional),
            Glance::Union(union, choice, variants) => self.takes_union(union, choice, variants),
        }
    }

    /// Leaves a part to the walker.
    fn finds_nothing(&mut self, view: &View<'_>, schema: &Schema) -> bool {
        self.value(*view, schema, &Trail::ROOT);
        self.found.is_empty()
    }

    fn takes_items(&mut self, list: &dyn List, items: &Schema) -> bool {
        for index in 0..list.len() {
            if let Some(item) = list.get(index)
                && !self.takes(&item.view(), items)
            {
                return false;
            }
        }
        true
    }

    fn takes_values(&mut self, map: &dyn Members, schema: &Schema) -> bool {
        let mut right = true;
        map.each(&mut |_, value| right = right && self.takes(&value.view(), schema));
        right
    }

    fn takes_object(&mut self, object: &dyn Object, fields: &'static Fields, additional: &'static Additional) -> bool {
        let mut right = true;
        object.slots(&mut |slots| right = self.takes_fields(slots, fields, additional));
        right
    }

    fn takes_fields(&mut self, slots: &[&dyn Slot], fields: &'static Fields, additional: &'static Additional) -> bool {
        for index in fields.checked() {
            let (Some(slot), Some(field)) = (slots.get(*index), fields.get(*index)) else { continue };
            let view = slot.view();
            match self.is_field_right(&view, field) {
                Some(true) => {}
                None if self.takes(&view, field.schema()) => {}
                _ => return false,
            }
        }
        match (additional, slots.get(fields.len()).map(|typed| typed.view())) {
            (Additional::Typed(schema), Some(View::Map(map))) => self.takes_values(map, schema),
            _ => true,
        }
    }

    /// What can be said of a field without going into its value. Most are absent or texts.
    #[inline]
    fn is_field_right(&self, view: &View<'_>, field: &Field) -> Option<bool> {
        let (flags, schema) = (field.flags(), field.schema());
        match (&schema.kind, view) {
            (_, View::Absent) if !flags.has(Flags::REQUIRED) => Some(true),
            (_, View::Absent) => (!schema.holds_null()).then(|| self.excuses(flags)),
            _ if flags.has(Flags::READ_ONLY) && self.mode == Mode::Request => Some(false),
            (Kind::Text, View::Text(text)) if !needs_more(schema.rules, view) => Some(keeps_all(text, schema)),
            _ => None,
        }
    }

    fn takes_union(&mut self, union: &dyn Union, choice: Choice, variants: &'static [Variant]) -> bool {
        let (name, value) = union.value();
        let Some(index) = variants.iter().position(|variant| Some(variant.name) == name) else { return false };
        let Some(variant) = variants.get(index) else { return false };
        if !self.takes(&value.view(), &variant.schema) {
            return false;
        }
        self.tagged(&value.view(), choice, variants, index, &Trail::ROOT);
        self.found.is_empty()
    }
}

/// What a value comes to, without going into its parts.
enum Glance<'a, 's> {
    Is(bool),
    /// More than a glance is needed.
    More,
    /// What the position stands for.
    Within(&'s Schema),
    Items(&'a dyn List, &'s Schema),
    Values(&'a dyn Members, &'s Schema),
    Object(&'a dyn Object, &'static Fields, &'static Additional),
    Union(&'a dyn Union, Choice, &'static [Variant]),
}

fn glance<'a, 's>(view: &View<'a>, schema: &'s Schema) -> Glance<'a, 's> {
    if needs_more(schema.rules, view) {
        return Glance::More;
    }
    let kept = |glance| if is_kept(schema, view) { glance } else { Glance::Is(false) };
    match (&schema.kind, view) {
        (Kind::Text, View::Text(text)) => Glance::Is(keeps_all(text, schema)),
        // What keeps the digits of a number shows them as text.
        (_, View::Text(_)) if matches!(schema.resolved().kind, Kind::Number | Kind::Integer(_)) => Glance::More,
        (Kind::Type(shape), _) => kept(named(view, shape)),
        (Kind::Nullable(_), View::Null | View::Absent) => Glance::Is(true),
        (Kind::Nullable(inner), _) => kept(Glance::Within(inner)),
        (Kind::Array(items), View::List(list)) => kept(Glance::Items(*list, items)),
        (Kind::Map(values), View::Map(map)) => kept(Glance::Values(*map, values)),
        (
            Kind::Boolean | Kind::Integer(_) | Kind::Number,
            View::Boolean(_) | View::Signed(_) | View::Unsigned(_) | View::Float(_),
        ) => Glance::Is(holds(&schema.kind, view) && is_kept(schema, view)),
        _ => Glance::More,
    }
}

fn named<'a>(view: &View<'a>, shape: &'static Shape) -> Glance<'a, 'static> {
    if needs_more(shape.rules, view) {
        return Glance::More;
    }
    let glance = match (&shape.body, view) {
        (Body::Object(fields, additional), View::Object(object)) if !is_aside(*object, fields, additional) => {
            Glance::Object(*object, fields, additional)
        }
        (Body::Alias(inner), _) => Glance::Within(inner),
        (Body::Strings(listed), View::Text(text)) => Glance::Is(listed.contains(text)),
        (Body::Union(choice, variants), View::Union(union)) => Glance::Union(*union, *choice, variants),
        _ => return Glance::More,
    };
    let kept = shape.rules.is_empty() || is_kept(&Schema { kind: Kind::Type(shape), rules: shape.rules }, view);
    if kept { glance } else { Glance::Is(false) }
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

fn is_kept(schema: &Schema, view: &View<'_>) -> bool {
    schema.rules.iter().all(|rule| is_broken(rule, view, schema).is_none())
}

fn keeps_all(text: &str, schema: &Schema) -> bool {
    schema.rules.iter().all(|rule| keeps(rule, text, schema))
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
