//! One violation.

use std::fmt;

use super::harmless::{LONGEST, Pointer, harmless};
use super::location;
use super::said::said;
use crate::shape::{Place, Shape, Step};

/// The limit of `oneOf` where too many alternatives hold.
pub(super) const MORE_THAN_ONE: &str = "one alone";

/// A rule of the document that a value breaks.
#[derive(Clone)]
pub struct Violation {
    pointer: String,
    rule: &'static str,
    limit: String,
    seen: String,
    origin: Origin,
}

/// Where the rule stands; looked up only when asked for.
#[derive(Clone)]
pub(super) enum Origin {
    Table(&'static Shape, Vec<Step>),
    /// Outside of any named type: the steps from the whole value.
    Inline(Vec<Step>),
    /// A place that is known, and the way to the keyword.
    Place(Option<Place>, String),
}

impl Violation {
    /// A violation that was found elsewhere than in a value's table: of a parameter, say. `limit` and `seen` are cut to 300
    /// characters, and characters that act on a terminal are spelled out.
    pub fn new(
        pointer: impl Into<String>,
        rule: &'static str,
        limit: impl Into<String>,
        seen: impl Into<String>,
        place: Option<Place>,
    ) -> Violation {
        Violation::at(pointer.into(), rule, limit.into(), seen.into(), Origin::Place(place, rule.to_owned()))
    }

    pub(super) fn at(pointer: String, rule: &'static str, limit: String, seen: String, origin: Origin) -> Violation {
        let (limit, seen) = (harmless(limit, LONGEST), harmless(seen, LONGEST));
        Violation { pointer, rule, limit, seen, origin }
    }

    /// The same, with the keyword in that place among the schemas.
    pub(crate) fn within(mut self, holder: &str) -> Violation {
        if let Origin::Place(_, location) = &mut self.origin {
            location.insert_str(0, &format!("{holder}/"));
        }
        self
    }

    pub(super) fn prefix(&mut self, prefix: &str) {
        self.pointer.insert_str(0, prefix);
    }

    /// Gives it the place of what the steps from the whole value lead to, and the way to the position that holds the value,
    /// unless a type's table has them.
    pub(super) fn locate(&mut self, position: &str, place: &dyn Fn(&[Step]) -> Option<Place>) {
        if let Origin::Inline(steps) = &self.origin {
            self.origin = Origin::Place(place(steps), location::inline(position, steps, self.rule));
        }
    }

    /// Takes away what was seen, for the value is a secret.
    pub(super) fn mask(&mut self) {
        "[redacted]".clone_into(&mut self.seen);
    }

    /// A JSON Pointer (RFC 6901) into the value.
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The rule's id: the document's keyword.
    pub fn rule(&self) -> &'static str {
        self.rule
    }

    /// What the rule allows, in short; empty where the rule's name says it all.
    pub fn limit(&self) -> &str {
        &self.limit
    }

    /// What was seen, in short; `[redacted]` for secrets, empty where there was nothing.
    pub fn seen(&self) -> &str {
        &self.seen
    }

    /// The document's line with the rule: that of the keyword, or where no keyword alone says it, as with the type of a
    /// member, the line of what is described.
    pub fn place(&self) -> Option<Place> {
        match &self.origin {
            Origin::Table(shape, steps) => shape.source.keyword_place(shape, steps, self.rule),
            Origin::Inline(_) => None,
            Origin::Place(place, _) => *place,
        }
    }

    /// The rule's place among the schemas, as a JSON Pointer that begins at a type or an operation:
    /// `Person/properties/name/maxLength`, `updateProfile/parameters/limit/schema/maximum`. What the document says in several
    /// schemas that hold together (`allOf`, `$ref`) and that is one type of Rust is one there as well; the alternatives of a
    /// union have the names of its variants.
    pub fn keyword_location(&self) -> String {
        match &self.origin {
            Origin::Table(shape, steps) => location::table(shape, steps, self.rule),
            Origin::Inline(steps) => location::inline("", steps, self.rule),
            Origin::Place(_, location) => location.clone(),
        }
    }

    /// What is wrong, in words, without the pointer and the place: `"Thailand" does not match ^[A-Z]{2}$`.
    pub fn detail(&self) -> String {
        said(self.rule, &self.limit, &self.seen)
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}  {}: {}", Pointer(&self.pointer), self.rule, self.detail())?;
        match self.place() {
            Some(place) => write!(f, "   {place}"),
            None => Ok(()),
        }
    }
}

impl fmt::Debug for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
