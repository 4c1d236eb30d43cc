//! The names of groups: each is given once in an alternative, and may be given again in another.

use std::collections::HashSet;

/// The names given in a disjunction so far.
#[derive(Default)]
pub(super) struct Names<'a> {
    /// In the alternative that is being read.
    here: HashSet<&'a str>,
    /// In those before it.
    before: HashSet<&'a str>,
}

impl<'a> Names<'a> {
    /// `None` if the alternative has the name already.
    pub(super) fn add(&mut self, name: &'a str) -> Option<()> {
        self.here.insert(name).then_some(())
    }

    pub(super) fn next_alternative(&mut self) {
        join(&mut self.before, std::mem::take(&mut self.here));
    }

    /// Takes the names of a group that stands in the alternative; `None` if one is there already.
    pub(super) fn take(&mut self, group: Names<'a>) -> Option<()> {
        let (one, other) = (&self.here, group.all());
        let (few, many) = if one.len() < other.len() { (one, &other) } else { (&other, one) };
        let distinct = few.iter().all(|name| !many.contains(name));
        join(&mut self.here, other);
        distinct.then_some(())
    }

    pub(super) fn all(mut self) -> HashSet<&'a str> {
        self.next_alternative();
        self.before
    }
}

/// The fewer go to the many, so that no depth of groups makes it slow.
fn join<'a>(into: &mut HashSet<&'a str>, mut other: HashSet<&'a str>) {
    if into.len() < other.len() {
        std::mem::swap(into, &mut other);
    }
    into.extend(other);
}
