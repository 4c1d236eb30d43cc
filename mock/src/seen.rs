//! What arrived, for a test to look at.

use std::collections::VecDeque;

use http::{Method, StatusCode};

use crate::fault::Fault;

/// So many requests are remembered.
const REMEMBERED: usize = 1000;

/// A request that arrived, and the status it was answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The method.
    pub method: Method,
    /// The path without the query string, which may hold a key.
    pub path: String,
    /// The status of the answer; 499 where the client did not wait for one, or does not yet have one.
    pub status: StatusCode,
    /// What went wrong with it.
    pub fault: Option<Fault>,
}

/// The last requests in the order in which they came.
#[derive(Debug, Default)]
pub(crate) struct Log {
    seen: VecDeque<Seen>,
    /// How many there were before those.
    forgotten: u64,
}

impl Log {
    /// Notes a request, and gives its number.
    pub(crate) fn push(&mut self, seen: Seen) -> u64 {
        if self.seen.len() == REMEMBERED {
            self.seen.pop_front();
            self.forgotten += 1;
        }
        self.seen.push_back(seen);
        self.forgotten + self.seen.len() as u64 - 1
    }

    /// Notes what a request was answered with.
    pub(crate) fn answered(&mut self, number: u64, status: StatusCode) {
        let index = number.checked_sub(self.forgotten).and_then(|index| usize::try_from(index).ok());
        if let Some(seen) = index.and_then(|index| self.seen.get_mut(index)) {
            seen.status = status;
        }
    }

    pub(crate) fn all(&self) -> Vec<Seen> {
        self.seen.iter().cloned().collect()
    }
}
