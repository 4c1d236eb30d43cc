//! The walker: one for values and for free-form JSON. It checks types and finds the rules.

use super::rules::{is_broken, item_count};
use super::seen::{listed, quoted, seen};
use super::trail::{Key, Trail};
use super::violation::Violation;
use super::{Mode, Violations};
use crate::json::{view_to_request_tree, view_to_tree};
use crate::shape::{Body, Kind, Rule, Schema, Shape, Slot, Step, View, Width, array_of};
use crate::value::{Json, Number, integer, is_integral, quoted_integer};

/// What is looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// Everything.
    All,
    /// What a tolerant reading left aside.
    Misfits,
}

pub(super) struct Walker {
    pub(super) mode: Mode,
    pub(super) scope: Scope,
    pub(super) found: Violations,
    /// How many more parts may be looked at in the search for a union's variant; each part looked at outside adds some.
    pub(super) budget: u64,
    pub(super) trial: bool,
    /// How many values were of another type than the one that is inferred, and right all the same.
    pub(super) others: u64,
}

impl Walker {
    pub(super) fn new(mode: Mode, scope: Scope) -> Walker {
        Walker { mode, scope, found: Violations::new(), budget: 1 << 20, trial: false, others: 0 }
    }

    /// Checks a value at its position.
    pub(super) fn value(&mut self, view: View<'_>, schema: &Schema, trail: &Trail<'_>) {
        self.budget = if self.trial { self.budget.saturating_sub(1) } else { self.budget.saturating_add(64) };
        match whole(view) {
            view @ View::Text(_) if matches!(schema.kind, Kind::Text) => self.rules(&view, schema, 0, trail),
            View::Text(text) => self.text(text, schema, trail),
            view => self.position(plain(view), schema, 0, trail),
        }
    }

    /// Checks text; a type that keeps the digits of a number shows them as text.
    fn text(&mut self, text: &str, schema: &Schema, trail: &Trail<'_>) {
        let number = match schema.resolved().kind {
            Kind::Number | Kind::Integer(_) => Number::parse(text).map(Json::Number),
            _ => None,
        };
        self.position(number.as_ref().map_or(View::Text(text), View::Json), schema, 0, trail);
    }

    /// `base` is the number of rules before those of this position, for a nullable position goes on in the one it holds.
    /// What recurses stands alone, without the variables of the checks: values made by hand may be deep.
    fn position(&mut self, view: View<'_>, schema: &Schema, base: usize, trail: &Trail<'_>) {
        match &schema.kind {
            // What is allowed to be null may still be told which value it is not.
            Kind::Nullable(_) if matches!(view, View::Null | View::Absent) => self.asserted(&view, schema, base, trail),
            Kind::Nullable(inner) => {
                self.rules(&view, schema, base, trail);
                self.position(view, inner, base + schema.rules.len(), trail);
            }
            Kind::Type(shape) => {
                self.rules(&view, schema, base, trail);
                self.named(view, shape, trail);
            }
            kind => {
                let fits = self.parts(&view, kind, trail);
                self.unnamed(fits, &view, schema, base, trail);
            }
        }
    }

    /// Checks the rules of a value without a named type, whose parts were found to fit or not.
    fn unnamed(&mut self, fits: bool, view: &View<'_>, schema: &Schema, base: usize, trail: &Trail<'_>) {
        if fits || holds(&schema.kind, view) {
            self.rules(view, schema, base, trail);
        } else if Rule::is_untyped(schema.rules) {
            self.other_type(view, &schema.describe(), trail);
            self.rules(view, schema, base, trail);
        } else {
            self.no_value(view, schema, trail);
        }
    }

    /// A value of another type than the one that is inferred is as good.
    fn other_type(&mut self, view: &View<'_>, promised: &str, trail: &Trail<'_>) {
        match self.scope {
            Scope::All => self.others += 1,
            Scope::Misfits => self.report("type", promised.to_owned(), view, trail),
        }
    }

    /// Reports a value of another type; of a tuple, also one with another number of items.
    fn no_value(&mut self, view: &View<'_>, schema: &Schema, trail: &Trail<'_>) {
        let trail = &trail.mask(schema.is_password());
        let promised = if is_endless(view) { "a finite number".into() } else { schema.describe() }.into_owned();
        match (&schema.kind, item_count(view)) {
            (Kind::Tuple(_), Some(count)) => self.describe("type", promised, array_of(count), trail),
            _ => self.report("type", promised, view, trail),
        }
    }

    /// Checks the parts of an array or a map; whether the value is one and should be.
    fn parts(&mut self, view: &View<'_>, kind: &Kind, trail: &Trail<'_>) -> bool {
        match (kind, view) {
            (Kind::Array(items), View::List(list)) => {
                for index in 0..list.len() {
                    let Some(view) = list.get(index).map(Slot::view) else { continue };
                    if !is_right(&view, items) {
                        self.value(view, items, &trail.to(Key::Index(index), Step::Items));
                    }
                }
            }
            (Kind::Array(items), View::Json(Json::Array(list))) => {
                for (index, item) in list.iter().enumerate() {
                    self.value(View::Json(item), items, &trail.to(Key::Index(index), Step::Items));
                }
            }
            (Kind::Tuple(items), View::List(list)) if list.len() == items.len() => {
                for (index, schema) in items.iter().enumerate() {
                    if let Some(item) = list.get(index) {
                        self.value(item.view(), schema, &trail.to(Key::Index(index), Step::Item(index)));
                    }
                }
            }
            (Kind::Tuple(items), View::Json(Json::Array(list))) if list.len() == items.len() => {
                for (index, (item, schema)) in list.iter().zip(*items).enumerate() {
                    self.value(View::Json(item), schema, &trail.to(Key::Index(index), Step::Item(index)));
                }
            }
            (Kind::Map(values), View::Map(map)) => {
                map.each(&mut |name, value| {
                    self.value(value.view(), values, &trail.to(Key::Name(name), Step::Values));
                });
            }
            (Kind::Map(values), View::Json(Json::Object(map))) => {
                for (name, value) in map.iter() {
                    self.value(View::Json(value), values, &trail.to(Key::Name(name), Step::Values));
                }
            }
            _ => return false,
        }
        true
    }

    /// Checks a value of a named type.
    fn named(&mut self, view: View<'_>, shape: &'static Shape, trail: &Trail<'_>) {
        let trail = &trail.enter(shape);
        match (&shape.body, view) {
            (Body::Object(fields, additional), View::Object(object)) => {
                self.object(object, fields, additional, trail);
                self.own_rules(&view, shape, trail);
            }
            _ => self.held_by_name(view, shape, trail),
        }
    }

    /// Checks a value of a named type that is no struct; the trail has entered it.
    fn held_by_name(&mut self, view: View<'_>, shape: &'static Shape, trail: &Trail<'_>) {
        match (&shape.body, &view) {
            (Body::Alias(schema), _) => {
                self.own_rules(&view, shape, trail);
                return self.position(view, schema, shape.rules.len(), trail);
            }
            (Body::Object(fields, additional), View::Json(Json::Object(members))) => {
                self.members(members, fields, additional, trail);
            }
            (Body::Object(..), _) if Rule::is_untyped(shape.rules) => self.other_type(&view, shape.name, trail),
            (Body::Union(choice, variants), View::Union(union)) => self.held(*union, *choice, variants, trail),
            (Body::Union(choice, variants), View::Json(json)) => self.choose(json, *choice, variants, trail),
            (body, _) => {
                if !self.simple(&view, body, shape.name, trail) {
                    return;
                }
            }
        }
        self.own_rules(&view, shape, trail);
    }

    /// Checks the rules that a named type has of its own.
    fn own_rules(&mut self, view: &View<'_>, shape: &'static Shape, trail: &Trail<'_>) {
        self.rules(view, &Schema { kind: Kind::Type(shape), rules: shape.rules }, 0, trail);
    }

    /// Checks enums, and simple values that stand for a union; false if the type is another one.
    fn simple(&mut self, view: &View<'_>, body: &'static Body, name: &'static str, trail: &Trail<'_>) -> bool {
        let promised = match (body, view) {
            (Body::Strings(values), View::Text(text)) => {
                if !values.contains(text) {
                    self.report("enum", listed(values.iter().map(|value| quoted(value))), view, trail);
                }
                return true;
            }
            (Body::Integers(values), _) if matches!(number(view), Some(Some(_))) => {
                let value = number(view).flatten();
                if !values.iter().any(|known| Some(i128::from(*known)) == value) {
                    self.report("enum", listed(values.iter().map(i64::to_string)), view, trail);
                }
                return true;
            }
            (Body::Union(choice, variants), View::Null | View::Boolean(_) | View::Text(_)) => {
                self.choose(&view_to_tree(*view, &Schema::ANY), *choice, variants, trail);
                return true;
            }
            (Body::Strings(_), _) => "a string",
            (Body::Integers(_), _) => "an integer",
            _ => name,
        };
        self.report("type", promised.to_owned(), view, trail);
        false
    }

    fn rules(&mut self, view: &View<'_>, schema: &Schema, base: usize, trail: &Trail<'_>) {
        let mut asserts = false;
        for (index, rule) in schema.rules.iter().enumerate() {
            asserts |= matches!(rule, Rule::ExactlyOne | Rule::Assert(_));
            if self.scope == Scope::Misfits && !matches!(rule, Rule::Format(_) | Rule::OwnFormat(..)) {
                continue;
            }
            if let Some(broken) = is_broken(rule, view, schema) {
                let trail = trail.step(Step::Rule(base + index)).mask(schema.is_password());
                match broken.seen {
                    Some(seen) => self.describe(rule.id(), broken.limit, seen, &trail),
                    None => self.report(rule.id(), broken.limit, view, &trail),
                }
            }
        }
        if asserts {
            self.asserted(view, schema, base, trail);
        }
    }

    /// Checks what no type can hold: the value is turned into raw JSON once for all of it.
    fn asserted(&mut self, view: &View<'_>, schema: &Schema, base: usize, trail: &Trail<'_>) {
        if self.scope == Scope::Misfits {
            return;
        }
        let mut made = None;
        for (index, rule) in schema.rules.iter().enumerate() {
            let step = Step::Rule(base + index);
            match rule {
                Rule::ExactlyOne => self.exactly_one(view, schema, &trail.step(step)),
                Rule::Assert(assertion) => {
                    let json = match view {
                        View::Json(json) => *json,
                        _ => made.get_or_insert_with(|| raw(*view, schema, self.mode)),
                    };
                    self.assertion(json, assertion, schema, &trail.step(step));
                }
                _ => {}
            }
        }
    }

    /// Records a violation by the value seen.
    pub(super) fn report(&mut self, rule: &'static str, limit: String, view: &View<'_>, trail: &Trail<'_>) {
        self.describe(rule, limit, seen(view, trail.masked), trail);
    }

    /// Records a violation.
    pub(super) fn describe(&mut self, rule: &'static str, limit: String, seen: String, trail: &Trail<'_>) {
        if self.found.has_room() {
            self.found.push(Violation::at(trail.pointer(), rule, limit, seen, trail.origin()));
        } else {
            self.found.count();
        }
    }
}

/// A value as it is written: to the server without `readOnly` members that are empty.
fn raw(view: View<'_>, schema: &Schema, mode: Mode) -> Json {
    if mode == Mode::Request { view_to_request_tree(view, schema) } else { view_to_tree(view, schema) }
}

/// Whether a value has the type that its position asks for, and nothing else is asked: what needs no walk.
pub(super) fn is_right(view: &View<'_>, schema: &Schema) -> bool {
    schema.rules.is_empty()
        && match (&schema.kind, view) {
            (Kind::Text, View::Text(_))
            | (Kind::Boolean, View::Boolean(_))
            | (Kind::Integer(Width::I64), View::Signed(_))
            | (Kind::Integer(Width::U64), View::Unsigned(_))
            | (Kind::Any, _) => true,
            (Kind::Number, View::Float(value)) => value.is_finite(),
            _ => false,
        }
}

/// Whether a simple value is of its kind.
pub(super) fn holds(kind: &Kind, view: &View<'_>) -> bool {
    let integer = |width: Width| number(view).flatten().is_some_and(|value| within(value, width));
    match (kind, view) {
        (Kind::Any, _) | (Kind::Boolean, View::Boolean(_)) | (Kind::Text, View::Text(_) | View::File(_)) => true,
        (Kind::Quoted(width), View::Text(text)) => quoted_integer(text).is_some_and(|value| within(value, *width)),
        (Kind::Integer(Width::Big), View::Json(Json::Number(number))) => is_integral(number.as_str()),
        (Kind::Integer(width) | Kind::Quoted(width), _) => integer(*width),
        // JSON has no infinities and no NaN: they would be written as null.
        (Kind::Number, _) => number(view).is_some() && !is_endless(view),
        _ => false,
    }
}

/// Whether this is an infinity or NaN.
fn is_endless(view: &View<'_>) -> bool {
    matches!(view, View::Float(value) if !value.is_finite())
}

/// A struct as the value that stands in place of its members, if one does.
fn whole(view: View<'_>) -> View<'_> {
    match view {
        View::Object(object) => object.extra().instead().map_or(view, View::Json),
        other => other,
    }
}

/// Simple values of free-form JSON as those of types.
fn plain(view: View<'_>) -> View<'_> {
    match view {
        View::Json(Json::Null) => View::Null,
        View::Json(Json::Boolean(value)) => View::Boolean(*value),
        View::Json(Json::String(text)) => View::Text(text),
        other => other,
    }
}

fn within(value: i128, width: Width) -> bool {
    let (least, greatest) = width.range();
    (least..=greatest).contains(&value)
}

/// Whether this is a number, and its value if that is integral.
fn number(view: &View<'_>) -> Option<Option<i128>> {
    match view {
        View::Signed(value) => Some(Some(i128::from(*value))),
        View::Unsigned(value) => Some(Some(i128::from(*value))),
        View::Float(_) => Some(None),
        View::Json(Json::Number(number)) => Some(integer(number.as_str())),
        _ => None,
    }
}
