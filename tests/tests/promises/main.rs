//! What the generator promises: what it writes, what it refuses and in which words, and that its faces agree.

#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod build_script;
mod compiled;
mod faces;
mod features;
mod independent;
mod items;
mod openapi_value;
mod order;
mod overlays;
mod refused;
mod slices;
mod snapshots;
mod support;
mod trees;
mod versions;
