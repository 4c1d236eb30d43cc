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
    /// Write the Rust module of a document
    Generate(Generate),
    /// Report every problem of documents
    Check(Check),
    /// Play the provider of a document
    Mock(Mock),
}

#[derive(Debug, Args)]
#[command(group = clap::ArgGroup::new("place").args(["output", "output_dir"]))]
pub(crate) struct Generate {
    /// The OpenAPI document, YAML or JSON
    pub(crate) spec: PathBuf,
    /// Write the module here instead of to standard output
    #[arg(short, long, value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    /// Write the module as a tree of files here, with `mod.rs` and a file for each component
    #[arg(long, value_name = "DIR", conflicts_with = "output")]
    pub(crate) output_dir: Option<PathBuf>,
    /// Write nothing; exit with 1 if FILE or DIR is not what would be written
    #[arg(long, requires = "place")]
    pub(crate) check: bool,
    /// Note in this file what was read and written, and do nothing where none of it has changed since
    #[arg(long, value_name = "STAMP", requires = "place", conflicts_with_all = ["check", "features_per_tag"])]
    pub(crate) stamp: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) choice: Choice,
    /// Put what belongs to a tag behind a Cargo feature, and print the lines for Cargo.toml
    #[arg(long, conflicts_with = "types_only")]
    pub(crate) features_per_tag: bool,
}

/// What is read of a document, and how faults of it are taken.
#[derive(Debug, Args)]
pub(crate) struct Choice {
    /// Make every warning an error
    #[arg(long, conflicts_with = "keep_going")]
    pub(crate) strict: bool,
    /// Leave out or loosen what is at fault, with a warning, and go on with the rest
    #[arg(long)]
    pub(crate) keep_going: bool,
    /// Apply an OpenAPI Overlay to the document first; several are applied in order
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// Only the operations with this tag, and the types that they need; may be repeated
    #[arg(long, value_name = "TAG")]
    pub(crate) tag: Vec<String>,
    /// Only the operations on this path, or on all that begin so if it ends in `*`; may be repeated
    #[arg(long, value_name = "PATH")]
    pub(crate) path: Vec<String>,
    /// Only the operation with this id; may be repeated
    #[arg(long, value_name = "ID")]
    pub(crate) operation: Vec<String>,
    /// Types and no client
    #[arg(long)]
    pub(crate) types_only: bool,
    /// Formats only describe: no value is checked against one
    #[arg(long)]
    pub(crate) format_annotation: bool,
    /// Match patterns that look around or refer back by an engine that backtracks, within bounds; the module then needs the
    /// feature `backtracking` of tintype
    #[arg(long)]
    pub(crate) backtracking: bool,
    /// Have a format checked by a function of yours, `fn(&str) -> bool`, as in phone=crate::is_phone; may be repeated
    #[arg(long, value_name = "NAME=PATH", value_parser = format_function)]
    pub(crate) format_fn: Vec<(String, String)>,
}

/// A format and the path of its function.
fn format_function(spelled: &str) -> Result<(String, String), String> {
    let mut options = tintype_codegen::Options::default();
    options.add_format(spelled)?;
    options.formats.pop_first().ok_or_else(|| "it names no format".to_owned())
}

impl Choice {
    /// The generator's options.
    pub(crate) fn options(&self) -> tintype_codegen::Options {
        tintype_codegen::Options {
            strict: self.strict,
            keep_going: self.keep_going,
            overlays: self.overlay.clone(),
            tags: self.tag.clone(),
            paths: self.path.clone(),
            operations: self.operation.clone(),
            types_only: self.types_only,
            features_per_tag: false,
            backtracking: self.backtracking,
            format_annotation: self.format_annotation,
            formats: self.format_fn.iter().cloned().collect(),
        }
    }
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The OpenAPI documents, YAML or JSON
    #[arg(required = true, value_name = "SPEC")]
    pub(crate) specs: Vec<PathBuf>,
    /// How problems are written to standard error; with `json`, what is made of each keyword goes to standard output
    #[arg(long, value_enum, default_value_t = Format::Human)]
    pub(crate) format: Format,
    #[command(flatten)]
    pub(crate) choice: Choice,
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
    /// Apply an OpenAPI Overlay to the document first; several are applied in order
    #[arg(long, value_name = "FILE")]
    pub(crate) overlay: Vec<PathBuf>,
    /// Leave out or loosen what is at fault in the document, and play the rest
    #[arg(long)]
    pub(crate) keep_going: bool,
    /// Where to listen; port 0 is any free one
    #[arg(long, value_name = "IP:PORT", default_value = "127.0.0.1:0", value_parser = address)]
    pub(crate) listen: SocketAddr,
    /// The key that request signatures are checked with, for documents that sign
    #[arg(long, value_name = "KEY", default_value = "mock-secret")]
    pub(crate) signing_key: String,
    /// Make requests go wrong by the lines of a file, such as `updateProfile: 500 2 times then ok`
    #[arg(long, value_name = "FILE")]
    pub(crate) faults: Option<PathBuf>,
    /// Make requests go wrong by such a line, after those of the file; may be repeated
    #[arg(long, value_name = "LINE")]
    pub(crate) fault: Vec<tintype_mock::Faults>,
    /// Answer a write of a record that has an ETag with 428 where it comes without If-Match
    #[arg(long)]
    pub(crate) require_if_match: bool,
}

/// An address to listen on; `localhost` is the loopback address that every machine has.
fn address(text: &str) -> Result<SocketAddr, String> {
    let spelled = match text.strip_prefix("localhost:") {
        Some(port) => format!("127.0.0.1:{port}"),
        None => text.to_owned(),
    };
    spelled.parse().map_err(|_| "it is IP:PORT, such as 127.0.0.1:4010".to_owned())
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn localhost_is_an_address() {
        assert_eq!(address("localhost:4010").map(|it| it.to_string()), Ok("127.0.0.1:4010".to_owned()));
        assert_eq!(address("[::1]:0").map(|it| it.to_string()), Ok("[::1]:0".to_owned()));
        assert!(address("4010").is_err() && address("localhost").is_err());
    }
}
