//! What decoding, checking and encoding cost at run time, beside other tools, as tables.

mod case;
mod child;
mod cost;
mod documents;
mod linear;
mod scale;
mod system;
mod time;
mod tools;

use crate::table::Table;

use case::Work;

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// How often each is timed; the median counts.
    pub runs: usize,
    /// Whether an array of 1 GiB is read as well.
    pub large: bool,
    /// Only the tables with this word in their title.
    pub only: Option<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options { runs: 11, large: false, only: None }
    }
}

/// The tables. Where this process is a child that one of them has started (see `child`), it does its work and ends.
///
/// # Panics
/// If tools do not read a document alike, or write it alike: then nothing can be compared.
#[must_use]
pub fn tables(options: &Options) -> Vec<Table> {
    child::work_if_one();
    let wanted =
        |title: &str| options.only.as_ref().is_none_or(|word| title.to_lowercase().contains(&word.to_lowercase()));
    let mut tables = Vec::new();
    let works: Vec<Work> = Work::ALL.into_iter().filter(|work| wanted(work.title())).collect();
    if !works.is_empty() {
        tables.extend(cost::tables(&works, options.runs));
    }
    if wanted(linear::TITLE) {
        tables.push(linear::table(options));
    }
    if wanted(scale::TITLE) {
        tables.push(scale::table(options.runs));
    }
    tables
}
