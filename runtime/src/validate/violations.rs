//! All violations of a value.

use std::fmt;

use super::Violation;
use crate::shape::{Place, Step};

/// So many violations are recorded unless a caller says otherwise; the rest is counted.
pub(super) const RECORDED: usize = 100;

/// All violations of a value. As an error it is never empty.
///
/// Their order is that of the value's parts, each before the whole that it is a part of: the members that the document names in
/// its order, in whatever order they came; then all others, items and the values of a map in their own order; then the rules on
/// the whole, as the document's table has them. The same value has the same violations every time.
///
/// `Display` writes one line each:
/// ```text
/// /personal/country  pattern: "Thailand" does not match ^[A-Z]{2}$   specs/wink/openapi.yaml:212
/// ```
#[derive(Clone)]
pub struct Violations {
    recorded: Vec<Violation>,
    more: usize,
    most: usize,
}

impl Default for Violations {
    fn default() -> Violations {
        Violations::new()
    }
}

impl Violations {
    /// No violation.
    pub const fn new() -> Violations {
        Violations::up_to(RECORDED)
    }
    /// No violation, in a list that records so many and counts the others; of a new list that is 100.
    pub const fn up_to(most: usize) -> Violations {
        Violations { recorded: Vec::new(), more: 0, most }
    }
    /// An empty list that records as many.
    pub(super) const fn alike(&self) -> Violations {
        Violations::up_to(self.most)
    }
    /// The recorded violations.
    pub(super) fn recorded(&self) -> &[Violation] {
        &self.recorded
    }
    /// The recorded violations.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.recorded.iter()
    }
    /// How many there are, also of those that were not recorded.
    pub fn len(&self) -> usize {
        self.recorded.len() + self.more
    }
    /// How many were counted but not recorded.
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
        if self.has_room() { self.recorded.push(violation) } else { self.more += 1 }
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
    /// Gives those outside of any named type the places of what their steps lead to, and the way to their position.
    pub(crate) fn locate(&mut self, position: &dyn Fn() -> String, place: &dyn Fn(&[Step]) -> Option<Place>) {
        if self.recorded.is_empty() {
            return;
        }
        let position = position();
        self.recorded.iter_mut().for_each(|violation| violation.locate(&position, place));
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
        self.recorded.len() < self.most
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
        match self.more {
            0 => Ok(()),
            _ if self.recorded.is_empty() => f.write_str(&self.counted()),
            more => write!(f, "\nand {more} more"),
        }
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
