//! The call: what is sent, what is refused before it is sent, and what comes of an answer.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs, unreachable_pub)]

mod answer_checks;
mod answers;
mod arguments;
#[cfg(feature = "blocking")]
mod blocking;
mod bodies;
mod credentials;
mod envelope;
mod environment;
mod errors;
mod fake;
mod hostile;
mod interceptors;
mod limits;
mod login;
mod media;
mod oauth2;
mod oauth2_failures;
mod oauth2_renewal;
#[cfg(feature = "reqwest")]
mod oauth2_wire;
mod pages;
mod paths;
mod provider;
mod provider_limits;
mod reconnects;
mod redirects;
mod retries;
#[cfg(feature = "reqwest")]
mod retries_wire;
mod sample;
mod script;
mod servers;
mod slow;
mod streams;
mod tower_layers;
#[cfg(feature = "tracing")]
mod tracing_spans;
mod transports;
mod validation;
