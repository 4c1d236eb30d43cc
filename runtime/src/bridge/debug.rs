//! `Debug` of generated types: wire names, no absent members, no secrets.

use std::fmt;

use super::masked::masked;
use crate::shape::{Body, Field, Flags, Object, Schema, Shape, Slot, Union, View};
use crate::value::Json;

/// Writes a slot of a named type for people: a struct with its wire names, absent members left out, secrets as `[redacted]`.
///
/// # Errors
/// Those of the formatter.
pub fn debug(slot: &dyn Slot, shape: &'static Shape, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match (&shape.body, slot.view()) {
        (Body::Alias(schema), _) if schema.holds_passwords() => f.debug_tuple(shape.name).field(&Redacted).finish(),
        (Body::Alias(_), view) => f.debug_tuple(shape.name).field(&Shown(view)).finish(),
        (_, view) => fmt::Debug::fmt(&Shown(view), f),
    }
}

/// A view for people.
struct Shown<'a>(View<'a>);

/// What stands in for a secret.
struct Redacted;

impl fmt::Debug for Redacted {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[redacted]")
    }
}

impl fmt::Debug for Shown<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            View::Absent | View::Null => f.write_str("null"),
            View::Boolean(value) => write!(f, "{value}"),
            View::Signed(value) => write!(f, "{value}"),
            View::Unsigned(value) => write!(f, "{value}"),
            View::Float(value) => write!(f, "{value:?}"),
            View::Text(text) => write!(f, "{text:?}"),
            View::File(file) => fmt::Debug::fmt(file, f),
            View::Json(json) => write!(f, "{json}"),
            View::List(list) => {
                let items = (0..list.len()).filter_map(|index| list.get(index));
                f.debug_list().entries(items.map(|item| Shown(item.view()))).finish()
            }
            View::Map(map) => {
                let mut shown = f.debug_map();
                map.each(&mut |name, value| {
                    shown.entry(&name, &Shown(value.view()));
                });
                shown.finish()
            }
            View::Object(object) => object_fields(object, f),
            View::Union(union) => union_variant(union, f),
        }
    }
}

fn union_variant(union: &dyn Union, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match union.value() {
        (Some(name), _) if is_secret(union.shape(), name) => f.debug_tuple(name).field(&Redacted).finish(),
        (Some(name), value) => f.debug_tuple(name).field(&Shown(value.view())).finish(),
        (None, value) => unlisted(union.shape(), value.view(), f),
    }
}

/// Whether a variant holds secrets alone.
fn is_secret(shape: &Shape, name: &str) -> bool {
    let Body::Union(_, variants) = &shape.body else { return false };
    variants.iter().any(|variant| variant.name == name && variant.schema.holds_passwords())
}

/// Whether a field does.
fn hides(field: &Field) -> bool {
    field.flags().has(Flags::SENSITIVE) || field.schema().holds_passwords()
}

fn unlisted(shape: &'static Shape, view: View<'_>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let json = if let View::Json(json) = view { json } else { &Json::Null };
    f.debug_tuple("Unlisted").field(&masked(json, &[&Schema::of(shape)])).finish()
}

fn object_fields(object: &dyn Object, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shape = object.shape();
    let fields: &[Field] = if let Body::Object(fields, _) = &shape.body { fields } else { &[] };
    if let Some(json) = object.extra().instead() {
        return f.debug_tuple(shape.name).field(&Shown(View::Json(json))).finish();
    }
    let mut shown = f.debug_struct(shape.name);
    object.slots(&mut |slots| {
        for (index, slot) in slots.iter().enumerate() {
            match (fields.get(index), slot.view()) {
                (_, View::Absent) => {}
                (Some(field), _) if hides(field) => {
                    shown.field(field.name(), &Redacted);
                }
                (Some(field), view) => {
                    shown.field(field.name(), &Shown(view));
                }
                (None, View::Map(map)) => map.each(&mut |name, value| {
                    shown.field(name, &Shown(value.view()));
                }),
                (None, _) => {}
            }
        }
    });
    if !object.extra().is_empty() {
        extra_fields(object, fields, &mut shown);
    }
    shown.finish()
}

fn extra_fields(object: &dyn Object, fields: &[Field], shown: &mut fmt::DebugStruct<'_, '_>) {
    for (name, value) in object.extra().iter() {
        // A secret that did not fit is one all the same.
        match fields.iter().find(|field| field.name() == name) {
            Some(field) if hides(field) => shown.field(name, &Redacted),
            Some(field) => shown.field(name, &masked(value, &[field.schema()])),
            None => shown.field(name, value),
        };
    }
}
