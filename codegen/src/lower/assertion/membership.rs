//! Keywords about members: `properties`, `patternProperties`, `additionalProperties`, `dependentRequired`, …

use crate::diagnostic::{Diagnostic, Span};
use crate::load::{NodeId, Value};
use crate::model::{AssertionId, Keyword, Pattern};

use super::super::Lower;

impl Lower<'_> {
    pub(super) fn properties_keyword(&mut self, node: NodeId) -> Vec<Keyword> {
        let mut named: Vec<(String, AssertionId)> = Vec::new();
        for (name, _, schema) in self.map(node, "properties") {
            named.push((name, self.assertion_of(schema)));
        }
        named.sort_by(|a, b| a.0.cmp(&b.0));
        let rest = self.document.get(node, "additionalProperties").filter(|rest| !self.is_true(*rest));
        let rest = match rest {
            Some(rest) => Some(self.assertion_of(rest)),
            // It asks nothing, and evaluates all the same.
            None if self.document.get(node, "additionalProperties").is_some() => Some(self.assertion(node, Vec::new())),
            None => None,
        };
        match self.patterned(node) {
            Some(patterns) => vec![Keyword::Properties(named, patterns, rest)],
            // Which members a pattern would take is not known, nor which are left.
            None => vec![Keyword::Properties(named, Vec::new(), None), Keyword::Open],
        }
    }

    /// `patternProperties`; `None` where a pattern can't be used.
    pub(super) fn patterned(&mut self, node: NodeId) -> Option<Vec<(Pattern, AssertionId)>> {
        let mut patterns = Some(Vec::new());
        for (source, span, schema) in self.map(node, "patternProperties") {
            let schema = self.assertion_of(schema);
            match (self.name_pattern(node, &source, span), &mut patterns) {
                (Some(pattern), Some(all)) => all.push((pattern, schema)),
                (None, _) => patterns = None,
                _ => {}
            }
        }
        patterns
    }

    /// The pattern of a member of `patternProperties`, or a diagnostic.
    fn name_pattern(&mut self, node: NodeId, source: &str, span: Span) -> Option<Pattern> {
        let dialect = self.dialect(node);
        match self.pattern(source, dialect) {
            Ok(pattern) => Some(pattern),
            Err(error) => {
                let unsupported = error.kind == crate::pattern::PatternErrorKind::Unsupported;
                let make = if unsupported { Diagnostic::warning } else { Diagnostic::error };
                let message = format!("the pattern can't be used: {}", error.message);
                self.diagnostics.push(make("pattern", span, message).help(error.help));
                None
            }
        }
    }

    pub(super) fn dependent_required(&mut self, node: NodeId) -> Vec<Keyword> {
        let mut all: Vec<(String, Vec<String>)> = Vec::new();
        for key in ["dependentRequired", "dependencies"] {
            let Some(map) = self.document.get(node, key) else { continue };
            for (name, _, value) in self.map(node, key) {
                let is_list = matches!(self.document.value(value), Value::Array(_));
                if is_list || key == "dependentRequired" {
                    all.push((name.clone(), self.strings(map, &name).into_iter().map(|(text, _)| text).collect()));
                }
            }
        }
        all.retain(|(_, names)| !names.is_empty());
        all.sort();
        if all.is_empty() { Vec::new() } else { vec![Keyword::DependentRequired(all)] }
    }

    pub(super) fn dependent_schemas(&mut self, node: NodeId) -> Vec<Keyword> {
        let mut all: Vec<(String, AssertionId)> = Vec::new();
        for key in ["dependentSchemas", "dependencies"] {
            for (name, _, value) in self.map(node, key) {
                if !matches!(self.document.value(value), Value::Array(_)) {
                    all.push((name, self.assertion_of(value)));
                }
            }
        }
        all.sort_by(|a, b| a.0.cmp(&b.0));
        if all.is_empty() { Vec::new() } else { vec![Keyword::DependentSchemas(all)] }
    }
}
