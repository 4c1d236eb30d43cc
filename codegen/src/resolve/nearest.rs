//! What a reference that leads nowhere most likely means.

use std::cell::Cell;

use crate::diagnostic::suggest;
use crate::load::{Document, NodeId, below};
use crate::pointer::{escape, key};

use super::kind::{Stands, stands};
use super::stand::Stand;

/// So many names are looked at for all references of a document together.
const MOST: usize = 500_000;

/// Looks for what references mean, as long as there is time.
pub(super) struct Nearest<'a> {
    document: &'a Document,
    left: Cell<usize>,
}

impl<'a> Nearest<'a> {
    pub(super) fn new(document: &'a Document) -> Nearest<'a> {
        Nearest { document, left: Cell::new(MOST) }
    }

    /// The pointer that is nearest to the one of the reference at `node`, which leads nowhere from `root`: every token that is not there
    /// is a slip of one that is. Else that of the one component with the name at the pointer's end that can stand at `node`. As the text
    /// of the file spells pointers, without percent-encoding.
    pub(super) fn pointer(&self, node: NodeId, root: NodeId, pointer: &str) -> Option<String> {
        // A name alone is a component's before it is a member's of the document.
        let other = match pointer.contains('/') {
            true => self.misspelt(root, pointer).or_else(|| self.misplaced(node, root, pointer)),
            false => self.misplaced(node, root, pointer).or_else(|| self.misspelt(root, pointer)),
        };
        other.filter(|other| other != pointer)
    }

    fn misspelt(&self, root: NodeId, pointer: &str) -> Option<String> {
        let (mut at, mut meant) = (root, String::new());
        for token in pointer.strip_prefix('/').unwrap_or(pointer).split('/') {
            let length = meant.len();
            meant.push('/');
            meant.push_str(token);
            if let Some(next) = self.document.at_written_pointer(at, &meant[length..]) {
                at = next;
                continue;
            }
            let token = key(token);
            // What the specification has here is no slip: the document is.
            if matches!(stands(self.document, at), Some(Stands::At(Stand::One(kind))) if below(kind, &token).is_some())
            {
                return None;
            }
            self.spend(self.document.entries(at).len())?;
            let known = self.document.written_names(at);
            let other = known.iter().find(|name| **name == token).copied().or_else(|| suggest(&token, known));
            meant.truncate(length + 1);
            meant.push_str(&escape(other?));
            at = self.document.at_written_pointer(at, &meant[length..])?;
        }
        Some(meant)
    }

    fn misplaced(&self, node: NodeId, root: NodeId, pointer: &str) -> Option<String> {
        // The name of a component stands alone, behind one word, or behind `components` and its kind.
        let name = match pointer.trim_start_matches('/').split('/').collect::<Vec<_>>().as_slice() {
            [name] | [_, name] | ["components", _, name] => key(name),
            _ => return None,
        };
        let kinds = self.document.entries(self.document.at_pointer(root, "/components")?);
        self.spend(kinds.len())?;
        let due = stands(self.document, node);
        let fits = |found: &NodeId| due.is_none() || stands(self.document, *found) == due;
        let mut found = kinds.iter().filter_map(|kind| self.document.get(kind.value, &name)).filter(fits);
        let (only, None) = (found.next()?, found.next()) else { return None };
        Some(self.document.written_pointer(only))
    }

    fn spend(&self, names: usize) -> Option<()> {
        self.left.set(self.left.get().checked_sub(names)?);
        Some(())
    }
}
