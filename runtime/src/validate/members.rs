//! Objects: required and unknown members, directions, and what a tolerant reading left aside.

use super::Mode;
use super::trail::{Key, Trail};
use super::walk::{Scope, Walker, is_right};
use crate::json::Lookup;
use crate::shape::{Additional, Field, Fields, Flags, Object, Schema, Slot, Step, View};
use crate::value::{Extra, Json, Map};

/// A field of a struct and what it holds.
struct Next<'a> {
    view: View<'a>,
    field: &'static Field,
    index: usize,
    extra: &'a Extra,
}

impl<'a> Next<'a> {
    /// The `at`-th field that has to be looked at: every one where members were left aside, for one may be its misfit.
    fn at(at: usize, fields: &'static Fields, slots: &[&'a dyn Slot], extra: &'a Extra) -> Option<Next<'a>> {
        let index = if extra.is_empty() { *fields.checked().get(at)? } else { at };
        Some(Next { view: slots.get(index)?.view(), field: fields.get(index)?, index, extra })
    }
}

/// What a field has to be checked for.
enum Care {
    None,
    Absent,
    /// A reading left aside what has no place in the field.
    Aside,
    Value,
}

impl Walker {
    /// Checks a generated struct.
    pub(super) fn object(
        &mut self,
        object: &dyn Object,
        fields: &'static Fields,
        additional: &'static Additional,
        trail: &Trail<'_>,
    ) {
        object.slots(&mut |slots| {
            let extra = object.extra();
            let mut at = 0;
            while let Some(next) = Next::at(at, fields, slots, extra) {
                self.slot(next, trail);
                at += 1;
            }
            if !extra.is_empty() || matches!(additional, Additional::Typed(_)) {
                self.further(slots.get(fields.len()).copied(), extra, fields, additional, trail);
            }
        });
    }

    /// Checks one field. Few variables, for this recurses: values made by hand may be deep.
    fn slot(&mut self, next: Next<'_>, trail: &Trail<'_>) {
        match self.care(&next) {
            Care::None => {}
            Care::Absent => self.absent(next.field, next.index, trail),
            Care::Aside => self.aside(&next, trail),
            Care::Value => {
                let trail = self.to(&next, trail);
                self.value(next.view, next.field.schema(), &trail);
            }
        }
    }

    /// The way to a member, which is not shown where it is a secret; a member that is not to be sent is reported.
    fn to<'a>(&mut self, next: &Next<'_>, trail: &'a Trail<'a>) -> Trail<'a> {
        let flags = next.field.flags();
        let trail = trail.to(Key::Name(next.field.name()), Step::Field(next.index)).mask(flags.has(Flags::SENSITIVE));
        if flags.has(Flags::READ_ONLY) && !matches!(next.view, View::Absent) {
            self.read_only(&next.view, &trail);
        }
        trail
    }

    /// What a field has to be checked for. Most members are absent and may be, or hold a value of which nothing but
    /// its type is asked.
    fn care(&self, next: &Next<'_>) -> Care {
        let (flags, schema) = (next.field.flags(), next.field.schema());
        if !matches!(next.view, View::Absent) {
            let read_only = flags.has(Flags::READ_ONLY) && self.mode == Mode::Request;
            return if !read_only && is_right(&next.view, schema) { Care::None } else { Care::Value };
        }
        if next.extra.get(next.field.name()).is_some() {
            Care::Aside
        // A required member that is nullable has one empty state in Rust, which is written as null.
        } else if flags.has(Flags::REQUIRED) && schema.holds_null() {
            Care::Value
        } else if self.scope == Scope::All {
            Care::Absent
        } else {
            Care::None
        }
    }

    /// Checks what a tolerant reading left aside, for the field that is empty because of it.
    fn aside(&mut self, next: &Next<'_>, trail: &Trail<'_>) {
        if let Some(value) = next.extra.get(next.field.name()) {
            let secret = next.field.flags().has(Flags::SENSITIVE);
            let trail = trail.to(Key::Name(next.field.name()), Step::Field(next.index)).mask(secret);
            self.left_aside(value, next.field.schema(), &trail);
        }
    }

    /// Checks the members of a struct that have no field of their own.
    fn further(
        &mut self,
        typed: Option<&dyn Slot>,
        extra: &Extra,
        fields: &'static Fields,
        additional: &'static Additional,
        trail: &Trail<'_>,
    ) {
        if let (Additional::Typed(schema), Some(View::Map(map))) = (additional, typed.map(Slot::view)) {
            map.each(&mut |name, value| self.value(value.view(), schema, &trail.to(Key::Name(name), Step::Values)));
        }
        self.extra(extra, fields, additional, trail);
    }

    /// Checks an object of free-form JSON by the table.
    pub(super) fn members(
        &mut self,
        members: &Map<Json>,
        fields: &'static Fields,
        additional: &'static Additional,
        trail: &Trail<'_>,
    ) {
        let none = Extra::new();
        for (index, field) in fields.iter().enumerate() {
            match members.get(field.name()) {
                Some(value) => {
                    let next = Next { view: View::Json(value), field, index, extra: &none };
                    let trail = self.to(&next, trail);
                    self.value(next.view, field.schema(), &trail);
                }
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

    fn read_only(&mut self, view: &View<'_>, trail: &Trail<'_>) {
        if self.scope == Scope::All && self.mode == Mode::Request {
            self.report("readOnly", String::new(), view, trail);
        }
    }

    /// Whether a member need not be there, as it travels the other way.
    pub(super) fn excuses(&self, flags: Flags) -> bool {
        match self.mode {
            Mode::Request => flags.has(Flags::READ_ONLY),
            Mode::Response => flags.has(Flags::WRITE_ONLY),
            Mode::Any => flags.one_way(),
        }
    }

    fn absent(&mut self, field: &'static Field, index: usize, trail: &Trail<'_>) {
        let flags = field.flags();
        if flags.has(Flags::REQUIRED) && !self.excuses(flags) {
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
