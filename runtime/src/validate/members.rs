//! Objects: required and unknown members, directions, and what a tolerant reading left aside.

use super::Mode;
use super::trail::{Key, Trail};
use super::walk::{Scope, Walker, is_right};
use crate::json::Lookup;
use crate::shape::{Additional, Field, Fields, Flags, Object, Schema, Step, View};
use crate::value::{Extra, Json, Map};

impl Walker {
    /// Checks a generated struct.
    pub(super) fn object(
        &mut self,
        object: &dyn Object,
        fields: &'static Fields,
        additional: &'static Additional,
        trail: &Trail<'_>,
    ) {
        let extra = object.extra();
        object.slots(&mut |slots| {
            // What has no place in a field may be its misfit.
            let all = !extra.is_empty();
            let count = if all { fields.len() } else { fields.checked().len() };
            for at in 0..count {
                let index = if all { at } else { fields.checked().get(at).copied().unwrap_or_default() };
                if let (Some(field), Some(slot)) = (fields.get(index), slots.get(index)) {
                    self.slot(slot.view(), field, index, extra, trail);
                }
            }
            if let (Additional::Typed(schema), Some(slot)) = (additional, slots.get(fields.len())) {
                self.additional(slot.view(), schema, trail);
            }
            if !extra.is_empty() {
                self.extra(extra, fields, additional, trail);
            }
        });
    }

    fn slot(&mut self, view: View<'_>, field: &'static Field, index: usize, extra: &Extra, trail: &Trail<'_>) {
        let flags = field.flags();
        let there = !matches!(view, View::Absent);
        // Most members are absent and may be, or hold a value of which nothing but its type is asked.
        let read_only = flags.has(Flags::READ_ONLY) && self.mode == Mode::Request;
        if there && !read_only && is_right(&view, field.schema()) {
            return;
        }
        if !there && let Some(value) = extra.get(field.name()) {
            let trail = trail.to(Key::Name(field.name()), Step::Field(index)).mask(flags.has(Flags::SENSITIVE));
            self.left_aside(value, field.schema(), &trail);
        // A required member that is nullable has one empty state in Rust, which is written as null.
        } else if there || (flags.has(Flags::REQUIRED) && field.schema().holds_null()) {
            self.member(view, field, index, there, trail);
        } else if self.scope == Scope::All {
            self.absent(field, index, trail);
        }
    }

    fn additional(&mut self, view: View<'_>, schema: &Schema, trail: &Trail<'_>) {
        if let View::Map(map) = view {
            map.each(&mut |name, value| self.value(value.view(), schema, &trail.to(Key::Name(name), Step::Values)));
        }
    }

    /// Checks an object of free-form JSON by the table.
    pub(super) fn members(
        &mut self,
        members: &Map<Json>,
        fields: &'static Fields,
        additional: &'static Additional,
        trail: &Trail<'_>,
    ) {
        for (index, field) in fields.iter().enumerate() {
            match members.get(field.name()) {
                Some(value) => self.member(View::Json(value), field, index, true, trail),
                None => self.absent(field, index, trail),
            }
        }
        let mut lookup = Lookup::new(fields);
        for (name, value) in members.iter().filter(|(name, _)| lookup.find(name).is_none()) {
            let trail = trail.to(Key::Name(name), Step::Values);
            match additional {
                Additional::Open => {}
                Additional::Closed => self.unknown(name, &trail),
                Additional::Typed(schema) => self.value(View::Json(value), schema, &trail),
            }
        }
    }

    /// Checks a member that is there, or an empty one that will be written as null.
    fn member(&mut self, view: View<'_>, field: &'static Field, index: usize, there: bool, trail: &Trail<'_>) {
        let flags = field.flags();
        let trail = trail.to(Key::Name(field.name()), Step::Field(index)).mask(flags.has(Flags::SENSITIVE));
        if there && flags.has(Flags::READ_ONLY) {
            self.read_only(&view, &trail);
        }
        self.value(view, field.schema(), &trail);
    }

    fn read_only(&mut self, view: &View<'_>, trail: &Trail<'_>) {
        if self.scope == Scope::All && self.mode == Mode::Request {
            self.report("readOnly", String::new(), view, trail);
        }
    }

    fn absent(&mut self, field: &'static Field, index: usize, trail: &Trail<'_>) {
        let flags = field.flags();
        let excused = match self.mode {
            Mode::Request => flags.has(Flags::READ_ONLY),
            Mode::Response => flags.has(Flags::WRITE_ONLY),
            Mode::Any => flags.one_way(),
        };
        if flags.has(Flags::REQUIRED) && !excused {
            let trail = trail.to(Key::Name(field.name()), Step::Field(index));
            self.describe("required", String::new(), String::new(), &trail);
        }
    }

    /// Checks the members that no field is for.
    fn extra(&mut self, extra: &Extra, fields: &'static Fields, additional: &'static Additional, trail: &Trail<'_>) {
        let mut lookup = Lookup::new(fields);
        for (name, value) in extra.iter() {
            // A misfit stands under the name of a field that is empty, and was checked in the field's place.
            if lookup.find(name).is_some() {
                continue;
            }
            let trail = trail.to(Key::Name(name), Step::Values);
            match additional {
                Additional::Open => {}
                Additional::Closed => self.unknown(name, &trail),
                Additional::Typed(schema) => self.left_aside(value, schema, &trail),
            }
        }
    }

    /// Names the parts of a misfit that do not fit, or the whole where none of them is to blame.
    fn left_aside(&mut self, value: &Json, schema: &Schema, trail: &Trail<'_>) {
        let (before, others) = (self.found.len(), self.others);
        self.value(View::Json(value), schema, trail);
        // What is of another type than the one that is inferred has no place in the field, and is right.
        if self.found.len() == before && self.others == others {
            self.report("type", schema.describe().into_owned(), &View::Json(value), trail);
        }
    }

    fn unknown(&mut self, name: &str, trail: &Trail<'_>) {
        if self.scope == Scope::All {
            let keyword = match trail.shape() {
                Some(shape) if !self.trial && self.found.has_room() => shape.source.closing_keyword(shape.name),
                _ => "additionalProperties",
            };
            self.describe(keyword, String::new(), super::seen::quoted(name), trail);
        }
    }
}
