//! What became of each keyword of a document.

use std::collections::BTreeMap;

use super::Place;

/// What the generator makes of a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Treatment {
    /// Values are checked against it.
    Enforced,
    /// The Rust types say it.
    Typed,
    /// It is prose, or stands in the documentation of what is generated.
    Documented,
    /// Nothing is made of it, and nothing of the API is lost by that: it is a note for readers, or nothing leads to it.
    Unused,
    /// Nothing is made of it, and something of the API is lost by that. A warning says so.
    Ignored,
}

impl Treatment {
    /// The word of reports.
    pub fn word(self) -> &'static str {
        match self {
            Treatment::Enforced => "enforced",
            Treatment::Typed => "typed",
            Treatment::Documented => "documented",
            Treatment::Unused => "unused",
            Treatment::Ignored => "ignored",
        }
    }
}

/// A keyword that is treated alike in so many places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use<'a> {
    /// The keyword.
    pub keyword: &'a str,
    /// What is made of it.
    pub treatment: Treatment,
    /// Why, where that is not plain. What is ignored or unused has one.
    pub reason: Option<&'static str>,
    /// In how many places.
    pub count: usize,
    /// The first of them.
    pub first: Place,
}

/// How often each keyword of schemas stands in a document, by what is made of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    counts: BTreeMap<(String, Treatment, Option<&'static str>), (usize, Place)>,
    operations: Vec<(Place, String)>,
}

impl Usage {
    /// Counts one more.
    pub fn count(&mut self, keyword: &str, treatment: Treatment, reason: Option<&'static str>, place: Place) {
        let (count, first) = self.counts.entry((keyword.to_owned(), treatment, reason)).or_insert((0, place));
        *count += 1;
        *first = (*first).min(place);
    }

    /// Every keyword with what is made of it and how often it stands there, in the order of the alphabet.
    pub fn iter(&self) -> impl Iterator<Item = Use<'_>> {
        self.counts.iter().map(|((keyword, treatment, reason), (count, first))| Use {
            keyword,
            treatment: *treatment,
            reason: *reason,
            count: *count,
            first: *first,
        })
    }

    /// Notes that an operation, named by its method and path, stands at a place.
    pub fn note_operation(&mut self, place: Place, name: String) {
        self.operations.push((place, name));
    }

    /// The operations by their places.
    pub(crate) fn operations(&self) -> Vec<(Place, &str)> {
        let mut all: Vec<(Place, &str)> = self.operations.iter().map(|(place, name)| (*place, name.as_str())).collect();
        all.sort();
        all
    }
}
