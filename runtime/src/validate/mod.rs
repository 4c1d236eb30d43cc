//! Checks a value against its table: all violations, each with its place.

mod alternatives;
mod assertion;
mod checked;
mod chosen;
mod harmless;
mod location;
mod members;
mod nearest;
mod problem;
mod quick;
mod rules;
mod said;
mod seen;
mod simple;
mod tag;
mod trail;
mod violation;
mod violations;
mod walk;

pub use checked::Checked;
pub(crate) use harmless::Pointer;
pub use violation::Violation;
pub use violations::Violations;

use crate::shape::{Schema, Slot, View};
use crate::value::Json;

use trail::Trail;
use walk::{Scope, Walker};

/// The direction in which a value travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// To the server: `readOnly` members are refused, and not asked for.
    Request,
    /// From the server: `writeOnly` members are not asked for.
    Response,
    /// Either.
    #[default]
    Any,
}

/// Checks a slot against its position.
pub fn validate_slot(slot: &dyn Slot, schema: &Schema, mode: Mode) -> Violations {
    walk(slot.view(), schema, mode, Scope::All)
}

/// Checks a slot against its position, and records no more than so many violations; the others are counted.
pub fn validate_slot_up_to(slot: &dyn Slot, schema: &Schema, mode: Mode, most: usize) -> Violations {
    walk_up_to(slot.view(), schema, mode, Scope::All, most)
}

/// The same for what a slot shows.
pub(crate) fn validate_view(view: View<'_>, schema: &Schema, mode: Mode, most: usize) -> Violations {
    walk_up_to(view, schema, mode, Scope::All, most)
}

/// How many rules a value breaks, as far as that is found with so much work on variants that are not held.
pub(crate) fn broken_rules(view: View<'_>, schema: &Schema, work: u64) -> usize {
    let mut walker = Walker::new(Mode::Any, Scope::All);
    walker.budget = work;
    // They are only counted.
    walker.found = Violations::up_to(0);
    walker.value(view, schema, &Trail::ROOT);
    walker.found.len()
}

/// Checks free-form JSON against a position by the table alone.
pub fn validate_json(json: &Json, schema: &Schema, mode: Mode) -> Violations {
    walk(View::Json(json), schema, mode, Scope::All)
}

/// Checks free-form JSON, and records no more than so many violations; the others are counted.
pub fn validate_json_up_to(json: &Json, schema: &Schema, mode: Mode, most: usize) -> Violations {
    walk_up_to(View::Json(json), schema, mode, Scope::All, most)
}

/// What a tolerant reading left aside: members that did not fit (`type`), values that nobody listed (`enum`), text that does
/// not parse (`format`), and unions that no variant fits (`oneOf`, `anyOf`, `discriminator`).
pub fn misfits_slot(slot: &dyn Slot, schema: &Schema) -> Violations {
    walk(slot.view(), schema, Mode::Any, Scope::Misfits)
}

pub(crate) use misfits_slot as misfits;

fn walk(view: View<'_>, schema: &Schema, mode: Mode, scope: Scope) -> Violations {
    walk_up_to(view, schema, mode, scope, violations::RECORDED)
}

fn walk_up_to(view: View<'_>, schema: &Schema, mode: Mode, scope: Scope, most: usize) -> Violations {
    // Free-form JSON has no table to glance at.
    if scope == Scope::All && !matches!(view, View::Json(_)) && Walker::looking(mode).takes(&view, schema) {
        return Violations::up_to(most);
    }
    let mut walker = Walker::new(mode, scope);
    walker.found = Violations::up_to(most);
    walker.value(view, schema, &Trail::ROOT);
    walker.found
}
