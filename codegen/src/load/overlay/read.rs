//! The overlay's own members: its version, what it extends, its actions (Overlay 1.1, section "Schema").

use super::query::{Query, parse};
use crate::diagnostic::{Diagnostic, Diagnostics, Sources, Span, suggest};
use crate::load::{Document, NodeId};

/// An overlay that was read.
pub(super) struct Overlay {
    pub(super) minor: Minor,
    /// The URI reference under `extends`, and where it stands.
    pub(super) extends: Option<NodeId>,
    pub(super) actions: Vec<Action>,
}

/// The versions differ in what may be a target, and in `copy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Minor {
    Zero,
    One,
}

/// One action.
pub(super) struct Action {
    pub(super) target: Query,
    /// Where the target is written.
    pub(super) place: Span,
    pub(super) what: What,
}

/// What is done to the target.
pub(super) enum What {
    Remove,
    /// The value under `update`.
    Update(NodeId),
    /// The query under `copy`, and where it is written.
    Copy(Query, Span),
}

/// What the readers share.
pub(super) struct Reader<'a> {
    pub(super) document: &'a Document,
    pub(super) sources: &'a Sources,
    pub(super) diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    /// Reads an overlay; `None` where the file is none of a known version.
    pub(super) fn overlay(&mut self, root: NodeId) -> Option<Overlay> {
        if !self.is_object(root, "the overlay") {
            return None;
        }
        let minor = self.version(root)?;
        self.check(root, "an overlay", &["overlay", "info", "extends", "actions"]);
        self.info(root);
        let extends = self.document.get(root, "extends").filter(|node| self.is_string(*node, "extends"));
        Some(Overlay { minor, extends, actions: self.actions(root, minor) })
    }

    fn version(&mut self, root: NodeId) -> Option<Minor> {
        let Some(node) = self.document.get(root, "overlay") else {
            let span = self.document.span(root);
            let start = Span { end: span.start, ..span };
            let is_document = ["openapi", "swagger"].iter().any(|key| self.document.get(root, key).is_some());
            let (message, help) = if is_document {
                ("this is an OpenAPI document, not an overlay", "an overlay has a member `overlay` with its version")
            } else {
                (
                    "this is no overlay: it has no member `overlay`",
                    "an overlay begins with its version, for example `overlay: 1.0.0`",
                )
            };
            self.diagnostics.push(Diagnostic::error("version", start, message).help(help));
            return None;
        };
        if !self.is_string(node, "overlay") {
            return None;
        }
        let text = self.document.str(node).unwrap_or_default();
        let mut parts = text.split('.');
        let (major, minor, patch) = (parts.next(), parts.next(), parts.next());
        let numeric = patch.is_some_and(|patch| !patch.is_empty() && patch.bytes().all(|b| b.is_ascii_digit()));
        match (major, minor, parts.next()) {
            (Some("1"), Some("0"), None) if numeric => Some(Minor::Zero),
            (Some("1"), Some("1"), None) if numeric => Some(Minor::One),
            _ => {
                let message = format!("Overlay {} is not supported", crate::load::build::shorten(text));
                let problem = Diagnostic::error("version", self.document.span(node), message);
                self.diagnostics
                    .push(problem.help("versions 1.0 and 1.1 are read: `overlay: 1.0.0` or `overlay: 1.1.0`"));
                None
            }
        }
    }

    fn info(&mut self, root: NodeId) {
        let Some(info) = self.required(root, "info", "an overlay") else { return };
        if !self.is_object(info, "`info`") {
            return;
        }
        self.check(info, "the info of an overlay", &["title", "version", "description"]);
        for key in ["title", "version"] {
            if let Some(node) = self.required(info, key, "the info of an overlay") {
                self.is_string(node, key);
            }
        }
        if let Some(node) = self.document.get(info, "description") {
            self.is_string(node, "description");
        }
    }

    fn actions(&mut self, root: NodeId, minor: Minor) -> Vec<Action> {
        let Some(list) = self.required(root, "actions", "an overlay") else { return Vec::new() };
        if !matches!(self.document.value(list), crate::load::Value::Array(_)) {
            self.wrong(list, "`actions`", "a list");
            return Vec::new();
        }
        let items = self.document.items(list).to_vec();
        if items.is_empty() {
            let problem = Diagnostic::error("overlay", self.document.span(list), "an overlay has at least one action");
            self.diagnostics.push(problem.help("add one, or leave the overlay away"));
        }
        items.into_iter().filter_map(|node| self.action(node, minor)).collect()
    }

    fn action(&mut self, node: NodeId, minor: Minor) -> Option<Action> {
        if !self.is_object(node, "an action") {
            return None;
        }
        let copy = self.document.get(node, "copy");
        let known: &[&str] = &["target", "description", "update", "remove", "copy"];
        self.check(node, "an action", known);
        if let Some(node) = self.document.get(node, "description") {
            self.is_string(node, "description");
        }
        let target = self.required(node, "target", "an action").and_then(|target| self.query(target, "target"));
        let remove = self.document.get(node, "remove");
        let removes = remove.is_some_and(|remove| self.flag(remove, "remove"));
        let update = self.document.get(node, "update");
        let what = match (removes, update, copy) {
            (_, _, Some(copy)) if minor == Minor::Zero => {
                let span = self.document.key_span(copy);
                let problem = Diagnostic::error("overlay", span, "Overlay 1.0 has no `copy`");
                self.diagnostics.push(problem.help("say `overlay: 1.1.0`"));
                return None;
            }
            (true, other, copy) => {
                for (key, other) in [("update", other), ("copy", copy)] {
                    let Some(other) = other else { continue };
                    let message = format!("`{key}` has no impact beside `remove: true`");
                    let problem = Diagnostic::warning("overlay", self.document.key_span(other), message);
                    self.diagnostics.push(problem.help("make them two actions, or remove one of the two"));
                }
                What::Remove
            }
            (false, Some(update), Some(copy)) => {
                let span = self.document.key_span(copy);
                let problem = Diagnostic::error("overlay", span, "an action has `update` or `copy`, not both");
                let problem = problem.also(self.document.key_span(update), "the other one");
                self.diagnostics.push(problem.help("make them two actions"));
                return None;
            }
            (false, Some(update), None) => What::Update(update),
            (false, None, Some(copy)) => What::Copy(self.query(copy, "copy")?, self.document.span(copy)),
            (false, None, None) => {
                let span = self.document.span(node);
                let span = Span { end: span.start.saturating_add(1).min(span.end), ..span };
                let problem = Diagnostic::warning("overlay", span, "this action does nothing");
                self.diagnostics.push(problem.help("give it `update`, `remove: true` or, in Overlay 1.1, `copy`"));
                return None;
            }
        };
        let place = self.document.get(node, "target").map(|target| self.document.span(target))?;
        Some(Action { target: target?, place, what })
    }

    /// A JSONPath query; a fault is shown at its place in the text.
    fn query(&mut self, node: NodeId, key: &str) -> Option<Query> {
        if !self.is_string(node, key) {
            return None;
        }
        let text = self.document.str(node).unwrap_or_default();
        match parse(text) {
            Ok(query) => Some(query),
            Err(fault) => {
                let span = self.within(node, text, fault.at);
                let problem = Diagnostic::error("jsonpath", span, format!("this is no JSONPath: {}", fault.message));
                self.diagnostics.push(problem.help("JSONPath is that of RFC 9535, for example `$.paths['/pets'].get`"));
                None
            }
        }
    }

    /// The place of a byte in a string, where the string is written without escapes; the whole string elsewhere.
    fn within(&self, node: NodeId, text: &str, at: usize) -> Span {
        let span = self.document.span(node);
        let token = self.sources.text(span.file).get(span.start as usize..span.end as usize).unwrap_or_default();
        let quote = usize::from(token.starts_with(['\'', '"']));
        let inner = token.get(quote..token.len().saturating_sub(quote)).unwrap_or_default();
        if inner != text {
            return span;
        }
        let length = text.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
        let start = u32::try_from(quote + at).map_or(span.start, |at| span.start.saturating_add(at));
        Span { start, end: start.saturating_add(u32::try_from(length).unwrap_or(0)), ..span }
    }

    fn required(&mut self, node: NodeId, key: &str, what: &str) -> Option<NodeId> {
        let found = self.document.get(node, key);
        if found.is_none() {
            let span = self.document.span(node);
            let span = Span { end: span.start.saturating_add(1).min(span.end), ..span };
            let problem = Diagnostic::error("overlay", span, format!("{what} has to have a member `{key}`"));
            self.diagnostics.push(problem.help(format!("add `{key}`")));
        }
        found
    }

    fn is_object(&mut self, node: NodeId, what: &str) -> bool {
        let is = matches!(self.document.value(node), crate::load::Value::Object(_));
        if !is {
            self.wrong(node, what, "an object");
        }
        is
    }

    fn is_string(&mut self, node: NodeId, key: &str) -> bool {
        let is = self.document.str(node).is_some();
        if !is {
            self.wrong(node, &format!("`{key}`"), "a string");
        }
        is
    }

    fn flag(&mut self, node: NodeId, key: &str) -> bool {
        let flag = self.document.bool(node);
        if flag.is_none() {
            self.wrong(node, &format!("`{key}`"), "true or false");
        }
        flag.unwrap_or(false)
    }

    fn wrong(&mut self, node: NodeId, what: &str, wanted: &str) {
        let found = self.document.kind_name(node);
        let problem = Diagnostic::error("wrong-type", self.document.span(node), format!("{what} is {found}"));
        self.diagnostics.push(problem.label(format!("expected {wanted}")));
    }

    /// Warns of members that the specification does not know.
    fn check(&mut self, node: NodeId, what: &str, known: &[&str]) {
        for entry in self.document.entries(node) {
            if entry.key.starts_with("x-") || known.contains(&entry.key.as_str()) {
                continue;
            }
            let message = format!("{what} has no member `{}`", crate::load::build::shorten(&entry.key));
            let problem = Diagnostic::warning("unknown-member", entry.key_span, message);
            self.diagnostics.push(match suggest(&entry.key, known.iter().copied()) {
                Some(other) => problem.help(format!("did you mean `{other}`?")),
                None => problem.help("it is ignored; extensions begin with `x-`"),
            });
        }
    }
}
