//! Problems for people, in the manner of rustc: the code, the place, the line with a caret under the token, and the help.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str};

use super::{Diagnostic, Diagnostics, FileId, Severity, Sources, Span};

/// Spans further apart than this are shown as two excerpts.
const NEAR_LINES: u32 = 400;
/// An excerpt longer than this, as of a document written in one line, is cut around its token.
const LONG: usize = 2000;
/// What is left of a long line before the token and after its start.
const CUT: (usize, usize) = (30, 100);

/// Every problem with its line and a caret under the token, in the order of [`Diagnostics::iter`], and at the end a count of errors and
/// warnings. Empty where nothing was found. A token of several lines is shown by its first.
///
/// Text from the document is stripped of control characters and of marks that reverse the direction of writing.
pub fn render_human(diagnostics: &Diagnostics, sources: &Sources, color: bool) -> String {
    if diagnostics.is_empty() {
        return String::new();
    }
    let renderer = if color { Renderer::styled() } else { Renderer::plain() };
    let mut out = String::new();
    for diagnostic in diagnostics.iter() {
        out.push_str(&render(diagnostic, sources, &renderer));
        out.push_str("\n\n");
    }
    let errors = diagnostics.errors();
    let counts = [(errors, "error"), (diagnostics.len() - errors, "warning")];
    let counts = counts.iter().filter(|(count, _)| *count > 0);
    let counts: Vec<_> = counts.map(|(n, word)| format!("{n} {word}{}", if *n == 1 { "" } else { "s" })).collect();
    out.push_str(&counts.join(", "));
    out.push('\n');
    out
}

fn render(diagnostic: &Diagnostic, sources: &Sources, renderer: &Renderer) -> String {
    let level = match diagnostic.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let mut group = Group::with_title(level.primary_title(clean(&diagnostic.message)).id(diagnostic.code));
    let mut places = Vec::new();
    for excerpt in excerpts(diagnostic, sources) {
        group = excerpt.add_to(group, sources, &mut places);
    }
    if let Some(help) = &diagnostic.help {
        group = group.element(Level::HELP.message(clean(help)));
    }
    let mut text = renderer.render(&[group]);
    for (stand_in, place) in places {
        text = text.replacen(&stand_in, &place, 1);
    }
    text
}

/// Neighbouring spans of one file.
struct Excerpt<'a> {
    file: FileId,
    marks: Vec<(Span, AnnotationKind, Option<&'a str>)>,
    lines: (u32, u32),
}

fn excerpts<'a>(diagnostic: &'a Diagnostic, sources: &Sources) -> Vec<Excerpt<'a>> {
    let also = diagnostic.also.iter().map(|(span, label)| (*span, AnnotationKind::Context, Some(label.as_str())));
    let marks = std::iter::once((diagnostic.span, AnnotationKind::Primary, diagnostic.label.as_deref())).chain(also);
    let mut excerpts: Vec<Excerpt<'a>> = Vec::new();
    for mark in marks {
        let line = sources.line_column(mark.0).0;
        let near = excerpts.iter_mut().find(|excerpt| {
            let (first, last) = (excerpt.lines.0.min(line), excerpt.lines.1.max(line));
            let near = excerpt.file == mark.0.file && last - first <= NEAR_LINES;
            near && sources.lines(excerpt.file, first, last).len() <= LONG.max(80 * (last - first) as usize)
        });
        match near {
            Some(excerpt) => {
                excerpt.lines = (excerpt.lines.0.min(line), excerpt.lines.1.max(line));
                excerpt.marks.push(mark);
            }
            None => excerpts.push(Excerpt { file: mark.0.file, marks: vec![mark], lines: (line, line) }),
        }
    }
    excerpts
}

impl Excerpt<'_> {
    /// Adds the excerpt. Where a line is cut, the renderer counts the column from the cut; `places` gets what it will write and what
    /// must stand there instead.
    fn add_to<'g>(&self, group: Group<'g>, sources: &'g Sources, places: &mut Vec<(String, String)>) -> Group<'g> {
        let path = sources.path(self.file).to_string_lossy();
        let text = sources.text(self.file);
        let Range { start, end } = sources.lines(self.file, self.lines.0, self.lines.1);
        if text.is_empty() {
            return if path.is_empty() { group } else { group.element(Origin::path(path)) };
        }
        let Some((first, _, _)) = self.marks.first() else { return group };
        let whole = end - start <= LONG.max(80 * (self.lines.1 - self.lines.0) as usize);
        let (from, to) = if whole { (start, end) } else { cut(text, first.start as usize, start, end) };
        let window = text.get(from..to).unwrap_or_default();
        let snippet = Snippet::source(window).line_start(self.lines.0 as usize);
        let snippet = snippet.annotations(self.marks.iter().map(|mark| annotation(mark, window, from)));
        if whole {
            return group.element(snippet.path(path));
        }
        let (line, column) = sources.line_column(*first);
        let shown =
            window.get(..(first.start as usize).saturating_sub(from)).map_or(0, |text| text.chars().count()) + 1;
        let stand_in = format!("tintype-cut-{}", places.len());
        places.push((format!("{stand_in}:{line}:{shown}"), format!("{}:{line}:{column}", clean(&path))));
        group.element(snippet.path(stand_in))
    }
}

fn annotation<'g>(mark: &(Span, AnnotationKind, Option<&str>), window: &str, from: usize) -> Annotation<'g> {
    let (span, kind, label) = mark;
    let start = floor(window, (span.start as usize).saturating_sub(from));
    let line_end = window.get(start..).and_then(|rest| rest.find(['\n', '\r'])).map_or(window.len(), |at| start + at);
    let end = floor(window, (span.end as usize).saturating_sub(from)).clamp(start, line_end.max(start));
    kind.span(start..end).label(label.map(clean))
}

/// A window of a long line that begins a little before the token.
fn cut(text: &str, token: usize, start: usize, end: usize) -> (usize, usize) {
    let from = floor(text, token.saturating_sub(CUT.0)).max(start);
    (from, floor(text, token.saturating_add(CUT.1)).min(end).max(from))
}

/// The nearest character boundary at or before `at`.
fn floor(text: &str, at: usize) -> usize {
    let at = at.min(text.len());
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0)
}

/// Untrusted text on one line. The renderer makes control characters visible but keeps line breaks, with which a document could draw
/// lines that look like ours.
fn clean(text: &str) -> String {
    normalize_untrusted_str(&text.replace(['\n', '\r'], " "))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
#[path = "human_tests.rs"]
mod tests;
