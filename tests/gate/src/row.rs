//! A row of the table: a document and everything that became of it.

use serde::Serialize;

use crate::check::Verdict;
use crate::report::{Outcome, Report};
use crate::round_trip::RoundTrip;

/// A document and what became of it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Row {
    /// The document's path in the folder.
    pub(crate) name: String,
    /// Whether it has to be refused.
    pub(crate) negative: bool,
    /// The module's name, distinct for each row.
    pub(crate) module: String,
    pub(crate) end: End,
    /// How it was refused before it was generated with `keep_going`.
    pub(crate) before: Option<Report>,
    /// What the compiler says, an entry an edition.
    pub(crate) verdicts: Vec<Verdict>,
    /// What became of its examples.
    pub(crate) round_trip: Option<RoundTrip>,
}

/// How the process that generated it ended.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum End {
    /// With a report.
    Reported(Report),
    /// Without one: the words that it left.
    Crashed(String),
    /// It did not end in time; the most memory that it held, in KiB.
    Hung(Option<u64>),
}

impl Row {
    /// The report, if the process came to its end.
    pub(crate) fn report(&self) -> Option<&Report> {
        match &self.end {
            End::Reported(report) => Some(report),
            End::Crashed(_) | End::Hung(_) => None,
        }
    }

    /// Whether there is a module.
    pub(crate) fn is_generated(&self) -> bool {
        self.report().is_some_and(|report| report.outcome == Outcome::Generated)
    }

    /// Whether the file is a part of other documents.
    pub(crate) fn is_fragment(&self) -> bool {
        !self.negative && self.report().is_some_and(|report| report.outcome == Outcome::Fragment)
    }

    /// Whether a negative document was refused with a place.
    pub(crate) fn is_refused_rightly(&self) -> bool {
        self.negative && !self.is_generated() && self.report().is_some_and(Report::is_placed)
    }

    /// Whether everything is as it should be.
    pub(crate) fn is_right(&self) -> bool {
        match self.negative {
            true => self.is_refused_rightly(),
            false => self.is_fragment() || self.is_generated() && self.verdicts.iter().all(Verdict::is_clean),
        }
    }
}
