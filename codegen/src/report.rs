//! What is made of a document, for tools: one JSON object a line.

use serde_json::{Value, json};

use crate::diagnostic::{Diagnostics, Sources, Span};
use crate::model::{Treatment, Usage};
use crate::{Checked, Failure};

/// The codes of diagnostics that say that something is not carried over.
const LOSSES: &[&str] = &[
    "body",
    "content",
    "default",
    "no-effect",
    "parameter",
    "pattern",
    "ref-cycle",
    "ref-file",
    "ref-kind",
    "ref-outside",
    "ref-place",
    "ref-unresolved",
    "required",
    "status",
    "unknown-extension",
    "unknown-format",
    "unknown-keyword",
    "unknown-member",
    "unsupported",
];

impl Checked {
    /// What is made of each keyword of the document's schemas, and each thing that is not carried over, one JSON object a
    /// line.
    ///
    /// Each has `document`, its path. A keyword's object has `keyword`, `treatment` (`"enforced"`, `"typed"`, `"documented"`,
    /// `"unused"` or `"ignored"`) and `count`; where it is unused or ignored, or its treatment is not plain, also `reason`, and `file`,
    /// `line` and `column` of the first place, counted from 1. Something of the API is lost with what is ignored, and nothing with what is unused: it is
    /// a note for readers, or nothing leads to it.
    ///
    /// The object of a thing not carried over, in schemas or anywhere else, has `treatment` (`"ignored"`), `what`, `reason`,
    /// `code`, `file`, `line` and `column`, and `operation` (`"GET /pets"`) where it stands in one. Each is a diagnostic as
    /// well, so that [`Options::strict`](crate::Options::strict) makes it an error.
    pub fn report(&self) -> String {
        written(&self.api.usage, &self.diagnostics, &self.sources)
    }
}

impl Failure {
    /// [`Checked::report`] of a document that was refused, as far as it could be read; empty where it could not.
    pub fn report(&self) -> String {
        match self {
            Failure::Io(..) => String::new(),
            Failure::Document(refused) => written(&refused.usage, &refused.diagnostics, &refused.sources),
        }
    }
}

fn written(usage: &Usage, diagnostics: &Diagnostics, sources: &Sources) -> String {
    let document = sources.files().next().map(|file| sources.path(file).to_string_lossy().into_owned());
    let mut rows = Vec::new();
    for used in usage.iter() {
        let mut row = json!({
            "document": document, "keyword": used.keyword, "treatment": used.treatment.word(), "count": used.count,
        });
        if let Some(reason) = used.reason {
            row["reason"] = Value::from(reason);
            put_place(&mut row, sources, used.first);
        }
        rows.push(row);
    }
    let operations = usage.operations();
    for diagnostic in diagnostics.iter().filter(|diagnostic| LOSSES.contains(&diagnostic.code)) {
        let mut row = json!({
            "document": document,
            "treatment": Treatment::Ignored.word(),
            "code": diagnostic.code,
            "what": diagnostic.message,
            "reason": diagnostic.help,
        });
        put_place(&mut row, sources, diagnostic.span);
        if let Some(operation) = operation_at(&operations, diagnostic.span) {
            row["operation"] = Value::from(operation);
        }
        rows.push(row);
    }
    rows.into_iter().map(|row| format!("{row}\n")).collect()
}

fn put_place(row: &mut Value, sources: &Sources, span: Span) {
    let (line, column) = sources.line_column(span);
    row["file"] = Value::from(sources.path(span.file).to_string_lossy());
    row["line"] = Value::from(line);
    row["column"] = Value::from(column);
}

/// The operation in which a place stands. Operations stand beside each other, so the last that begins before it is the one, if any.
fn operation_at<'a>(operations: &[(Span, &'a str)], span: Span) -> Option<&'a str> {
    let before = operations.partition_point(|(at, _)| (at.file, at.start) <= (span.file, span.start));
    let (at, name) = operations.get(before.checked_sub(1)?)?;
    (at.file == span.file && span.end <= at.end).then_some(*name)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#[path = "report_tests.rs"]
mod tests;
