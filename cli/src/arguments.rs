//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Typed Rust clients from OpenAPI documents.
#[derive(Debug, Parser)]
#[command(name = "tintype", version, disable_help_subcommand = true)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Write one Rust module for a document
    Generate(Generate),
    /// Report every problem of documents
    Check(Check),
    /// Play the provider of a document
    Mock(Mock),
}

#[derive(Debug, Args)]
pub(crate) struct Generate {
    /// The OpenAPI document, YAML or JSON
    pub(crate) spec: PathBuf,
    /// Write the module here instead of to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write nothing; exit with 1 if FILE is not what would be written
    #[arg(long, requires = "output")]
    pub(crate) check: bool,
    /// Make every warning an error
    #[arg(long, conflicts_with = "keep_going")]
    pub(crate) strict: bool,
    /// Leave out or loosen what is at fault, with a warning, and go on with the rest
    #[arg(long)]
    pub(crate) keep_going: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The OpenAPI documents, YAML or JSON
    #[arg(required = true, value_name = "SPEC")]
    pub(crate) specs: Vec<PathBuf>,
    /// How problems are written to standard error; with `json`, what is made of each keyword goes to standard output
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    /// Make every warning an error
    #[arg(long, conflicts_with = "keep_going")]
    pub(crate) strict: bool,
    /// Leave out or loosen what is at fault, with a warning, and go on with the rest
    #[arg(long)]
    pub(crate) keep_going: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For a person: a caret under the place, and what to do
    Human,
    /// One JSON object a line
    Json,
}

#[derive(Debug, Args)]
pub(crate) struct Mock {
    /// The OpenAPI document, YAML or JSON
    pub(crate) spec: PathBuf,
    /// Where to listen; port 0 is any free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:0")]
    pub(crate) listen: SocketAddr,
    /// The key that request signatures are checked with, for documents that sign
    #[arg(long, value_name = "KEY", default_value = "mock-secret")]
    pub(crate) signing_key: String,
}
