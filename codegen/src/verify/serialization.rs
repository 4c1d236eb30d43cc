//! How the value of a parameter, a header or a form's field is written: `schema` or `content`, and `style` (section 4.8.12.2).

use crate::diagnostic::{Severity, suggest};
use crate::load::{Minor, NodeId, Version};

use super::Verify;

const ANY: &[&str] = &[];
/// Each style with its places, and the types that it writes; none where it writes all (section 4.8.12.3).
const STYLES: &[(&str, &[&str], &[&str])] = &[
    ("matrix", &["path"], ANY),
    ("label", &["path"], ANY),
    ("simple", &["path", "header", "response header"], ANY),
    ("form", &["query", "cookie", "form"], ANY),
    ("cookie", &["cookie"], ANY),
    ("spaceDelimited", &["query", "form"], &["array", "object"]),
    ("pipeDelimited", &["query", "form"], &["array", "object"]),
    ("deepObject", &["query", "form"], &["object"]),
];
/// More schemas are not asked for the types of one value.
const MOST_SCHEMAS: usize = 200;

impl<'a> Verify<'a> {
    /// A value is described by `schema`, or by `content` with one media type.
    pub(super) fn one_value(&mut self, node: NodeId, what: &str) {
        self.exclusive(Severity::Warning, node, what, ["example", "examples"]);
        self.exclusive(Severity::Error, node, what, ["schema", "content"]);
        let Some(content) = self.document.get(node, "content") else {
            if self.document.get(node, "schema").is_none() {
                let message = format!("{what} has neither `schema` nor `content`");
                let help = "it is taken for a string; say what it is under `schema`";
                self.warning("missing-member", self.name_span(node), message, help);
            }
            return;
        };
        self.media_types(node);
        let span = self.document.key_span(content);
        match self.document.entries(content) {
            [_] => {}
            [] => self.error("content", span, format!("`content` of {what} is empty"), "name its media type"),
            [first, second, ..] => {
                let help = format!("OpenAPI has exactly one here; keep `{}`, or describe it by `schema`", first.key);
                self.error("content", second.key_span, format!("{what} has several media types"), help);
            }
        }
        for key in ["style", "explode", "allowReserved"] {
            if let Some(value) = self.document.get(node, key) {
                let message = format!("`{key}` says nothing of {what} with `content`");
                let help = "the media type says how it is written; strike it";
                self.error("style", self.document.key_span(value), message, help);
            }
        }
    }

    /// `style` is one of the place, and one that can write the value.
    pub(super) fn style_of(&mut self, node: NodeId, place: &str) {
        if let Some(style) = self.text(node, "style") {
            let span = self.value_span(node, "style");
            let Some((_, places, types)) = STYLES.iter().find(|(name, ..)| *name == style) else {
                let names: Vec<&str> =
                    STYLES.iter().filter(|(_, of, _)| of.contains(&place)).map(|one| one.0).collect();
                let help = match suggest(style, names.iter().copied()) {
                    Some(other) => format!("did you mean `{other}`?"),
                    None => format!("one of {}", names.join(", ")),
                };
                self.error("style", span, format!("there is no style `{style}`"), help);
                return;
            };
            if style == "cookie" {
                self.since(Severity::Warning, node, span, "`style: cookie`", Version::Three(Minor::Two));
            }
            if !places.contains(&place) && STYLES.iter().any(|(_, of, _)| of.contains(&place)) {
                let message = format!("`{style}` is no style of a {place}");
                let help = "the default style of its place is used; write another, or leave it out";
                // The others write a plain value as the default does.
                let harmful = matches!(style, "matrix" | "label" | "deepObject");
                self.judge(harmful, "style", span, message, help);
                return;
            }
            let schema = self.document.get(node, "schema");
            if let Some(other) = schema.and_then(|schema| self.types(schema).into_iter().find(|one| !fits(types, one)))
            {
                let message = format!("`{style}` can't write a value of type {other}");
                let help = format!("it writes {}; use another style", types.join(" and "));
                // That vendors use for arrays as well, with positions for names.
                self.judge(style != "deepObject", "style", span, message, help);
            }
        }
        if place == "cookie" {
            self.exploded_cookie(node);
        }
    }

    /// A cookie holds one value: neither the members of an object nor the items of an array are cookies of their own.
    fn exploded_cookie(&mut self, node: NodeId) {
        let explode = self.document.get(node, "explode").and_then(|value| self.document.bool(value));
        let form = self.text(node, "style").is_none_or(|style| style == "form");
        let Some(schema) = self.document.get(node, "schema").filter(|_| form && explode != Some(false)) else { return };
        let types = self.types(schema);
        if let Some(kind) = ["object", "array"].into_iter().find(|kind| types.contains(kind)) {
            let message = format!("an exploded {kind} does not fit into a cookie");
            let span = self
                .document
                .get(node, "explode")
                .map_or_else(|| self.name_span(node), |value| self.document.span(value));
            let help = "write `explode: false`, or describe the cookie by `content`";
            // An array of one item is written all the same; of an object, the members' names take the place of the cookie's.
            self.judge(kind == "object", "style", span, message, help);
        }
    }

    /// The types that a schema names, itself or in the schemas that it is made of.
    fn types(&mut self, schema: NodeId) -> Vec<&'a str> {
        let document = self.document;
        let mut found: Vec<&'a str> = Vec::new();
        let mut stack = vec![schema];
        for _ in 0..MOST_SCHEMAS.min(self.patience) {
            let Some(node) = stack.pop() else { break };
            let most = MOST_SCHEMAS.saturating_sub(stack.len());
            let all = ["allOf", "oneOf", "anyOf"].into_iter().filter_map(|key| document.get(node, key));
            stack.extend(all.flat_map(|list| document.items(list)).take(most));
            stack.extend(self.resolved.target(node));
            if let Some(named) = document.get(node, "type") {
                let names = document.items(named).iter().take(MOST_SCHEMAS).filter_map(|name| document.str(*name));
                let names = names.chain(document.str(named)).filter(|name| *name != "null" && !found.contains(name));
                let names: Vec<&'a str> = names.collect();
                found.extend(names);
            }
            self.patience = self.patience.saturating_sub(1 + most.min(stack.len()));
        }
        found
    }
}

fn fits(types: &[&str], name: &str) -> bool {
    types.is_empty() || types.contains(&name)
}
