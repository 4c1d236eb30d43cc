//! What a child process says of its document.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

/// What became of a document.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct Report {
    pub(crate) outcome: Outcome,
    /// How long generating took, the text of the module included.
    pub(crate) milliseconds: u64,
    /// How much of it was spent computing, where the system tells: on a busy machine it is less.
    pub(crate) computing: Option<u64>,
    /// The most memory that the process held, where the system tells.
    pub(crate) peak_kib: Option<u64>,
    /// The module's size.
    pub(crate) lines: u64,
    pub(crate) bytes: u64,
    /// The generator's errors, in order of place.
    pub(crate) errors: Vec<Problem>,
    /// The generator's warnings by code.
    pub(crate) warnings: BTreeMap<String, u64>,
}

/// How generating ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Outcome {
    /// There is a module.
    Generated,
    /// The document has errors.
    Refused,
    /// The file is no document by itself: it has neither `openapi` nor `swagger` at its top.
    Fragment,
}

/// An error of the generator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Problem {
    pub(crate) code: String,
    /// The file's name; empty where the problem has no place.
    pub(crate) file: String,
    pub(crate) line: u32,
    pub(crate) message: String,
}

impl Report {
    /// Whether every error says where it is.
    pub(crate) fn is_placed(&self) -> bool {
        !self.errors.is_empty() && self.errors.iter().all(|error| !error.file.is_empty())
    }

    /// The errors' codes and how often each was met.
    pub(crate) fn codes(&self) -> BTreeMap<&str, u64> {
        let mut codes = BTreeMap::new();
        for error in &self.errors {
            *codes.entry(error.code.as_str()).or_insert(0) += 1;
        }
        codes
    }
}
