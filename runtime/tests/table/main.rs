//! Types as the generator writes them, read, written and checked by their tables.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod applying;
mod bridging;
mod checking;
mod checking_json;
mod choosing;
mod free_json;
mod glancing;
mod hostile;
mod misfits;
mod places;
mod reading;
mod requests;
mod roundtrip;
mod sample;
mod telling;
mod writing;
