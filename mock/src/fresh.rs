//! Ids that no request had before.

use std::sync::atomic::{AtomicU64, Ordering};

/// A counter behind ids; the first is the same in every run, so that tests can name it.
#[derive(Debug, Default)]
pub(crate) struct Fresh(AtomicU64);

impl Fresh {
    /// An id in the form of a UUID of version 8, whose content is free (RFC 9562, section 5.8).
    pub(crate) fn id(&self) -> String {
        let count = self.0.fetch_add(1, Ordering::Relaxed).wrapping_add(1);
        format!("00000000-0000-8000-8000-{:012x}", count & 0xffff_ffff_ffff)
    }
}
