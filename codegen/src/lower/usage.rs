//! What is made of each keyword of schemas.

use std::collections::HashSet;

use crate::diagnostic::{Diagnostic, Span};
use crate::load::{NodeId, Value};
use crate::model::{Treatment, Usage};

use super::Lower;
use super::format::Meaning;
use super::keywords::UNSUPPORTED;
use super::parts::Parts;
use super::{format, number};

/// Keywords that values are checked against.
const ENFORCED: &[&str] = &[
    "const",
    "contains",
    "dependencies",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "if",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "not",
    "pattern",
    "patternProperties",
    "prefixItems",
    "propertyNames",
    "required",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
    "uniqueItems",
];

/// Keywords that the Rust types say.
const TYPED: &[&str] = &[
    "$anchor",
    "$defs",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$ref",
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "definitions",
    "discriminator",
    "items",
    "nullable",
    "oneOf",
    "properties",
    "readOnly",
    "type",
    "writeOnly",
];

/// Keywords that stand in the documentation.
const DOCUMENTED: &[&str] = &["default", "deprecated", "description", "summary", "title"];

/// Keywords of which it is said once, where first and how often, that they are ignored.
const SAID_ONCE: &[&str] = &["$schema", "$vocabulary", "contentEncoding", "contentMediaType", "contentSchema", "xml"];

/// Keywords that say something of values of these types alone (JSON Schema validation, section 6).
const OF_TYPES: &[(&[&str], &[&str])] = &[
    (&["string"], &["minLength", "maxLength", "pattern"]),
    (&["number", "integer"], &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf"]),
    (&["array"], &["minItems", "maxItems", "uniqueItems", "contains", "minContains", "maxContains"]),
    (&["object"], &["minProperties", "maxProperties", "patternProperties", "propertyNames"]),
    (&["object"], &["dependencies", "dependentRequired", "dependentSchemas"]),
];

const CONTENT: &str = "what the text holds is not read: it is given as it came";
const UNKNOWN: &str = "schemas have no such keyword";

/// What is made of a keyword in one place.
pub(super) struct Verdict {
    treatment: Treatment,
    reason: Option<&'static str>,
    /// What to do about a keyword that says nothing where it stands.
    help: Option<&'static str>,
}

impl Verdict {
    fn plain(treatment: Treatment) -> Verdict {
        Verdict { treatment, reason: None, help: None }
    }

    fn because(treatment: Treatment, reason: &'static str) -> Verdict {
        Verdict { treatment, reason: Some(reason), help: None }
    }

    fn no_effect(reason: &'static str, help: &'static str) -> Verdict {
        Verdict { treatment: Treatment::Ignored, reason: Some(reason), help: Some(help) }
    }
}

impl Lower<'_> {
    /// Counts a keyword by what is made of it, and says so where it has no effect.
    pub(super) fn count_keyword(&mut self, schema: NodeId, key: &str, place: Span, value: NodeId) {
        let Verdict { treatment, reason, help } = self.verdict(schema, key, value);
        self.usage.count(key, treatment, reason, place);
        if let (Some(reason), Some(help)) = (reason, help) {
            let message = format!("`{key}` has no effect here: {reason}");
            self.diagnostics.push(Diagnostic::warning("no-effect", place, message).help(help));
        }
    }

    fn verdict(&mut self, schema: NodeId, key: &str, value: NodeId) -> Verdict {
        use Treatment::{Documented, Enforced, Ignored, Typed, Unused};
        let has = |key: &str| self.document.get(schema, key).is_some();
        match key {
            "$ref" | "$dynamicRef" if self.resolved.next(schema).is_none() => {
                Verdict::because(Ignored, "it leads nowhere")
            }
            "$schema" if self.is_dialect_read(value) => Verdict::because(Unused, "it names the rules that are used"),
            "$schema" => Verdict::because(Ignored, "schemas are read by the rules of JSON Schema 2020-12 and OpenAPI"),
            "$vocabulary" => Verdict::because(Ignored, "the keywords of all vocabularies hold"),
            "$defs" | "definitions" if !self.resolved.leads_into(value) => {
                Verdict::because(Unused, "no reference leads to what it defines")
            }
            "$comment" | "example" | "examples" | "externalDocs" => {
                Verdict::because(Unused, "it is a note for readers, and says nothing of values")
            }
            _ if !self.may_break(schema, key) => Verdict::because(Unused, "no value of the type can break it"),
            "format" => self.format_verdict(schema, value),
            "pattern" | "patternProperties" if !self.is_pattern_usable(schema, value) => {
                Verdict::because(Ignored, "values are not checked against a pattern that can't be used")
            }
            "pattern" | "minLength" | "maxLength" if self.is_quoted_integer(schema) => {
                Verdict::no_effect("the format makes the text an integer", "leave it out, or leave out the format")
            }
            "then" | "else" if !has("if") => {
                Verdict::no_effect("no `if` stands beside it", "add the `if`, or leave it out")
            }
            "if" if !["then", "else", "unevaluatedProperties", "unevaluatedItems"].into_iter().any(has) => {
                Verdict::no_effect("neither `then` nor `else` stands beside it", "add one of them, or leave it out")
            }
            "minContains" | "maxContains" if !has("contains") => {
                Verdict::no_effect("no `contains` stands beside it", "add the `contains`, or leave it out")
            }
            "additionalItems" if !self.has_list_of_items(schema) => Verdict::no_effect(
                "it speaks of what follows a list of schemas under `items`",
                "write `prefixItems` and `items`, or leave it out",
            ),
            "prefixItems" if self.tuple_part(&Parts(vec![schema])).is_some() => Verdict::plain(Typed),
            "required" if !matches!(self.document.value(value), Value::Array(_)) => {
                Verdict::because(Ignored, "it is a list of members' names")
            }
            "discriminator" if !self.is_discriminating(schema) => {
                Verdict::because(Unused, "there are no alternatives, and nothing takes the schema over")
            }
            "contentEncoding" | "contentMediaType" if self.is_binary(&Parts(vec![schema])) => Verdict::plain(Typed),
            "contentEncoding" | "contentMediaType" | "contentSchema" => Verdict::because(Ignored, CONTENT),
            "xml" => Verdict::because(Ignored, "no XML is written or read: such bodies are bytes"),
            _ if UNSUPPORTED.contains(&key) => Verdict::because(Ignored, "values are not checked against it"),
            _ if ENFORCED.contains(&key) => Verdict::plain(Enforced),
            _ if TYPED.contains(&key) || key.starts_with("x-tintype-") => Verdict::plain(Typed),
            _ if DOCUMENTED.contains(&key) => Verdict::plain(Documented),
            _ if key.starts_with("x-") => Verdict::because(Unused, "it is an extension of others"),
            _ => Verdict::because(Ignored, UNKNOWN),
        }
    }

    /// Whether values of the schema's own type can break a keyword, which may speak of those of one type alone.
    fn may_break(&self, schema: NodeId, key: &str) -> bool {
        let types = self.type_names(schema);
        let spoken_of = OF_TYPES.iter().find(|(_, keys)| keys.contains(&key)).map(|(of, _)| *of);
        types.is_empty() || spoken_of.is_none_or(|of| types.iter().any(|name| of.contains(name)))
    }

    /// A format is checked, or chooses the Rust type, or only describes.
    fn format_verdict(&self, schema: NodeId, value: NodeId) -> Verdict {
        let types = self.type_names(schema);
        let of = |name: &str| types.is_empty() || types.contains(&name);
        let numeric = types.contains(&"integer") || types.contains(&"number");
        let name = self.document.str(value).unwrap_or_default();
        if numeric && number::is_known(name) {
            return Verdict::plain(Treatment::Typed);
        }
        match self.meaning(name) {
            Meaning::Typed if of("string") => Verdict::plain(Treatment::Typed),
            Meaning::Checked if of("string") => Verdict::plain(Treatment::Enforced),
            Meaning::Switched => Verdict::because(Treatment::Documented, "formats only describe, as was asked for"),
            _ => Verdict::because(Treatment::Documented, "values are not checked against this format"),
        }
    }

    /// Whether a pattern, or each of a map's, can be checked. One that can't is kept, for not every type reads its patterns.
    fn is_pattern_usable(&mut self, schema: NodeId, value: NodeId) -> bool {
        let dialect = self.dialect(schema);
        let document = self.document;
        let own = document.str(value).map(|source| (source, document.span(value)));
        let named = document.entries(value).iter().map(|entry| (entry.key.as_str(), entry.key_span));
        let before = self.unusable_patterns.len();
        for (source, place) in own.into_iter().chain(named) {
            if let Err(error) = self.pattern(source, dialect) {
                let message = format!("the pattern can't be used: {}", error.message);
                self.unusable_patterns.push(Diagnostic::warning("pattern", place, message).help(error.help));
            }
        }
        self.unusable_patterns.len() == before
    }

    /// Whether the schema is an integer that the wire holds as text, of which the digits don't matter.
    fn is_quoted_integer(&self, schema: NodeId) -> bool {
        let format = self.document.get(schema, "format").and_then(|value| self.document.str(value));
        self.type_names(schema) == ["string"] && format.is_some_and(format::is_integer)
    }

    fn has_list_of_items(&self, schema: NodeId) -> bool {
        let items = self.document.get(schema, "items");
        items.is_some_and(|items| matches!(self.document.value(items), Value::Array(_)))
    }

    /// Whether a discriminator has something to choose from: alternatives, or the heirs of a component of which the schema is a part.
    fn is_discriminating(&self, schema: NodeId) -> bool {
        let around = self.document.parent(schema).and_then(|list| self.document.parent(list));
        ["oneOf", "anyOf", "allOf"].iter().any(|key| self.document.get(schema, key).is_some())
            || self.bases.is_base(schema)
            || around.is_some_and(|component| self.bases.is_base(component))
    }

    /// Whether a dialect is the one by which every schema is read.
    fn is_dialect_read(&self, value: NodeId) -> bool {
        let name = self.document.str(value).unwrap_or_default();
        name.contains("json-schema.org/draft/2020-12/") || name.contains("spec.openapis.org/oas/")
    }
}

/// Says of what is ignored everywhere how often it stands there, and where first; and of patterns what no reader has said.
pub(super) fn report(lower: &mut Lower<'_>) {
    let usage: Usage = std::mem::take(&mut lower.usage);
    let ignored = usage.iter().filter(|used| used.treatment == Treatment::Ignored);
    for used in ignored.filter(|used| SAID_ONCE.contains(&used.keyword)) {
        let times = match used.count {
            1 => String::new(),
            2 => " (here and in one more place)".to_owned(),
            more => format!(" (here and in {} more places)", more - 1),
        };
        let what = format!("`{}`{times}", used.keyword);
        lower.unsupported(used.first, &what, used.reason.unwrap_or("it is ignored"));
    }
    lower.usage = usage;
    let said: HashSet<Span> =
        lower.diagnostics.iter().filter(|one| one.code == "pattern").map(|one| one.span).collect();
    let unusable = std::mem::take(&mut lower.unusable_patterns);
    lower.diagnostics.extend(unusable.into_iter().filter(|pattern| !said.contains(&pattern.span)));
}
