//! What became of each keyword of a document.

use std::collections::BTreeMap;

/// What the generator makes of a keyword.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Treatment {
    /// Values are checked against it.
    Enforced,
    /// The Rust types say it.
    Typed,
    /// It is prose, or stands in the documentation of what is generated.
    Documented,
    /// Nothing is made of it.
    Ignored,
}

impl Treatment {
    /// The word of reports.
    pub fn word(self) -> &'static str {
        match self {
            Treatment::Enforced => "enforced",
            Treatment::Typed => "typed",
            Treatment::Documented => "documented",
            Treatment::Ignored => "ignored",
        }
    }
}

/// How often each keyword of schemas stands in a document, by what is made of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    counts: BTreeMap<(String, Treatment), usize>,
}

impl Usage {
    /// Counts one more.
    pub fn count(&mut self, keyword: &str, treatment: Treatment) {
        match self.counts.get_mut(&(keyword.to_owned(), treatment)) {
            Some(count) => *count += 1,
            None => _ = self.counts.insert((keyword.to_owned(), treatment), 1),
        }
    }

    /// Every keyword with what is made of it and how often it stands there, in the order of the alphabet.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Treatment, usize)> {
        self.counts.iter().map(|((keyword, treatment), count)| (keyword.as_str(), *treatment, *count))
    }
}
