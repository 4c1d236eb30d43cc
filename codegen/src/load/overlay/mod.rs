//! OpenAPI Overlays 1.0 and 1.1: a file of actions that change a document before anything else reads it.
//!
//! The overlay is read into the arena of its document, and what it adds keeps its spans: a message about it, and a
//! violation of a rule that it brings, name the overlay's file and line.

mod copy;
mod extends;
mod merge;
mod query;
mod read;
mod remove;
mod target;
mod work;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod query_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod tests;

use std::path::Path;

use super::{Document, load_into};
use crate::diagnostic::{Diagnostics, Sources};
use read::Reader;
use target::Apply;
use work::Work;

/// Applies the overlay at `path` to a document, its actions in their order. `false` where the file can't be used at all;
/// an action that is at fault is reported and left out.
///
/// # Errors
/// Only those of the file system. The codes of its own are `overlay`, `jsonpath`, `overlay-target`, `overlay-value`,
/// `overlay-extends` and `overlay-budget`; those of [`load`](super::load) are the others.
pub fn apply(
    document: &mut Document,
    path: &Path,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> std::io::Result<bool> {
    let Some(root) = load_into(document, path, sources, diagnostics)? else { return Ok(false) };
    let mut reader = Reader { document, sources, diagnostics };
    let Some(overlay) = reader.overlay(root) else { return Ok(false) };
    if let Some(extends) = overlay.extends {
        reader.check_extends(extends);
    }
    let work = Work::of(document);
    Apply { document, diagnostics, work, minor: overlay.minor }.all(&overlay.actions);
    Ok(true)
}
