//! The extensions of updates: `x-tintype-update` on operations and members, `x-tintype-normalize` on members.

use crate::diagnostic::{Diagnostic, suggest};
use crate::load::NodeId;
use crate::model::{Place, Plan, Pointer, Reader, Spelling, Update};

use super::parts::Parts;
use super::{Lower, keywords};

const KEY: &str = "x-tintype-update";
const NORMALIZE: &str = "x-tintype-normalize";

const PLANS: [(&str, Plan); 5] = [
    ("replace", Plan::Replace),
    ("merge-patch", Plan::MergePatch),
    ("json-patch", Plan::JsonPatch),
    ("partial", Plan::Partial),
    ("none", Plan::None),
];

const SPELLINGS: [(&str, Spelling); 4] = [
    ("case", Spelling::Case),
    ("whitespace", Spelling::Whitespace),
    ("phone", Spelling::Phone),
    ("zone", Spelling::Zone),
];

impl Lower<'_> {
    /// `x-tintype-update` on an operation: a word, or an object.
    pub(super) fn update(&mut self, node: NodeId) -> Option<Update> {
        let value = self.document.get(node, KEY)?;
        let place = self.document.key_span(value);
        let mut update = Update { plan: None, request: None, response: None, read: None, place };
        if let Some(word) = self.document.str(value).map(str::to_owned) {
            update.plan = Some(self.plan(&word, self.document.span(value))?);
            return Some(update);
        }
        if !self.is_object(value, "`x-tintype-update`") {
            return None;
        }
        keywords::check(self, value, KEY, &["plan", "request", "response", "read"]);
        if let Some(word) = self.string(value, "plan") {
            update.plan = Some(self.plan(&word, self.value_span(value, "plan"))?);
        }
        (update.request, update.response) = (self.pointer(value, "request"), self.pointer(value, "response"));
        update.read = self.document.get(value, "read").and_then(|read| self.reader(value, read));
        Some(update)
    }

    /// `read: showProfile`, or with `operation` and `response`.
    fn reader(&mut self, update: NodeId, read: NodeId) -> Option<Reader> {
        if self.document.str(read).is_some() {
            let place = self.document.span(read);
            return Some(Reader { operation: self.string(update, "read")?, response: None, place });
        }
        if !self.is_object(read, "`read`") {
            return None;
        }
        keywords::check(self, read, "read", &["operation", "response"]);
        let Some(operation) = self.string(read, "operation") else {
            let message = "`read` lacks `operation`";
            let help = "name the operation that reads the record by its `operationId`";
            let place = self.document.key_span(read);
            self.diagnostics.push(Diagnostic::error("extension", place, message).help(help));
            return None;
        };
        let place = self.value_span(read, "operation");
        Some(Reader { operation, response: self.pointer(read, "response"), place })
    }

    fn plan(&mut self, word: &str, place: Place) -> Option<Plan> {
        let found = PLANS.iter().find(|(name, _)| *name == word).map(|(_, plan)| *plan);
        if found.is_none() {
            self.no_word(word, "update plan", place, &PLANS.map(|(name, _)| name));
        }
        found
    }

    /// A JSON Pointer.
    fn pointer(&mut self, node: NodeId, key: &str) -> Option<Pointer> {
        let text = self.string(node, key)?;
        if text.is_empty() || text.starts_with('/') {
            return Some(Pointer { text, place: self.value_span(node, key) });
        }
        let message = format!("`{key}` is no JSON Pointer: `{text}`");
        let help = format!("a JSON Pointer is empty or begins with a slash: `/{text}`");
        self.diagnostics.push(Diagnostic::error("extension", self.value_span(node, key), message).help(help));
        None
    }

    /// `x-tintype-update: once` on a member.
    pub(super) fn update_once(&mut self, parts: &Parts) -> bool {
        let Some((part, value)) = self.first(parts, KEY) else { return false };
        match self.string(part, KEY).as_deref() {
            Some("once") => true,
            Some(other) => {
                let message = format!("there is no update behaviour `{other}`");
                let span = self.document.span(value);
                self.diagnostics
                    .push(Diagnostic::error("unknown-extension", span, message).help("the only one is `once`"));
                false
            }
            None => false,
        }
    }

    /// `x-tintype-normalize` on a member: a word, or a list of them.
    pub(super) fn spellings(&mut self, parts: &Parts) -> Vec<Spelling> {
        let Some((part, value)) = self.first(parts, NORMALIZE) else { return Vec::new() };
        let words = match self.document.str(value).map(str::to_owned) {
            Some(word) => vec![(word, value)],
            None => self.strings(part, NORMALIZE),
        };
        let mut spellings = Vec::new();
        for (word, node) in words {
            match SPELLINGS.iter().find(|(name, _)| *name == word) {
                Some((_, spelling)) => spellings.push(*spelling),
                None => {
                    let place = self.document.span(node);
                    self.no_word(&word, "normalisation", place, &SPELLINGS.map(|(name, _)| name));
                }
            }
        }
        spellings.sort_unstable();
        spellings.dedup();
        spellings
    }

    fn no_word(&mut self, word: &str, what: &str, place: Place, words: &[&str]) {
        let diagnostic = Diagnostic::error("unknown-extension", place, format!("there is no {what} `{word}`"));
        self.diagnostics.push(match suggest(word, words.iter().copied()) {
            Some(other) => diagnostic.help(format!("did you mean `{other}`?")),
            None => diagnostic.help(format!("there are `{}`", words.join("`, `"))),
        });
    }
}
