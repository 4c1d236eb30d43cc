//! The lookup of one reference.

use crate::diagnostic::{Diagnostic, Diagnostics, Span};
use crate::load::{Document, Files, Link, NodeId, fragment, percent_decode, reference};

use super::ids::Ids;
use super::nearest::Nearest;

/// A pointer may pass over so many references on its way.
const MAX_HOPS: usize = 64;

/// What a lookup needs.
pub(super) struct Finder<'a> {
    pub(super) document: &'a Document,
    pub(super) files: &'a Files,
    pub(super) ids: Ids,
    pub(super) nearest: Nearest<'a>,
}

/// Why a reference has no target.
enum Missing {
    /// Nothing stands there.
    Unresolved,
    /// The file part leads nowhere.
    File(Link),
}

impl Finder<'_> {
    /// The node that the reference at `node` names, or a diagnostic.
    pub(super) fn target(&self, node: NodeId, diagnostics: &mut Diagnostics) -> Option<NodeId> {
        let value = reference(self.document, node)?;
        let (text, span) = (self.document.str(value)?, self.document.span(value));
        match self.look(node, text, MAX_HOPS) {
            Ok(target) => Some(target),
            Err(Missing::Unresolved) => {
                if let Some(target) = self.around(node, text) {
                    diagnostics.push(self.pasted(text, span, target));
                    return Some(target);
                }
                diagnostics.push(self.unresolved(node, text, span));
                None
            }
            Err(Missing::File(link)) => {
                diagnostics.extend(self.unlinked(text, span, link));
                None
            }
        }
    }

    /// The node that `text` names where it stands at `node`.
    pub(super) fn find(&self, node: NodeId, text: &str) -> Option<NodeId> {
        self.look(node, text, MAX_HOPS).ok().or_else(|| self.around(node, text))
    }

    /// The definition that a reference means which names it as if the schema around it were the whole document. Schemas that were pasted
    /// into a document have such references.
    fn around(&self, node: NodeId, text: &str) -> Option<NodeId> {
        let pointer = percent_decode(text.strip_prefix('#')?);
        let inner = ["/$defs/", "/definitions/"].iter().any(|start| pointer.starts_with(start));
        let mut at = self.document.parent(node).filter(|_| inner)?;
        loop {
            if let Some(found) = self.document.at_pointer(at, &pointer) {
                return Some(found);
            }
            at = self.document.parent(at)?;
        }
    }

    fn pasted(&self, text: &str, span: Span, target: NodeId) -> Diagnostic {
        let message = format!("`{text}` is not at the top of the document; a schema around it has one");
        let help = format!("that one is taken; write `{}`", fragment(&self.document.written_pointer(target)));
        Diagnostic::warning("ref-scope", span, message).help(help)
    }

    fn look(&self, node: NodeId, text: &str, hops: usize) -> Result<NodeId, Missing> {
        if let Some((schema, pointer)) = self.ids.find(self.document, self.files, node, text) {
            let foreign = self.document.tree(schema) != self.document.tree(node);
            return self.along(schema, &pointer, foreign, hops).ok_or(Missing::Unresolved);
        }
        let (file, fragment) = text.split_once('#').unwrap_or((text, ""));
        let tree = match self.files.link(self.document.tree(node), file) {
            Link::Tree(tree) => tree,
            other => return Err(Missing::File(other)),
        };
        let foreign = tree != self.document.tree(node);
        self.along(tree, &percent_decode(fragment), foreign, hops).ok_or(Missing::Unresolved)
    }

    /// The node at a pointer. Where a token is not there, but a reference is, its target is asked for the rest, as most
    /// tools do.
    fn along(&self, from: NodeId, pointer: &str, foreign: bool, hops: usize) -> Option<NodeId> {
        if let Some(found) = self.at(from, pointer, foreign) {
            return Some(found);
        }
        let mut at = from;
        let mut rest = pointer;
        while let Some(after) = rest.strip_prefix('/') {
            let length = after.find('/').map_or(rest.len(), |slash| slash + 1);
            match self.at(at, &rest[..length], foreign) {
                Some(next) => (at, rest) = (next, &rest[length..]),
                None => {
                    let text = self.document.str(reference(self.document, at)?)?;
                    let hops = hops.checked_sub(1)?;
                    let target = self.look(at, text, hops).ok().filter(|target| *target != at)?;
                    return self.along(target, rest, foreign, hops);
                }
            }
        }
        None
    }

    /// The node at a pointer. Of a document that was lifted, other files name what stands in its text; its own references have been
    /// spelled anew.
    fn at(&self, from: NodeId, pointer: &str, foreign: bool) -> Option<NodeId> {
        let lifted = || self.document.at_pointer(from, pointer);
        let written = || self.document.at_written_pointer(from, pointer);
        if foreign { written().or_else(lifted) } else { lifted().or_else(written) }
    }

    fn unresolved(&self, node: NodeId, text: &str, span: Span) -> Diagnostic {
        let diagnostic = Diagnostic::error("ref-unresolved", span, format!("`{text}` does not exist"));
        let (file, pointer) = text.split_once('#').unwrap_or((text, ""));
        let pointer = percent_decode(pointer);
        let resource = self.ids.find(self.document, self.files, node, file).map(|(schema, _)| schema);
        let root = resource.or_else(|| match self.files.link(self.document.tree(node), file) {
            Link::Tree(tree) => Some(tree),
            _ => None,
        });
        let other = root.and_then(|root| self.nearest.pointer(node, root, &pointer));
        let is_within = resource.is_some_and(|schema| file.is_empty() && schema != self.document.tree(node));
        match other {
            Some(other) => diagnostic.help(format!("did you mean `{file}{}`?", fragment(&other))),
            None if is_within => diagnostic.help("`#` is the schema around it that has an `$id`, not the document"),
            None => diagnostic.help("define it, or correct the reference"),
        }
    }

    /// What is to be said of a file part that leads nowhere; nothing where it has been said.
    fn unlinked(&self, text: &str, span: Span, link: Link) -> Option<Diagnostic> {
        Some(match link {
            Link::Network => Diagnostic::error(
                "ref-outside",
                span,
                format!("`{text}` is an address, and nothing is fetched from a network"),
            )
            .help("save it below the document's folder and refer to the file"),
            Link::Outside => {
                Diagnostic::error("ref-outside", span, format!("`{text}` leads out of the document's folder"))
                    .help("only files below the folder of the document are read; copy the file there")
            }
            Link::Unreadable(reason) => {
                let diagnostic = Diagnostic::error("ref-file", span, format!("`{text}` can't be read: {reason}"));
                match self.component(text) {
                    Some(pointer) => diagnostic.help(format!("did you mean `{}`?", fragment(&pointer))),
                    None => diagnostic.help("the path is relative to the file that the reference stands in"),
                }
            }
            Link::Faulty | Link::Tree(_) => return None,
        })
    }

    /// The component that has a bare name.
    fn component(&self, name: &str) -> Option<String> {
        let schemas = self.document.at_pointer(self.document.root(), "/components/schemas")?;
        self.document.get(schemas, name).map(|node| self.document.written_pointer(node))
    }
}
