//! What a reference that leads nowhere most likely means.

use std::cell::Cell;

use crate::diagnostic::suggest;
use crate::load::{Document, NodeId};
use crate::pointer::{escape, key};

/// So many names are looked at for all references of a document together.
const MOST: usize = 5_000_000;

/// Looks for what references mean, as long as there is time.
pub(super) struct Nearest<'a> {
    document: &'a Document,
    left: Cell<usize>,
}

impl<'a> Nearest<'a> {
    pub(super) fn new(document: &'a Document) -> Nearest<'a> {
        Nearest { document, left: Cell::new(MOST) }
    }

    /// The pointer that is nearest to one that leads nowhere from `root`: every token that is not there is a slip of one that is. Else
    /// that of the one component with the name at the pointer's end. As the text of the file spells pointers, without percent-encoding.
    pub(super) fn pointer(&self, root: NodeId, pointer: &str) -> Option<String> {
        // A name alone is a component's before it is a member's of the document.
        let other = match pointer.contains('/') {
            true => self.misspelt(root, pointer).or_else(|| self.misplaced(root, pointer)),
            false => self.misplaced(root, pointer).or_else(|| self.misspelt(root, pointer)),
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
            let known = self.document.written_names(at);
            self.spend(known.len())?;
            meant.truncate(length + 1);
            meant.push_str(&escape(suggest(&key(token), known)?));
            at = self.document.at_written_pointer(at, &meant[length..])?;
        }
        Some(meant)
    }

    fn misplaced(&self, root: NodeId, pointer: &str) -> Option<String> {
        let name = pointer.rsplit('/').next()?;
        let kinds = self.document.entries(self.document.at_pointer(root, "/components")?);
        self.spend(kinds.len())?;
        let mut found = kinds.iter().filter_map(|kind| self.document.get(kind.value, &key(name)));
        let (only, None) = (found.next()?, found.next()) else { return None };
        Some(self.document.written_pointer(only))
    }

    fn spend(&self, names: usize) -> Option<()> {
        self.left.set(self.left.get().checked_sub(names)?);
        Some(())
    }
}
