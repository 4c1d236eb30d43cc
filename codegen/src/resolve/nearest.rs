//! What a reference that leads nowhere most likely means.

use crate::diagnostic::suggest;
use crate::load::{Document, NodeId};

/// The pointer in a file, as its text spells pointers, that is nearest to one that leads nowhere: every token that is not there is a
/// slip of one that is. Else that of the one component with the name at the pointer's end.
pub(super) fn nearest(document: &Document, file: NodeId, pointer: &str) -> Option<String> {
    misspelt(document, file, pointer).or_else(|| misplaced(document, file, pointer))
}

fn misspelt(document: &Document, file: NodeId, pointer: &str) -> Option<String> {
    let (mut at, mut meant) = (file, String::new());
    for token in pointer.strip_prefix('/').unwrap_or(pointer).split('/') {
        let length = meant.len();
        meant.push('/');
        meant.push_str(token);
        if let Some(next) = document.at_written_pointer(at, &meant[length..]) {
            at = next;
            continue;
        }
        let known = document.written_tokens(at);
        meant.truncate(length + 1);
        meant.push_str(suggest(token, known.iter().map(String::as_str))?);
        at = document.at_written_pointer(at, &meant[length..])?;
    }
    Some(meant)
}

fn misplaced(document: &Document, file: NodeId, pointer: &str) -> Option<String> {
    let name = pointer.rsplit('/').next()?;
    let components = document.at_pointer(file, "/components")?;
    let named = |kind: &NodeId| document.at_pointer(*kind, &format!("/{name}"));
    let mut found = document.entries(components).iter().filter_map(|entry| named(&entry.value));
    let (only, None) = (found.next()?, found.next()) else { return None };
    Some(document.written_pointer(only))
}
