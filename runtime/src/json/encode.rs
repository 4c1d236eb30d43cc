//! Writes a slot by its position.

use std::collections::HashSet;

use super::lookup::Lookup;
use super::sink::Sink;
use crate::shape::{Additional, Body, Field, Flags, Kind, Object, Schema, View};
use crate::value::{Extra, Json, Number, float_text};

/// Writes a value. What does not fit its position is written as it is.
pub(super) fn write_view<S: Sink>(view: View<'_>, schema: &Schema, sink: &mut S) {
    let schema = schema.resolved();
    match view {
        View::Absent | View::Null => sink.null(),
        View::Boolean(value) => sink.boolean(value),
        View::Signed(value) => write_integer(&value.to_string(), schema, sink),
        View::Unsigned(value) => write_integer(&value.to_string(), schema, sink),
        View::Float(value) if value.is_finite() => sink.number(&float_text(value)),
        View::Float(_) => sink.null(),
        View::Text(text) => match schema.kind {
            Kind::Number | Kind::Integer(_) if Number::parse(text).is_some() => sink.number(text),
            _ => sink.string(text),
        },
        View::Json(json) => write_tree(json, sink),
        View::List(list) => {
            let items = schema.items();
            sink.begin_array();
            for index in 0..list.len() {
                if let Some(item) = list.get(index) {
                    write_view(item.view(), items, sink);
                }
            }
            sink.end_array();
        }
        View::Map(map) => {
            let values = schema.values();
            sink.begin_object();
            map.each(&mut |name, value| {
                sink.name(name);
                write_view(value.view(), values, sink);
            });
            sink.end_object();
        }
        View::Object(object) => write_object(object, sink),
        View::Union(union) => {
            let (name, value) = union.value();
            let schema = match &union.shape().body {
                Body::Union(_, variants) => variants.iter().find(|v| Some(v.name) == name).map(|v| &v.schema),
                _ => None,
            };
            write_view(value.view(), schema.unwrap_or(&Schema::ANY), sink);
        }
    }
}

fn write_integer<S: Sink>(text: &str, schema: &Schema, sink: &mut S) {
    if matches!(schema.kind, Kind::Quoted(_)) { sink.string(text) } else { sink.number(text) }
}

/// The fields in the table's order, then the typed map, then the members that no field holds.
fn write_object<S: Sink>(object: &dyn Object, sink: &mut S) {
    sink.begin_object();
    if let Body::Object(fields, additional) = &object.shape().body {
        let extra = object.extra();
        object.slots(&mut |slots| {
            let mut names = HashSet::new();
            for (slot, field) in slots.iter().zip(*fields) {
                if write_field(slot.view(), field, sink) && !extra.is_empty() {
                    names.insert(field.name());
                }
            }
            if let (Additional::Typed(schema), Some(slot)) = (additional, slots.get(fields.len()))
                && let View::Map(map) = slot.view()
            {
                let mut lookup = Lookup::new(fields);
                map.each(&mut |name, value| {
                    let field = lookup.find(name).and_then(|index| slots.get(index));
                    if field.is_none_or(|slot| matches!(slot.view(), View::Absent)) {
                        sink.name(name);
                        write_view(value.view(), schema, sink);
                        if !extra.is_empty() {
                            names.insert(name);
                        }
                    }
                });
            }
            write_extra(extra, &names, sink);
        });
    }
    sink.end_object();
}

/// Writes a member if it is there; whether it was.
fn write_field<S: Sink>(view: View<'_>, field: &Field, sink: &mut S) -> bool {
    let required_null = || field.flags().has(Flags::REQUIRED) && field.schema().holds_null();
    if matches!(view, View::Absent) && !required_null() {
        return false;
    }
    sink.name(field.name());
    write_view(view, field.schema(), sink);
    true
}

fn write_extra<S: Sink>(extra: &Extra, written: &HashSet<&str>, sink: &mut S) {
    for (name, value) in extra.iter().filter(|(name, _)| !written.contains(name)) {
        sink.name(name);
        write_tree(value, sink);
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
