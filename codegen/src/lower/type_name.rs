//! The names under `type`: those that there are, and what others mean.

use crate::diagnostic::{Diagnostic, suggest};
use crate::load::NodeId;

use super::Lower;
use super::parts::Parts;

const TYPES: &[&str] = &["null", "boolean", "object", "array", "number", "string", "integer"];

impl Lower<'_> {
    /// The type that a name means. One that is no type is an error, and what stands below is read by the type that it means, so that the
    /// problems there are found as well; where the error is not to stop anything, nothing is guessed.
    pub(super) fn meant_type<'n>(&self, name: &'n str) -> &'n str {
        if TYPES.contains(&name) || self.options.keep_going {
            return name;
        }
        meaning(name).map_or(name, |(meant, _)| meant)
    }

    /// Reports names that are no type.
    pub(super) fn check_types(&mut self, parts: &Parts) {
        for part in &parts.0 {
            let Some(value) = self.document.get(*part, "type") else { continue };
            let single = self.document.str(value).is_some() || self.document.is_null(value);
            let names = if single { vec![value] } else { self.document.items(value).to_vec() };
            if names.is_empty() {
                self.diagnostics.push(
                    Diagnostic::error("wrong-type", self.document.span(value), "`type` names no type")
                        .help(format!("one of {}", TYPES.join(", "))),
                );
            }
            for name in names {
                if let Some(problem) = self.no_type(name)
                    && self.checked.insert(name)
                {
                    self.diagnostics.push(problem);
                }
            }
        }
    }

    /// What is to be said of a name that is no type.
    fn no_type(&self, name: NodeId) -> Option<Diagnostic> {
        let span = self.document.span(name);
        if self.document.is_null(name) {
            let diagnostic = Diagnostic::warning("wrong-type", span, "the type null is written as a string");
            return Some(diagnostic.help("put it in quotes: `\"null\"`"));
        }
        let Some(text) = self.document.str(name) else {
            let message = format!("the name of a type is a text, and this is {}", self.document.kind_name(name));
            return Some(Diagnostic::error("wrong-type", span, message).help(format!("one of {}", TYPES.join(", "))));
        };
        if TYPES.contains(&text) {
            return None;
        }
        let help = match meaning(text) {
            Some((other, None)) => format!("did you mean `{other}`?"),
            Some((meant, Some(more))) => format!("in OpenAPI it is `{meant}`{more}"),
            None => format!("one of {}", TYPES.join(", ")),
        };
        Some(Diagnostic::error("wrong-type", span, format!("there is no type `{text}`")).help(help))
    }
}

/// The type that a name means which is none, and what else says it where other languages have the name.
fn meaning(name: &str) -> Option<(&'static str, Option<&'static str>)> {
    let slip = suggest(name, TYPES.iter().copied()).map(|meant| (meant, None));
    slip.or_else(|| elsewhere(name).map(|(meant, more)| (meant, Some(more))))
}

/// What a type is called here that other languages have by this name, and what else says it.
fn elsewhere(name: &str) -> Option<(&'static str, &'static str)> {
    match name.to_ascii_lowercase().as_str() {
        "int" | "long" | "int32" | "int64" => Some(("integer", ", with `format: int32` or `int64`")),
        "float" | "double" | "decimal" => Some(("number", "")),
        "bool" => Some(("boolean", "")),
        "str" | "text" => Some(("string", "")),
        "date" => Some(("string", " with `format: date`")),
        "datetime" | "date-time" | "timestamp" => Some(("string", " with `format: date-time`")),
        "file" => Some(("string", " with `format: binary`")),
        "list" | "set" => Some(("array", "")),
        "map" | "dict" | "struct" => Some(("object", "")),
        _ => None,
    }
}
