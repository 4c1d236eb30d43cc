//! What decoding, checking and encoding cost at run time, beside other tools, as tables.

mod case;
mod child;
mod cost;
mod documents;
mod linear;
mod refusals;
mod scale;
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
    /// Only the tables with one of these words in their title; without any, all.
    pub only: Vec<String>,
}

impl Default for Options {
    fn default() -> Options {
        Options { runs: 11, large: false, only: Vec::new() }
    }
}

/// Where this process is a child that a table has started, does its work and ends. A program that makes tables calls it first.
pub fn work_if_child() {
    child::work_if_one();
}

/// The tables.
///
/// # Panics
/// If tools do not read a document alike, or write it alike: then nothing can be compared.
#[must_use]
pub fn tables(options: &Options) -> Vec<Table> {
    let title_has = |title: &str, word: &String| title.to_lowercase().contains(&word.to_lowercase());
    let wanted = |title: &str| options.only.is_empty() || options.only.iter().any(|word| title_has(title, word));
    // First, for it shows what is resident.
    let scale = wanted(scale::TITLE).then(|| scale::table(options.runs));
    let mut tables = Vec::new();
    let works: Vec<Work> = Work::ALL.into_iter().filter(|work| wanted(work.title())).collect();
    if !works.is_empty() {
        tables.extend(cost::tables(&works, options.runs));
    }
    if wanted(linear::TITLE) {
        tables.push(linear::table(options));
    }
    tables.extend(scale);
    tables
}
