//! A provider in a box: answers by its OpenAPI document and keeps the profile it was given.
//!
//! [`Mock`] reads a document with the generator's own reader, and judges requests by the same tables as a generated
//! client does. It checks method, path, credentials, signature, parameters and body, answers in the documented forms, and
//! plays what `x-tintype-mock` says of an operation: a record that is read, written, created or marked, a stale version
//! that is refused, a member that changes once.
//!
//! ```no_run
//! # async fn example() -> Result<(), Box<dyn std::error::Error>> {
//! use tintype_mock::Mock;
//!
//! let mock = Mock::builder().bearer("token").open("specs/profile.yaml")?;
//! let running = mock.serve(([127, 0, 0, 1], 0).into()).await?;
//! println!("{}", running.url()); // http://127.0.0.1:49152, with the base path of the document's first server
//! # Ok(()) }
//! ```
//!
//! Without a socket, [`Mock::service`] is a `tower` service that a client takes as its transport.
//!
//! Where the success of an operation on a record declares an `ETag`, every answer that shows the record has its tag, and a
//! write with another `If-Match` is answered with 412.
//!
//! # What goes wrong
//! A [`Fault`] makes it misbehave: [`Mock::next`] for the next request, [`MockBuilder::faults`] by a script or by chance.
//!
//! # What it does not check
//! `Accept`, members of the query that the document does not name, and OAuth scopes.

mod answer;
mod builder;
mod check;
mod document;
mod error;
mod fault;
mod fresh;
mod headers;
mod incoming;
mod line;
mod mock;
mod perform;
mod precondition;
mod record;
mod refusal;
mod reply;
mod route;
mod sample;
mod script;
mod seen;
mod serve;
mod service;
mod speak;
mod table;
mod words;

pub use builder::MockBuilder;
pub use error::MockError;
pub use fault::{Fault, FaultError, Faults, Step, To};
pub use mock::Mock;
pub use seen::Seen;
pub use serve::Running;
pub use service::{Answering, MockService};
pub use table::table;
