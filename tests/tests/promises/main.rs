//! What the generator promises: what it writes, what it refuses and in which words, and that its faces agree.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod build_script;
mod compiled;
mod faces;
mod independent;
mod openapi_value;
mod order;
mod refused;
mod snapshots;
mod support;
mod versions;
