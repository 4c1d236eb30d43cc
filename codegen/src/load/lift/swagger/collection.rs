//! `collectionFormat` to `style` and `explode`.

use super::super::super::{Entry, NodeId};
use super::super::edit::entry;
use super::Swagger;
use crate::diagnostic::{Diagnostic, Span, suggest};

/// How a list is written; `None` where OpenAPI 3 has no way, with the nearest one.
struct Style {
    name: &'static str,
    explode: bool,
    exact: bool,
}

const FORMATS: [&str; 5] = ["csv", "ssv", "tsv", "pipes", "multi"];

impl Swagger<'_, '_> {
    /// Says how a list is sent in the words of OpenAPI 3. `place` is where: `query`, `path`, `header` or `formData`.
    pub(super) fn collection(&mut self, node: NodeId, entries: &mut Vec<Entry>, place: &str) {
        let told = self.edit.pull(node, entries, "collectionFormat");
        if let Some(items) = entries.iter().find(|entry| entry.key == "items").map(|entry| entry.value) {
            self.inner(items);
        }
        let array = |entry: &&Entry| entry.key == "type" && self.edit.document.str(entry.value) == Some("array");
        let Some(kind) = entries.iter().find(array) else { return };
        let (value, span) = match &told {
            Some(told) => (told.value, told.key_span),
            None => (kind.value, kind.key_span),
        };
        if entries.iter().any(|entry| matches!(entry.key.as_str(), "style" | "explode")) {
            return;
        }
        let format = match told {
            Some(told) => self.format(told.value),
            None => "csv".to_owned(),
        };
        let Some(style) = style(&format, place) else { return };
        if !style.exact {
            self.no_style(value, span, &format, place, &style);
        }
        let name = self.edit.said("style", value, span, style.name);
        let explode = self.edit.bool(value, span, style.explode);
        entries.extend([name, entry("explode", span, explode)]);
    }

    fn format(&mut self, value: NodeId) -> String {
        let text = self.text(value, "collectionFormat").unwrap_or_else(|| "csv".to_owned());
        if FORMATS.contains(&text.as_str()) {
            return text;
        }
        let message = format!("there is no collection format `{text}`");
        let diagnostic = Diagnostic::warning("parameter", self.edit.document.span(value), message);
        self.edit.diagnostics.push(match suggest(&text, FORMATS) {
            Some(other) => diagnostic.help(format!("did you mean `{other}`? as it stands, the list is sent as `csv`")),
            None => diagnostic.help("it is sent as `csv`; the others are ssv, tsv, pipes and multi"),
        });
        "csv".to_owned()
    }

    fn no_style(&mut self, value: NodeId, span: Span, format: &str, place: &str, style: &Style) {
        let message = format!("a list sent as `{format}` in `{place}` is not supported: OpenAPI 3 has no style for it");
        let span = if self.edit.document.str(value) == Some(format) { self.edit.document.span(value) } else { span };
        let explode = if style.explode { ", a member for each item" } else { "" };
        let help = format!("it is sent in the nearest style, `{}`{explode}", style.name);
        self.edit.diagnostics.push(Diagnostic::warning("unsupported", span, message).help(help));
    }

    /// Lists within lists: OpenAPI 3 does not say how they are sent.
    fn inner(&mut self, items: NodeId) {
        let mut at = Some(items);
        while let Some(node) = at {
            if let Some(format) = self.edit.document.get(node, "collectionFormat") {
                let is_list = self.edit.document.get(node, "type").and_then(|kind| self.edit.document.str(kind));
                if is_list == Some("array") {
                    let span = self.edit.document.key_span(format);
                    let message = "a list within a list is not supported: OpenAPI 3 has no style for it";
                    self.edit.diagnostics.push(Diagnostic::warning("unsupported", span, message));
                }
                let mut entries = self.edit.take(node);
                self.edit.pull(node, &mut entries, "collectionFormat");
                self.edit.put(node, entries);
            }
            at = self.edit.document.get(node, "items");
        }
    }
}

/// `None` where the default of the place is meant.
fn style(format: &str, place: &str) -> Option<Style> {
    let query = matches!(place, "query" | "formData");
    let made = |name, explode, exact| Some(Style { name, explode, exact });
    match format {
        "csv" if query => made("form", false, true),
        "csv" => None,
        "ssv" if query => made("spaceDelimited", false, true),
        "tsv" if query => made("spaceDelimited", false, false),
        "pipes" if query => made("pipeDelimited", false, true),
        "multi" if query => made("form", true, true),
        _ => made("simple", false, false),
    }
}
