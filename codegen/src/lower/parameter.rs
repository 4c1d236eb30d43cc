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
        let Some(wire) = self.string(node, "name") else {
            self.diagnostics.push(Diagnostic::error("parameter", place, "a parameter has no name"));
            return None;
        };
        let location = self.location(node)?;
        if location == ParameterPlace::Header && NOT_PARAMETERS.contains(&wire.to_ascii_lowercase().as_str()) {
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
            (None, None) => {
                if self.document.get(node, "content").is_some() {
                    self.unsupported(place, "a parameter with `content`", "it is sent as plain text");
                } else {
                    let diagnostic =
                        Diagnostic::warning("parameter", place, format!("the parameter `{wire}` has no schema"));
                    self.diagnostics.push(diagnostic.help("it is taken for a string; say what it is under `schema`"));
                }
                Schema::of(Kind::Text(TextFormat::Plain))
            }
        };
        let style = self.style(node, location);
        let explode = self.flag(node, "explode").unwrap_or(style == Style::Form);
        Some(Parameter {
            given: self.string(node, "x-tintype-name"),
            required,
            fixed,
            sensitive: self.flag(node, "x-tintype-sensitive").unwrap_or(false),
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
    fn only_value(&mut self, node: NodeId) -> Option<String> {
        let schema = self.document.get(node, "schema")?;
        let parts = self.parts(&[schema]);
        match self.listed_values(&parts).as_slice() {
            [only] => self.document.str(*only).map(str::to_owned),
            _ => None,
        }
    }

    fn location(&mut self, node: NodeId) -> Option<ParameterPlace> {
        const PLACES: [&str; 4] = ["path", "query", "header", "cookie"];
        let text = self.string(node, "in");
        match text.as_deref() {
            Some("path") => Some(ParameterPlace::Path),
            Some("query") => Some(ParameterPlace::Query),
            Some("header") => Some(ParameterPlace::Header),
            Some("cookie") => Some(ParameterPlace::Cookie),
            other => {
                let span = self.value_span(node, "in");
                let other = other.unwrap_or_default();
                let diagnostic = Diagnostic::error("parameter", span, format!("there is no parameter place `{other}`"));
                self.diagnostics.push(match suggest(other, PLACES) {
                    _ if matches!(other, "body" | "formData") => {
                        diagnostic.help("describe the body under `requestBody`")
                    }
                    Some(place) => diagnostic.help(format!("did you mean `{place}`?")),
                    None => diagnostic.help("one of path, query, header, cookie"),
                });
                None
            }
        }
    }

    fn style(&mut self, node: NodeId, location: ParameterPlace) -> Style {
        let by_place = match location {
            ParameterPlace::Path | ParameterPlace::Header => Style::Simple,
            ParameterPlace::Query | ParameterPlace::Cookie => Style::Form,
        };
        match self.string(node, "style").as_deref() {
            None => by_place,
            Some("simple") => Style::Simple,
            Some("form") => Style::Form,
            Some("spaceDelimited") => Style::SpaceDelimited,
            Some("pipeDelimited") => Style::PipeDelimited,
            Some("deepObject") => Style::DeepObject,
            Some(other) => {
                let span = self.value_span(node, "style");
                self.unsupported(
                    span,
                    &format!("the parameter style `{other}`"),
                    "the default style of its place is used",
                );
                by_place
            }
        }
    }
}
