//! `x-tintype-pagination` on an operation; whether what it names is there is for the facts to say.

use crate::diagnostic::{Diagnostic, suggest};
use crate::load::NodeId;
use crate::model::{DeclaredPages, PageKind, Paging, Said};

use super::{Lower, keywords};

const NAME: &str = "x-tintype-pagination";

const KINDS: [(&str, PageKind); 6] = [
    ("link", PageKind::Link),
    ("url", PageKind::Url),
    ("cursor", PageKind::Cursor),
    ("last-item", PageKind::LastItem),
    ("page", PageKind::Page),
    ("offset", PageKind::Offset),
];

/// The members that a kind must have, and those that it may have.
fn members(kind: PageKind) -> (&'static [&'static str], &'static [&'static str]) {
    match kind {
        PageKind::Link => (&[], &["items", "more"]),
        PageKind::Url => (&["next"], &["items", "more"]),
        PageKind::Cursor => (&["parameter", "next"], &["items", "more"]),
        PageKind::LastItem => (&["parameter", "items", "next"], &["more"]),
        PageKind::Page => (&["parameter", "items"], &["more", "total", "pages", "first"]),
        PageKind::Offset => (&["parameter", "items"], &["more", "total"]),
    }
}

impl Lower<'_> {
    /// What the document says of an operation's pages.
    pub(super) fn paging(&mut self, operation: NodeId) -> Option<Paging> {
        let node = self.document.get(operation, NAME)?;
        match self.document.bool(node) {
            Some(false) => return Some(Paging::Off),
            Some(true) => {
                let message = format!("`{NAME}: true` does not say how the pages follow each other");
                let help = "docs/extensions.md describes its members; `false` says that there are no pages";
                self.diagnostics.push(Diagnostic::error("extension", self.document.span(node), message).help(help));
                return Some(Paging::Off);
            }
            None => {}
        }
        // What is at fault is not guessed either.
        Some(self.declared_pages(node).map_or(Paging::Off, |declared| Paging::Declared(Box::new(declared))))
    }

    fn declared_pages(&mut self, node: NodeId) -> Option<DeclaredPages> {
        if !self.is_object(node, &format!("`{NAME}`")) {
            return None;
        }
        let kind = self.page_kind(node)?;
        let (must, may) = members(kind);
        let known: Vec<&str> = ["type"].iter().chain(must).chain(may).copied().collect();
        keywords::check(self, node, NAME, &known);
        let missing: Vec<String> = must
            .iter()
            .filter(|name| self.document.get(node, name).is_none())
            .map(|name| format!("`{name}`"))
            .collect();
        if !missing.is_empty() {
            let message = format!("`{NAME}` lacks {}", missing.join(" and "));
            let help = "docs/extensions.md describes its members";
            self.diagnostics.push(Diagnostic::error("extension", self.document.key_span(node), message).help(help));
            return None;
        }
        let said = |lower: &mut Self, name: &str| {
            let text = if known.contains(&name) { lower.string(node, name)? } else { return None };
            Some(Said { text, place: lower.value_span(node, name) })
        };
        let parameter = said(self, "parameter");
        let [next, items, more, total, pages] = ["next", "items", "more", "total", "pages"]
            .map(|name| said(self, name).filter(|said| self.is_pointer(said)));
        let first = if known.contains(&"first") { self.count(node, "first") } else { None };
        let place = self.document.key_span(node);
        let first = first.unwrap_or(1);
        Some(DeclaredPages { kind, parameter, next, items, more, total, pages, first, place })
    }

    fn page_kind(&mut self, node: NodeId) -> Option<PageKind> {
        if self.document.get(node, "type").is_none() {
            let message = format!("`{NAME}` lacks `type`");
            let help = "there are `link`, `url`, `cursor`, `last-item`, `page` and `offset`";
            self.diagnostics.push(Diagnostic::error("extension", self.document.key_span(node), message).help(help));
            return None;
        }
        let word = self.string(node, "type")?;
        let kind = KINDS.iter().find(|(name, _)| *name == word).map(|(_, kind)| *kind);
        if kind.is_none() {
            let message = format!("there is no pagination `{word}`");
            let diagnostic = Diagnostic::error("unknown-extension", self.value_span(node, "type"), message);
            self.diagnostics.push(match suggest(&word, KINDS.iter().map(|(name, _)| *name)) {
                Some(other) => diagnostic.help(format!("did you mean `{other}`?")),
                None => diagnostic.help("there are `link`, `url`, `cursor`, `last-item`, `page` and `offset`"),
            });
        }
        kind
    }

    /// Whether a text is a JSON Pointer (RFC 6901, section 3).
    fn is_pointer(&mut self, said: &Said) -> bool {
        let is = said.text.is_empty() || said.text.starts_with('/');
        if !is {
            let message = format!("`{}` is no JSON Pointer", said.text);
            let help = format!("a pointer begins with a slash: `/{}`", said.text);
            self.diagnostics.push(Diagnostic::error("extension", said.place, message).help(help));
        }
        is
    }
}
