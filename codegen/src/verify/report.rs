//! How faults are said: a place, a sentence, and what to do about it.

use crate::diagnostic::{Diagnostic, Severity, Span};
use crate::load::{Entry, NodeId};

use super::Verify;

impl Verify<'_> {
    /// A fault that stops the generator.
    pub(super) fn error(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.push(Diagnostic::error(code, span, message).help(help));
    }

    /// A fault that stops the generator if it does harm.
    pub(super) fn judge(
        &mut self,
        harmful: bool,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        if harmful { self.error(code, span, message, help) } else { self.warning(code, span, message, help) }
    }

    /// A fault that does no harm to what is generated.
    pub(super) fn warning(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        self.diagnostics.push(Diagnostic::warning(code, span, message).help(help));
    }

    /// Two members that exclude each other; the second is at fault.
    pub(super) fn exclusive(&mut self, severity: Severity, node: NodeId, what: &str, [first, second]: [&str; 2]) {
        let (Some(one), Some(other)) = (self.document.get(node, first), self.document.get(node, second)) else {
            return;
        };
        let (one, other) = (self.document.key_span(one), self.document.key_span(other));
        let message = format!("{what} has both `{first}` and `{second}`");
        let diagnostic = match severity {
            Severity::Error => Diagnostic::error("exclusive-members", other, message),
            Severity::Warning => Diagnostic::warning("exclusive-members", other, message),
        };
        let help = format!("only one of them may stand here; `{first}` is read");
        self.diagnostics.push(diagnostic.also(one, "the other one").help(help));
    }

    /// Whether a member that has to be there is; a report where it is not.
    pub(super) fn require(&mut self, severity: Severity, node: NodeId, what: &str, key: &str) -> bool {
        // One that is null says as much as none.
        let is = self.document.get(node, key).is_some_and(|value| !self.document.is_null(value));
        if !is {
            let message = format!("{what} has no `{key}`");
            let span = self.name_span(node);
            let diagnostic = match severity {
                Severity::Error => Diagnostic::error("missing-member", span, message),
                Severity::Warning => Diagnostic::warning("missing-member", span, message),
            };
            self.diagnostics.push(diagnostic.help(format!("OpenAPI demands it: add `{key}`")));
        }
        is
    }

    /// The key under which an object stands; of the root, the beginning.
    pub(super) fn name_span(&self, node: NodeId) -> Span {
        let span = self.document.key_span(node);
        if self.document.parent(node).is_some() { span } else { Span { end: span.start, ..span } }
    }

    /// The place of a member's value, or of the object where it has none.
    pub(super) fn value_span(&self, node: NodeId, key: &str) -> Span {
        self.document.get(node, key).map_or_else(|| self.name_span(node), |value| self.document.span(value))
    }

    /// `$ref` in a map whose keys are names, where it is one of them. Only objects of a kind are replaced by references (section 4.8.23).
    pub(super) fn reference_among_names(&mut self, entry: &Entry) {
        let help = "what it leads to is not read; refer to each of the things from under its own name";
        self.warning("ref-place", entry.key_span, "`$ref` stands where names are expected", help);
    }
}
