//! The five clients against their providers' mocks over sockets, and against answers that no document foresees.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod common;
