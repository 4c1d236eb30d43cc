//! `type: string`: lengths, patterns and what the format makes of it; and integers that the wire holds as strings.

use crate::diagnostic::Diagnostic;
use crate::model::{Check, Kind, Pattern, Rule, Schema, TextFormat, Width};
use crate::pattern::{Dialect, PatternError, PatternErrorKind, Translation, translate};

use super::Lower;
use super::parts::Parts;

impl Lower<'_> {
    pub(super) fn text(&mut self, parts: &Parts) -> Schema {
        let mut rules = self.counts(parts, ("minLength", "maxLength"), (Check::MinLength, Check::MaxLength));
        rules.extend(self.patterns(parts));
        let formats = self.formats(parts);
        let kind = match formats.first().map(|(name, _)| name.as_str()) {
            Some("int32") => Kind::Quoted(Width::I32),
            Some("int64") => Kind::Quoted(Width::I64),
            Some("uint32") => Kind::Quoted(Width::U32),
            Some("uint64") => Kind::Quoted(Width::U64),
            Some("date") => Kind::Text(TextFormat::Date),
            Some("date-time") => Kind::Text(TextFormat::DateTime),
            Some("uuid") => Kind::Text(TextFormat::Uuid),
            Some("uri") => Kind::Text(TextFormat::Uri),
            Some("duration") => Kind::Text(TextFormat::Duration),
            Some("byte") => Kind::Text(TextFormat::Base64),
            Some("decimal") => Kind::Text(TextFormat::Decimal),
            Some("binary") => Kind::Text(TextFormat::Binary),
            None if self.is_binary(parts) => Kind::Text(TextFormat::Binary),
            _ => Kind::Text(TextFormat::Plain),
        };
        rules.extend(formats.into_iter().filter_map(|(name, place)| self.format_rule(name, place)));
        if matches!(kind, Kind::Quoted(_)) {
            rules.clear();
        }
        Schema { kind, rules: Self::sorted(rules) }
    }

    /// Whether a string is bytes: by its format, or by a media type of bytes that no encoding makes text (OpenAPI 3.1.1,
    /// section 4.4.2).
    pub(super) fn is_binary(&self, parts: &Parts) -> bool {
        let text = |key| self.first(parts, key).and_then(|(_, value)| self.document.str(value));
        match (text("format"), text("contentMediaType"), text("contentEncoding")) {
            (Some("binary"), ..) => true,
            (None, _, Some("binary")) => true,
            (None, Some(media), None) => {
                !media.starts_with("text/")
                    && !media.contains("json")
                    && !media.contains("xml")
                    && !media.contains("html")
            }
            _ => false,
        }
    }

    pub(super) fn patterns(&mut self, parts: &Parts) -> Vec<Rule> {
        let mut rules = Vec::new();
        for part in &parts.0 {
            let Some(source) = self.string(*part, "pattern") else { continue };
            let place = self.value_span(*part, "pattern");
            let dialect = self.dialect(*part);
            match self.pattern(&source, dialect) {
                Ok(pattern) => rules.push(Rule { check: Check::Pattern(pattern), place }),
                Err(error) => {
                    let Some(value) = self.document.get(*part, "pattern") else { continue };
                    if self.checked.insert(value) {
                        let message = format!("the pattern can't be used: {}", error.message);
                        let before: String =
                            source.chars().take(source.get(..error.offset).map_or(0, |s| s.chars().count())).collect();
                        let unsupported = error.kind == PatternErrorKind::Unsupported;
                        let make = if unsupported { Diagnostic::warning } else { Diagnostic::error };
                        let diagnostic = make("pattern", place, message)
                            .label(format!("after `{}`", tail(&before)))
                            .help(error.help);
                        self.diagnostics.push(diagnostic);
                    }
                }
            }
        }
        rules
    }

    /// A pattern for the engines that the options allow.
    pub(super) fn pattern(&mut self, source: &str, dialect: Dialect) -> Result<Pattern, PatternError> {
        let backtracking = self.options.backtracking;
        let translated = self.patterns.entry((source.to_owned(), dialect)).or_insert_with(|| {
            let Translation { pattern: regex, backtracks } = translate(source, dialect, backtracking)?;
            Ok(Pattern { source: source.to_owned(), regex, backtracks })
        });
        translated.clone()
    }

    pub(super) fn dialect(&mut self, part: crate::load::NodeId) -> Dialect {
        match self.string(part, "x-tintype-pattern-dialect").as_deref() {
            None | Some("ecma") => Dialect::Ecma,
            Some("python") => Dialect::Python,
            Some(other) => {
                let span = self.value_span(part, "x-tintype-pattern-dialect");
                let message = format!("there is no pattern dialect `{other}`");
                self.diagnostics.push(
                    Diagnostic::error("unknown-extension", span, message).help("the dialects are ecma and python"),
                );
                Dialect::Ecma
            }
        }
    }
}

/// The last characters of a long text.
fn tail(text: &str) -> String {
    let count = text.chars().count();
    if count <= 20 { text.to_owned() } else { format!("…{}", text.chars().skip(count - 20).collect::<String>()) }
}
