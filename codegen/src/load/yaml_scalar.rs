//! Scalars and tags (YAML 1.2.2, sections 6.8.2 and 10).

use std::borrow::Cow;
use std::collections::HashSet;

use saphyr_parser::Tag;

use super::Value;
use super::build::{Builder, shorten};
use super::scalar::{Plain, resolve};
use crate::diagnostic::{Diagnostic, Span};

const CORE: &str = "tag:yaml.org,2002:";
/// So many different tags are warned of.
const TOLD: usize = 100;

/// The tags that were warned of already.
#[derive(Default)]
pub(super) struct Tags {
    told: HashSet<String>,
}

impl Tags {
    /// What a scalar stands for: by its tag, or else by the core schema if it is plain, or else as the string that it is.
    pub(super) fn value(
        &mut self,
        builder: &mut Builder<'_>,
        text: Cow<'_, str>,
        plain: bool,
        tag: Option<&Tag>,
        span: Span,
    ) -> Value {
        let name = tag.map(full);
        match name.as_deref().map(|name| (name.strip_prefix(CORE), name)) {
            None => untagged(builder, text, plain, span),
            Some((Some("str"), _) | (_, "!")) => Value::String(text.into_owned()),
            Some((Some(kind @ ("null" | "bool" | "int" | "float")), _)) => typed(builder, text, kind, span),
            Some((Some("seq" | "map"), name)) => {
                builder.diagnostics.push(mismatch(name, span).help("remove the tag"));
                Value::Null
            }
            Some((_, name)) => {
                self.unknown(builder, name, span);
                untagged(builder, text, plain, span)
            }
        }
    }

    /// Checks the tag of a mapping (`"map"`) or a sequence (`"seq"`).
    pub(super) fn collection(&mut self, builder: &mut Builder<'_>, tag: Option<&Tag>, kind: &str, span: Span) {
        let Some(name) = tag.map(full) else { return };
        match name.strip_prefix(CORE) {
            Some(core) if core == kind => {}
            None if name == "!" => {}
            Some("str" | "null" | "bool" | "int" | "float" | "seq" | "map") => {
                let span = Span { end: span.end.min(span.start.saturating_add(1)), ..span };
                builder.diagnostics.push(mismatch(&name, span).help("remove the tag"));
            }
            _ => self.unknown(builder, &name, span),
        }
    }

    fn unknown(&mut self, builder: &mut Builder<'_>, name: &str, span: Span) {
        if self.told.len() < TOLD && self.told.insert(name.to_owned()) {
            let message = format!("the tag `{}` means nothing here", display(name));
            let problem = Diagnostic::warning("tag", span, message).label("read as if it had no tag");
            builder.diagnostics.push(problem);
        }
    }
}

fn full(tag: &Tag) -> String {
    format!("{}{}", tag.handle, tag.suffix)
}

fn display(name: &str) -> String {
    shorten(&name.strip_prefix(CORE).map_or_else(|| name.to_owned(), |core| format!("!!{core}")))
}

fn mismatch(name: &str, span: Span) -> Diagnostic {
    Diagnostic::error("tag", span, format!("the value is not what its tag `{}` says", display(name)))
}

fn untagged(builder: &mut Builder<'_>, text: Cow<'_, str>, plain: bool, span: Span) -> Value {
    if !plain {
        return Value::String(text.into_owned());
    }
    match resolve(&text) {
        Plain::Null => Value::Null,
        Plain::Bool(value) => Value::Bool(value),
        Plain::Number(number) => Value::Number(number),
        Plain::String => Value::String(text.into_owned()),
        Plain::NoJson => {
            let message = format!("JSON cannot write the number `{}`", shorten(&text));
            let problem = Diagnostic::error("number", span, message);
            builder.diagnostics.push(problem.help("write a finite number, or put it in quotes to make it a string"));
            Value::Null
        }
    }
}

/// A scalar that says its kind.
fn typed(builder: &mut Builder<'_>, text: Cow<'_, str>, kind: &str, span: Span) -> Value {
    let value = resolve(&text);
    match (kind, value) {
        ("null", Plain::Null) => Value::Null,
        ("bool", Plain::Bool(value)) => Value::Bool(value),
        ("float", Plain::Number(number)) => Value::Number(number),
        ("int", Plain::Number(number)) if !number.contains(['.', 'e', 'E']) => Value::Number(number),
        ("float", Plain::NoJson) => untagged(builder, text, true, span),
        _ => {
            builder
                .diagnostics
                .push(mismatch(&format!("{CORE}{kind}"), span).help("remove the tag, or correct the value"));
            Value::Null
        }
    }
}
