//! The mock, provider by provider: raw requests in, exact answers out.

mod concurrent;
mod driver;
mod envelope;
mod examples;
mod headers;
mod locking;
mod plain;
mod proto;
mod refused;
mod signed;
mod socket;
mod support;
