//! The command line.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// Generates every document of a folder, compiles what was generated in editions 2021 and 2024, and prints a table.
#[derive(Debug, Clone, Parser)]
#[command(name = "tintype-tests-gate", args_conflicts_with_subcommands = true, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    /// The folder of documents; INDEX.tsv in it or above it names the ones that must be refused
    #[arg(required = true)]
    pub(crate) folder: Option<PathBuf>,
    /// Only documents whose path contains TEXT; may be given several times
    #[arg(long, value_name = "TEXT")]
    pub(crate) only: Vec<String>,
    /// Only the documents that FILE names: a path a line, relative to the folder, and `keep-going` after it where
    /// the document may need it
    #[arg(long, value_name = "FILE")]
    pub(crate) list: Option<PathBuf>,
    /// Documents that must be refused: a path a line, relative to the folder
    #[arg(long, value_name = "FILE")]
    pub(crate) negative: Option<PathBuf>,
    /// Generate a refused document again with the option of the same name
    #[arg(long)]
    pub(crate) keep_going: bool,
    /// How many documents are generated, and batches compiled, at a time
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub(crate) jobs: usize,
    /// How long one document may take
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    pub(crate) time_limit: u64,
    /// Write the table to FILE as well
    #[arg(long, value_name = "FILE")]
    pub(crate) out: Option<PathBuf>,
    /// Write everything that is known to FILE, a JSON object a document
    #[arg(long, value_name = "FILE")]
    pub(crate) details: Option<PathBuf>,
    /// Compile what was generated (the default)
    #[arg(long, overrides_with = "no_compile")]
    compile: bool,
    /// Generate only
    #[arg(long)]
    no_compile: bool,
    /// The editions to compile in
    #[arg(long, value_name = "YEAR", value_delimiter = ',', default_values = ["2021", "2024"])]
    pub(crate) editions: Vec<String>,
    /// The features of `tintype` to compile with
    #[arg(long, value_name = "LIST", value_delimiter = ',', default_values = ["reqwest"])]
    pub(crate) features: Vec<String>,
    /// So many bytes of generated text are compiled as one crate
    #[arg(long, value_name = "BYTES", default_value_t = 6_000_000)]
    pub(crate) batch: u64,
    /// Read and write every documented example and a sample of every type with what was generated
    #[arg(long, conflicts_with = "no_compile")]
    pub(crate) round_trip: bool,
    #[command(subcommand)]
    pub(crate) hidden: Option<Hidden>,
}

impl Arguments {
    /// How many documents are generated, and how many batches compiled, at a time.
    pub(crate) fn jobs(&self) -> usize {
        self.jobs.clamp(1, 64)
    }

    /// Whether what was generated is compiled.
    pub(crate) fn compiles(&self) -> bool {
        self.compile || !self.no_compile
    }
}

#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Hidden {
    /// Generates one document
    #[command(name = "__generate", hide = true)]
    Child(Child),
}

/// The work of a child process.
#[derive(Debug, Clone, Args)]
pub(crate) struct Child {
    /// The document
    pub(crate) document: PathBuf,
    /// Where the module goes
    pub(crate) module: PathBuf,
    /// Where the report goes
    pub(crate) report: PathBuf,
    /// Generate what is left of a faulty document
    #[arg(long)]
    pub(crate) keep_going: bool,
    /// Where the examples and samples go
    #[arg(long)]
    pub(crate) probes: Option<PathBuf>,
}
