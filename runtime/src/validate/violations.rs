//! All violations of a value.

use std::fmt;

use super::Violation;
use crate::shape::{Place, Step};

/// So many violations are recorded; the rest is counted.
const RECORDED: usize = 100;

/// All violations of a value, in the order of the document's members. As an error it is never empty.
///
/// `Display` writes one line each:
/// ```text
/// /personal/country  pattern: "Thailand" does not match ^[A-Z]{2}$   specs/wink/openapi.yaml:212
/// ```
#[derive(Clone, Default)]
pub struct Violations {
    recorded: Vec<Violation>,
    more: usize,
}

impl Violations {
    /// No violation.
    pub const fn new() -> Violations {
        Violations { recorded: Vec::new(), more: 0 }
    }
    /// The recorded violations.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.recorded.iter()
    }
    /// How many there are, also of those that were not recorded.
    pub fn len(&self) -> usize {
        self.recorded.len() + self.more
    }
    /// How many were counted but not recorded; 100 are recorded.
    pub const fn unrecorded(&self) -> usize {
        self.more
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.recorded.is_empty() && self.more == 0
    }
    /// The first violation.
    pub fn first(&self) -> Option<&Violation> {
        self.recorded.first()
    }
    /// Adds a violation.
    pub fn push(&mut self, violation: Violation) {
        if self.recorded.len() < RECORDED { self.recorded.push(violation) } else { self.more += 1 }
    }
    /// Adds those of another value.
    pub fn append(&mut self, other: Violations) {
        self.more += other.more;
        other.recorded.into_iter().for_each(|violation| self.push(violation));
    }
    /// Puts a JSON Pointer before every pointer: the value is a part of another one.
    #[must_use]
    pub fn prefixed(mut self, pointer: &str) -> Violations {
        self.recorded.iter_mut().for_each(|violation| violation.prefix(pointer));
        self
    }
    /// Gives those outside of any named type the places of what their steps lead to.
    pub(crate) fn locate(&mut self, place: &dyn Fn(&[Step]) -> Option<Place>) {
        self.recorded.iter_mut().for_each(|violation| violation.locate(place));
    }
    /// Takes away what was seen, for the value is a secret.
    pub(crate) fn mask(&mut self) {
        self.recorded.iter_mut().for_each(Violation::mask);
    }
    /// Ok if there is none.
    ///
    /// # Errors
    /// The violations.
    pub fn into_result(self) -> Result<(), Violations> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
    /// Whether a violation will be recorded, and is worth describing.
    pub(super) fn has_room(&self) -> bool {
        self.recorded.len() < RECORDED
    }
    pub(super) fn count(&mut self) {
        self.more += 1;
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.recorded.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            fmt::Display::fmt(violation, f)?;
        }
        if self.more > 0 {
            write!(f, "\nand {} more", self.more)?;
        }
        Ok(())
    }
}

impl fmt::Debug for Violations {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(&self.recorded).finish()?;
        if self.more > 0 { write!(f, " and {} more", self.more) } else { Ok(()) }
    }
}

impl std::error::Error for Violations {}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;
    fn into_iter(self) -> Self::IntoIter {
        self.recorded.into_iter()
    }
}

impl<'a> IntoIterator for &'a Violations {
    type Item = &'a Violation;
    type IntoIter = std::slice::Iter<'a, Violation>;
    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<Violation> for Violations {
    fn from_iter<I: IntoIterator<Item = Violation>>(violations: I) -> Violations {
        let mut all = Violations::new();
        violations.into_iter().for_each(|violation| all.push(violation));
        all
    }
}
