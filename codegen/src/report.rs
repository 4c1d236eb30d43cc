//! What is made of a document, for tools: one JSON object a line.

use std::fmt::Write as _;

use serde_json::json;

use crate::Checked;
use crate::diagnostic::Sources;
use crate::model::Treatment;

/// The codes of warnings that say that something is not carried over.
const LOSSES: &[&str] = &["unsupported", "unknown-member", "unknown-keyword"];

impl Checked {
    /// What is made of each keyword of the document's schemas, and each thing that is not carried over, one JSON object a
    /// line.
    ///
    /// Each has `document`, its path. A keyword's object has `keyword`, `treatment` (`"enforced"`, `"typed"`, `"documented"` or `"ignored"`) and `count`. That of a
    /// thing not carried over has `treatment` (`"ignored"`), `what`, `reason`, `file`, `line` and `column`, counted from 1.
    pub fn report(&self) -> String {
        let mut out = String::new();
        let document = self.sources.files().next().map(|file| self.sources.path(file).to_string_lossy().into_owned());
        for (keyword, treatment, count) in self.api.usage.iter() {
            let line = json!({
                "document": document, "keyword": keyword, "treatment": treatment.word(), "count": count,
            });
            let _ = writeln!(out, "{line}");
        }
        for diagnostic in self.diagnostics.iter().filter(|diagnostic| LOSSES.contains(&diagnostic.code)) {
            let sources: &Sources = &self.sources;
            let (line, column) = sources.line_column(diagnostic.span);
            let line = json!({
                "document": document,
                "treatment": Treatment::Ignored.word(),
                "what": diagnostic.message,
                "reason": diagnostic.help,
                "file": sources.path(diagnostic.span.file).to_string_lossy(),
                "line": line,
                "column": column,
            });
            let _ = writeln!(out, "{line}");
        }
        out
    }
}
