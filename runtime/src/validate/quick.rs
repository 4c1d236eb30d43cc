//! A first look: is a value right? It keeps no way to where it is and makes no text, so that a value that is right, as
//! most are, costs no more than its rules. What is not right is walked again, by the walker that says why.
//!
//! Both agree, for what the first look takes is not looked at again. No part is looked at twice here: a part is either gone
//! through, or left to the walker as a whole where it needs more than a glance at the table (assertions, what a tolerant
//! reading left aside, digits kept as text).

use super::rules::{is_broken, is_longer, is_shorter};
use super::simple::simple;
use super::trail::Trail;
use super::walk::{Scope, Walker, holds};
use super::{Mode, Violations};
use crate::formats;
use crate::shape::{
    Additional, Body, Check, Choice, Fields, Flags, Kind, List, Members, Object, Rule, Schema, Shape, Slot, Test,
    Union, Variant, View,
};
use crate::value::Extra;

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
        let checks = fields.checks();
        if checks.is_empty() && !matches!(additional, Additional::Typed(_)) {
            return true;
        }
        let mut right = true;
        object.slots(&mut |slots| {
            right =
                self.takes_fields(slots, checks) && self.takes_further(slots.get(fields.len()).copied(), additional);
        });
        right
    }

    fn takes_fields(&mut self, slots: &[&dyn Slot], checks: &'static [Check]) -> bool {
        checks.iter().all(|check| {
            if check.sent_alone && self.mode != Mode::Request {
                return true;
            }
            let Some(slot) = slots.get(check.index) else { return true };
            // It stays where it is: what was just written in parts is slow to be read as a whole.
            let view = &slot.view();
            match view {
                View::Absent => self.may_lack(check),
                _ if check.flags.has(Flags::READ_ONLY) && self.mode == Mode::Request => false,
                _ => simple(view, &check.test).unwrap_or_else(|| self.passes(view, &check.test, check.schema)),
            }
        })
    }

    fn takes_further(&mut self, typed: Option<&dyn Slot>, additional: &'static Additional) -> bool {
        match (additional, typed.map(Slot::view)) {
            (Additional::Typed(schema), Some(View::Map(map))) => self.takes_values(map, schema),
            _ => true,
        }
    }

    /// Whether a field may be empty.
    #[inline]
    fn may_lack(&mut self, check: &'static Check) -> bool {
        !check.flags.has(Flags::REQUIRED)
            || match check.schema.holds_null() {
                true => self.takes(&View::Absent, check.schema),
                false => self.excuses(check.flags),
            }
    }

    /// Whether a value passes what was worked out for its position; where that does not say, the position is asked.
    fn passes(&mut self, view: &View<'_>, test: &'static Test, schema: &'static Schema) -> bool {
        match (test, view) {
            (Test::Object(fields, additional), View::Object(object)) if !is_aside(*object, fields, additional) => {
                self.takes_object(*object, fields, additional)
            }
            (Test::Items { least, most, schema, test }, View::List(list)) => {
                (*least..=*most).contains(&(list.len() as u64)) && self.passes_each(*list, test, schema)
            }
            _ => self.takes(view, schema),
        }
    }

    fn passes_each(&mut self, list: &dyn List, test: &'static Test, schema: &'static Schema) -> bool {
        matches!(test, Test::Typed)
            || (0..list.len()).filter_map(|index| list.get(index)).all(|item| {
                let view = item.view();
                simple(&view, test).unwrap_or_else(|| self.passes(&view, test, schema))
            })
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
#[inline]
fn is_aside(object: &dyn Object, fields: &Fields, additional: &Additional) -> bool {
    let extra = object.extra();
    extra.holds_any() && has_aside(extra, fields, additional)
}

#[cold]
fn has_aside(extra: &Extra, fields: &Fields, additional: &Additional) -> bool {
    let known = || extra.iter().any(|(name, _)| fields.find(name).is_some());
    extra.instead().is_some() || !matches!(additional, Additional::Open) || known()
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
