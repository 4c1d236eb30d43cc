//! Takes the members away that the server alone sets, at every depth of a value.

use crate::json::Lookup;
use crate::shape::{Additional, Body, Fields, Flags, Kind, Object, Schema, Slot, Union, ViewMut};
use crate::value::{Extra, Json};

/// Empties the `readOnly` members of a slot and of everything inside. A member whose type has no empty state stays.
pub(super) fn strip(slot: &mut dyn Slot, schema: &Schema) {
    match slot.view_mut() {
        ViewMut::Optional(optional) => {
            if let Some(slot) = optional.get() {
                strip(slot, schema);
            }
        }
        // The items of a list are all alike.
        ViewMut::List(list) => list.each(&mut |item| strip(item, schema.item(0))),
        ViewMut::Tuple(tuple) => {
            let mut index = 0;
            while let Some(item) = tuple.at(index) {
                strip(item, schema.item(index));
                index += 1;
            }
        }
        ViewMut::Map(map) => map.each_mut(&mut |value| strip(value, schema.values())),
        ViewMut::Object(object) => strip_object(object),
        ViewMut::Union(union) => strip_union(union),
        ViewMut::Json(json) => strip_json(json, schema),
        ViewMut::Boolean(_) | ViewMut::Integer(_) | ViewMut::Float(_) | ViewMut::String(_) | ViewMut::Text(_) => {}
    }
}

fn strip_object(object: &mut dyn Object) {
    let Body::Object(fields, additional) = &object.shape().body else { return };
    object.slots_mut(&mut |slots, extra| {
        for (field, slot) in fields.iter().zip(slots.iter_mut()) {
            match slot.view_mut() {
                ViewMut::Optional(optional) if field.flags().has(Flags::READ_ONLY) => optional.clear(),
                _ => strip(*slot, field.schema()),
            }
        }
        if let (Additional::Typed(values), Some(slot)) = (additional, slots.get_mut(fields.len()))
            && let ViewMut::Map(map) = slot.view_mut()
        {
            map.each_mut(&mut |value| strip(value, values));
        }
        if !extra.is_empty() {
            strip_extra(extra, fields, additional);
        }
    });
}

/// Misfits stand under the names of their fields.
fn strip_extra(extra: &mut Extra, fields: &Fields, additional: &Additional) {
    for field in fields.iter().filter(|field| field.flags().has(Flags::READ_ONLY)) {
        extra.remove(field.name());
    }
    let mut lookup = Lookup::new(fields);
    for (name, value) in extra.iter_mut() {
        match (lookup.find(name).and_then(|index| fields.get(index)), additional) {
            (Some(field), _) => strip_json(value, field.schema()),
            (None, Additional::Typed(values)) => strip_json(value, values),
            (None, Additional::Open | Additional::Closed) => {}
        }
    }
}

fn strip_union(union: &mut dyn Union) {
    let Body::Union(_, variants) = &union.shape().body else { return };
    let (name, value) = union.value_mut();
    // What no variant takes has no table that could name its members.
    if let Some(variant) = variants.iter().find(|variant| Some(variant.name) == name) {
        strip(value, &variant.schema);
    }
}

/// The same for JSON that was kept as it came, as far as the table says what stands where.
fn strip_json(json: &mut Json, schema: &Schema) {
    let schema = schema.resolved();
    match (json, &schema.kind) {
        (Json::Array(items), Kind::Array(schema)) => items.iter_mut().for_each(|item| strip_json(item, schema)),
        (Json::Array(items), Kind::Tuple(schemas)) => {
            items.iter_mut().zip(*schemas).for_each(|(item, schema)| strip_json(item, schema));
        }
        (Json::Object(members), Kind::Map(schema)) => {
            members.iter_mut().for_each(|(_, value)| strip_json(value, schema));
        }
        (Json::Object(members), Kind::Type(shape)) => {
            let Body::Object(fields, _) = &shape.body else { return };
            for field in fields.iter() {
                if field.flags().has(Flags::READ_ONLY) {
                    members.remove(field.name());
                } else if let Some(value) = members.get_mut(field.name()) {
                    strip_json(value, field.schema());
                }
            }
        }
        _ => {}
    }
}
