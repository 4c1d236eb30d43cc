//! Writes a slot by its position.

use std::collections::HashSet;

use super::lookup::Lookup;
use super::sink::Sink;
use crate::shape::{
    Additional, Body, Choice, Field, Fields, Flags, Kind, Lead, List, Members, Object, Schema, Slot, Union, Variant,
    View,
};
use crate::value::{Extra, Json, Number, float_text};

/// Writes a value. What does not fit its position is written as it is.
pub(super) fn write_view<S: Sink>(view: View<'_>, schema: &Schema, sink: &mut S) {
    let schema = schema.resolved();
    match view {
        View::Absent | View::Null => sink.null(),
        View::Boolean(value) => sink.boolean(value),
        View::Signed(value) => write_integer(value, schema, sink),
        View::Unsigned(value) => write_integer(value, schema, sink),
        View::Float(value) => write_float(value, sink),
        View::Text(text) => match schema.kind {
            Kind::Number | Kind::Integer(_) if Number::parse(text).is_some() => sink.number(text),
            _ => sink.string(text),
        },
        View::File(file) => sink.string(&file.text()),
        View::Json(json) => write_tree(json, sink),
        View::List(list) => write_list(list, schema, sink),
        View::Map(map) => write_map(map, schema.values(), sink),
        View::Object(object) => write_object(object, None, sink),
        View::Union(union) => write_union(union, sink),
    }
}

fn write_list<S: Sink>(list: &dyn List, schema: &Schema, sink: &mut S) {
    sink.begin_array();
    for index in 0..list.len() {
        if let Some(item) = list.get(index) {
            write_view(item.view(), schema.item(index), sink);
        }
    }
    sink.end_array();
}

fn write_map<S: Sink>(map: &dyn Members, values: &Schema, sink: &mut S) {
    sink.begin_object();
    map.each(&mut |name, value| {
        sink.name(name);
        write_view(value.view(), values, sink);
    });
    sink.end_object();
}

fn write_union<S: Sink>(union: &dyn Union, sink: &mut S) {
    let (name, value) = union.value();
    let (member, variant) = match &union.shape().body {
        Body::Union(Choice::Tag(member) | Choice::TagOr(member, _), variants) => (Some(*member), held(variants, name)),
        Body::Union(_, variants) => (None, held(variants, name)),
        _ => (None, None),
    };
    let tag = variant.and_then(|variant| Some((member?, *variant.tags.first()?)));
    match (value.view(), tag) {
        (View::Object(object), Some((member, _))) if sink.is_request() && lacks(object, member) => {
            write_object(object, tag, sink);
        }
        (view, _) => write_view(view, variant.map_or(&Schema::ANY, |variant| &variant.schema), sink),
    }
}

fn held(variants: &'static [Variant], name: Option<&str>) -> Option<&'static Variant> {
    variants.iter().find(|variant| Some(variant.name) == name)
}

/// Whether nothing of an object can hold the member that tells its union's variants apart, though its type takes it.
fn lacks(object: &dyn Object, member: &str) -> bool {
    let Body::Object(fields, Additional::Open) = &object.shape().body else { return false };
    object.extra().get(member).is_none() && fields.find(member).is_none()
}

fn write_integer<S: Sink>(value: impl itoa::Integer, schema: &Schema, sink: &mut S) {
    let mut digits = itoa::Buffer::new();
    let text = digits.format(value);
    if matches!(schema.kind, Kind::Quoted(_)) { sink.string(text) } else { sink.number(text) }
}

/// Infinities and NaN become null, for JSON does not have them.
fn write_float<S: Sink>(value: f64, sink: &mut S) {
    if value.is_finite() { sink.number(&float_text(value)) } else { sink.null() }
}

/// A tag that no field holds, the fields in the table's order, then the typed map, then the members that no field holds;
/// or the value that stands in place of all of them.
fn write_object<S: Sink>(object: &dyn Object, tag: Option<(&str, &str)>, sink: &mut S) {
    if let Some(json) = object.extra().instead() {
        return write_tree(json, sink);
    }
    sink.begin_object();
    if let Some((member, value)) = tag {
        sink.name(member);
        sink.string(value);
    }
    if let Body::Object(fields, additional) = &object.shape().body {
        let extra = object.extra();
        object.slots(&mut |slots| {
            match fields.leads() {
                Some(leads) => {
                    for ((slot, field), lead) in slots.iter().zip(fields.iter()).zip(leads) {
                        write_led(slot.view(), field, lead, sink);
                    }
                }
                None => {
                    for (slot, field) in slots.iter().zip(fields.iter()) {
                        write_field(slot.view(), field, sink);
                    }
                }
            }
            if let (Additional::Typed(schema), Some(slot)) = (additional, slots.get(fields.len())) {
                write_additional(slot.view(), schema, slots, fields, sink);
            }
            if !extra.is_empty() {
                write_extra(extra, slots, fields, sink);
            }
        });
    }
    sink.end_object();
}

/// Whether a member is written: if it is there, or has to be and can be null.
fn is_written(view: &View<'_>, field: &Field, request: bool) -> bool {
    let flags = field.flags();
    let due = flags.has(Flags::REQUIRED) && !(request && flags.has(Flags::READ_ONLY));
    !matches!(view, View::Absent) || (due && field.schema().holds_null())
}

/// A field whose name is spelled already. Most are texts.
fn write_led<S: Sink>(view: View<'_>, field: &Field, lead: &Lead, sink: &mut S) {
    match (view, &field.schema().kind) {
        (View::Text(text), Kind::Text) => sink.text_member(lead, text),
        (view, _) if is_written(&view, field, sink.is_request()) => {
            sink.lead(lead);
            write_view(view, field.schema(), sink);
        }
        _ => {}
    }
}

fn write_field<S: Sink>(view: View<'_>, field: &Field, sink: &mut S) {
    if is_written(&view, field, sink.is_request()) {
        sink.name(field.name());
        write_view(view, field.schema(), sink);
    }
}

/// Writes the typed map, without names of fields that are written already.
fn write_additional<S: Sink>(
    view: View<'_>,
    schema: &Schema,
    slots: &[&dyn Slot],
    fields: &'static Fields,
    sink: &mut S,
) {
    let View::Map(map) = view else { return };
    let mut taken = Taken::new(slots, fields, sink.is_request());
    map.each(&mut |name, value| {
        if !taken.holds(name) {
            sink.name(name);
            write_view(value.view(), schema, sink);
        }
    });
}

/// Writes the members that no field holds, without names that are written already.
fn write_extra<S: Sink>(extra: &Extra, slots: &[&dyn Slot], fields: &'static Fields, sink: &mut S) {
    let mut taken = Taken::new(slots, fields, sink.is_request());
    let mut mapped = HashSet::new();
    if let Some(View::Map(map)) = slots.get(fields.len()).map(|slot| slot.view()) {
        map.each(&mut |name, _| {
            mapped.insert(name);
        });
    }
    for (name, value) in extra.iter() {
        if !taken.holds(name) && !mapped.contains(name) {
            sink.name(name);
            write_tree(value, sink);
        }
    }
}

/// The names of the fields that are written.
struct Taken<'a> {
    slots: &'a [&'a dyn Slot],
    fields: &'static Fields,
    lookup: Lookup<'static>,
    request: bool,
}

impl<'a> Taken<'a> {
    fn new(slots: &'a [&'a dyn Slot], fields: &'static Fields, request: bool) -> Taken<'a> {
        Taken { slots, fields, lookup: Lookup::new(fields), request }
    }

    fn holds(&mut self, name: &str) -> bool {
        let Some(index) = self.lookup.find(name) else { return false };
        match (self.slots.get(index), self.fields.get(index)) {
            (Some(slot), Some(field)) => is_written(&slot.view(), field, self.request),
            _ => false,
        }
    }
}

/// Writes free-form JSON.
pub(super) fn write_tree<S: Sink>(json: &Json, sink: &mut S) {
    match json {
        Json::Null => sink.null(),
        Json::Boolean(value) => sink.boolean(*value),
        Json::Number(number) => sink.number(number.as_str()),
        Json::String(text) => sink.string(text),
        Json::Array(items) => {
            sink.begin_array();
            items.iter().for_each(|item| write_tree(item, sink));
            sink.end_array();
        }
        Json::Object(members) => {
            sink.begin_object();
            for (name, value) in members.iter() {
                sink.name(name);
                write_tree(value, sink);
            }
            sink.end_object();
        }
    }
}
