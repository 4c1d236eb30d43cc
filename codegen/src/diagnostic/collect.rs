//! One problem with its place, and the collector that a stage fills.

use super::Span;

/// How grave a problem is. Errors stop the generator after the stage in which they were found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Severity {
    /// Something was read or generated with a loss that the user should know of.
    Warning,
    /// Nothing can be generated.
    Error,
}

/// One problem, said to the person who can solve it: what is wrong, where, and what to do.
#[derive(Clone, Debug)]
pub struct Diagnostic {
    /// The kebab-case name of the rule, stable between versions.
    pub code: &'static str,
    /// Whether it stops the generator.
    pub severity: Severity,
    /// The token that is wrong.
    pub span: Span,
    /// What is wrong, in one sentence without a full stop.
    pub message: String,
    /// A few words to stand beside the caret.
    pub label: Option<String>,
    /// Other places that belong to the problem, each with its words.
    pub also: Vec<(Span, String)>,
    /// What to do about it.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A problem that stops the generator.
    pub fn error(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Error, span, message.into())
    }

    /// A problem that the generator can live with.
    pub fn warning(code: &'static str, span: Span, message: impl Into<String>) -> Self {
        Self::new(code, Severity::Warning, span, message.into())
    }

    /// Words to stand beside the caret.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// One more place that belongs to the problem.
    #[must_use]
    pub fn also(mut self, span: Span, label: impl Into<String>) -> Self {
        self.also.push((span, label.into()));
        self
    }

    /// What to do about it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn new(code: &'static str, severity: Severity, span: Span, message: String) -> Self {
        Self { code, severity, span, message, label: None, also: Vec::new(), help: None }
    }
}

/// The problems found so far.
#[derive(Default, Debug, Clone)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    deny_warnings: bool,
}

impl Diagnostics {
    /// No problems yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a problem.
    pub fn push(&mut self, mut diagnostic: Diagnostic) {
        if self.deny_warnings {
            diagnostic.severity = Severity::Error;
        }
        self.found.push(diagnostic);
    }

    /// Adds several problems.
    pub fn extend(&mut self, diagnostics: impl IntoIterator<Item = Diagnostic>) {
        diagnostics.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }

    /// Whether the generator must stop.
    pub fn has_errors(&self) -> bool {
        self.errors() > 0
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// How many problems were found, warnings included.
    pub fn len(&self) -> usize {
        self.found.len()
    }

    /// The problems in the order in which they were found, or by place after [`Diagnostics::sort`].
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.found.iter()
    }

    /// Puts the problems in order of file, start and code, and says what was found several times once.
    pub fn sort(&mut self) {
        self.found.sort_by_key(|diagnostic| (diagnostic.span.file, diagnostic.span.start, diagnostic.code));
        let same = |a: &mut Diagnostic, b: &mut Diagnostic| {
            (a.code, a.span, a.severity, &a.message) == (b.code, b.span, b.severity, &b.message)
        };
        self.found.dedup_by(same);
    }

    /// Turns every warning, found already or still to come, into an error.
    pub fn deny_warnings(&mut self) {
        self.deny_warnings = true;
        for diagnostic in &mut self.found {
            diagnostic.severity = Severity::Error;
        }
    }

    /// Turns every error found so far into a warning.
    pub(crate) fn tolerate(&mut self) {
        for diagnostic in &mut self.found {
            diagnostic.severity = Severity::Warning;
        }
    }

    /// How many of them are errors.
    pub(crate) fn errors(&self) -> usize {
        self.found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error).count()
    }
}

#[cfg(test)]
mod tests {
    use super::super::FileId;
    use super::*;

    fn at(file: u32, start: u32) -> Span {
        Span { file: FileId(file), start, end: start + 1 }
    }

    #[test]
    fn sorted_by_file_start_and_code() {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(Diagnostic::error("b", at(1, 0), ""));
        diagnostics.push(Diagnostic::error("b", at(0, 9), ""));
        diagnostics.push(Diagnostic::error("a", at(0, 9), ""));
        diagnostics.push(Diagnostic::error("z", at(0, 2), ""));
        diagnostics.sort();
        let order: Vec<_> = diagnostics.iter().map(|d| (d.span.file.0, d.span.start, d.code)).collect();
        assert_eq!(order, [(0, 2, "z"), (0, 9, "a"), (0, 9, "b"), (1, 0, "b")]);
    }

    #[test]
    fn denied_warnings_are_errors_before_and_after() {
        let mut diagnostics = Diagnostics::new();
        diagnostics.push(Diagnostic::warning("a", at(0, 0), ""));
        assert!(!diagnostics.has_errors());
        diagnostics.deny_warnings();
        diagnostics.push(Diagnostic::warning("b", at(0, 1), ""));
        assert_eq!(diagnostics.errors(), 2);
    }
}
