//! What applying an overlay may cost: a query that visits everything for everything, or an update that is copied to
//! everything, ends with a diagnostic instead of taking hours.

use crate::load::Document;

/// So many nodes may be looked at for each that was written, over all actions,
const LOOKS_PER_NODE: usize = 100;
/// beside an allowance for small documents,
const LOOKS: usize = 2_000_000;
/// but not more than these, which take a few seconds.
const MAX_LOOKS: usize = 100_000_000;
/// At most so many nodes may be copied into the document,
const MAX_COPIES: usize = 1_000_000;
/// and at most so many for each node that was written, beside an allowance for small documents.
const COPIES_PER_NODE: usize = 100;
const ALLOWANCE: usize = 10_000;
/// The keys and strings in the copies have at most so many bytes.
const MAX_BYTES: usize = 64 * 1024 * 1024;

/// The budget is spent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TooMuch;

/// What is left of the budget.
#[derive(Debug)]
pub(super) struct Work {
    looks: usize,
    copies: usize,
    bytes: usize,
}

impl Work {
    /// The budget for an overlay beside this document, the overlay's own nodes included.
    pub(super) fn of(document: &Document) -> Work {
        let copies = document.mark().saturating_mul(COPIES_PER_NODE).saturating_add(ALLOWANCE).min(MAX_COPIES);
        let looks = document.mark().saturating_mul(LOOKS_PER_NODE).saturating_add(LOOKS).min(MAX_LOOKS);
        Work { looks, copies, bytes: MAX_BYTES }
    }

    /// Pays for looking at so many nodes.
    pub(super) fn spend(&mut self, nodes: usize) -> Result<(), TooMuch> {
        take(&mut self.looks, nodes)
    }

    /// Pays for a copy of one node with so many bytes of text.
    pub(super) fn copy(&mut self, bytes: usize) -> Result<(), TooMuch> {
        take(&mut self.copies, 1)?;
        take(&mut self.bytes, bytes)
    }
}

fn take(left: &mut usize, wanted: usize) -> Result<(), TooMuch> {
    *left = left.checked_sub(wanted).ok_or(TooMuch)?;
    Ok(())
}
