//! What arrived, for a test to look at.

use std::collections::VecDeque;

use http::{Method, StatusCode};

/// So many requests are remembered.
const REMEMBERED: usize = 1000;

/// A request that arrived, and the status it was answered with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// The method.
    pub method: Method,
    /// The path without the query string, which may hold a key.
    pub path: String,
    /// The status of the answer.
    pub status: StatusCode,
}

/// The last requests in the order of their answers.
#[derive(Debug, Default)]
pub(crate) struct Log(VecDeque<Seen>);

impl Log {
    pub(crate) fn push(&mut self, seen: Seen) {
        if self.0.len() == REMEMBERED {
            self.0.pop_front();
        }
        self.0.push_back(seen);
    }

    pub(crate) fn all(&self) -> Vec<Seen> {
        self.0.iter().cloned().collect()
    }
}
