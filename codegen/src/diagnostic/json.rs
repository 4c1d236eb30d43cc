//! Problems for tools: one JSON object a line.

use std::fmt::Write as _;

use serde::Serialize;

use super::{Diagnostic, Diagnostics, Severity, Sources, Span};

#[derive(Serialize)]
struct Line<'a> {
    code: &'static str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Place<'a>,
    label: Option<&'a str>,
    help: Option<&'a str>,
    also: Vec<Also<'a>>,
}

#[derive(Serialize)]
struct Also<'a> {
    #[serde(flatten)]
    place: Place<'a>,
    label: &'a str,
}

#[derive(Serialize)]
struct Place<'a> {
    file: std::borrow::Cow<'a, str>,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

/// One JSON object a line for each problem, in the order of [`Diagnostics::iter`]; nothing at all where nothing was found.
///
/// The members are always these, in this order: `code`, `severity` (`"error"` or `"warning"`), `message`, `file`, `line`, `column`,
/// `end_line`, `end_column` (all counted from 1, columns in code points, the end exclusive), `label` and `help` (a string or `null`)
/// and `also`, a list of `{"file", "line", "column", "end_line", "end_column", "label"}`.
pub fn render_json(diagnostics: &Diagnostics, sources: &Sources) -> String {
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        // Strings and numbers always serialize.
        if let Ok(line) = serde_json::to_string(&line(diagnostic, sources)) {
            let _ = writeln!(out, "{line}");
        }
    }
    out
}

fn line<'a>(diagnostic: &'a Diagnostic, sources: &'a Sources) -> Line<'a> {
    Line {
        code: diagnostic.code,
        severity: match diagnostic.severity {
            Severity::Warning => "warning",
            Severity::Error => "error",
        },
        message: &diagnostic.message,
        place: place(diagnostic.span, sources),
        label: diagnostic.label.as_deref(),
        help: diagnostic.help.as_deref(),
        also: diagnostic.also.iter().map(|(span, label)| Also { place: place(*span, sources), label }).collect(),
    }
}

fn place(span: Span, sources: &Sources) -> Place<'_> {
    let (line, column) = sources.line_column(span);
    let (end_line, end_column) = sources.position(span.file, span.end);
    Place { file: sources.path(span.file).to_string_lossy(), line, column, end_line, end_column }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_object_a_line() {
        let mut sources = Sources::new();
        let file = sources.add("api \"1\".yaml".into(), "a: 1\nä: 2\na: 3\n".into());
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(
            Diagnostic::error("duplicate-key", Span { file, start: 11, end: 12 }, "the key `a` is given twice")
                .also(Span { file, start: 0, end: 1 }, "first given here"),
        );
        diagnostics.push(Diagnostic::warning("tag", Span { file, start: 5, end: 10 }, "x\ny").label("here").help("do"));
        let expected = concat!(
            r#"{"code":"duplicate-key","severity":"error","message":"the key `a` is given twice","file":"api \"1\".yaml","#,
            r#""line":3,"column":1,"end_line":3,"end_column":2,"label":null,"help":null,"#,
            r#""also":[{"file":"api \"1\".yaml","line":1,"column":1,"end_line":1,"end_column":2,"label":"first given here"}]}"#,
            "\n",
            r#"{"code":"tag","severity":"warning","message":"x\ny","file":"api \"1\".yaml","#,
            r#""line":2,"column":1,"end_line":2,"end_column":5,"label":"here","help":"do","also":[]}"#,
            "\n",
        );
        assert_eq!(render_json(&diagnostics, &sources), expected);
    }
}
