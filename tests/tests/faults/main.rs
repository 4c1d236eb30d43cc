//! Every fault against every provider's update: the outcome is the documented one, no secret is shown, nothing is sent twice
//! that must not be, and no record is half a record.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod chance;
mod closed;
mod closures;
mod defaults;
mod listed;
mod outcome;
mod redirects;
mod rows;
mod subject;
mod subjects;
mod table;
mod trace;
