//! `type: string`: lengths, pattern, format; and integers that the wire holds as strings.

use crate::diagnostic::Diagnostic;
use crate::model::{Check, Kind, Pattern, Place, Rule, Schema, TextFormat, Width};
use crate::pattern::{Dialect, PatternErrorKind, translate};

use super::Lower;
use super::parts::Parts;

/// Formats that mean something here.
const KNOWN: &[&str] = &[
    "date",
    "date-time",
    "time",
    "duration",
    "email",
    "hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "uuid",
    "byte",
    "binary",
    "decimal",
    "json-pointer",
    "password",
    "int64",
    "uint64",
    "int32",
    "uint32",
];
/// Those of them that choose a Rust type, and of which a text is not checked.
const TYPED: &[&str] = &["binary", "password", "int32", "int64", "uint32", "uint64"];

/// Whether a format makes a text an integer.
pub(super) fn is_integer(format: &str) -> bool {
    matches!(format, "int32" | "int64" | "uint32" | "uint64")
}

/// Whether a format of texts chooses the Rust type, or what is shown of it, and no more.
pub(super) fn is_typed(format: &str) -> bool {
    TYPED.contains(&format)
}

/// Whether texts are checked against a format.
pub(super) fn is_checked(format: &str) -> bool {
    KNOWN.contains(&format) && !is_typed(format)
}

/// Formats that others define and that look like one of those.
const DISTINCT: &[&str] = &[
    "iri",
    "iri-reference",
    "uri-template",
    "url",
    "ulid",
    "guid",
    "uid",
    "http-date",
    "date-time-local",
    "time-local",
    "datetime",
    "bytes",
    "ip",
    "ipv4-cidr",
    "ipv6-cidr",
    "ipv4-address",
    "ipv6-address",
    "cuid",
    "xuid",
    "urn",
    "int",
    "idn-email",
    "data",
];

impl Lower<'_> {
    pub(super) fn text(&mut self, parts: &Parts) -> Schema {
        let mut rules = self.counts(parts, ("minLength", "maxLength"), (Check::MinLength, Check::MaxLength));
        rules.extend(self.patterns(parts));
        let format = self.format(parts);
        let kind = match format.as_ref().map(|(name, _)| name.as_str()) {
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
        if let Some((name, place)) = format
            && !matches!(kind, Kind::Quoted(_))
            && !matches!(name.as_str(), "password" | "binary")
        {
            rules.push(Rule { check: Check::Format(name), place });
        }
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

    /// The format: the first that means something, or else the first. One that nobody knows only describes (JSON Schema
    /// Validation, section 7.2.2); it stands among the rules and refuses nothing.
    pub(super) fn format(&mut self, parts: &Parts) -> Option<(String, Place)> {
        let mut named: Vec<(String, Place)> = Vec::new();
        for part in &parts.0 {
            let Some(value) = self.document.get(*part, "format") else { continue };
            let Some(name) = self.string(*part, "format") else { continue };
            if !KNOWN.contains(&name.as_str()) && !DISTINCT.contains(&name.as_str()) {
                self.misspelled_format(value, &name, KNOWN);
            }
            named.push((name, self.document.span(value)));
        }
        let known: Vec<&(String, Place)> = named.iter().filter(|(name, _)| KNOWN.contains(&name.as_str())).collect();
        if let [first, others @ ..] = known.as_slice()
            && let Some(other) = others.iter().find(|(name, _)| *name != first.0)
        {
            let message = format!("no text is both `{}` and `{}`", first.0, other.0);
            let diagnostic = Diagnostic::warning("contradiction", other.1, message).also(first.1, "the other format");
            self.diagnostics.push(diagnostic.help(format!("correct one of the two; `{}` is used", first.0)));
        }
        known.first().map(|found| (*found).clone()).or_else(|| named.into_iter().next())
    }

    pub(super) fn patterns(&mut self, parts: &Parts) -> Vec<Rule> {
        let mut rules = Vec::new();
        for part in &parts.0 {
            let Some(source) = self.string(*part, "pattern") else { continue };
            let place = self.value_span(*part, "pattern");
            let dialect = self.dialect(*part);
            match translate(&source, dialect) {
                Ok(regex) => rules.push(Rule { check: Check::Pattern(Pattern { source, regex }), place }),
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
