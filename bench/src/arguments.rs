//! The command line.

use std::path::PathBuf;

use clap::{Parser, ValueEnum};

/// Measures what tintype costs beside other tools, prints tables, and writes them to a page.
#[derive(Debug, Clone, Parser)]
#[command(name = "tintype-bench")]
pub(crate) struct Arguments {
    /// What is measured
    #[arg(value_enum, default_value_t = What::All)]
    pub(crate) what: What,
    /// A folder with documents of `bench/documents.tsv`; may be repeated
    #[arg(long, value_name = "FOLDER")]
    pub(crate) documents: Vec<PathBuf>,
    /// Another document, under a name; may be repeated
    #[arg(long, value_name = "NAME=PATH")]
    pub(crate) document: Vec<String>,
    /// Only the listed document of this name, or for `run`, the tables with this word in their title; may be repeated
    #[arg(long, value_name = "NAME")]
    pub(crate) only: Vec<String>,
    /// The folder that other tools were installed in with `cargo install --root`; without it they are looked for on PATH
    #[arg(long, value_name = "FOLDER")]
    pub(crate) peers: Option<PathBuf>,
    /// Only the peer of this name, or `none`; may be repeated
    #[arg(long, value_name = "NAME")]
    pub(crate) peer: Vec<String>,
    /// The page that is written
    #[arg(long, value_name = "FILE", default_value = "docs/performance.md")]
    pub(crate) out: PathBuf,
    /// Puts the tables into a part of the section with this name, and leaves the section's others as they are
    #[arg(long, value_name = "NAME")]
    pub(crate) part: Option<String>,
    /// Each figure is the median of so many runs
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub(crate) runs: usize,
    /// For `run`: reads an array of 1 GiB as well
    #[arg(long)]
    pub(crate) large: bool,
    /// How generated crates are compiled
    #[arg(long, value_enum, value_delimiter = ',', default_values = ["check", "debug", "release"])]
    pub(crate) profiles: Vec<Profile>,
    /// A compilation that takes longer is ended, and the page says so
    #[arg(long, value_name = "SECONDS", default_value_t = 1_200)]
    pub(crate) limit: u64,
    /// Where documents, generated code and compiled crates are put, instead of a temporary folder
    #[arg(long, value_name = "FOLDER")]
    pub(crate) work: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// What generated code costs to compile
    Compile,
    /// What generating costs
    Generate,
    /// What generated code costs to run
    Run,
    /// One after the other
    All,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, ValueEnum)]
pub(crate) enum Profile {
    Check,
    Debug,
    Release,
}

impl Arguments {
    pub(crate) fn runs(&self) -> usize {
        self.runs.clamp(1, 1_000)
    }
}
