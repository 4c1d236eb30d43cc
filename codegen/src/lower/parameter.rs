//! Parameters in path, query, headers and cookies.

use crate::diagnostic::{Diagnostic, suggest};
use crate::load::NodeId;
use crate::model::{Check, Kind, Owner, Parameter, ParameterPlace, Rule, Schema, Style, TextFormat};

use super::position::At;
use super::{Lower, keywords};

/// Headers that OpenAPI takes from elsewhere (OpenAPI 3.1.1, section 4.8.12.1).
const NOT_PARAMETERS: &[&str] = &["accept", "content-type", "authorization"];

impl Lower<'_> {
    /// One parameter, or nothing where it can't be used.
    pub(super) fn parameter(&mut self, node: NodeId, owner: Owner) -> Option<Parameter> {
        let place = self.document.key_span(node);
        let node = self.follow(node);
        if !self.is_object(node, "a parameter") {
            return None;
        }
        keywords::check(self, node, "parameter", keywords::PARAMETER);
        let wire = self.string(node, "name")?;
        let location = self.location(node)?;
        if location == ParameterPlace::Header && NOT_PARAMETERS.contains(&wire.to_ascii_lowercase().as_str()) {
            if self.document.get(node, "name").is_some_and(|name| self.checked.insert(name)) {
                let message = format!("the header `{wire}` is no parameter");
                let diagnostic = Diagnostic::warning("parameter", place, message);
                self.diagnostics.push(diagnostic.help("it follows from media types and security; it is ignored here"));
            }
            return None;
        }
        let required = self.flag(node, "required").unwrap_or(false) || location == ParameterPlace::Path;
        let fixed = if required { self.only_value(node) } else { None };
        let schema = match (self.document.get(node, "schema"), &fixed) {
            // No type is made for a single value; the rule stays, for whoever judges what arrives.
            (_, Some(only)) => {
                let check = Check::OneOf(vec![serde_json::Value::from(only.as_str()).to_string()]);
                Schema { kind: Kind::Text(TextFormat::Plain), rules: vec![Rule { check, place }] }
            }
            (Some(schema), None) => self.schema(schema, &At::new(owner, &wire)),
            (None, None) => match self.parameter_content(node) {
                Some(media) => self.content_schema(&media, &At::new(owner, &wire)),
                None => Schema::of(Kind::Text(TextFormat::Plain)),
            },
        };
        let style = self.style(node, location);
        let explode = self.flag(node, "explode").unwrap_or(matches!(style, Style::Form | Style::Cookie));
        self.report_nesting(node, &wire, style, &schema);
        Some(Parameter {
            given: self.string(node, "x-tintype-name"),
            required,
            fixed,
            sensitive: self.flag(node, "x-tintype-sensitive").unwrap_or(false),
            reserved: self.flag(node, "allowReserved").unwrap_or(false),
            empty: location == ParameterPlace::Query && self.flag(node, "allowEmptyValue").unwrap_or(false),
            default: self.document.get(node, "schema").and_then(|schema| self.default_of(schema)),
            doc: self.doc(node),
            wire,
            location,
            style,
            explode,
            schema,
            place,
        })
    }

    /// The value of a parameter whose schema lists one string.
    pub(super) fn only_value(&mut self, node: NodeId) -> Option<String> {
        let schema = self.document.get(node, "schema")?;
        let parts = self.parts(&[schema]);
        match self.listed_values(&parts).as_slice() {
            [only] => self.document.str(*only).map(str::to_owned),
            _ => None,
        }
    }

    fn location(&mut self, node: NodeId) -> Option<ParameterPlace> {
        const PLACES: [&str; 5] = ["path", "query", "querystring", "header", "cookie"];
        let text = self.string(node, "in");
        match text.as_deref() {
            Some("path") => Some(ParameterPlace::Path),
            Some("query") => Some(ParameterPlace::Query),
            Some("querystring") => Some(ParameterPlace::QueryString),
            Some("header") => Some(ParameterPlace::Header),
            Some("cookie") => Some(ParameterPlace::Cookie),
            None => None,
            Some(other) => {
                let span = self.value_span(node, "in");
                let diagnostic = Diagnostic::error("parameter", span, format!("there is no parameter place `{other}`"));
                self.diagnostics.push(match suggest(other, PLACES) {
                    _ if matches!(other, "body" | "formData") => {
                        diagnostic.help("describe the body under `requestBody`")
                    }
                    Some(place) => diagnostic.help(format!("did you mean `{place}`?")),
                    None => diagnostic.help("one of path, query, querystring, header, cookie"),
                });
                None
            }
        }
    }
}
