//! The call: what is sent, what is refused before it is sent, and what comes of an answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, unreachable_pub)]

mod answer_checks;
mod answers;
mod arguments;
mod bodies;
mod credentials;
mod envelope;
mod fake;
mod hostile;
mod media;
mod paths;
mod retries;
#[cfg(feature = "reqwest")]
mod retries_wire;
mod sample;
mod script;
mod servers;
mod streams;
mod transports;
mod validation;
