//! `format` of texts: which are checked, which choose a Rust type, and which only describe.

use crate::diagnostic::Diagnostic;
use crate::load::NodeId;
use crate::model::{Check, Place, Rule};

use super::Lower;
use super::parts::Parts;

/// Formats that mean something here.
const KNOWN: &[&str] = &[
    "date",
    "date-time",
    "time",
    "duration",
    "email",
    "idn-email",
    "hostname",
    "idn-hostname",
    "ipv4",
    "ipv6",
    "uri",
    "uri-reference",
    "iri",
    "iri-reference",
    "uri-template",
    "uuid",
    "byte",
    "binary",
    "decimal",
    "json-pointer",
    "relative-json-pointer",
    "regex",
    "password",
    "int64",
    "uint64",
    "int32",
    "uint32",
];
/// Those of them that choose a Rust type, or what is shown of it, and of which a text is not checked.
const TYPED: &[&str] = &["binary", "password", "int32", "int64", "uint32", "uint64"];
/// Those that choose a Rust type and are checked.
const TYPED_AND_CHECKED: &[&str] = &["date", "date-time", "duration", "uuid", "uri", "byte", "decimal"];

/// Formats that others define and that look like one of those.
const DISTINCT: &[&str] = &[
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
    "data",
];

/// What is made of a format of texts.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// Texts are checked against it.
    Checked,
    /// It chooses the Rust type, or what is shown of it, and no more.
    Typed,
    /// Texts would be checked against it, but formats only describe.
    Switched,
    /// It only describes.
    Unknown,
}

/// Whether a format makes a text an integer.
pub(super) fn is_integer(format: &str) -> bool {
    matches!(format, "int32" | "int64" | "uint32" | "uint64")
}

impl Lower<'_> {
    pub(super) fn meaning(&self, format: &str) -> Meaning {
        let known = KNOWN.contains(&format);
        match () {
            () if self.options.formats.contains_key(format) => Meaning::Checked,
            () if TYPED.contains(&format) => Meaning::Typed,
            () if known && !self.options.format_annotation => Meaning::Checked,
            () if TYPED_AND_CHECKED.contains(&format) => Meaning::Typed,
            () if known => Meaning::Switched,
            () => Meaning::Unknown,
        }
    }

    /// The formats of all parts, each once: those that mean something, the one that chooses the Rust type first; or else
    /// the first. One that nobody knows only describes (JSON Schema Validation, section 7.2.2).
    pub(super) fn formats(&mut self, parts: &Parts) -> Vec<(String, Place)> {
        let mut named: Vec<(String, Place)> = Vec::new();
        for part in &parts.0 {
            let Some(value) = self.document.get(*part, "format") else { continue };
            let Some(name) = self.string(*part, "format") else { continue };
            let own = self.options.formats.contains_key(&name);
            if !own && !KNOWN.contains(&name.as_str()) && !DISTINCT.contains(&name.as_str()) {
                self.misspelled_format(value, &name, KNOWN);
            }
            if named.iter().all(|(other, _)| *other != name) {
                named.push((name, self.document.span(value)));
            }
        }
        let first = named.first().cloned();
        named.retain(|(name, _)| self.meaning(name) != Meaning::Unknown);
        let chooses = |name: &str| TYPED.contains(&name) || TYPED_AND_CHECKED.contains(&name);
        named.sort_by_key(|(name, _)| !chooses(name));
        if let [first, second, ..] = named.as_slice()
            && chooses(&second.0)
        {
            let message = format!("no text is both `{}` and `{}`", first.0, second.0);
            let diagnostic = Diagnostic::warning("contradiction", second.1, message).also(first.1, "the other format");
            let help = format!("correct one of the two; the Rust type is that of `{}`", first.0);
            self.diagnostics.push(diagnostic.help(help));
        }
        if named.is_empty() { first.into_iter().collect() } else { named }
    }

    /// The check of a format. One that only describes stands among the rules as well, and refuses nothing.
    pub(super) fn format_rule(&self, name: String, place: Place) -> Option<Rule> {
        let check = match self.options.formats.get(&name) {
            Some(function) => Check::OwnFormat(name, function.clone()),
            // It checks nothing, and says that the text is a secret wherever it stands.
            None if name == "password" => Check::Format(name),
            None if matches!(self.meaning(&name), Meaning::Typed | Meaning::Switched) => return None,
            None => Check::Format(name),
        };
        Some(Rule { check, place })
    }

    /// The check of a schema's own format, where it is one of texts; those of numbers say nothing of a text.
    pub(super) fn own_format_rule(&mut self, node: NodeId) -> Option<Rule> {
        let value = self.document.get(node, "format")?;
        let types = self.type_names(node);
        let of_numbers = !types.contains(&"string") && (types.contains(&"integer") || types.contains(&"number"));
        let name = self.document.str(value)?;
        if of_numbers || is_integer(name) || matches!(name, "float" | "double" | "password") {
            return None;
        }
        let (name, place) = self.formats(&Parts(vec![node])).into_iter().next()?;
        self.format_rule(name, place)
    }
}
