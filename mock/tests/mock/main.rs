//! The mock, provider by provider: raw requests in, exact answers out.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod concurrent;
mod driver;
mod envelope;
mod examples;
mod failures;
mod faults;
mod headers;
mod hostile;
mod locking;
mod plain;
mod preconditions;
mod proto;
mod records;
mod refused;
mod signed;
mod socket;
mod support;
mod tuples;
